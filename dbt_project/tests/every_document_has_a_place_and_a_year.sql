-- Warns of documents whose region or year could not be told: their figures are kept, but do not line up with others.
{{ config(severity='warn') }}

select
    document_id,
    source_name,
    title,
    region_code,
    report_year
from {{ ref('dim_document') }}
where region_code = 'unknown' or report_year is null
