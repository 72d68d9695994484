{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}
{% set grain = [
    'region_key', 'part_scope', 'series_key', 'statistic', 'price_basis', 'unit_base', 'year', 'year_start', 'period'
] %}

with observations as (

    select * from {{ ref('int_observation') }}
    {{ only_changed(of=ref('int_observation')) }}

),

results as (

    select *
    from observations
    where status = 'actual' and year = reviewed_year

),

-- ranked are ids alone and whole rows joined on: a sort of rows with quotes spills where there are many
preferred as (

    select
        observation_id,
        count(*) over (partition by {{ grain | join(', ') }}) as statements,
        coalesce(
            max(allowed_low) over (partition by {{ grain | join(', ') }})
            >= min(allowed_high) over (partition by {{ grain | join(', ') }}),
            false
        ) as sources_disagree
    from results
    qualify
        row_number() over (
            partition by {{ grain | join(', ') }}
            order by {{ believed_first() }}
        ) = 1

),

chosen as (

    select
        results.*,
        preferred.statements,
        preferred.sources_disagree
    from results
    inner join preferred on results.observation_id = preferred.observation_id

),

-- the ends between which the result lies; a bound speaks of size, 左右 of five in a hundred, null is an open end
final as (

    select
        *,
        case
            when bound = 'approx' then cast(allowed_low as decimal(38, 6))
            when bound = 'eq' or (bound = 'gt') = (value_base >= 0)
                then least(value_base, coalesce(value_max_base, value_base))
        end as result_low,
        case
            when bound = 'approx' then cast(allowed_high as decimal(38, 6))
            when bound = 'eq' or (bound = 'lt') = (value_base >= 0)
                then greatest(value_base, coalesce(value_max_base, value_base))
        end as result_high
    from chosen

)

select
    region_key,
    part_scope,
    series_key,
    statistic,
    price_basis,
    unit_base,
    year,
    year_start,
    period,
    bound,
    value,
    value_max,
    unit,
    value_base,
    value_max_base,
    result_low,
    result_high,
    quote,
    observation_id,
    document_id,
    cast(statements as integer) as statements,
    sources_disagree
from final
