with plans as (

    select * from {{ ref('five_year_plan') }}

),

observations as (

    select * from {{ ref('int_observation') }}

),

documents as (

    select * from {{ ref('stg_document') }}

),

usual as (

    select cast(range as integer) as year
    from range({{ var('first_year') }}, {{ var('last_year') }} + 1)

),

-- a year outside the usual span is a row as well, so that it is seen and not lost
stated as (

    select year from observations
    union
    select year_start as year from observations
    union
    select report_year as year from documents
    union
    select reviewed_year as year from documents
    union
    select plan_year as year from documents

),

years as (

    select
        year,
        true as is_mapped
    from usual
    union all
    select
        stated.year,
        false as is_mapped
    from stated
    anti join usual on stated.year = usual.year
    where stated.year is not null

),

final as (

    select
        years.*,
        plans.name as five_year_plan,
        plans.first_year as plan_first_year,
        plans.last_year as plan_last_year,
        years.year - plans.first_year + 1 as plan_year_no
    from years
    left join plans on years.year between plans.first_year and plans.last_year

)

select
    year,
    year || '年' as year_name,
    five_year_plan,
    plan_year_no,
    plan_first_year,
    plan_last_year,
    is_mapped
from final
