-- Warns of shares outside 0 to 100 %: most likely a growth or a multiple that was read as a share.
{{ config(severity='warn') }}

select
    observation_id,
    indicator,
    share_pct,
    quote
from {{ ref('audit_share_range') }}
