with documents as (

    select * from {{ ref('stg_document') }}

),

pages as (

    select * from {{ ref('stg_page') }}

),

rejected as (

    select * from {{ ref('stg_rejected_page') }}

),

observations as (

    select * from {{ ref('stg_observation') }}

),

excluded as (

    select * from {{ ref('stg_excluded_number') }}

),

document_totals as (

    select
        cast(count(*) as integer) as documents,
        md5(string_agg(sha256, ',' order by sha256)) as sources_md5
    from documents

),

observation_totals as (

    select
        cast(count(*) as bigint) as observations,
        string_agg(distinct extractor_version, ', ' order by extractor_version) as extractor_versions
    from observations

),

final as (

    select
        cast(current_timestamp at time zone 'UTC' as timestamp) as built_at,
        '{{ dbt_version }}' as dbt_version,
        version() as duckdb_version,
        observation_totals.extractor_versions,
        (select cast(count(*) as integer) from pages) as pages,
        (select cast(count(*) as integer) from rejected) as rejected_pages,
        document_totals.documents,
        observation_totals.observations,
        (select cast(count(*) as bigint) from excluded) as excluded_numbers,
        document_totals.sources_md5
    from document_totals
    cross join observation_totals

)

select
    built_at,
    dbt_version,
    duckdb_version,
    extractor_versions,
    pages,
    rejected_pages,
    documents,
    observations,
    excluded_numbers,
    sources_md5
from final
