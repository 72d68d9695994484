-- Warns of years and days that cannot be right (see audit_date_range.finding): a misread title or sentence.
{{ config(severity='warn') }}

select
    document_id,
    observation_id,
    finding
from {{ ref('audit_date_range') }}
