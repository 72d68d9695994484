-- How much well-equipped farmland is planned for 2026, in one unit whatever the reports use?
-- 2026 年各地计划新建多少高标准农田（统一单位）？
select
    series.region_name,
    series.value,
    series.unit,
    round(cast(series.value_base as double) / cast(hectares.multiplier as double)) as hectares
from {{ ref('fct_indicator_year') }} as series
inner join {{ ref('dim_unit') }} as hectares on series.unit_base = hectares.unit_base and hectares.unit = '公顷'
where
    series.indicator_code = 'new_high_standard_farmland'
    and series.year = 2026
    and series.status = 'target'
    and series.statistic = 'level'
order by hectares desc, series.region_code
