"""Lines of corrections and the loaded statements go in; which statement each line is about comes out.

An observation's id is made of its place and length, so that another statement may have it after a page is saved again or
a better rule reads it. A line is about the statement that had the id when the line was written: this is remembered by the
statement's sentence, in a schema of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple

import duckdb

from pipeline.warehouse.corrections import Correction
from pipeline.warehouse.database import listed
from pipeline.warehouse.schema import STAGING

# The documents of the statements that a changed line corrects or corrected.
CONCERNED = """
    select distinct (select max(load_no) from state.load), document_id
    from staging.observation
    where observation_id in (select corrects from temp.differing)
"""
# What no line is about that stood in the file before: one that was written anew is about what its id means now.
_FORGET = """
    delete from kept.corrected_place
    where
        observation_id not in (
            select trim(observation_id)
            from (
                select observation_id, field, value, author, reason from temp.corrected
                intersect
                select observation_id, field, value, author, reason from staging.correction
            )
        )
"""
# Where the statements stand that lines are about, taken down when they are seen first.
_TAKE_DOWN = """
    insert into kept.corrected_place
    with corrected as (
        select trim(observation_id) as observation_id from temp.corrected
        except
        select observation_id from kept.corrected_place
    ),
    documents as (select document_id from staging.observation where observation_id in (from corrected))
    select observation_id, document_id, sentence, quote_start, quote_start + length(quote), copies
    from (
        select *, count(*) over (partition by document_id, sentence, quote_start, quote) as copies
        from staging.observation
        where document_id in (from documents)
    )
    where observation_id in (from corrected)
"""
# What each line is about: the statement of its id, if it still stands in the same sentence; else the one in that sentence
# whose quote shares characters with what the line was about. Where others say the same in the same words, or did so when
# the place was taken down, that is not sure: the line is about none, and a person must look.
FIND = (
    """
    update temp.rewritten set corrects = place.observation_id
    from kept.corrected_place as place
    inner join staging.observation
        on place.observation_id = observation.observation_id and place.sentence = observation.sentence
    where place.observation_id = trim(rewritten.observation_id)
    """,
    """
    update temp.rewritten set corrects = moved.now_id
    from (
        select place.observation_id, observation.observation_id as now_id
        from kept.corrected_place as place
        inner join staging.observation
            on
                place.document_id = observation.document_id
                and place.sentence = observation.sentence
                and place.quote_start < observation.quote_start + length(observation.quote)
                and place.quote_end > observation.quote_start
        where place.copies = 1
        qualify count(*) over (partition by place.observation_id) = 1
    ) as moved
    where rewritten.corrects is null and moved.observation_id = trim(rewritten.observation_id)
    """,
)


def note_lines(connection: duckdb.DuckDBPyConnection, corrections: Sequence[Correction]) -> None:
    """The lines as `temp.corrected`; what none of them is about any more is forgotten."""
    connection.execute(f"create or replace temp table corrected ({listed(STAGING['correction'])})")
    if corrections:
        connection.executemany(
            "insert into temp.corrected values (?, ?, ?, ?, ?, ?, null)", [[*astuple(line)] for line in corrections]
        )
    connection.execute(_FORGET)


def note_places(connection: duckdb.DuckDBPyConnection) -> None:
    """Take down where the statements stand that lines are about, where that is not known yet."""
    connection.execute(_TAKE_DOWN)
