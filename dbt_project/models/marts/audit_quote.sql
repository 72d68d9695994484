{{ config(
    materialized='incremental', incremental_strategy='replace_changed', meta={'unit_of_change': 'document'}
) }}

with observations as (

    select * from {{ ref('int_corrected_observation') }}
    {{ only_changed() }}

),

paragraphs as (

    select * from {{ ref('stg_paragraph') }}
    {{ only_changed() }}

),

-- from the table, of which few rows can be read, since bodies are long
documents as (

    select * from {{ source('staging', 'document') }}
    {{ only_changed(of=source('staging', 'document')) }}

),

-- looked up at the stated place, never searched for, and in the short paragraph rather than in the long body
in_sentence as (

    select
        observation_id,
        document_id,
        paragraph_no,
        body_start,
        table_no,
        -- of a number that a line break of the text divides, what stands in its first line
        split_part(quote, chr(10), 1) as quote_line,
        substr(sentence, quote_start + 1, length(quote)) = quote as is_in_sentence
    from observations

),

-- bodies are read line by line and leave only the width and the hash of each: no join has a body in its rows
body_lines as (

    select
        document_id,
        string_split(body, chr(10)) as lines
    from documents

),

measured_lines as (

    select
        document_id,
        generate_subscripts(lines, 1) as line_no,
        unnest(list_transform(lines, lambda line: length(line) + 1)) as width,
        unnest(list_transform(lines, lambda line: hash(line))) as text_hash
    from body_lines

),

line_starts as (

    select
        document_id,
        text_hash,
        coalesce(
            sum(width) over (
                partition by document_id
                order by line_no
                rows between unbounded preceding and 1 preceding
            ), 0
        ) as body_start
    from measured_lines

),

placed as (

    select
        paragraphs.document_id,
        paragraphs.paragraph_no,
        paragraphs.body_start,
        paragraphs.text,
        line_starts.document_id is not null as is_in_body
    from paragraphs
    left join line_starts
        on
            paragraphs.document_id = line_starts.document_id
            and paragraphs.body_start = line_starts.body_start
            and hash(paragraphs.text) = line_starts.text_hash

),

-- only what is needed further goes through the joins: the sentences of the few findings are joined on at the end
checked as (

    select
        in_sentence.observation_id,
        case
            when not in_sentence.is_in_sentence then 'not_in_sentence'
            when in_sentence.table_no is not null then null
            when in_sentence.body_start is null then 'no_place'
            when placed.document_id is null then 'no_paragraph'
            when
                substr(placed.text, in_sentence.body_start - placed.body_start + 1, length(in_sentence.quote_line))
                <> in_sentence.quote_line
                then 'not_in_paragraph'
            when not placed.is_in_body then 'paragraph_not_in_body'
        end as finding
    from in_sentence
    left join placed
        on
            in_sentence.document_id = placed.document_id
            and in_sentence.paragraph_no = placed.paragraph_no

),

final as (

    select
        observations.*,
        checked.finding
    from observations
    inner join checked on observations.observation_id = checked.observation_id
    where checked.finding is not null

)

select
    observation_id,
    document_id,
    finding,
    quote,
    sentence,
    paragraph_no,
    body_start
from final
