-- Do the new urban jobs of single years come to the total stated for the 14th five-year plan?
-- “十四五”城镇新增就业累计数与各年之和是否一致？
select
    region_name,
    value / 10000 as stated_10k,
    annual_total_base / 10000 as single_years_10k,
    years_stated,
    years
from {{ ref('fct_multi_year') }}
where indicator_code = 'urban_new_jobs' and five_year_plan = '十四五' and status = 'actual'
order by region_code
