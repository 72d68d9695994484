-- Which sectors have the most quantified commitments for 2026?
-- 2026 年哪些领域的量化目标最多？
select
    sectors.sector_name,
    sectors.sector_name_en,
    sum(counted.observations) as commitments,
    count(distinct counted.region_name) as regions
from {{ ref('fct_sector_year_unit') }} as counted
inner join {{ ref('dim_sector') }} as sectors on counted.sector = sectors.sector
where counted.year = 2026 and counted.status = 'target'
group by sectors.sector_name, sectors.sector_name_en, sectors.sector_no
order by commitments desc, sectors.sector_no
