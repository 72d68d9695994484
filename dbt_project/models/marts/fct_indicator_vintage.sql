{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}

with series as (

    select
        *,
        {{ region_key() }} as region_key
    from {{ ref('fct_indicator_year') }}
    where
        documents > 1
        {{ only_changed('and', of=ref('fct_indicator_year')) }}

),

observations as (

    select * from {{ ref('int_observation') }}
    where year is not null
    {{ only_changed('and', of=ref('int_observation')) }}

),

-- what each document says of a series and year, chosen as in fct_indicator_year; on ids and ends alone, since a sort of
-- whole rows spills where there are many
said as (

    select
        observations.observation_id,
        observations.indicator_year_id,
        observations.document_id,
        observations.issued_on,
        observations.report_year,
        observations.value_base,
        observations.bound,
        observations.allowed_low,
        observations.allowed_high,
        series.indicator as series_name,
        series.indicator_name_en,
        series.observation_id = observations.observation_id as is_quoted
    from observations
    inner join series on observations.indicator_year_id = series.indicator_year_id
    qualify
        row_number() over (
            partition by observations.indicator_year_id, observations.document_id
            order by {{ believed_first('observations') }}
        ) = 1

),

compared as (

    select
        *,
        row_number() over by_age as vintage_no,
        lag(value_base) over by_age as value_before_base,
        lag(bound) over by_age as bound_before,
        lag(allowed_low) over by_age as low_before,
        lag(allowed_high) over by_age as high_before
    from said
    window by_age as (partition by indicator_year_id order by issued_on nulls first, report_year nulls first, document_id)

),

-- a difference is a revision only where no number could satisfy both: rounding and bounds are none
judged as (

    select
        observation_id,
        vintage_no,
        series_name,
        indicator_name_en,
        is_quoted,
        case when bound = 'eq' and bound_before = 'eq' then value_base - value_before_base end as change_base,
        value_before_base,
        coalesce(greatest(allowed_low, low_before) >= least(allowed_high, high_before), false) as is_revision
    from compared

),

final as (

    select
        observations.*,
        judged.* exclude (observation_id),
        try_cast(
            round(cast(judged.change_base as double) / nullif(cast(judged.value_before_base as double), 0) * 100, 2)
            as decimal(38, 6)
        ) as change_pct
    from observations
    inner join judged on observations.observation_id = judged.observation_id

)

select
    indicator_year_id,
    document_id,
    cast(vintage_no as integer) as vintage_no,
    region_code,
    region_name,
    part_scope as scope,
    series_key,
    indicator_code,
    series_name as indicator,
    indicator_name_en,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    report_year,
    issued_on,
    value,
    value_max,
    unit,
    bound,
    value_base,
    unit_base,
    change_base,
    change_pct,
    is_revision,
    is_quoted,
    obs_status,
    observation_id
from final
