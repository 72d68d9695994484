{#
    Incremental models: only the units that changed are built again, and the table is what a build in full would give.

    A model's table, its mark in `state.model` (what it was built of, and up to which load) and what it logs for the
    models behind it change in one transaction, so that a build may end anywhere. Where the mark is not that of the
    plan (pipeline/warehouse/plan.py), because code or a list has changed, and in every build that was not planned, the
    model is built in full.
#}

{#
    The load up to which the node that is run is noted in `state.model` (its table is right) or `state.proven` (its test
    has passed on everything), for the code that is planned; none where it is not noted.
#}
{% macro load_noted(table) -%}
    {%- set token = env_var('ZHIBIAO_PLAN', '') if execute else '' -%}
    {%- if token and not flags.FULL_REFRESH -%}
        {%- set rows = run_query(
            "select noted.load_no from state." ~ table ~ " as noted inner join state.wanted as wanted using (name, fingerprint) "
            ~ "where wanted.token = '" ~ token ~ "' and name = '" ~ model.name ~ "'"
        ).rows -%}
        {{ return((rows[0][0] | int) if rows else none) }}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}

{# The load up to which the model's table is right; none where it has to be built in full. #}
{% macro load_seen() -%}
    {{ return(load_noted('model') if model.resource_type == 'model' else none) }}
{%- endmacro %}

{# dbt asks this where it would look at --full-refresh: lists are small and always replaced whole. #}
{% macro should_full_refresh() -%}
    {{ return(load_seen() is none) }}
{%- endmacro %}

{#
    A condition that keeps the changed units, and nothing in a build in full. Starts with `keyword`. Where the rows come
    from a table, name it in `of`: which rows these are is put aside first, so that DuckDB knows how few they are, and reads
    whole rows only where they match. Where the unit's key has another name, give it as `key`; where rows of other units have
    to be read than are replaced, give theirs as `unit`; and what else holds for the rows of `of` as `also`.
#}
{% macro only_changed(keyword='where', of=none, key=none, unit=none, also='true') -%}
    {%- if this and is_incremental() -%}{# a unit test has no table of its own #}
        {%- set unit = unit or model.config.meta.unit_of_change -%}
        {%- set units = changed_units(unit, load_seen()) -%}
        {%- if of -%}
            {%- set names = adapter.get_columns_in_relation(of) | map(attribute='name') | list -%}
            {%- set rows = 'changed_rows_of_' ~ of.identifier -%}
            {%- do run_query(
                'create or replace temp table ' ~ rows ~ ' as select rowid as row_no from ' ~ of
                ~ ' where ' ~ also ~ ' and ' ~ unit_key(unit, names) ~ ' in (' ~ units ~ ')'
            ) -%}
            {{ keyword }} rowid in (select row_no from {{ rows }})
        {%- else -%}
            {{ keyword }} {{ key or unit_key(unit, unit_columns(unit)) }} in ({{ units }})
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}

{#
    The strategy `replace_changed`: the changed units' rows go, those just made come, in the model's transaction. With
    `meta.logs_years_of` it logs what the changed documents spoke of, and speak of now, for the models behind.
#}
{% macro get_incremental_replace_changed_sql(arguments) -%}
    {%- set target = arguments['target_relation'] -%}
    {%- set names = arguments['dest_columns'] | map(attribute='name') | list -%}
    {%- set unit = model.config.meta.unit_of_change -%}
    {%- set year = model.config.meta.logs_years_of -%}
    {{ log_region_years(target, year) if year }}
    delete from {{ target }}
    where {{ unit_key(unit, names) }} in ({{ changed_units(unit, load_seen()) }});
    insert into {{ target }} ({{ names | join(', ') }})
    select {{ names | join(', ') }} from {{ arguments['temp_relation'] }};
    {{ log_region_years(target, year) if year }}
{%- endmacro %}

{% macro log_region_years(target, year) -%}
    insert into state.changed_region_year
    select distinct (select max(load_no) from state.load), region_key, {{ year }}
    from {{ target }}
    where {{ year }} is not null and document_id in ({{ changed_units('document', load_seen()) }});
{%- endmacro %}

{#
    As a hook after: the table is right for the plan's code, up to the last load, or as far as the tables it was built
    of; not at all where one of those is not right for the plan's code.
#}
{% macro mark_built() -%}
    {%- set token = env_var('ZHIBIAO_PLAN', '') if execute else '' -%}
    {%- if token and model.config.materialized in ('seed', 'table', 'incremental') -%}
        delete from state.model where name = '{{ model.name }}';
        insert into state.model
        with own as (
            select * from state.wanted
            where token = '{{ token }}' and name = '{{ model.name }}'
        ),

        above as (
            select min(coalesce(model.load_no, -1)) as load_no
            from own
            cross join unnest(own.above) as listed (name)
            inner join state.wanted as wanted on listed.name = wanted.name and wanted.token = own.token
            left join state.model as model on wanted.name = model.name and wanted.fingerprint = model.fingerprint
        ),

        reached as (
            select least(coalesce((select max(load_no) from state.load), 0), above.load_no) as load_no
            from above
        )

        select own.name, own.fingerprint, reached.load_no
        from own
        cross join reached
        where reached.load_no >= 0
    {%- endif -%}
{%- endmacro %}

{# As a hook at the start: a build by hand may have been of any code, so that nothing counts as built afterwards. #}
{% macro forget_unless_planned() -%}
    {%- if execute and not env_var('ZHIBIAO_PLAN', '') and flags.WHICH in ('build', 'run', 'seed') -%}
        {%- set tables = run_query("select 1 from duckdb_tables() where schema_name = 'state' and table_name = 'model'") -%}
        {%- if tables.rows -%}
            delete from state.model;
            delete from state.proven
        {%- endif -%}
    {%- endif -%}
{%- endmacro %}
