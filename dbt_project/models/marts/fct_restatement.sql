{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}
{# Two statements are about the same where they agree in these, and say the same where they agree in their values, too. #}
{% set subject = [
    'document_id', 'series_key', 'statistic', 'status', 'unit', 'year', 'year_start', 'period', 'scope', 'price_basis'
] %}
{% set said = subject + ['value', 'value_max', 'bound'] %}

with earlier as (

    select
        *,
        coalesce(indicator_code, {{ normalised_words('indicator') }}) as series_key
    from {{ ref('stg_earlier_observation') }}
    {{ only_changed() }}

),

current_statements as (

    select
        *,
        coalesce(indicator_code, {{ normalised_words('indicator') }}) as series_key
    from {{ ref('stg_observation') }}
    where document_id in (select document_id from earlier)

),

superseded as (

    select earlier.*
    from earlier
    anti join current_statements
        on {% for column in said -%}
            earlier.{{ column }} is not distinct from current_statements.{{ column }}
            {{- ' and ' if not loop.last }}
        {%- endfor %}

),

-- what stands in its place: about the same, rather new than said before, the nearest in the report's order
candidates as (

    select
        current_statements.*,
        exists (
            select 1
            from earlier
            where {% for column in said -%}
                earlier.{{ column }} is not distinct from current_statements.{{ column }}
                {{- ' and ' if not loop.last }}
            {%- endfor %}
        ) as was_said
    from current_statements

),

final as (

    select
        superseded.*,
        candidates.observation_id as now_observation_id,
        candidates.value as now_value,
        candidates.value_max as now_value_max,
        candidates.bound as now_bound,
        candidates.quote as now_quote,
        candidates.sentence as now_sentence
    from superseded
    left join candidates
        on {% for column in subject -%}
            superseded.{{ column }} is not distinct from candidates.{{ column }}
            {{- ' and ' if not loop.last }}
        {%- endfor %}
    qualify
        row_number() over (
            partition by superseded.snapshot_id, superseded.observation_id
            order by
                candidates.was_said,
                abs(candidates.observation_no - superseded.observation_no),
                candidates.observation_id
        ) = 1

)

select
    {{ surrogate_key(['snapshot_id', 'observation_id']) }} as restatement_id,
    document_id,
    snapshot_id,
    source_name,
    saved_at,
    observation_no,
    post_id,
    paragraph_no,
    body_start,
    indicator,
    indicator_code,
    series_key,
    statistic,
    status,
    year,
    year_start,
    period,
    scope,
    price_basis,
    unit,
    value,
    value_max,
    bound,
    quote,
    sentence,
    quote_start,
    if(now_observation_id is null, 'dropped', 'restated') as change,
    now_observation_id,
    now_value,
    now_value_max,
    now_bound,
    now_quote,
    now_sentence
from final
