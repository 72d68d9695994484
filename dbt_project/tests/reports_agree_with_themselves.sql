-- Warns of reports that contradict themselves on a series and year, rounding and bounds allowed for: most likely a number,
-- a year or a scope was misread. Differences between reports may be revisions and are only listed in audit_conflict.
{{ config(severity='warn') }}

select
    indicator_year_id,
    region_name,
    indicator,
    year,
    lowest_base,
    highest_base
from {{ ref('audit_conflict') }}
where finding = 'within_report'
