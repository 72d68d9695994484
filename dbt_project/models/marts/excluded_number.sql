{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with excluded as (

    select * from {{ ref('stg_excluded_number') }}
    {{ only_changed() }}

)

select
    document_id,
    paragraph_no,
    body_start,
    quote,
    sentence,
    quote_start,
    reason,
    rule,
    extractor_version
from excluded
