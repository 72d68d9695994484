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

documents as (

    select * from {{ ref('stg_document') }}
    {{ only_changed() }}

),

-- looked up at the stated place, never searched for, and in the short paragraph rather than in the long body; the
-- paragraph is then looked up in the body once, not once a quote
in_sentence as (

    select
        observation_id,
        document_id,
        paragraph_no,
        body_start,
        table_no,
        quote,
        substr(sentence, quote_start + 1, length(quote)) = quote as is_in_sentence
    from observations

),

-- only what is needed further goes through the joins: the sentences of the few findings are joined on at the end
in_paragraph as (

    select
        in_sentence.observation_id,
        in_sentence.document_id,
        in_sentence.paragraph_no,
        in_sentence.body_start,
        in_sentence.table_no,
        in_sentence.is_in_sentence,
        paragraphs.body_start as paragraph_start,
        substr(paragraphs.text, in_sentence.body_start - paragraphs.body_start + 1, length(in_sentence.quote))
        = in_sentence.quote as is_in_paragraph
    from in_sentence
    left join paragraphs
        on
            in_sentence.document_id = paragraphs.document_id
            and in_sentence.paragraph_no = paragraphs.paragraph_no

),

used_paragraphs as (

    select distinct
        document_id,
        paragraph_no
    from in_sentence
    where body_start is not null

),

in_body as (

    select
        used_paragraphs.document_id,
        used_paragraphs.paragraph_no,
        substr(documents.body, paragraphs.body_start + 1, length(paragraphs.text)) = paragraphs.text as is_in_body
    from used_paragraphs
    inner join paragraphs
        on
            used_paragraphs.document_id = paragraphs.document_id
            and used_paragraphs.paragraph_no = paragraphs.paragraph_no
    inner join documents on used_paragraphs.document_id = documents.document_id

),

checked as (

    select
        in_paragraph.observation_id,
        case
            when not in_paragraph.is_in_sentence then 'not_in_sentence'
            when in_paragraph.table_no is not null then null
            when in_paragraph.body_start is null then 'no_place'
            when in_paragraph.paragraph_start is null then 'no_paragraph'
            when not in_paragraph.is_in_paragraph then 'not_in_paragraph'
            when not coalesce(in_body.is_in_body, false) then 'paragraph_not_in_body'
        end as finding
    from in_paragraph
    left join in_body
        on
            in_paragraph.document_id = in_body.document_id
            and in_paragraph.paragraph_no = in_body.paragraph_no

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
