{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'earlier_observation') }}

),

cleaned as (

    select
        snapshot_id,
        source_name,
        saved_at,
        {{ cleaned_observation() }}
    from source

)

select
    snapshot_id,
    source_name,
    saved_at,
    {{ observation_fields() | join(', ') }}
from cleaned
