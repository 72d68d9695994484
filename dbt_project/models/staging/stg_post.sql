{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'post') }}

),

cleaned as (

    select
        document_id,
        post_id,
        floor,
        nullif(trim(author), '') as author,
        nullif(trim(author_group), '') as author_group,
        posted_at,
        edited_at,
        is_report,
        withheld,
        characters,
        removed
    from source

)

select
    document_id,
    post_id,
    floor,
    author,
    author_group,
    posted_at,
    edited_at,
    is_report,
    withheld,
    characters,
    removed
from cleaned
