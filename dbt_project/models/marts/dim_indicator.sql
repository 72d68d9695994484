with indicators as (

    select * from {{ ref('int_indicator') }}

),

by_document as (

    select * from {{ ref('int_indicator_use') }}

),

used as (

    select
        indicator_code,
        sum(observations) as observations,
        count(*) as documents
    from by_document
    group by indicator_code

),

final as (

    select
        indicators.*,
        cast(coalesce(used.observations, 0) as integer) as observations,
        cast(coalesce(used.documents, 0) as integer) as documents
    from indicators
    left join used on indicators.indicator_code = used.indicator_code

)

select
    indicator_code,
    indicator_name,
    indicator_name_en,
    aliases,
    sector,
    usual_unit,
    summable,
    better,
    observations,
    documents,
    is_mapped
from final
