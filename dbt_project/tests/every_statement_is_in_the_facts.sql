-- Fails with every document of which fct_observation lacks a statement that was loaded and no correction withdraws, or
-- has one twice: a join dropped or fanned it out (a document that is missing, a unit listed twice). Ids are compared by the
-- sum of their hashes. Threshold: no row.
{{ config(meta={'dagster': {'ref': {'name': 'fct_observation'}}}) }}

with loaded as (

    select
        document_id,
        count(*) as row_count,
        sum(hash(observation_id)) as ids
    from {{ get_where_subquery(ref('stg_observation')) }}
    where
        observation_id not in (
            select observation_id
            from {{ ref('fct_correction') }}
            where field = 'withdrawn' and outcome = 'applied'
        )
    group by document_id

),

published as (

    select
        document_id,
        count(*) as row_count,
        sum(hash(observation_id)) as ids
    from {{ get_where_subquery(ref('fct_observation')) }}
    group by document_id

)

select
    coalesce(loaded.document_id, published.document_id) as document_id,
    loaded.row_count as loaded_rows,
    published.row_count as published_rows
from loaded
full join published on loaded.document_id = published.document_id
where loaded.row_count is distinct from published.row_count or loaded.ids is distinct from published.ids
