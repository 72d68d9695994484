{#
    dbt asks this for its test `relationships`: which values does the other table lack? An anti join, in which DuckDB puts
    the few values that are looked for into memory and not the many that are there.
#}
{% macro duckdb__test_relationships(model, column_name, to, field) -%}
    with child as (
        select distinct {{ column_name }} as from_field
        from {{ model }}
        where {{ column_name }} is not null
    )

    select child.from_field
    from child
    anti join {{ to }} as parent on child.from_field = parent.{{ field }}
{%- endmacro %}
