{{ config(
    materialized='incremental', incremental_strategy='replace_changed',
    meta={'unit_of_change': 'document', 'logs_years_of': 'reviewed_year'}
) }}

{% set kinds = ['hidden', 'jammer', 'quote', 'attachment', 'signature', 'edit_note'] %}

with documents as (

    select * exclude (body) from {{ ref('stg_document') }}
    {{ only_changed() }}

),

regions as (

    select * from {{ ref('int_region') }}

),

-- documents of unknown places must not be pooled: each keeps its own name, at worst the document's id
named as (

    select
        documents.* exclude (region_name),
        case
            when documents.region_code <> 'unknown' then regions.region_name
            else coalesce(documents.region_name, '未知（' || documents.document_id || '）')
        end as region_name
    from documents
    left join regions on documents.region_code = regions.region_code

),

counted as (

    select
        *,
        {% for kind in kinds -%}
        coalesce(removed['{{ kind }}'], 0) as removed_{{ kind }},
        {% endfor -%}
        coalesce(list_sum(map_values(removed)), 0) as removed_total
    from named

),

final as (

    select
        *,
        removed_total{% for kind in kinds %} - removed_{{ kind }}{% endfor %} as removed_other,
        -- when it was given, as its text says; else when such documents are as a rule: a work report at the beginning of
        -- its year, a bulletin in the spring after the year that it is about
        coalesce(
            case when year(delivered_on) between report_year and report_year + 1 then delivered_on end,
            if(document_type = 'bulletin', make_date(report_year + 1, 4, 1), make_date(report_year, 2, 1))
        ) as issued_on,
        array_to_string(missing_pages, ',') as missing_page_list,
        {{ region_key() }} as region_key
    from counted

)

select
    document_id,
    source_name,
    sha256,
    title,
    document_type,
    region_code,
    region_name,
    region_key,
    report_year,
    reviewed_year,
    plan_year,
    delivered_on,
    issued_on,
    session,
    speaker,
    thread_type,
    board,
    author,
    posted_at,
    edited_at,
    url,
    encoding,
    software,
    floors,
    missing_page_list,
    cut_short,
    removed_hidden,
    removed_jammer,
    removed_quote,
    removed_attachment,
    removed_signature,
    removed_edit_note,
    cast(removed_other as integer) as removed_other,
    withdrawn
from final
