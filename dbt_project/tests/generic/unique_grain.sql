{% test unique_grain(model, columns) %}
-- Fails with every combination of {{ columns | join(', ') }} that more than one row of {{ tested_table() }} has: a join
-- fanned out, or the grain that the table's description states is not the one that is built. Threshold: no row.
select
    {{ columns | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ columns | join(', ') }}
having count(*) > 1

{% endtest %}
