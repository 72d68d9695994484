{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'earlier_text') }}

),

cleaned as (

    select
        snapshot_id,
        source_name,
        saved_at,
        document_id,
        body
    from source

)

select
    snapshot_id,
    source_name,
    saved_at,
    document_id,
    body
from cleaned
