{# The grain of a series and year: statements that differ in none of these are about the same quantity. #}
{% macro series_year() -%}
    {{ return([
        'region_key', 'part_scope', 'series_key', 'statistic', 'price_basis', 'unit_base', 'status', 'year', 'year_start',
        'period'
    ]) }}
{%- endmacro %}

{# The condition that a statement (int_observation) is about a series and year (fct_indicator_year). #}
{% macro is_about(observations, series) -%}
    {{ observations }}.part_scope is not distinct from {{ series }}.scope
    {% for column in series_year() if column not in ('region_key', 'part_scope') -%}
        and {{ observations }}.{{ column }} is not distinct from {{ series }}.{{ column }}
    {% endfor -%}
    and {{ observations }}.region_code is not distinct from {{ series }}.region_code
    and {{ observations }}.region_name is not distinct from {{ series }}.region_name
{%- endmacro %}
