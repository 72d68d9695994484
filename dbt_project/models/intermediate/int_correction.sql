{% set fields = correctable_fields() %}

with corrections as (

    select * from {{ ref('stg_correction') }}

),

observations as (

    select * from {{ ref('stg_observation') }}

),

codes as (
    {% for name, field in fields.items() if field.listed_in or field.one_of %}
    {{ 'union all' if not loop.first }}
    {% if field.listed_in -%}
    select
        '{{ name }}' as field,
        {{ field.listed_in[1] }} as code
    from {{ ref(field.listed_in[0]) }}
    where {{ field.listed_in[1] }} is not null
    {%- else -%}
    select
        '{{ name }}' as field,
        unnest({{ field.one_of }}) as code
    {%- endif %}
    {%- endfor %}

),

-- what the extraction says, spelled as a correction would spell it
compared as (

    select
        corrections.*,
        observations.observation_id as corrected_observation_id,
        observations.document_id,
        observations.indicator,
        observations.quote,
        observations.sentence,
        case corrections.field
            {% for name, field in fields.items() -%}
            {% if field.type.startswith('decimal') -%}
            when '{{ name }}' then rtrim(rtrim(cast(observations.{{ name }} as varchar), '0'), '.')
            {% else -%}
            when '{{ name }}' then nullif(cast(observations.{{ name }} as varchar), '')
            {% endif -%}
            {% endfor -%}
            else 'false'
        end as original,
        case
            when corrections.field in ('value', 'value_max')
                then rtrim(rtrim(cast(try_cast(corrections.value as decimal(38, 6)) as varchar), '0'), '.')
            when corrections.field in ('{{ correction_marks() | join("', '") }}') then lower(corrections.value)
            else corrections.value
        end as corrected,
        codes.code is not null as is_listed
    from corrections
    left join observations on corrections.corrects = observations.observation_id
    left join codes on corrections.field = codes.field and corrections.value = codes.code

),

judged as (

    select
        *,
        case
            when author is null or reason is null then 'unsigned'
            when corrected_observation_id is null then 'no_such_observation'
            when field is null or field not in ('{{ (fields | list + correction_marks()) | join("', '") }}')
                then 'unknown_field'
            when field in ('{{ correction_marks() | join("', '") }}')
                then if(coalesce(corrected in ('true', 'false'), false), null, 'invalid_value')
            {% for name, field in fields.items() -%}
            when field = '{{ name }}' and value is null then {{ 'null' if field.nullable else "'invalid_value'" }}
            {% if field.pattern -%}
            when field = '{{ name }}' and (not regexp_full_match(value, '{{ field.pattern }}') or corrected is null)
                then 'invalid_value'
            {% else -%}
            when field = '{{ name }}' and not is_listed then 'unknown_code'
            {% endif -%}
            {% endfor -%}
        end as fault
    from compared

),

-- of several lines on the same field the last that can be laid over counts
final as (

    select
        *,
        case
            when fault is not null then fault
            when line_no < max(line_no) filter (where fault is null) over (partition by corrected_observation_id, field)
                then 'superseded'
            when corrected is not distinct from original then 'no_effect'
            else 'applied'
        end as outcome
    from judged

)

select
    line_no,
    observation_id,
    corrected_observation_id,
    document_id,
    field,
    original,
    coalesce(corrected, value) as corrected,
    author,
    reason,
    outcome,
    indicator,
    quote,
    sentence
from final
