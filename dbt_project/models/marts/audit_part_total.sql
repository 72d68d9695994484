{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with observations as (

    select * from {{ ref('int_observation') }}
    {{ only_changed() }}

),

-- 29项，其中国家级9项、省级5项: the last number before 其中 is the total, those after it up to a semicolon are its parts
sentences as (

    select
        *,
        body_start - quote_start as sentence_start,
        instr(sentence, '其中') - 1 as parts_start,
        instr(substr(sentence, instr(sentence, '其中')), '；') as parts_length
    from observations
    where
        statistic = 'level'
        and body_start is not null
        and instr(sentence, '其中') > 0
        and instr(substr(sentence, instr(sentence, '其中') + 2), '其中') = 0

),

totals as (

    select *
    from sentences
    where quote_start < parts_start
    qualify row_number() over (partition by document_id, sentence_start order by quote_start desc) = 1

),

parts as (

    select *
    from sentences
    where quote_start > parts_start and (parts_length = 0 or quote_start < parts_start + parts_length)

),

-- parts need not be all of the total, but together they cannot be more; a total that is only bounded tells nothing
summed as (

    select
        totals.observation_id,
        totals.document_id,
        totals.indicator,
        totals.year,
        totals.value_base as total_base,
        totals.unit_base,
        totals.sentence,
        cast(sum(parts.value_base) as decimal(38, 6)) as parts_base,
        cast(count(*) as integer) as parts
    from totals
    inner join parts
        on
            totals.document_id = parts.document_id
            and totals.sentence_start = parts.sentence_start
            and totals.unit_base = parts.unit_base
            and totals.year is not distinct from parts.year
            and totals.status = parts.status
    where totals.bound = 'eq'
    group by all

),

-- 三次产业结构 is the whole: its shares make 100 % but for rounding
structures as (

    select
        min(observation_id) as observation_id,
        document_id,
        '三次产业结构' as indicator,
        year,
        cast(100 as decimal(38, 6)) as total_base,
        unit_base,
        min(sentence) as sentence,
        cast(sum(value_base) as decimal(38, 6)) as parts_base,
        cast(count(*) as integer) as parts
    from observations
    where
        indicator_code in ('share_primary', 'share_secondary', 'share_tertiary')
        and statistic = 'share'
        and unit_base = '%'
    group by document_id, year, unit_base, status, body_start - quote_start
    having count(distinct indicator_code) = 3 and count(*) = 3

),

final as (

    select
        *,
        'parts_exceed_total' as finding
    from summed
    where parts_base > total_base
    union all by name
    select
        *,
        'structure_not_whole' as finding
    from structures
    where abs(parts_base - total_base) > 0.2
)

select
    {{ surrogate_key(['observation_id', 'finding']) }} as finding_id,
    observation_id,
    document_id,
    finding,
    indicator,
    year,
    total_base,
    parts_base,
    parts,
    unit_base as unit,
    sentence
from final
