{% set grain = series_year() %}

with observations as (

    select * from {{ ref('int_observation') }}
    where year is not null

),

-- the statements of a series and year that no single number could satisfy; the two that lie farthest apart stand for them
conflicts as (

    select
        {{ grain | join(', ') }},
        min(region_code) as region_code,
        min(region_name) as region_name,
        mode(indicator order by indicator) as indicator,
        cast(count(*) as integer) as observations,
        cast(count(distinct document_id) as integer) as documents,
        arg_min(observation_id, (value_base, observation_id)) as lowest_observation_id,
        arg_max(observation_id, (value_base, observation_id)) as highest_observation_id
    from observations
    group by {{ grain | join(', ') }}
    having max(allowed_low) >= min(allowed_high)

),

final as (

    select
        conflicts.*,
        case when documents = 1 then 'within_report' else 'between_reports' end as finding,
        lowest.value_base as lowest_base,
        lowest.document_id as lowest_document_id,
        lowest.sentence as lowest_sentence,
        highest.value_base as highest_base,
        highest.document_id as highest_document_id,
        highest.sentence as highest_sentence
    from conflicts
    inner join observations as lowest on conflicts.lowest_observation_id = lowest.observation_id
    inner join observations as highest on conflicts.highest_observation_id = highest.observation_id

)

select
    {{ surrogate_key(grain) }} as indicator_year_id,
    finding,
    region_code,
    region_name,
    part_scope as scope,
    series_key,
    indicator,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    unit_base as unit,
    lowest_base,
    highest_base,
    observations,
    documents,
    lowest_observation_id,
    highest_observation_id,
    lowest_document_id,
    highest_document_id,
    lowest_sentence,
    highest_sentence
from final
