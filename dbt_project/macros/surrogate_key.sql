{# A stable key of a grain's columns: nulls count as values of their own. #}
{% macro surrogate_key(columns) -%}
    md5(concat_ws(chr(31), {% for column in columns -%}
        coalesce(cast({{ column }} as varchar), chr(30)){{ ', ' if not loop.last }}
    {%- endfor %}))
{%- endmacro %}
