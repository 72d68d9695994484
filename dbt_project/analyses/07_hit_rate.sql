-- How often does each province meet its growth target?
-- 各省完成增长目标的频率如何？
select
    targets.region_name,
    count(*) filter (where targets.met) as met,
    count(*) filter (where not targets.met) as missed,
    round(100.0 * count(*) filter (where targets.met) / count(targets.met), 1) as met_pct
from {{ ref('fct_target_attainment') }} as targets
inner join {{ ref('dim_region') }} as regions on targets.region_code = regions.region_code
where
    targets.indicator_code = 'gdp'
    and targets.statistic = 'growth'
    and targets.year_start is null
    and targets.scope is null
    and regions.level = 'province'
    and targets.met is not null
group by targets.region_code, targets.region_name
order by met_pct desc, targets.region_code
