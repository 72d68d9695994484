{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}
{# A target said twice (in the work report and the plan report, or in two places) is one target: bound and value are its key. #}
{% set grain = [
    'region_key', 'part_scope', 'series_key', 'statistic', 'price_basis', 'unit_base', 'year', 'year_start', 'period',
    'bound', 'value_base', 'value_max_base'
] %}

with observations as (

    select * from {{ ref('int_observation') }}
    {{ only_changed(of=ref('int_observation')) }}

),

indicators as (

    select * from {{ ref('int_indicator') }}

),

targets as (

    select *
    from observations
    where status = 'target' and year = plan_year

),

-- ranked are ids alone and whole rows joined on: a sort of rows with quotes spills where there are many
preferred as (

    select
        observation_id,
        count(*) over (partition by {{ grain | join(', ') }}) as statements
    from targets
    qualify
        row_number() over (
            partition by {{ grain | join(', ') }}
            order by report_year, document_id, observation_no
        ) = 1

),

chosen as (

    select
        targets.*,
        preferred.statements
    from targets
    inner join preferred on targets.observation_id = preferred.observation_id

),

-- which way the target pulls: a place, a fall and a ceiling are reached from above, else as the indicator says
directed as (

    select
        chosen.*,
        coalesce(indicators.indicator_name, chosen.indicator) as series_name,
        indicators.indicator_name_en,
        case
            when chosen.bound = 'lt' and chosen.value_base < 0 then 'higher'
            when chosen.bound = 'lt' or chosen.value_base < 0 or chosen.statistic = 'rank' then 'lower'
            else coalesce(nullif(indicators.better, ''), 'higher')
        end as better
    from chosen
    left join indicators on chosen.indicator_code = indicators.indicator_code

),

-- a range counts from its easier end
final as (

    select
        *,
        case
            when better = 'higher' then least(value_base, coalesce(value_max_base, value_base))
            else greatest(value_base, coalesce(value_max_base, value_base))
        end as threshold,
        case
            when bound = 'approx' then cast(abs(value_base) * {{ var('approx_tolerance') }} as decimal(38, 6))
            else cast(0 as decimal(38, 6))
        end as tolerance
    from directed

)

select
    {{ surrogate_key(grain) }} as attainment_id,
    region_key,
    region_code,
    region_name,
    part_scope,
    series_key,
    indicator_code,
    series_name,
    indicator_name_en,
    sector,
    statistic,
    price_basis,
    unit_base,
    year,
    year_start,
    period,
    better,
    threshold,
    tolerance,
    bound,
    value,
    value_max,
    unit,
    value_base,
    value_max_base,
    quote,
    commitment,
    observation_id,
    document_id,
    cast(statements as integer) as statements
from final
