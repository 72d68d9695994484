-- Who kept unemployment under the ceiling that was set?
-- 谁守住了失业率控制目标？
select
    region_name,
    count(*) filter (where met) as years_kept,
    count(*) filter (where not met) as years_exceeded,
    string_agg(year || ': ' || result_quote, ', ' order by year) filter (where not met) as exceeded
from {{ ref('fct_target_attainment') }}
where indicator_code = 'surveyed_unemployment_rate' and better = 'lower' and met is not null
group by region_code, region_name
order by years_exceeded, region_code
