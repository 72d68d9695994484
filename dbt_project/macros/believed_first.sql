{#
    The order in which statements of one quantity are believed: an exact figure, then what was issued last, then the
    surest reading. `alias` is the relation that states them, where more than one is at hand.
#}
{% macro believed_first(alias=none) -%}
    {%- set of = alias ~ '.' if alias else '' -%}
    ({{ of }}bound = 'eq') desc, {{ of }}issued_on desc nulls last, {{ of }}report_year desc nulls last,
    {{ of }}confidence desc nulls last, {{ of }}document_id, {{ of }}observation_no
{%- endmacro %}
