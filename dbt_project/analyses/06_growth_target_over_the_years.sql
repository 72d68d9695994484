-- How did the nation's growth target and result change over the years?
-- 全国增长目标与结果逐年如何变化？
select
    year,
    target_bound,
    target_value,
    target_value_max,
    result_value,
    met
from {{ ref('fct_target_attainment') }}
where region_code = '100000' and indicator_code = 'gdp' and statistic = 'growth' and scope is null and year_start is null
order by year
