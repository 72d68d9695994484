{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'excluded_number') }}

),

cleaned as (

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
    from source

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
from cleaned
