-- Which targets of 2025 did a region no longer set for 2026?
-- 哪些 2025 年的目标到 2026 年不再提出？
select
    before.region_name,
    before.indicator,
    before.statistic,
    before.target_quote as target_of_2025
from {{ ref('fct_target_attainment') }} as before
inner join (
    select distinct region_code
    from {{ ref('fct_target_attainment') }}
    where year = 2026
) as reporting on before.region_code = reporting.region_code
anti join (
    select
        region_code,
        series_key,
        statistic
    from {{ ref('fct_target_attainment') }}
    where year = 2026
) as after
    on
        before.region_code = after.region_code
        and before.series_key = after.series_key
        and before.statistic = after.statistic
where before.year = 2025
order by before.region_code, before.series_key, before.statistic
limit 20
