"""What a failed dbt test tells a person: the comment it opens with."""

from __future__ import annotations

from pipeline.assets.dbt import reason
from pipeline.project import DBT_PROJECT


def test_every_singular_test_opens_with_what_fails_and_why() -> None:
    tests = sorted((DBT_PROJECT / "tests").glob("*.sql"))
    assert len(tests) >= 10
    for path in tests:
        assert reason(path.read_text(encoding="utf-8")).startswith((" (Fails ", " (Warns ")), path.name


def test_the_reason_is_one_line() -> None:
    assert reason("-- Fails where two\n-- differ.\nselect 1 -- not this") == " (Fails where two differ.)"
    assert reason("select 1") == ""
