-- Which figures contradict each other within one report, and should be looked at before quoting?
-- 哪些数值在同一报告内自相矛盾，引用前应核对？
select
    region_name,
    indicator,
    year,
    lowest_base,
    highest_base,
    unit,
    lowest_sentence,
    highest_sentence
from {{ ref('audit_conflict') }}
where finding = 'within_report'
order by region_code, series_key, year
limit 20
