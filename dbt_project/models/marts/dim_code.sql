{#- The code lists that are no dimension of their own, each a reference list with its code and names in both languages. -#}
{% set lists = ['obs_status', 'unit_multiplier', 'statistic', 'bound', 'document_type'] %}

with listed as (
    {% for name in lists %}
    {{ 'union all' if not loop.first }}
    select
        '{{ name }}' as code_list,
        cast({{ name }} as varchar) as code,
        {{ name }}_name as code_name,
        {{ name }}_name_en as code_name_en,
        {{ 'in_sdmx' if name == 'unit_multiplier' else name == 'obs_status' }} as is_sdmx
    from {{ ref(name) }}
    {%- endfor %}

)

select
    code_list,
    code,
    code_name,
    code_name_en,
    is_sdmx
from listed
