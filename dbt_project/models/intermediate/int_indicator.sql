{{ config(materialized='table') }}

with seed as (

    select * from {{ ref('indicator') }}

),

observations as (

    select * from {{ ref('stg_observation') }}

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
    anti join listed on observations.indicator_code = listed.indicator_code
    where observations.indicator_code is not null
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
