{#
    dbt asks this for its test `relationships`: which values does the other table lack? An anti join, in which DuckDB puts
    the few values that are looked for into memory and not the many that are there.

    Where only changed rows are looked at, their values are first looked for among the rows of the same documents or
    regions, where they should be: the columns of these are quickly read, and no values are left to look for elsewhere.
#}
{% macro duckdb__test_relationships(model, column_name, to, field) -%}
    {%- set place = shared_place(to) if (model | string).startswith('(select') else none %}
-- Fails with every {{ column_name }} of {{ tested_table() }} that is no {{ field }} of {{ to.identifier }}: an inner join drops
-- its rows. Threshold: no row.
    with child as materialized (
        select distinct
            {{ column_name }} as from_field{% if place %},
            {{ place }} as place{% endif %}
        from {{ model }}
        where {{ column_name }} is not null
    )
    {%- if place %},

    elsewhere as materialized (
        select child.from_field
        from child
        anti join (
            select {{ field }} from {{ to }}
            where {{ place }} in (select place from child)
        ) as near on child.from_field = near.{{ field }}
    )
    {%- endif %}

    select looked_for.from_field
    from {{ 'elsewhere' if place else 'child' }} as looked_for
    anti join {{ to }} as parent on looked_for.from_field = parent.{{ field }}
{%- endmacro %}

{# The column that tells where rows of a test's table and of another belong, if both have one and follow changes. #}
{% macro shared_place(to) -%}
    {%- set child = graph.nodes.get(model.attached_node) if execute else none -%}
    {%- set parent = graph.nodes.get('model.zhibiao.' ~ to.identifier) if execute else none -%}
    {%- if child and parent and parent.config.meta.unit_of_change -%}
        {%- set place = 'document_id' if child.config.meta.unit_of_change == 'document' else 'region_code' -%}
        {{ return(place if place in child.columns and place in parent.columns else none) }}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}
