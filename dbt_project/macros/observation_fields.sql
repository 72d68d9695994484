{# What a statement consists of as the extraction gives it, in the order of its columns; `staging.observation` has these. #}
{% macro observation_fields() -%}
    {{ return([
        'observation_id', 'document_id', 'observation_no', 'paragraph_no', 'body_start', 'quote', 'sentence', 'quote_start',
        'value', 'value_max', 'unit', 'unit_printed', 'unit_multiplier', 'bound', 'statistic', 'indicator',
        'indicator_code', 'year', 'year_start', 'period', 'status', 'sector', 'scope', 'price_basis', 'commitment',
        'obs_status', 'confidence', 'rule', 'extractor_version', 'section_path', 'post_id', 'table_no', 'row_no',
        'column_no'
    ]) }}
{%- endmacro %}

{# The fields from a loaded table: blank text is null, but blank is a unit (none). #}
{% macro cleaned_observation() -%}
    {% for name in observation_fields() -%}
        {%- if name == 'unit' -%} coalesce(unit, '') as unit
        {%- elif name in ('indicator_code', 'scope', 'price_basis', 'commitment') -%} nullif(trim({{ name }}), '') as {{ name }}
        {%- else -%} {{ name }}
        {%- endif -%}
        {{ ', ' if not loop.last }}
    {%- endfor %}
{%- endmacro %}
