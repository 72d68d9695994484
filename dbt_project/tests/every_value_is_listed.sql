-- Warns of regions, units, sectors, indicators, years and findings that occur in the data and not in the reference lists: each is
-- a row with is_mapped false in its dimension, and a list in seeds/ wants a line.
{{ config(severity='warn', meta={'dagster': {'ref': {'name': 'dim_indicator'}}}) }}

select 'region' as list, region_code as value from {{ ref('dim_region') }} where not is_mapped and region_code <> 'unknown'
union all
select 'unit' as list, unit as value from {{ ref('dim_unit') }} where not is_mapped
union all
select 'sector' as list, sector as value from {{ ref('dim_sector') }} where not is_mapped
union all
select 'indicator' as list, indicator_code as value from {{ ref('dim_indicator') }} where not is_mapped
union all
select 'year' as list, cast(year as varchar) as value from {{ ref('dim_year') }} where not is_mapped
union all
select 'audit' as list, finding as value from {{ ref('audit_summary') }} where not is_mapped
