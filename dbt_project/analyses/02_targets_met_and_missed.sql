-- How many targets for 2019 were met, missed, or cannot be compared, and why?
-- 2019 年的目标有多少完成、未完成，或因何无法比较？
select
    met,
    reason,
    count(*) as targets
from {{ ref('fct_target_attainment') }}
where year = 2019
group by met, reason
order by met desc nulls last, targets desc, reason
