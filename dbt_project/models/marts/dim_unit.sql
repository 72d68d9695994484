with units as (

    select * from {{ ref('int_unit') }}

)

select
    unit,
    unit_name_en,
    kind,
    unit_base,
    cast(multiplier as decimal(38, 12)) as multiplier,
    synonym_of,
    is_mapped
from units
