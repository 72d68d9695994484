{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with texts as (

    select * from {{ ref('stg_earlier_text') }}
    {{ only_changed() }}

)

select
    snapshot_id,
    document_id,
    source_name,
    saved_at,
    body
from texts
