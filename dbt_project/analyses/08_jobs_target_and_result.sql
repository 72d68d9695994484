-- How far above its target for new urban jobs did the nation end each year?
-- 全国城镇新增就业每年超出目标多少？
select
    year,
    target_value / 10000 as target_10k,
    result_value / 10000 as result_10k,
    round(cast(result_value as double) / cast(target_value as double) * 100 - 100, 1) as above_pct
from {{ ref('fct_target_attainment') }}
where region_code = '100000' and indicator_code = 'urban_new_jobs' and year_start is null and scope is null and met is not null
order by year
