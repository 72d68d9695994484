{#
    Fails with every combination of the grain's columns that more than one row has: a join fanned out, or the grain
    that the table's description states is not the one that is built.
#}
{% test unique_grain(model, columns) %}

select
    {{ columns | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
