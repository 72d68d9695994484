{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with observations as (

    select * from {{ ref('fct_observation') }}
    {{ only_changed() }}

)

select
    document_id,
    indicator_code,
    cast(count(*) as integer) as observations
from observations
where indicator_code is not null
group by document_id, indicator_code
