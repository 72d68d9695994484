{#
    The fields of an observation that a correction may change: name → type, whether blank clears it, and the codes that
    it may have (`listed_in`, a reference list and its column; or `one_of`) or how it must look (`pattern`).
#}
{% macro correctable_fields() -%}
    {% set number = '-?[0-9]+(\\.[0-9]+)?' %}
    {{ return({
        'value': {'type': 'decimal(38, 6)', 'pattern': number},
        'value_max': {'type': 'decimal(38, 6)', 'pattern': number, 'nullable': true},
        'unit': {'type': 'varchar', 'listed_in': ['unit', 'unit'], 'nullable': true},
        'bound': {'type': 'varchar', 'listed_in': ['bound', 'bound']},
        'statistic': {'type': 'varchar', 'listed_in': ['statistic', 'statistic']},
        'indicator': {'type': 'varchar', 'pattern': '.+'},
        'indicator_code': {'type': 'varchar', 'listed_in': ['indicator', 'indicator_code'], 'nullable': true},
        'year': {'type': 'integer', 'pattern': '[0-9]{4}', 'nullable': true},
        'year_start': {'type': 'integer', 'pattern': '[0-9]{4}', 'nullable': true},
        'period': {'type': 'varchar', 'pattern': 'year|half-year|first [0-9]{1,2} months'},
        'status': {'type': 'varchar', 'one_of': ['actual', 'target']},
        'sector': {'type': 'varchar', 'listed_in': ['sector', 'sector']},
        'scope': {'type': 'varchar', 'pattern': '.+', 'nullable': true},
        'price_basis': {'type': 'varchar', 'one_of': ['current', 'constant'], 'nullable': true},
        'commitment': {'type': 'varchar', 'pattern': '.+', 'nullable': true},
        'obs_status': {'type': 'varchar', 'listed_in': ['obs_status', 'obs_status']},
    }) }}
{%- endmacro %}

{# What a correction may say of an observation as a whole: that it is none, or that it was read rightly. #}
{% macro correction_marks() -%}
    {{ return(['withdrawn', 'confirmed']) }}
{%- endmacro %}
