{#
    Tests of a large warehouse look at the units that changed since all tests passed, and at all rows where the test,
    its table or anything above it is new. A row that has not changed since it passed passes still. Tests that only warn
    look at all rows, so that what they warn of is not told once and then forgotten.
#}

{#
    The rows of a table that a test has to look at: dbt asks this for the `model` of every generic test. For a value
    that must be unique, these are in staging also the rows that have not changed and share a value with one that has.
    A table behind keeps the ids that are unique there, or makes a key of columns that name the changed unit: a value of
    another unit cannot be the same, and the tables' longest columns need not be read whole.
#}
{% macro get_where_subquery(relation) -%}
    {%- set node = graph.nodes.get('model.zhibiao.' ~ relation.identifier) if execute else none -%}
    {%- set unit = node.config.meta.unit_of_change if node else none -%}
    {%- set load_no = load_noted('proven') if unit and config.get('severity') | lower == 'error' else none -%}
    {%- if load_no is none -%}
        {{ return(relation) }}
    {%- endif -%}
    {%- set names = ['document_id'] if unit == 'document'
        else adapter.get_columns_in_relation(relation) | map(attribute='name') | list -%}
    {%- set rows = relation ~ ' where ' ~ unit_key(unit, names) ~ ' in (' ~ changed_units(unit, load_no) ~ ')' -%}
    {%- if model.get('test_metadata', {}).get('name') == 'unique' and node.config.schema == 'staging' -%}
        {%- set column = model.test_metadata.kwargs.column_name -%}
        {%- set rows = relation ~ ' where ' ~ column ~ ' in (select ' ~ column ~ ' from ' ~ rows ~ ')' -%}
    {%- endif -%}
    {{ return('(select * from ' ~ rows ~ ')') }}
{%- endmacro %}
