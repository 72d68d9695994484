-- How much of a region's GDP do the parts make up whose reports are there?
-- 已有报告的下级地区生产总值合计占本级多少？
select
    region_name,
    year,
    regions_stated,
    regions,
    total / 1e8 as parts_100m_yuan,
    stated / 1e8 as whole_100m_yuan,
    total_pct_of_stated
from {{ ref('fct_region_total') }}
where indicator_code = 'gdp' and status = 'actual' and year = 2025
order by region_code
limit 20
