{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region'}
) }}

with quoted as (

    select
        *,
        {{ region_key() }} as region_key
    from {{ ref('fct_indicator_year') }}
    where
        status = 'actual'
        and scope is null
        and year_start is null
        and period = 'year'
        and bound = 'eq'
        and value_max is null
        {{ only_changed('and', of=ref('fct_indicator_year')) }}

),

levels as (

    select * from quoted
    where statistic = 'level'

),

growths as (

    select * from quoted
    where statistic = 'growth' and unit_base = '%'

),

compared as (

    select
        growths.*,
        this_year.value_base as level_base,
        last_year.value_base as level_before_base,
        this_year.unit_base as level_unit_base,
        this_year.observation_id as level_observation_id,
        last_year.observation_id as level_before_observation_id,
        cast(round(
            (cast(this_year.value_base as double) / cast(last_year.value_base as double) - 1) * 100, 2
        ) as decimal(38, 6)) as implied_growth_pct
    from growths
    inner join levels as this_year
        on
            growths.region_code = this_year.region_code
            and growths.region_name is not distinct from this_year.region_name
            and growths.series_key = this_year.series_key
            and growths.year = this_year.year
    inner join levels as last_year
        on
            this_year.region_code = last_year.region_code
            and this_year.region_name is not distinct from last_year.region_name
            and this_year.series_key = last_year.series_key
            and this_year.unit_base = last_year.unit_base
            and this_year.year = last_year.year + 1
    where last_year.value_base > 0

)

select
    {{ surrogate_key(['observation_id', 'level_observation_id', 'level_before_observation_id']) }} as finding_id,
    region_code,
    region_name,
    series_key,
    indicator,
    year,
    value_base as growth_pct,
    price_basis,
    implied_growth_pct,
    level_base,
    level_before_base,
    level_unit_base as unit,
    observation_id as growth_observation_id,
    level_observation_id,
    level_before_observation_id
from compared
where abs(implied_growth_pct - value_base) > {{ var('level_growth_points') }}
