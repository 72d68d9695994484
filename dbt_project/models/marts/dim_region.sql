with regions as (

    select * from {{ ref('int_region') }}

),

-- four levels at most above a place: town, county, city, province
parents as (

    select
        regions.*,
        first_parent.level as level_1,
        first_parent.region_code as code_1,
        second_parent.level as level_2,
        second_parent.region_code as code_2
    from regions
    left join regions as first_parent on regions.parent_code = first_parent.region_code
    left join regions as second_parent on first_parent.parent_code = second_parent.region_code

),

rolled_up as (

    select
        *,
        case
            when level = 'province' then region_code
            when level_1 = 'province' then code_1
            when level_2 = 'province' then code_2
        end as province_code,
        case
            when level = 'city' then region_code
            when level_1 = 'city' then code_1
        end as city_code
    from parents

),

final as (

    select
        rolled_up.*,
        provinces.region_name as province_name,
        cities.region_name as city_name
    from rolled_up
    left join regions as provinces on rolled_up.province_code = provinces.region_code
    left join regions as cities on rolled_up.city_code = cities.region_code

)

select
    region_code,
    region_name,
    level,
    parent_code,
    city_code,
    city_name,
    province_code,
    province_name,
    valid_from,
    valid_to,
    is_mapped
from final
