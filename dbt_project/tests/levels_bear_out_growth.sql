-- Warns of growth that two stated levels do not bear out by more than var level_growth_points (3 points): levels are at
-- current prices and growth mostly at constant ones, so that some difference is right.
{{ config(severity='warn') }}

select
    region_code,
    indicator,
    year,
    growth_pct,
    implied_growth_pct
from {{ ref('audit_level_growth') }}
