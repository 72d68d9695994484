-- Fails with every statement whose quote is not found at its place in the report (see audit_quote.finding): evidence
-- that cannot be shown is worth nothing, so that nothing is published. Threshold: no row.
select
    observation_id,
    document_id,
    finding,
    quote
from {{ ref('audit_quote') }}
