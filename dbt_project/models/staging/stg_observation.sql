{{ config(meta={'unit_of_change': 'document'}) }}

with source as (

    select * from {{ source('staging', 'observation') }}

),

cleaned as (

    select
        observation_id,
        document_id,
        observation_no,
        paragraph_no,
        body_start,
        quote,
        sentence,
        quote_start,
        value,
        value_max,
        coalesce(unit, '') as unit,
        unit_printed,
        unit_multiplier,
        bound,
        statistic,
        indicator,
        nullif(trim(indicator_code), '') as indicator_code,
        year,
        year_start,
        period,
        status,
        sector,
        nullif(trim(scope), '') as scope,
        nullif(trim(price_basis), '') as price_basis,
        nullif(trim(commitment), '') as commitment,
        obs_status,
        confidence,
        rule,
        extractor_version,
        section_path,
        post_id,
        table_no,
        row_no,
        column_no
    from source

)

select
    observation_id,
    document_id,
    observation_no,
    paragraph_no,
    body_start,
    quote,
    sentence,
    quote_start,
    value,
    value_max,
    unit,
    unit_printed,
    unit_multiplier,
    bound,
    statistic,
    indicator,
    indicator_code,
    year,
    year_start,
    period,
    status,
    sector,
    scope,
    price_basis,
    commitment,
    obs_status,
    confidence,
    rule,
    extractor_version,
    section_path,
    post_id,
    table_no,
    row_no,
    column_no
from cleaned
