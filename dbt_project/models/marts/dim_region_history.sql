with seed as (

    select * from {{ ref('region') }}

),

regions as (

    select * from {{ ref('dim_region') }}

),

-- in the year of a change both names are valid: the new one counts, so that a year has one
final as (

    select
        seed.region_code,
        seed.valid_from,
        least(
            coalesce(seed.valid_to, 9999),
            coalesce(lead(seed.valid_from) over (partition by seed.region_code order by seed.valid_from) - 1, 9999)
        ) as valid_to,
        seed.region_name,
        seed.level,
        seed.parent_code,
        regions.city_code,
        regions.city_name,
        regions.province_code,
        regions.province_name,
        seed.valid_to is null as is_current
    from seed
    inner join regions on seed.region_code = regions.region_code

)

select
    region_code,
    valid_from,
    valid_to,
    region_name,
    level,
    parent_code,
    city_code,
    city_name,
    province_code,
    province_name,
    is_current
from final
