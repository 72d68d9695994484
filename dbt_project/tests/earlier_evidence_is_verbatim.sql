-- Fails with every superseded statement whose quote does not stand at its place in the older text or in its sentence: what
-- was said before must be shown as it was said. Those of tables lie in no text. Threshold: no row.
{{ config(meta={'dagster': {'ref': {'name': 'fct_restatement'}}}) }}

select
    restatement.restatement_id,
    restatement.quote,
    restatement.sentence,
    restatement.body_start
from {{ ref('fct_restatement') }} as restatement
left join {{ ref('earlier_text') }} as earlier
    on restatement.snapshot_id = earlier.snapshot_id and restatement.document_id = earlier.document_id
where
    substr(restatement.sentence, restatement.quote_start + 1, length(restatement.quote)) <> restatement.quote
    or (
        restatement.body_start is not null
        and substr(earlier.body, restatement.body_start + 1, length(restatement.quote))
        is distinct from restatement.quote
    )
