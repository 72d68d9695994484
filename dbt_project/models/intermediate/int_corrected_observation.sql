{{ config(meta={'unit_of_change': 'document'}) }}
{#-
    Blank is a unit (none), so that only the other fields become null when they are cleared. The name of an indicator
    follows its code, as in the extraction, unless it is corrected itself.
-#}
{% set fields = correctable_fields() %}

with observations as (

    select * from {{ ref('stg_observation') }}

),

indicators as (

    select * from {{ ref('indicator') }}

),

applied as (

    select * from {{ ref('int_correction') }}
    where outcome = 'applied'

),

-- one row an observation that is corrected, a pair of columns a field
laid_over as (

    select
        corrected_observation_id as observation_id,
        {% for name, field in fields.items() -%}
        bool_or(field = '{{ name }}') as has_{{ name }},
        cast(max(corrected) filter (where field = '{{ name }}') as {{ field.type }}) as new_{{ name }},
        {% endfor -%}
        bool_or(field = 'withdrawn') as is_withdrawn,
        string_agg(distinct author, ', ' order by author) filter (where field <> 'confirmed') as corrected_by,
        string_agg(distinct reason, '; ' order by reason) filter (where field <> 'confirmed') as correction_reason,
        max(author) filter (where field = 'confirmed') as confirmed_by
    from applied
    group by corrected_observation_id

),

final as (

    select
        observations.* replace (
            {% for name in fields -%}
            {% if name == 'unit' -%}
            if(coalesce(has_unit, false), coalesce(new_unit, ''), observations.unit) as unit,
            {% elif name == 'indicator' -%}
            case
                when has_indicator then new_indicator
                when has_indicator_code then coalesce(indicators.indicator_name, observations.indicator)
                else observations.indicator
            end as indicator,
            {% else -%}
            if(coalesce(has_{{ name }}, false), new_{{ name }}, observations.{{ name }}) as {{ name }},
            {% endif -%}
            {% endfor -%}
            -- what a person has looked at comes before what was only read
            if(laid_over.observation_id is null, observations.confidence, 1) as confidence
        ),
        laid_over.corrected_by,
        laid_over.correction_reason,
        laid_over.confirmed_by
    from observations
    left join laid_over on observations.observation_id = laid_over.observation_id
    left join indicators on laid_over.new_indicator_code = indicators.indicator_code
    where not coalesce(laid_over.is_withdrawn, false)

)

select
    {{ observation_fields() | join(', ') }},
    corrected_by,
    correction_reason,
    confirmed_by
from final
