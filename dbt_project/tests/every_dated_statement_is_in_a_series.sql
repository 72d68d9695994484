-- Fails when the statements counted in fct_indicator_year or fct_sector_year_unit are not all that have a year: a
-- series dropped or doubled some, most likely through a null in its grain. Threshold: no difference.
{{ config(meta={'dagster': {'ref': {'name': 'fct_indicator_year'}}}) }}

with facts as (

    select count(*) as observations
    from {{ ref('fct_observation') }}
    where year is not null

),

series as (

    select coalesce(sum(observations), 0) as observations
    from {{ ref('fct_indicator_year') }}

),

sectors as (

    select coalesce(sum(observations), 0) as observations
    from {{ ref('fct_sector_year_unit') }}

)

select
    facts.observations as facts,
    series.observations as in_series,
    sectors.observations as in_sectors
from facts
cross join series
cross join sectors
where facts.observations <> series.observations or facts.observations <> sectors.observations
