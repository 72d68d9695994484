with source as (

    select * from {{ source('staging', 'correction') }}

),

cleaned as (

    select
        line_no,
        nullif(trim(observation_id), '') as observation_id,
        nullif(lower(trim(field)), '') as field,
        nullif(trim(value), '') as value,
        nullif(trim(author), '') as author,
        nullif(trim(reason), '') as reason,
        corrects
    from source

)

select
    line_no,
    observation_id,
    field,
    value,
    author,
    reason,
    corrects
from cleaned
