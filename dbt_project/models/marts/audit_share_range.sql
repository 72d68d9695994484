{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with observations as (

    select * from {{ ref('int_observation') }}
    {{ only_changed() }}

)

select
    observation_id,
    document_id,
    indicator,
    year,
    value_base as share_pct,
    quote,
    sentence
from observations
where
    statistic = 'share'
    and unit_base = '%'
    and (value_base not between 0 and 100 or coalesce(value_max_base not between 0 and 100, false))
