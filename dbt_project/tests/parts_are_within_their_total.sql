-- Warns where the parts that a sentence names after 其中 are together more than the total before it, or where the shares
-- of the three industries do not make 100 % (0.2 points are left for rounding): a misread number or unit.
{{ config(severity='warn') }}

select
    observation_id,
    finding,
    total_base,
    parts_base,
    unit
from {{ ref('audit_part_total') }}
