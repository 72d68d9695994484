{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'document') }}

),

cleaned as (

    select
        document_id,
        source_name,
        sha256,
        title,
        document_type,
        region_code,
        nullif(trim(region_name), '') as region_name,
        report_year,
        reviewed_year,
        plan_year,
        delivered_on,
        nullif(trim(session), '') as session,
        nullif(trim(speaker), '') as speaker,
        nullif(trim(thread_type), '') as thread_type,
        nullif(trim(board), '') as board,
        nullif(trim(author), '') as author,
        posted_at,
        edited_at,
        nullif(trim(url), '') as url,
        encoding,
        software,
        floors,
        missing_pages,
        cut_short,
        removed,
        body,
        coalesce(withdrawn, false) as withdrawn
    from source

)

select
    document_id,
    source_name,
    sha256,
    title,
    document_type,
    region_code,
    region_name,
    report_year,
    reviewed_year,
    plan_year,
    delivered_on,
    session,
    speaker,
    thread_type,
    board,
    author,
    posted_at,
    edited_at,
    url,
    encoding,
    software,
    floors,
    missing_pages,
    cut_short,
    removed,
    body,
    withdrawn
from cleaned
