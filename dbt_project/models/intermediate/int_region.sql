{{ config(materialized='table') }}

with seed as (

    select * from {{ ref('region') }}

),

documents as (

    select * from {{ ref('stg_document') }}

),

-- a code may have several rows with years of validity: the newest name counts, the validity is the whole span
listed as (

    select
        region_code,
        arg_max(region_name, coalesce(valid_to, 9999)) as region_name,
        arg_max(level, coalesce(valid_to, 9999)) as level,
        arg_max(parent_code, coalesce(valid_to, 9999)) as parent_code,
        case when bool_or(valid_from is null) then null else min(valid_from) end as valid_from,
        case when bool_or(valid_to is null) then null else max(valid_to) end as valid_to,
        true as is_mapped
    from seed
    group by region_code

),

unlisted as (

    select
        documents.region_code,
        min(documents.region_name) as region_name,
        'unknown' as level,
        cast(null as varchar) as parent_code,
        cast(null as integer) as valid_from,
        cast(null as integer) as valid_to,
        false as is_mapped
    from documents
    anti join listed on documents.region_code = listed.region_code
    where documents.region_code <> 'unknown'
    group by documents.region_code

),

unknown as (

    select
        'unknown' as region_code,
        '未知' as region_name,
        'unknown' as level,
        cast(null as varchar) as parent_code,
        cast(null as integer) as valid_from,
        cast(null as integer) as valid_to,
        false as is_mapped

),

final as (

    select * from listed
    union all
    select * from unlisted
    union all
    select * from unknown

)

select
    region_code,
    coalesce(region_name, region_code) as region_name,
    level,
    parent_code,
    valid_from,
    valid_to,
    is_mapped
from final
