with corrections as (

    select * from {{ ref('int_correction') }}

)

select
    line_no,
    observation_id,
    corrected_observation_id,
    document_id,
    field,
    original,
    corrected,
    author,
    reason,
    outcome,
    indicator,
    quote,
    sentence
from corrections
