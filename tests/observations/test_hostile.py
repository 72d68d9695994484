"""Text made to be slow to read: the time stays linear in its length, and nothing breaks."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest

from pipeline.observations.extract import extract
from pipeline.reports.document import document_from_text

ROOT = Path(__file__).resolve().parents[2]
PATTERNS = {
    "digits": "1",
    "decimals": "1.",
    "thousands": "1,",
    "list": "甲1个、",
    "numerals": "十",
    "growth": "增长1%",
    "brackets": "(",
    "quotes": "“",
    "qualifiers": "1个甲、乙",
    "respectively": "甲、乙分别为1个、2个",
    "ranges": "1—",
    "proportions": "1:2:",
    "years": "2020年",
    "comparisons": "比上年",
    "comparisons of nothing": "比上年" * 45 + "甲" * 20 + "12条、",
    "tails": "达到",
    "leads": "其中",
    "plans": "完成年计划",
    "ranks": "第1、",
    "units": "1元/",
    "chain": "1个2个",
    "one word": "甲",
    "victims": "死亡1人，事故1起，",
    "broken lines": "增长1%，\n",
}
SHORT, LONG = 30_000, 1_000_000
MICROSECONDS_A_CHARACTER = 150
"""A real report takes 5; a pattern whose time grows with the square of its length takes 1,000 at once."""


def within_time(pattern: str, length: int) -> None:
    text = (pattern * (length // len(pattern)))[:length] + "新建公路12条。"
    document = document_from_text("hostile.txt", "2023年某县政府工作报告\n" + text)
    start = time.process_time()
    extract(document)
    taken = (time.process_time() - start) / len(text) * 1e6
    assert taken < MICROSECONDS_A_CHARACTER, f"{taken:.0f} µs a character for {pattern!r} said again and again"


@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_linear(name: str) -> None:
    within_time(PATTERNS[name], SHORT)


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_a_megabyte(name: str) -> None:
    within_time(PATTERNS[name], LONG)


def test_a_number_that_no_column_holds_is_no_observation() -> None:
    found = extract(document_from_text("code.txt", "2023年某县政府工作报告\n编号" + "9" * 400 + "元。"))
    assert not found.observations
    assert [row.reason for row in found.excluded] == ["date", "other"]


@pytest.fixture(scope="module")
def clauses() -> list[str]:
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "benchmarks" / "annotated").glob("*.txt")))
    return [clause for text in texts for clause in re.split(r"[,，;；。、\n]", text) if 1 < len(clause) < 40]


@pytest.mark.parametrize("seed", range(8))
def test_clauses_in_any_order_are_read(clauses: list[str], seed: int) -> None:
    """Rules look at what stood before: clauses of other sentences are what nobody thought of."""
    chance = random.Random(seed)
    shuffled = chance.choices(clauses, k=6_000)
    text = "".join(clause[chance.choice((0, 0, 0, 1, 2)) :] + chance.choice("，，，；、。。\n") for clause in shuffled)
    document = document_from_text("shuffled.txt", "2023年某县政府工作报告\n一、2022年工作回顾\n" + text)
    found = extract(document)
    assert found.observations
    for row in found.observations:
        assert row.body_start is not None
        assert document.body[row.body_start : row.body_start + len(row.quote)] == row.quote
