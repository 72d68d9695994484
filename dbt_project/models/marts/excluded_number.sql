{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with excluded as (

    select * from {{ ref('stg_excluded_number') }}
    {{ only_changed() }}

),

paragraphs as (

    select
        document_id,
        paragraph_no,
        post_id
    from {{ ref('stg_paragraph') }}
    {{ only_changed() }}

)

select
    excluded.document_id,
    paragraphs.post_id,
    excluded.paragraph_no,
    excluded.body_start,
    excluded.quote,
    excluded.sentence,
    excluded.quote_start,
    excluded.reason,
    excluded.rule,
    excluded.extractor_version
from excluded
left join paragraphs
    on excluded.document_id = paragraphs.document_id
    and excluded.paragraph_no = paragraphs.paragraph_no
