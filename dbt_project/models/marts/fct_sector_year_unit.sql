{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}

with observations as (

    select * from {{ ref('int_observation') }}
    where year is not null
    {{ only_changed('and', of=ref('int_observation')) }}

),

-- each series once, at the value to quote
addends as (

    select
        {{ region_key() }} as region_key,
        year,
        sector,
        unit_base,
        statistic,
        status,
        indicator_code,
        bound,
        value_base
    from {{ ref('fct_indicator_year') }}
    where
        may_be_summed
        {{ only_changed('and', of=ref('fct_indicator_year'), also='may_be_summed') }}

),

counted as (

    select
        region_key,
        min(region_code) as region_code,
        min(region_name) as region_name,
        year,
        sector,
        unit_base,
        statistic,
        status,
        cast(count(*) as integer) as observations,
        cast(count(distinct series_key) as integer) as indicators,
        cast(count(distinct document_id) as integer) as documents
    from observations
    group by region_key, year, sector, unit_base, statistic, status

),

-- different indicators overlap (resident and registered people, GDP and the value added in it): their sum counts
-- things twice, so that a total is given only where one indicator is stated, and exactly: 超40万亿元 is no total
totals as (

    select
        region_key,
        year,
        sector,
        unit_base,
        statistic,
        status,
        cast(count(*) as integer) as summable_indicators,
        case when count(*) = 1 and min(bound) = 'eq' then cast(sum(value_base) as decimal(38, 6)) end as total,
        case when count(*) = 1 and min(bound) = 'eq' then min(indicator_code) end as total_indicator_code
    from addends
    group by region_key, year, sector, unit_base, statistic, status

),

final as (

    select
        counted.*,
        totals.total,
        totals.total_indicator_code,
        coalesce(totals.summable_indicators, 0) as summable_indicators
    from counted
    left join totals
        on
            counted.region_key = totals.region_key
            and counted.year = totals.year
            and counted.sector = totals.sector
            and counted.unit_base = totals.unit_base
            and counted.statistic = totals.statistic
            and counted.status = totals.status

)

select
    {{ surrogate_key(['region_key', 'year', 'sector', 'unit_base', 'statistic', 'status']) }} as sector_year_unit_id,
    region_code,
    region_name,
    year,
    sector,
    unit_base as unit,
    statistic,
    status,
    observations,
    indicators,
    documents,
    summable_indicators,
    total,
    total_indicator_code
from final
