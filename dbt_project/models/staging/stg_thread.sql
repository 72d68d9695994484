with source as (

    select * from {{ source('staging', 'thread') }}

),

cleaned as (

    select
        thread_key,
        document_id,
        nullif(trim(host), '') as host,
        nullif(trim(thread_id), '') as thread_id,
        title,
        nullif(trim(thread_type), '') as thread_type,
        nullif(trim(board), '') as board,
        nullif(trim(url), '') as url,
        views,
        replies,
        page_count,
        pages_read,
        missing_pages,
        source_names
    from source

)

select
    thread_key,
    document_id,
    host,
    thread_id,
    title,
    thread_type,
    board,
    url,
    views,
    replies,
    page_count,
    pages_read,
    missing_pages,
    source_names
from cleaned
