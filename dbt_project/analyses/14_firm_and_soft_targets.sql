-- How firm are the growth targets of each year: a floor, a range, or about?
-- 各年增长目标的硬度如何：以上、区间还是左右？
select
    year,
    count(*) filter (where target_bound = 'gt') as floors,
    count(*) filter (where target_value_max is not null) as ranges,
    count(*) filter (where target_bound = 'approx') as about,
    count(*) filter (where target_bound = 'eq' and target_value_max is null) as exact,
    count(*) filter (where target_commitment is not null) as with_word_of_commitment
from {{ ref('fct_target_attainment') }}
where indicator_code = 'gdp' and statistic = 'growth' and year_start is null and scope is null
group by year
order by year
