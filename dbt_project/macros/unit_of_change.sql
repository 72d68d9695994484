{#
    What a table's rows belong to, so that a change replaces them together. A model says so in `meta.unit_of_change`:

    document      the rows of one document, found by `document_id`
    region_year   what is known of a region and year, from whichever documents: `region_key` and `year`
    region        all that is known of a region: `region_key`
    region_total  what a region's parts come to in a year, and what the region says itself: `region_key` and `year`
    region_part   what such a total is made of: the region and its parts

    The loads log the documents that changed (`state.changed_document`), and the first models built from documents log
    the regions and years that these spoke of before and speak of now (`state.changed_region_year`).
#}
{% macro unit_columns(unit) -%}
    {{ return({
        'document': ['document_id'],
        'region_year': ['region_key', 'year'],
        'region': ['region_key'],
        'region_total': ['region_key', 'year'],
        'region_part': ['region_key', 'year'],
    }[unit]) }}
{%- endmacro %}

{# The keys of the units that changed after a load, as a query; the columns are those of `unit_columns`. #}
{% macro changed_units(unit, load_no) -%}
    {%- if unit == 'document' -%}
        select document_id from state.changed_document where load_no > {{ load_no }}
    {%- elif unit == 'region_year' -%}
        select region_key, year from state.changed_region_year where load_no > {{ load_no }}
    {%- elif unit == 'region_total' -%}
        with changed as (
            {{ changed_units('region_year', load_no) }}
        )

        select region_key, year from changed
        union
        select
            regions.parent_code,
            changed.year
        from changed
        inner join intermediate.int_region as regions on changed.region_key = regions.region_code
        where regions.parent_code is not null
    {%- elif unit == 'region_part' -%}
        with totals as (
            {{ changed_units('region_total', load_no) }}
        )

        select region_key, year from totals
        union
        select
            regions.region_code,
            totals.year
        from totals
        inner join intermediate.int_region as regions on totals.region_key = regions.parent_code
    {%- else -%}
        select region_key from state.changed_region_year where load_no > {{ load_no }}
    {%- endif -%}
{%- endmacro %}

{# The key under which a region's figures are grouped: its code, or its name where the code is unknown. #}
{% macro region_key(alias='') -%}
    case
        when {{ alias }}region_code <> 'unknown' then {{ alias }}region_code
        else 'unknown:' || {{ alias }}region_name
    end
{%- endmacro %}

{# The unit's key in a relation with these columns: a mart has no region_key, and what makes it. #}
{% macro unit_key(unit, column_names) -%}
    {%- set parts = [] -%}
    {%- for column in unit_columns(unit) -%}
        {%- do parts.append(region_key() if column == 'region_key' and 'region_key' not in column_names else column) -%}
    {%- endfor -%}
    ({{ parts | join(', ') }})
{%- endmacro %}
