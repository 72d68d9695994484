{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'region'}
) }}

with series as (

    select
        *,
        {{ region_key() }} as region_key
    from {{ ref('fct_indicator_year') }}
    {{ only_changed(of=ref('fct_indicator_year')) }}

),

years as (

    select * from {{ ref('dim_year') }}

),

spans as (

    select *
    from series
    where year_start is not null and year_start < year

),

results as (

    select *
    from series
    where status = 'actual' and year_start is null and period = 'year'

),

-- an average growth stands beside the growth of each year, everything else beside the same statistic
annual as (

    select
        spans.indicator_year_id,
        cast(count(*) as integer) as years_stated,
        bool_and(results.bound = 'eq' and results.value_max is null) as is_exact,
        sum(results.value_base) as total_base,
        min(results.value_base) as lowest_base,
        max(results.value_base) as highest_base,
        exp(avg(ln(case when results.value_base > -100 then 1 + cast(results.value_base as double) / 100 end))) as factor
    from spans
    inner join results
        on
            spans.region_code = results.region_code
            and spans.region_name is not distinct from results.region_name
            and spans.series_key = results.series_key
            and spans.unit_base = results.unit_base
            and spans.scope is not distinct from results.scope
            and spans.price_basis is not distinct from results.price_basis
            and if(spans.statistic = 'avg_growth', 'growth', spans.statistic) = results.statistic
            and results.year between spans.year_start and spans.year
    group by spans.indicator_year_id

),

final as (

    select
        spans.*,
        spans.year - spans.year_start + 1 as years,
        if(
            years.plan_first_year = spans.year_start and years.plan_last_year = spans.year, years.five_year_plan, null
        ) as five_year_plan,
        coalesce(annual.years_stated, 0) as years_stated,
        annual.lowest_base,
        annual.highest_base,
        case
            when annual.is_exact and spans.statistic in ('level', 'change') and spans.unit_base not in ('%', '个百分点')
                then annual.total_base
        end as annual_total_base,
        case
            when
                annual.is_exact and spans.statistic = 'avg_growth' and spans.unit_base = '%'
                and annual.years_stated = spans.year - spans.year_start + 1
                then round((annual.factor - 1) * 100, 2)
        end as annual_average_pct
    from spans
    left join annual on spans.indicator_year_id = annual.indicator_year_id
    left join years on spans.year = years.year

)

select
    indicator_year_id,
    region_code,
    region_name,
    scope,
    series_key,
    indicator_code,
    indicator,
    indicator_name_en,
    sector,
    statistic,
    price_basis,
    status,
    year_start,
    year,
    cast(years as integer) as years,
    five_year_plan,
    value,
    value_max,
    unit,
    bound,
    value_base,
    value_max_base,
    unit_base,
    observation_id,
    document_id,
    cast(years_stated as integer) as years_stated,
    lowest_base as annual_lowest_base,
    highest_base as annual_highest_base,
    cast(annual_total_base as decimal(38, 6)) as annual_total_base,
    cast(annual_average_pct as decimal(38, 6)) as annual_average_pct
from final
