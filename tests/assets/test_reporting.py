"""What the UI shows of a step: refusals as a table that its own content cannot break, previews, errors in one line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from dagster import Failure

from pipeline.assets.reporting import PREVIEW_ROWS, failing_kindly, preview, refusals
from pipeline.errors import ZhibiaoError
from pipeline.pages.model import RejectedPage
from pipeline.warehouse.groups import group_path, refresh


def test_refusals_are_counted_and_listed(tmp_path: Path) -> None:
    rejected = {
        "a|b.html": RejectedPage("a|b.html", "not_a_page", "no post\nwas found"),
        "c.html": RejectedPage("c.html", "not_a_page", "none"),
        "d.html": RejectedPage("d.html", "empty", "none"),
    }
    refresh(group_path(tmp_path / "pages", "000"), dict.fromkeys(rejected, ""), lambda key: [rejected[key]])
    lines = refusals(tmp_path).value
    assert lines is not None
    assert "| not_a_page | 2 | no post, article or report text was found |" in lines
    assert "| empty | 1 | the file has no bytes |" in lines
    assert r"| a\|b.html | not_a_page | no post was found |" in lines


def test_no_refusal_says_so(tmp_path: Path) -> None:
    assert refusals(tmp_path).value == "No page was refused."


def test_a_preview_is_short_and_exact() -> None:
    table = preview(["value", "unit"], ((Decimal("149910000000.000001"), None) for _ in range(1000)))
    assert len(table.records) == PREVIEW_ROWS
    assert dict(table.records[0].data) == {"value": "149910000000.000001", "unit": ""}


def test_what_a_person_can_mend_has_no_traceback() -> None:
    with pytest.raises(Failure) as failure, failing_kindly():
        raise ZhibiaoError("the folder is empty: put pages there")
    assert failure.value.description == "the folder is empty: put pages there"
    assert failure.value.__cause__ is None
