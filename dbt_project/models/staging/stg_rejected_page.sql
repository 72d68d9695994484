with source as (

    select * from {{ source('staging', 'rejected_page') }}

),

cleaned as (

    select
        source_name,
        snapshot_id,
        size_bytes,
        reason,
        detail
    from source

)

select
    source_name,
    snapshot_id,
    size_bytes,
    reason,
    detail
from cleaned
