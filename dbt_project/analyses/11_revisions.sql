-- Which figures did a later report revise, and by how much?
-- 哪些数值被后来的报告修订，幅度多大？
select
    region_name,
    indicator,
    year,
    report_year as revised_in,
    value_base as revised_value,
    change_base as revision,
    change_pct as revision_pct
from {{ ref('fct_indicator_vintage') }}
where is_revision and statistic = 'level' and change_pct is not null
order by abs(revision_pct) desc, region_code, year
limit 20
