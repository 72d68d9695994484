with source as (

    select * from {{ source('staging', 'page') }}

),

cleaned as (

    select
        source_name,
        snapshot_id,
        size_bytes,
        encoding,
        software,
        title,
        nullif(trim(host), '') as host,
        nullif(trim(thread_id), '') as thread_id,
        nullif(trim(url), '') as url,
        page_no,
        page_count,
        nullif(trim(thread_type), '') as thread_type,
        nullif(trim(board), '') as board,
        views,
        replies,
        saved_at,
        posts,
        coalesce(withdrawn, false) as withdrawn
    from source

)

select
    source_name,
    snapshot_id,
    size_bytes,
    encoding,
    software,
    title,
    host,
    thread_id,
    url,
    page_no,
    page_count,
    thread_type,
    board,
    views,
    replies,
    saved_at,
    posts,
    withdrawn
from cleaned
