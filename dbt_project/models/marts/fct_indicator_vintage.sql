{% set grain = series_year() %}

with observations as (

    select * from {{ ref('int_observation') }}
    where year is not null

),

indicators as (

    select * from {{ ref('int_indicator') }}

),

-- what each document says of a series and year, chosen as in fct_indicator_year, where more than one says something
said as (

    select *
    from observations
    qualify
        row_number() over (
            partition by {{ grain | join(', ') }}, document_id
            order by (bound = 'eq') desc, confidence desc nulls last, observation_no
        ) = 1

),

compared as (

    select
        *,
        {{ surrogate_key(grain) }} as indicator_year_id,
        row_number() over by_age as vintage_no,
        lag(value_base) over by_age as value_before_base,
        lag(bound) over by_age as bound_before,
        lag(allowed_low) over by_age as low_before,
        lag(allowed_high) over by_age as high_before,
        row_number() over (
            partition by {{ grain | join(', ') }}
            order by
                (bound = 'eq') desc, report_year desc nulls last, confidence desc nulls last, document_id, observation_no
        ) = 1 as is_quoted
    from said
    window by_age as (partition by {{ grain | join(', ') }} order by report_year nulls first, document_id)
    qualify count(*) over (partition by {{ grain | join(', ') }}) > 1

),

-- a difference is a revision only where no number could satisfy both: rounding and bounds are none
final as (

    select
        compared.*,
        coalesce(indicators.indicator_name, compared.indicator) as series_name,
        case when bound = 'eq' and bound_before = 'eq' then value_base - value_before_base end as change_base,
        coalesce(greatest(allowed_low, low_before) >= least(allowed_high, high_before), false) as is_revision
    from compared
    left join indicators on compared.indicator_code = indicators.indicator_code

)

select
    indicator_year_id,
    document_id,
    cast(vintage_no as integer) as vintage_no,
    region_code,
    region_name,
    part_scope as scope,
    series_key,
    indicator_code,
    series_name as indicator,
    statistic,
    price_basis,
    status,
    year,
    year_start,
    period,
    report_year,
    value,
    value_max,
    unit,
    bound,
    value_base,
    unit_base,
    change_base,
    is_revision,
    is_quoted,
    obs_status,
    observation_id
from final
