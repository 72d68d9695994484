{{ config(
    materialized='incremental', incremental_strategy='replace_changed',
    meta={'unit_of_change': 'document', 'logs_years_of': 'year'}
) }}

with observations as (

    select * from {{ ref('int_corrected_observation') }}
    {{ only_changed() }}

),

documents as (

    select * from {{ ref('int_document') }}

),

units as (

    select * from {{ ref('int_unit') }}

),

joined as (

    select
        observations.*,
        documents.region_code,
        documents.region_name,
        documents.region_key,
        documents.report_year,
        documents.issued_on,
        documents.reviewed_year,
        documents.plan_year,
        units.unit_base,
        units.multiplier
    from observations
    inner join documents on observations.document_id = documents.document_id
    inner join units on observations.unit = units.unit

),

measured as (

    select
        *,
        coalesce(indicator_code, {{ normalised_words('indicator') }}) as series_key,
        -- 全区 in a report of 金牛区 is the district itself, 全市 or 全国 there is a wider place that it is compared with
        case
            when scope in ('全' || right(region_name, 1), '全域') then null
            when scope = '全国' and region_code = '100000' then null
            when scope <> '全国' and region_name like '未知%' then null
            else scope
        end as part_scope,
        {{ to_base('value', 'multiplier') }} as value_base,
        {{ to_base('value_max', 'multiplier') }} as value_max_base,
        -- half of the last printed digit: 99.1万亿元 and 990865亿元 are one figure, rounded differently
        cast(
            0.5 * power(10, least(unit_multiplier, 30) - length(regexp_extract(quote, '\.([0-9]+)', 1)))
            * multiplier as double
        ) as half_digit
    from joined

),

-- what the statement allows, in base units; a bound speaks of size, so that 下降3%以上 lies below -3; null is unbounded
final as (

    select
        *,
        case
            when bound = 'approx' then value_base - abs(value_base) * {{ var('approx_tolerance') }}
            when bound = 'eq' then least(value_base, coalesce(value_max_base, value_base)) - half_digit
            when (bound = 'gt') = (value_base >= 0) then least(value_base, coalesce(value_max_base, value_base))
        end as allowed_low,
        case
            when bound = 'approx'
                then coalesce(value_max_base, value_base) + abs(value_base) * {{ var('approx_tolerance') }}
            when bound = 'eq' then greatest(value_base, coalesce(value_max_base, value_base)) + half_digit
            when (bound = 'lt') = (value_base >= 0) then greatest(value_base, coalesce(value_max_base, value_base))
        end as allowed_high
    from measured

)

select
    observation_id,
    document_id,
    observation_no,
    region_code,
    region_name,
    region_key,
    report_year,
    issued_on,
    reviewed_year,
    plan_year,
    section_path,
    paragraph_no,
    post_id,
    body_start,
    table_no,
    row_no,
    column_no,
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
    part_scope,
    price_basis,
    commitment,
    obs_status,
    confidence,
    rule,
    extractor_version,
    corrected_by,
    correction_reason,
    confirmed_by,
    {{ surrogate_key(series_year()) }} as indicator_year_id,
    cast(allowed_low as double) as allowed_low,
    cast(allowed_high as double) as allowed_high
from final
