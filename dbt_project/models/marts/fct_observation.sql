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
    observation_no,
    region_code,
    quote,
    sentence,
    quote_start,
    value,
    value_max,
    unit,
    unit_printed,
    unit_multiplier,
    value_base,
    value_max_base,
    unit_base,
    bound,
    statistic,
    indicator,
    indicator_code,
    series_key,
    year,
    year_start,
    period,
    status,
    sector,
    scope,
    price_basis,
    commitment,
    obs_status,
    section_path,
    paragraph_no,
    post_id,
    body_start,
    table_no,
    row_no,
    column_no,
    confidence,
    rule,
    extractor_version,
    corrected_by,
    correction_reason,
    confirmed_by
from observations
