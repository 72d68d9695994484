{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'paragraph') }}

),

cleaned as (

    select
        document_id,
        paragraph_no,
        text,
        body_start,
        section_path,
        part,
        post_id,
        is_heading
    from source

)

select
    document_id,
    paragraph_no,
    text,
    body_start,
    section_path,
    part,
    post_id,
    is_heading
from cleaned
