-- Fails when fct_observation lacks a statement that was loaded and no correction withdraws, or has one twice: a join
-- dropped or fanned it out (a document that is missing, a unit listed twice). Threshold: no row.
{{ config(meta={'dagster': {'ref': {'name': 'fct_observation'}}}) }}

with loaded as (

    select
        observation_id,
        count(*) as row_count
    from {{ source('staging', 'observation') }}
    where
        observation_id not in (
            select observation_id
            from {{ ref('fct_correction') }}
            where field = 'withdrawn' and outcome = 'applied'
        )
    group by observation_id

),

published as (

    select
        observation_id,
        count(*) as row_count
    from {{ ref('fct_observation') }}
    group by observation_id

)

select
    coalesce(loaded.observation_id, published.observation_id) as observation_id,
    loaded.row_count as loaded_rows,
    published.row_count as published_rows
from loaded
full join published on loaded.observation_id = published.observation_id
where loaded.row_count is distinct from published.row_count
