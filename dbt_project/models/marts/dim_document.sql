{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with documents as (

    select * from {{ ref('int_document') }}
    {{ only_changed() }}

),

statements as (

    select
        document_id,
        count(*) as observations
    from {{ ref('int_corrected_observation') }}
    {{ only_changed() }}
    group by document_id

),

-- the longest column by far, kept once in the build database and once here; from the table, of which few rows can be read
bodies as (

    select
        document_id,
        body
    from {{ source('staging', 'document') }}
    {{ only_changed(of=source('staging', 'document')) }}

),

final as (

    select
        documents.*,
        bodies.body,
        cast(coalesce(statements.observations, 0) as integer) as observations
    from documents
    inner join bodies on documents.document_id = bodies.document_id
    left join statements on documents.document_id = statements.document_id

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
    missing_page_list as missing_pages,
    cut_short,
    removed_hidden,
    removed_jammer,
    removed_quote,
    removed_attachment,
    removed_signature,
    removed_edit_note,
    removed_other,
    withdrawn,
    observations,
    body
from final
