"""Synthetic warehouses: they stand the project's own tests, and what grows with them stays within its bounds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks import questions, report
from benchmarks.warehouse import measure

GIB = 2**30


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A hundred reports, and ten more: every model, contract and test of dbt, then all questions."""
    return measure(tmp_path_factory.mktemp("small"), reports=100, added=10)


def test_a_hundred_reports_are_built_added_to_published_and_asked(small: dict[str, Any]) -> None:
    assert small["observations"] > 110 * 150
    assert set(small["questions"]) == {name for name, _ in questions.questions()}
    assert small["full"]["memory"] < GIB
    assert small["unchanged_s"] < small["add"]["seconds"] / 2


def test_what_was_measured_is_told(small: dict[str, Any]) -> None:
    lines = report.tables([small, {**small, "reports": 7}]).splitlines()
    assert lines[0] == "| reports | 7 | 100 |"
    assert f"| observations | {small['observations']:,} | {small['observations']:,} |" in lines
    assert len({line.count("|") for line in lines[: lines.index("")]}) == 1, "a row of the table has other cells"


@pytest.mark.slow
def test_ten_thousand_reports_stay_within_memory_and_a_hundred_more_are_quick(tmp_path: Path) -> None:
    large = measure(tmp_path, reports=10_000, added=100)
    assert large["full"]["memory"] < 4 * GIB
    assert large["add"]["memory"] < 4 * GIB
    # of processors' seconds, whatever else the machine does; the ratio grows with the size (docs/performance.md)
    assert large["full"]["cpu"] > 3 * (large["load"]["cpu"] + large["add"]["cpu"])
