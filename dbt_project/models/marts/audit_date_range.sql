{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with documents as (

    select * from {{ ref('stg_document') }}
    {{ only_changed() }}

),

observations as (

    select * from {{ ref('int_observation') }}
    {{ only_changed() }}

),

regions as (

    select * from {{ ref('region') }}

),

-- a code may have several spans of validity; an unlisted code is no finding of dates
validity as (

    select
        documents.document_id,
        bool_or(
            documents.report_year between coalesce(regions.valid_from, 0) and coalesce(regions.valid_to, 9999)
        ) as is_valid
    from documents
    inner join regions on documents.region_code = regions.region_code
    group by documents.document_id

),

document_findings as (

    select
        documents.document_id,
        cast(null as varchar) as observation_id,
        unnest([
            case when not validity.is_valid then 'region_not_valid_then' end,
            case when report_year not between 1949 and year(current_date) + 1 then 'report_year_out_of_range' end,
            case when reviewed_year > report_year then 'reviewed_after_report' end,
            case when plan_year < report_year - 1 then 'planned_before_report' end,
            case when abs(year(delivered_on) - report_year) > 1 then 'delivered_in_other_year' end,
            case when cast(posted_at as date) < delivered_on then 'posted_before_delivery' end
        ]) as finding,
        report_year,
        cast(null as integer) as year,
        cast(null as integer) as year_start,
        cast(null as varchar) as quote,
        cast(null as varchar) as sentence
    from documents
    left join validity on documents.document_id = validity.document_id

),

observation_findings as (

    select
        document_id,
        observation_id,
        unnest([
            case when year is null then 'no_year' end,
            case when year < report_year - {{ var('years_back') }} then 'year_too_early' end,
            case when year > report_year + {{ var('years_ahead') }} then 'year_too_late' end,
            case when year_start > year then 'span_runs_backwards' end,
            case when status = 'actual' and year > report_year + 1 then 'actual_in_the_future' end
        ]) as finding,
        report_year,
        year,
        year_start,
        quote,
        sentence
    from observations

),

final as (

    select * from document_findings
    union all
    select * from observation_findings

)

select
    {{ surrogate_key(['document_id', 'observation_id', 'finding']) }} as finding_id,
    document_id,
    observation_id,
    finding,
    report_year,
    year,
    year_start,
    quote,
    sentence
from final
where finding is not null
