{% set grain = series_year() %}

with observations as (

    select * from {{ ref('int_observation') }}
    where year is not null

),

indicators as (

    select * from {{ ref('int_indicator') }}

),

-- the order in which statements are believed: an exact figure, then the latest report, then the surest reading
ranked as (

    select
        *,
        row_number() over (
            partition by {{ grain | join(', ') }}
            order by
                (bound = 'eq') desc,
                report_year desc nulls last,
                confidence desc nulls last,
                document_id,
                observation_no
        ) as preference
    from observations

),

quoted as (

    select * from ranked
    where preference = 1

),

-- statements agree where one number could satisfy them all: the highest lower end lies below the lowest upper end
sources as (

    select
        {{ grain | join(', ') }},
        cast(count(*) as integer) as observations,
        cast(count(distinct document_id) as integer) as documents,
        cast(count(distinct value_base) as integer) as values_stated,
        min(report_year) as earliest_report_year,
        max(report_year) as latest_report_year,
        coalesce(max(allowed_low) >= min(allowed_high), false) as sources_disagree
    from observations
    group by {{ grain | join(', ') }}

),

final as (

    select
        quoted.*,
        coalesce(indicators.indicator_name, quoted.indicator) as series_name,
        indicators.indicator_name_en,
        sources.observations,
        sources.documents,
        sources.values_stated,
        sources.earliest_report_year,
        sources.latest_report_year,
        sources.sources_disagree
    from quoted
    inner join sources
        on {% for column in grain -%}
            quoted.{{ column }} is not distinct from sources.{{ column }}
            {{- ' and ' if not loop.last }}
        {%- endfor %}
    left join indicators on quoted.indicator_code = indicators.indicator_code

)

select
    {{ surrogate_key(grain) }} as indicator_year_id,
    region_code,
    region_name,
    part_scope as scope,
    series_key,
    indicator_code,
    series_name as indicator,
    indicator_name_en,
    sector,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    value,
    value_max,
    unit,
    value_base,
    value_max_base,
    unit_base,
    bound,
    commitment,
    observation_id,
    document_id,
    report_year,
    corrected_by,
    observations,
    documents,
    values_stated,
    earliest_report_year,
    latest_report_year,
    sources_disagree
from final
