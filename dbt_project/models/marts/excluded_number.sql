with excluded as (

    select * from {{ ref('stg_excluded_number') }}

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
