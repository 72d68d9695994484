{#
    A value in its base unit. A multiplier of 1 keeps the printed digits; any other is itself a rounded factor, so the
    product is made in floating point (15 digits) and an absurd value cannot overflow a decimal and stop the build.
#}
{% macro to_base(value, multiplier) -%}
    case
        when {{ multiplier }} = 1 then {{ value }}
        else try_cast(round(cast({{ value }} as double) * {{ multiplier }}, 6) as decimal(38, 6))
    end
{%- endmacro %}
