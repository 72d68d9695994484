with rejected as (

    select * from {{ ref('stg_rejected_page') }}

)

select
    source_name,
    snapshot_id,
    size_bytes,
    reason,
    detail
from rejected
