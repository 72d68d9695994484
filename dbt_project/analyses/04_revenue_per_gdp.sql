-- How much budget revenue does each province raise for its GDP, in 2025?
-- 2025 年各省一般公共预算收入占地区生产总值的比重是多少？
select
    gdp.region_name,
    gdp.bound as gdp_bound,
    gdp.value_base / 1e8 as gdp_100m_yuan,
    revenue.bound as revenue_bound,
    revenue.value_base / 1e8 as revenue_100m_yuan,
    round(cast(revenue.value_base as double) / cast(gdp.value_base as double) * 100, 2) as revenue_pct_of_gdp
from {{ ref('fct_indicator_year') }} as gdp
inner join {{ ref('fct_indicator_year') }} as revenue
    on
        gdp.region_code = revenue.region_code
        and gdp.year = revenue.year
        and gdp.status = revenue.status
        and gdp.statistic = revenue.statistic
        and gdp.unit_base = revenue.unit_base
inner join {{ ref('dim_region') }} as regions on gdp.region_code = regions.region_code
where
    gdp.indicator_code = 'gdp'
    and revenue.indicator_code = 'general_public_budget_revenue'
    and gdp.year = 2025
    and gdp.status = 'actual'
    and gdp.statistic = 'level'
    and gdp.unit_base = '元'
    and gdp.scope is null
    and revenue.scope is null
    and gdp.year_start is null
    and revenue.year_start is null
    and gdp.period = 'year'
    and revenue.period = 'year'
    and regions.level = 'province'
order by revenue_pct_of_gdp desc, gdp.region_code
