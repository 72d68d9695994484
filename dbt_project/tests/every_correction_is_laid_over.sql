-- Warns of corrections that change nothing, with the reason (see fct_correction.outcome): the statement is gone, the field
-- or code is not known, the value is none, author or reason is missing, or the extraction says the same by now, so that
-- the line can go. Threshold: no row.
{{ config(severity='warn') }}

select
    line_no,
    observation_id,
    field,
    corrected,
    outcome
from {{ ref('fct_correction') }}
where outcome not in ('applied', 'superseded')
