-- Which figures did a later report revise, and by how much?
-- 哪些数值被后来的报告修订，幅度多大？
select
    region_name,
    indicator,
    year,
    report_year as revised_in,
    value_base as revised_value,
    change_base as revision,
    round(cast(change_base as double) / cast(value_base - change_base as double) * 100, 2) as revision_pct
from {{ ref('fct_indicator_vintage') }}
where is_revision and statistic = 'level' and change_base is not null
order by abs(revision_pct) desc, region_code, year
limit 20
