-- Which regions aim at faster growth in 2026 than they reached in 2025?
-- 哪些地区 2026 年的增长目标高于 2025 年的实际增速？
select
    target.region_name,
    result.bound as reached_bound,
    result.value as reached_2025_pct,
    target.bound as aim_bound,
    target.value as aim_2026_pct
from {{ ref('fct_indicator_year') }} as target
inner join {{ ref('fct_indicator_year') }} as result
    on
        target.region_code = result.region_code
        and target.region_name = result.region_name
        and target.series_key = result.series_key
        and target.statistic = result.statistic
where
    target.indicator_code = 'gdp'
    and result.indicator_code = 'gdp'
    and target.statistic = 'growth'
    and target.year = 2026
    and target.status = 'target'
    and result.year = 2025
    and result.status = 'actual'
    and target.scope is null
    and result.scope is null
    and target.year_start is null
    and result.year_start is null
    and result.period = 'year'
    and target.value > result.value
order by target.value - result.value desc, target.region_code
limit 20
