{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}
with observations as (

    select * from {{ ref('int_observation') }}
    where year is not null
    {{ only_changed('and', of=ref('int_observation')) }}

),

indicators as (

    select * from {{ ref('int_indicator') }}

),

units as (

    select * from {{ ref('int_unit') }}

),

preferred as (

    select
        indicator_year_id,
        observation_id
    from observations
    qualify
        row_number() over (
            partition by indicator_year_id
            order by {{ believed_first() }}
        ) = 1

),

by_document as (

    select
        indicator_year_id,
        document_id,
        count(*) as statements,
        min(report_year) as report_year,
        max(allowed_low) as highest_low,
        min(allowed_high) as lowest_high
    from observations
    group by indicator_year_id, document_id

),

by_value as (

    select distinct
        indicator_year_id,
        value_base
    from observations

),

different_values as (

    select
        indicator_year_id,
        cast(count(*) as integer) as values_stated
    from by_value
    group by indicator_year_id

),

-- statements agree where one number could satisfy them all: the highest lower end lies below the lowest upper end
sources as (

    select
        indicator_year_id,
        cast(sum(statements) as integer) as observations,
        cast(count(*) as integer) as documents,
        min(report_year) as earliest_report_year,
        max(report_year) as latest_report_year,
        coalesce(max(highest_low) >= min(lowest_high), false) as sources_disagree
    from by_document
    group by indicator_year_id

),

-- everything is decided on ids and counts, and whole rows are joined once: where there are many, each sort or join of
-- them spills tens of gigabytes
quoted as materialized (

    select
        preferred.observation_id,
        sources.observations,
        sources.documents,
        sources.earliest_report_year,
        sources.latest_report_year,
        sources.sources_disagree,
        different_values.values_stated
    from preferred
    inner join sources on preferred.indicator_year_id = sources.indicator_year_id
    inner join different_values on preferred.indicator_year_id = different_values.indicator_year_id

),

final as (

    select
        observations.*,
        coalesce(indicators.indicator_name, observations.indicator) as series_name,
        indicators.indicator_name_en,
        -- over regions: a whole-year amount of the whole region, one number, of an indicator that is listed as summable,
        -- in its own unit; never a rate, a rank or a growth
        coalesce(
            indicators.summable
            and usual.unit_base = observations.unit_base
            and observations.statistic = 'level'
            and observations.part_scope is null
            and observations.year_start is null
            and observations.period = 'year'
            and observations.value_max is null
            and observations.price_basis is null,
            false
        ) as may_be_summed,
        quoted.* exclude (observation_id)
    from observations
    inner join quoted on observations.observation_id = quoted.observation_id
    left join indicators on observations.indicator_code = indicators.indicator_code
    left join units as usual on indicators.usual_unit = usual.unit

)

select
    indicator_year_id,
    region_code,
    region_name,
    part_scope as scope,
    series_key,
    indicator_code,
    series_name as indicator,
    indicator_name_en,
    sector,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    value,
    value_max,
    unit,
    value_base,
    value_max_base,
    unit_base,
    bound,
    may_be_summed,
    commitment,
    observation_id,
    document_id,
    report_year,
    corrected_by,
    observations,
    documents,
    values_stated,
    earliest_report_year,
    latest_report_year,
    sources_disagree
from final
