-- Which growth targets were missed by the most since 2018?
-- 2018 年以来哪些增长目标差距最大？
select
    region_name,
    year,
    target_quote,
    target_bound,
    result_quote,
    result_value - target_value as gap_points
from {{ ref('fct_target_attainment') }}
where indicator_code = 'gdp' and statistic = 'growth' and year_start is null and not met and year >= 2018
order by gap_points, year, region_code
limit 10
