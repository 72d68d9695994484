{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'observation') }}

),

cleaned as (

    select {{ cleaned_observation() }}
    from source

)

select {{ observation_fields() | join(', ') }}
from cleaned
