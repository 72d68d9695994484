{{ config(materialized='table') }}

with seed as (

    select * from {{ ref('indicator') }}

),

-- not materialized: every row would be put aside with its words
observations as not materialized (

    select * from {{ ref('fct_observation') }}

),

used as (

    select * from {{ ref('int_indicator_use') }}

),

listed as (

    select
        indicator_code,
        indicator_name,
        indicator_name_en,
        aliases,
        sector,
        usual_unit,
        coalesce(summable, false) as summable,
        better,
        true as is_mapped
    from seed

),

codes as (

    select distinct indicator_code
    from used

),

-- few, and as a rule none: looked for among the codes, and not in every row
unlisted_codes as (

    select codes.indicator_code
    from codes
    anti join listed on codes.indicator_code = listed.indicator_code

),

unlisted as (

    select
        observations.indicator_code,
        mode(observations.indicator) as indicator_name,
        cast(null as varchar) as indicator_name_en,
        cast(null as varchar) as aliases,
        mode(observations.sector) as sector,
        cast(null as varchar) as usual_unit,
        false as summable,
        cast(null as varchar) as better,
        false as is_mapped
    from observations
    inner join unlisted_codes on observations.indicator_code = unlisted_codes.indicator_code
    group by observations.indicator_code

),

final as (

    select * from listed
    union all
    select * from unlisted

)

select
    indicator_code,
    indicator_name,
    indicator_name_en,
    aliases,
    sector,
    usual_unit,
    summable,
    better,
    is_mapped
from final
