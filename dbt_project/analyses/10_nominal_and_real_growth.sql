-- How far is growth at current prices from the growth that reports state, 2025?
-- 2025 年按现价计算的名义增速与报告所述增速相差多少？
with gdp as (

    select
        series.*
    from {{ ref('fct_indicator_year') }} as series
    inner join {{ ref('dim_region') }} as regions on series.region_code = regions.region_code
    where
        series.indicator_code = 'gdp'
        and series.year in (2024, 2025)
        and series.status = 'actual'
        and series.scope is null
        and series.year_start is null
        and series.period = 'year'
        and series.bound = 'eq'
        and regions.level in ('nation', 'province')

)

select
    this_year.region_name,
    round((cast(this_year.value_base as double) / cast(last_year.value_base as double) - 1) * 100, 2) as nominal_pct,
    stated.value as stated_pct,
    round(
        (cast(this_year.value_base as double) / cast(last_year.value_base as double) - 1) * 100 - cast(stated.value as double), 2
    ) as difference_points
from gdp as this_year
inner join gdp as last_year
    on this_year.region_code = last_year.region_code and last_year.year = 2024 and last_year.statistic = 'level'
inner join gdp as stated
    on this_year.region_code = stated.region_code and stated.year = 2025 and stated.statistic = 'growth'
where this_year.year = 2025 and this_year.statistic = 'level'
order by difference_points desc, this_year.region_code
