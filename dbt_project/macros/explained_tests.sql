{#
    dbt's own generic tests, each opened with what fails and why, as our singular tests are: the comment stands in the
    compiled query, and is what a run tells of a failure.
#}
{% macro duckdb__test_not_null(model, column_name) %}
-- Fails with every row of {{ tested_table() }} without {{ column_name }}: it is not found, counted or joined by it.
-- Threshold: no row.
{{ dbt.default__test_not_null(model, column_name) }}
{% endmacro %}

{% macro duckdb__test_unique(model, column_name) %}
-- Fails with every {{ column_name }} that more than one row of {{ tested_table() }} has: a join by it doubles rows.
-- Threshold: no row.
{{ dbt.default__test_unique(model, column_name) }}
{% endmacro %}

{% macro duckdb__test_accepted_values(model, column_name, values, quote=True) %}
-- Fails with every {{ column_name }} of {{ tested_table() }} but {{ values | join(', ') }}: who asks for these misses it.
-- Threshold: no row.
{{ dbt.default__test_accepted_values(model, column_name, values, quote) }}
{% endmacro %}

{# The name of the table that is tested. #}
{% macro tested_table() -%}
    {%- set node = graph.nodes.get(model.attached_node) if execute else none -%}
    {{ return(node.name if node else 'the table') }}
{%- endmacro %}
