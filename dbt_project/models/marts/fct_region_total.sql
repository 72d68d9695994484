{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_total'}
) }}

with quoted as (

    select * from {{ ref('fct_indicator_year') }}
    where
        may_be_summed
        {{ only_changed('and', of=ref('fct_indicator_year'), unit='region_part', also='may_be_summed') }}

),

regions as (

    select * from {{ ref('int_region') }}

),

addends as (

    select
        quoted.*,
        regions.parent_code
    from quoted
    inner join regions
        on
            quoted.region_code = regions.region_code
            and quoted.year between coalesce(regions.valid_from, 0) and coalesce(regions.valid_to, 9999)

),

-- the places one level below, and no others, so that nothing is counted twice
below as (

    select
        parent_code as region_code,
        indicator_code,
        indicator,
        indicator_name_en,
        sector,
        unit_base,
        status,
        year,
        cast(count(*) as integer) as regions_stated,
        cast(count(*) filter (where bound = 'eq') as integer) as regions_exact,
        cast(sum(value_base) as decimal(38, 6)) as total
    from addends
    where
        parent_code is not null
        {{ only_changed('and', key='(parent_code, year)') }}
    group by all

),

parents as (

    select distinct
        region_code,
        year
    from below

),

places as (

    select
        parents.region_code,
        parents.year,
        cast(count(*) as integer) as regions
    from parents
    inner join regions
        on
            parents.region_code = regions.parent_code
            and parents.year between coalesce(regions.valid_from, 0) and coalesce(regions.valid_to, 9999)
    group by parents.region_code, parents.year

),

counted as (

    select
        below.*,
        places.regions
    from below
    inner join places on below.region_code = places.region_code and below.year = places.year

),

final as (

    select
        counted.*,
        regions.region_name,
        regions.level,
        own.value_base as stated,
        own.bound as stated_bound,
        own.observation_id as stated_observation_id,
        case
            when own.bound = 'eq' and counted.regions_exact = counted.regions_stated and own.value_base > 0
                then cast(round(cast(counted.total as double) / cast(own.value_base as double) * 100, 2) as decimal(38, 6))
        end as total_pct_of_stated
    from counted
    inner join regions on counted.region_code = regions.region_code
    left join addends as own
        on
            counted.region_code = own.region_code
            and counted.indicator_code = own.indicator_code
            and counted.unit_base = own.unit_base
            and counted.status = own.status
            and counted.year = own.year

)

select
    {{ surrogate_key(['region_code', 'indicator_code', 'status', 'year']) }} as region_total_id,
    region_code,
    region_name,
    level,
    indicator_code,
    indicator,
    indicator_name_en,
    sector,
    status,
    year,
    unit_base as unit,
    regions,
    regions_stated,
    regions_exact,
    total,
    stated,
    stated_bound,
    total_pct_of_stated,
    stated_observation_id
from final
