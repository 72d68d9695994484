-- What growth do provinces typically aim at and reach, by year?
-- 各年省级增长目标和实际增速的中位数是多少？
select
    targets.year,
    count(*) as provinces,
    median(targets.target_value) as median_target_pct,
    median(targets.result_value) as median_result_pct
from {{ ref('fct_target_attainment') }} as targets
inner join {{ ref('dim_region') }} as regions on targets.region_code = regions.region_code
where
    targets.indicator_code = 'gdp'
    and targets.statistic = 'growth'
    and targets.year_start is null
    and targets.scope is null
    and regions.level = 'province'
group by targets.year
order by targets.year
