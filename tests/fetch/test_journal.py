"""The journal is whole after any kill, and small."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.fetch.journal import NAME, Journal, Visit

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def visit(key: str, outcome: str = "saved") -> Visit:
    return Visit(key, f"http://{key}", NOW, outcome, leads=("http://a/b",))


def test_what_was_told_is_known_to_the_next_call(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin("a", NOW)
    journal.add(visit("a"))
    journal.add(visit("a", "unchanged"))
    again = Journal(tmp_path)
    assert again.visits == {"a": visit("a", "unchanged")}
    assert len((tmp_path / NAME).read_bytes().splitlines()) == 2, "what was superseded is dropped"


@pytest.mark.parametrize(
    "end", [b'{"type":"visit","key":"b","addr', b"\xff\xfe\n", b"[]\n", b'{"type":"other"}\n', b"\n"]
)
def test_a_line_that_was_cut_short_is_passed_over(tmp_path: Path, end: bytes) -> None:
    Journal(tmp_path).add(visit("a"))
    with (tmp_path / NAME).open("ab") as file:
        file.write(end)
    Journal(tmp_path).add(visit("c"))
    assert set(Journal(tmp_path).visits) == {"a", "c"}


def test_a_round_goes_on_until_it_has_ended_or_is_old(tmp_path: Path) -> None:
    Journal(tmp_path).begin("a", NOW)
    later = NOW + timedelta(days=1)
    assert Journal(tmp_path).begin("a", later).began_at == NOW
    assert Journal(tmp_path).begin("b", later).began_at == later
    journal = Journal(tmp_path)
    journal.end("a")
    assert Journal(tmp_path).begin("a", later).began_at == later
    assert Journal(tmp_path).begin("b", later + timedelta(days=8)).began_at == later + timedelta(days=8)
