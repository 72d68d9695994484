{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region_year'}
) }}

with targets as (

    select * from {{ ref('int_target') }}
    {{ only_changed(of=ref('int_target')) }}

),

results as (

    select * from {{ ref('int_result') }}
    {{ only_changed(of=ref('int_result')) }}

),

documents as (

    select * from {{ ref('int_document') }}

),

-- a price basis that one side leaves out is no difference; two that differ are never compared
-- whose is whose is decided on ids alone and the rest joined on: rows with quotes are not sorted
paired as (

    select
        targets.attainment_id,
        results.observation_id
    from targets
    inner join results
        on
            targets.region_key = results.region_key
            and targets.series_key = results.series_key
            and targets.statistic = results.statistic
            and targets.unit_base = results.unit_base
            and targets.year = results.year
            and targets.period = results.period
            and targets.part_scope is not distinct from results.part_scope
            and targets.year_start is not distinct from results.year_start
            and coalesce(targets.price_basis = results.price_basis, true)
    qualify
        row_number() over (
            partition by targets.attainment_id
            order by
                (targets.price_basis is not distinct from results.price_basis) desc,
                (results.price_basis = 'constant') desc nulls last,
                results.observation_id
        ) = 1

),

matched as (

    select
        paired.attainment_id,
        results.*
    from paired
    inner join results on paired.observation_id = results.observation_id

),

reviewed as (

    select distinct
        region_key,
        reviewed_year
    from documents
    where reviewed_year is not null

),

-- the series is reviewed, but not as the target was set: other unit, statistic, scope, period or price basis
otherwise as (

    select distinct
        region_key,
        series_key,
        year
    from results

),

compared as (

    select
        targets.*,
        matched.bound as result_bound,
        matched.value as result_value,
        matched.value_max as result_value_max,
        matched.unit as result_unit,
        matched.value_base as result_value_base,
        matched.value_max_base as result_value_max_base,
        matched.quote as result_quote,
        matched.observation_id as result_observation_id,
        matched.document_id as result_document_id,
        matched.sources_disagree as results_disagree,
        coalesce(matched.statements, 0) as result_statements,
        reviewed.region_key is not null as is_reviewed,
        otherwise.region_key is not null as is_stated_otherwise,
        case
            when matched.attainment_id is null then null
            when targets.better = 'higher' and matched.result_low >= targets.threshold - targets.tolerance then true
            when targets.better = 'higher' and matched.result_high < targets.threshold - targets.tolerance then false
            when targets.better = 'lower' and matched.result_high <= targets.threshold + targets.tolerance then true
            when targets.better = 'lower' and matched.result_low > targets.threshold + targets.tolerance then false
        end as met
    from targets
    left join matched on targets.attainment_id = matched.attainment_id
    left join reviewed on targets.region_key = reviewed.region_key and targets.year = reviewed.reviewed_year
    left join otherwise
        on
            targets.region_key = otherwise.region_key
            and targets.series_key = otherwise.series_key
            and targets.year = otherwise.year

),

final as (

    select
        *,
        case
            when result_observation_id is null and not is_reviewed then 'no_report'
            when result_observation_id is null and is_stated_otherwise then 'stated_otherwise'
            when result_observation_id is null then 'not_stated'
            when met is null then 'result_open'
            when met and better = 'higher' and result_value_base < threshold then 'within_tolerance'
            when met and better = 'lower' and result_value_base > threshold then 'within_tolerance'
            when better = 'higher' then if(met, 'at_or_above', 'below')
            else if(met, 'at_or_below', 'above')
        end as reason
    from compared

)

select
    attainment_id,
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
    unit_base as unit,
    year,
    year_start,
    period,
    better,
    bound as target_bound,
    value as target_value,
    value_max as target_value_max,
    unit as target_unit,
    value_base as target_value_base,
    value_max_base as target_value_max_base,
    quote as target_quote,
    commitment as target_commitment,
    observation_id as target_observation_id,
    document_id as target_document_id,
    statements as target_statements,
    result_bound,
    result_value,
    result_value_max,
    result_unit,
    result_value_base,
    result_value_max_base,
    result_quote,
    result_observation_id,
    result_document_id,
    result_statements,
    coalesce(results_disagree, false) as results_disagree,
    met,
    reason
from final
