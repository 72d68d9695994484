{#- Two passes, so that only the words that are kept are looked at closely: most words occur once. -#}
with observations as not materialized (

    select * from {{ ref('fct_observation') }}
    where indicator_code is null

),

indicators as (

    select * from {{ ref('int_indicator') }}

),

frequent as (

    select series_key
    from observations
    group by series_key
    order by count(*) desc, series_key
    limit {{ var('uncurated_kept') }}

),

described as (

    select
        series_key,
        mode(indicator order by indicator) as indicator,
        cast(count(*) as integer) as observations,
        cast(count(distinct document_id) as integer) as documents,
        cast(count(distinct region_code) as integer) as regions,
        min(year) as earliest_year,
        max(year) as latest_year,
        mode(sector order by sector) as sector,
        mode(unit order by unit) as usual_unit,
        mode(statistic order by statistic) as usual_statistic,
        min(observation_id, {{ var('examples_looked_at') }}) as candidates
    from observations
    inner join frequent using (series_key)
    group by series_key

),

looked_at as (

    select
        series_key,
        unnest(candidates) as observation_id
    from described

),

-- of some statements the shortest: sentences are the longest column, and are not all read
examples as (

    select
        looked_at.series_key,
        arg_min(observations.observation_id, (length(observations.sentence), observations.observation_id)) as observation_id,
        arg_min(observations.sentence, (length(observations.sentence), observations.observation_id)) as sentence
    from looked_at
    inner join observations on looked_at.observation_id = observations.observation_id
    group by looked_at.series_key

),

names as (

    select
        indicator_code,
        lower(unnest([indicator_name] || string_split(coalesce(aliases, indicator_name), '|'))) as name
    from indicators
    where is_mapped

),

-- the curated indicator with the longest name that the words hold, or that holds them: perhaps they are an alias of it
alike as (

    select
        described.series_key,
        arg_max(names.indicator_code, (length(names.name), names.indicator_code)) as similar_indicator_code
    from described
    inner join names
        on
            contains(described.series_key, names.name)
            or (length(described.series_key) > 2 and contains(names.name, described.series_key))
    where length(names.name) > 2
    group by described.series_key

),

final as (

    select
        described.*,
        examples.observation_id as example_observation_id,
        examples.sentence as example_sentence,
        alike.similar_indicator_code
    from described
    inner join examples on described.series_key = examples.series_key
    left join alike on described.series_key = alike.series_key

)

select
    series_key,
    indicator,
    observations,
    documents,
    regions,
    earliest_year,
    latest_year,
    sector,
    usual_unit,
    usual_statistic,
    similar_indicator_code,
    example_observation_id,
    example_sentence
from final
