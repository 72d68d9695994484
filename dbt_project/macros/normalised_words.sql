{# An indicator's words as a key: small letters, full-width forms folded, without blanks, quotation marks or 的. #}
{% macro normalised_words(words) -%}
    regexp_replace(
        translate(lower({{ words }}), '（）％，．－／：０１２３４５６７８９', '()%,.-/:0123456789'),
        '[\s　“”"‘’《》「」、的]', '', 'g'
    )
{%- endmacro %}
