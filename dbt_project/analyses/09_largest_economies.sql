-- Which provinces have the largest economies in 2025, and what share of the nation's?
-- 2025 年哪些省份经济总量最大，占全国多少？
with gdp as (

    select
        series.region_code,
        series.region_name,
        series.bound,
        series.value_base,
        regions.level
    from {{ ref('fct_indicator_year') }} as series
    inner join {{ ref('dim_region') }} as regions on series.region_code = regions.region_code
    where
        series.indicator_code = 'gdp'
        and series.statistic = 'level'
        and series.year = 2025
        and series.status = 'actual'
        and series.scope is null
        and series.year_start is null
        and series.period = 'year'

)

select
    row_number() over (order by provinces.value_base desc, provinces.region_code) as place,
    provinces.region_name,
    provinces.bound,
    provinces.value_base / 1e8 as gdp_100m_yuan,
    round(cast(provinces.value_base as double) / cast(nation.value_base as double) * 100, 2) as pct_of_nation
from gdp as provinces
left join gdp as nation on nation.region_code = '100000'
where provinces.level = 'province'
order by place
limit 10
