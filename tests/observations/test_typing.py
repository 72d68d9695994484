"""The same report typed in other ways says the same: spaced, in full width, with ASCII punctuation, with broken lines."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.observations.extract import extract
from pipeline.project import ROOT
from pipeline.reports.document import document_from_text

REPORTS = sorted((ROOT / "benchmarks" / "annotated").glob("*.txt"))
_BETWEEN = r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u4e00-\u9fff])"


def broken(text: str) -> str:
    """A line break and an indent behind every fourth comma of prose."""
    chance = random.Random(1)
    return "\n".join(
        re.sub(r"[，,](?!\d)", lambda mark: mark[0] + "\n　　" * (chance.random() < 0.25), line)
        if len(line) > 60
        else line
        for line in text.split("\n")
    )


def wrapped(text: str, column: int, *, divide: bool) -> str:
    """Every line wrapped at a column, as editors do: anywhere, or with numbers kept whole."""
    lines: list[str] = []
    for line in text.split("\n"):
        lines.append("")
        for part in re.findall(r"." if divide else r"[\d.]+%?|.", line):
            if _width(lines[-1]) + _width(part) > column and part not in "，。、；：）”":
                lines.append("")
            lines[-1] += part
    return "\n".join(lines)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


TYPED: dict[str, Callable[[str], str]] = {
    "spaces around numbers": lambda text: re.sub(_BETWEEN, " ", text),
    "spaces that do not break": lambda text: re.sub(_BETWEEN, "\xa0", text),
    "spaces behind marks": lambda text: re.sub(r"([，；,;])(?!\d)", r"\1 ", text),
    "full width": lambda text: text.translate({code: code + 0xFEE0 for code in map(ord, "0123456789.%ADGPR&")}),
    "ASCII punctuation": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
    "lines broken behind commas": broken,
    "raised points": lambda text: re.sub(r"(?<=\d)\.(?=\d)", "·", text),
    "straight quotes": lambda text: text.translate(str.maketrans("“”", '""')),
    "corner brackets for quotes": lambda text: text.translate(str.maketrans("“”", "「」")),
}


def _bare(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).replace("·", ".")


def said(text: str) -> Counter[tuple[object, ...]]:
    found = extract(document_from_text("a.txt", text)).observations
    return Counter(
        (
            *(_bare(words) for words in (row.quote, row.indicator, row.unit)),
            *(row.value, row.value_max, row.bound, row.statistic, row.year, row.year_start, row.status, row.sector),
        )
        for row in found
    )


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("typed", TYPED)
def test_a_report_typed_otherwise_says_the_same(typed: str, report: Path) -> None:
    text = report.read_text(encoding="utf-8")
    other = TYPED[typed](text)
    if other == text:
        pytest.skip("typed so already")
    assert said(other) == said(text)


@pytest.mark.parametrize(("column", "divide"), [(76, True), (64, False)], ids=["anywhere", "not in a number"])
def test_reports_wrapped_at_a_column_say_nearly_the_same(column: int, divide: bool) -> None:
    """A paragraph's last line may be as wide as its others by chance, and then goes on into the next paragraph."""
    same = total = 0
    for report in REPORTS:
        text = report.read_text(encoding="utf-8")
        as_posted = said(text)
        same += (said(wrapped(text, column, divide=divide)) & as_posted).total()
        total += as_posted.total()
    assert same >= 0.97 * total
