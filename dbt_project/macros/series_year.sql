{# The grain of a series and year: statements that differ in none of these are about the same quantity. #}
{% macro series_year() -%}
    {{ return([
        'region_key', 'part_scope', 'series_key', 'statistic', 'price_basis', 'unit_base', 'status', 'year', 'year_start',
        'period'
    ]) }}
{%- endmacro %}
