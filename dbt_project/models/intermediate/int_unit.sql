{{ config(materialized='table') }}

with seed as (

    select * from {{ ref('unit') }}

),

observations as (

    select distinct unit from {{ ref('stg_observation') }}

),

-- an empty unit is a value in the list (ratios, price indices); CSV gives it as null
listed as (

    select
        coalesce(unit, '') as unit,
        unit_name_en,
        kind,
        coalesce(unit_base, '') as unit_base,
        multiplier,
        synonym_of,
        true as is_mapped
    from seed

),

unlisted as (

    select
        observations.unit,
        cast(null as varchar) as unit_name_en,
        'unmapped' as kind,
        observations.unit as unit_base,
        cast(1 as decimal(28, 12)) as multiplier,
        cast(null as varchar) as synonym_of,
        false as is_mapped
    from observations
    anti join listed on observations.unit = listed.unit

),

final as (

    select * from listed
    union all
    select * from unlisted

)

select
    unit,
    unit_name_en,
    kind,
    unit_base,
    multiplier,
    synonym_of,
    is_mapped
from final
