-- Which provinces set the highest growth target for 2026?
-- 哪些省份 2026 年的增长目标最高？
select
    series.region_name,
    series.bound,
    series.value as target_pct,
    series.value_max as target_max_pct,
    series.commitment
from {{ ref('fct_indicator_year') }} as series
inner join {{ ref('dim_region') }} as regions on series.region_code = regions.region_code
where
    series.indicator_code = 'gdp'
    and series.year = 2026
    and series.status = 'target'
    and series.statistic = 'growth'
    and series.year_start is null
    and series.scope is null
    and regions.level = 'province'
order by greatest(series.value, coalesce(series.value_max, series.value)) desc, series.region_code
limit 10
