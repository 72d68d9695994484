{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}

with series as (

    select
        *,
        {{ region_key() }} as region_key
    from {{ ref('fct_indicator_year') }}
    where
        sources_disagree
        {{ only_changed('and', of=ref('fct_indicator_year')) }}

),

observations as (

    select * from {{ ref('int_observation') }}
    where year is not null
    {{ only_changed('and', of=ref('int_observation')) }}

),

-- the two statements that lie farthest apart stand for all that no single number could satisfy
extremes as (

    select
        series.indicator_year_id,
        arg_min(
            {
                'id': observations.observation_id, 'document': observations.document_id,
                'value': observations.value_base, 'sentence': observations.sentence
            }, (observations.value_base, observations.observation_id)
        ) as lowest,
        arg_max(
            {
                'id': observations.observation_id, 'document': observations.document_id,
                'value': observations.value_base, 'sentence': observations.sentence
            }, (observations.value_base, observations.observation_id)
        ) as highest
    from observations
    inner join series on observations.indicator_year_id = series.indicator_year_id
    group by series.indicator_year_id

),

final as (

    select
        series.*,
        extremes.lowest,
        extremes.highest,
        case when series.documents = 1 then 'within_report' else 'between_reports' end as finding
    from series
    inner join extremes on series.indicator_year_id = extremes.indicator_year_id

)

select
    indicator_year_id,
    finding,
    region_code,
    region_name,
    scope,
    series_key,
    indicator,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    unit_base as unit,
    lowest.value as lowest_base,
    highest.value as highest_base,
    observations,
    documents,
    lowest.id as lowest_observation_id,
    highest.id as highest_observation_id,
    lowest.document as lowest_document_id,
    highest.document as highest_document_id,
    lowest.sentence as lowest_sentence,
    highest.sentence as highest_sentence
from final
