with seed as (

    select * from {{ ref('sector') }}

),

stated as (

    select distinct sector from {{ ref('stg_observation') }}

),

listed as (

    select
        sector,
        sector_name,
        sector_name_en,
        sector_no,
        true as is_mapped
    from seed

),

unlisted as (

    select
        stated.sector,
        stated.sector as sector_name,
        cast(null as varchar) as sector_name_en,
        cast(null as integer) as sector_no,
        false as is_mapped
    from stated
    anti join listed on stated.sector = listed.sector
    where stated.sector is not null

),

final as (

    select * from listed
    union all
    select * from unlisted

)

select
    sector,
    sector_name,
    sector_name_en,
    sector_no,
    is_mapped
from final
