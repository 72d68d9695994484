"""Synthetic warehouses: they stand the project's own tests, and what grows with them stays within its bounds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks import questions, report
from benchmarks.warehouse import measure

GIB = 2**30
DISK = 60 * GIB


@pytest.mark.slow
def test_a_hundred_reports_are_built_added_to_published_and_asked(tmp_path: Path) -> None:
    """A hundred reports, and ten more: every model, contract and test of dbt, then all questions."""
    small = measure(tmp_path, reports=100, added=10)
    assert small["observations"] > 110 * 150
    assert set(small["questions"]) == {name for name, _ in questions.questions()}
    assert small["full"]["memory"] < GIB
    assert small["unchanged_s"] < small["add"]["seconds"] / 2


def test_what_was_measured_is_told() -> None:
    small = json.loads(report.MEASURED.read_text(encoding="utf-8"))["100"]
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


@pytest.mark.slow
def test_a_country_s_archive_keeps_what_is_promised_of_it(tmp_path: Path) -> None:
    """A hundred thousand reports, 25 million observations: an hour and more."""
    if shutil.disk_usage(tmp_path).free < DISK:
        pytest.skip(f"the largest warehouse needs {DISK // GIB} GiB of disk at {tmp_path}")
    largest = measure(tmp_path, reports=100_000, added=100)
    shutil.rmtree(tmp_path)  # pytest keeps the folders of its last three runs
    assert largest["observations"] > 24_000_000
    assert max(largest["full"]["memory"], largest["add"]["memory"]) < 4 * GIB
    assert largest["full"]["cpu"] > 20 * (largest["load"]["cpu"] + largest["add"]["cpu"])
    assert largest["p95_ms"] < 200
