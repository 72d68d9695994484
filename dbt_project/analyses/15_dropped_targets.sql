-- Which targets of 2025 did a region no longer set for 2026?
-- 哪些 2025 年的目标到 2026 年不再提出？
-- Of listed indicators, where some target of 2026 was read: other words seldom come twice.
select
    before.region_name,
    before.indicator,
    before.statistic,
    before.target_quote as target_of_2025
from {{ ref('fct_target_attainment') }} as before
inner join (
    select distinct region_code
    from {{ ref('fct_target_attainment') }}
    where year = 2026 and indicator_code is not null
) as reporting on before.region_code = reporting.region_code
anti join (
    select
        region_code,
        indicator_code,
        statistic
    from {{ ref('fct_target_attainment') }}
    where year = 2026 and indicator_code is not null
) as after
    on
        before.region_code = after.region_code
        and before.indicator_code = after.indicator_code
        and before.statistic = after.statistic
where before.year = 2025 and before.indicator_code is not null
order by before.region_code, before.indicator_code, before.statistic
limit 20
