"""The sector of an observation: from the curated indicator, else from its words, its unit and what stood before."""

from __future__ import annotations

import csv
from collections import Counter

import pytest

from pipeline.observations.extract import extract
from pipeline.observations.sectors import sector_of
from pipeline.project import ROOT, seed_rows
from pipeline.reports.document import document_from_text


def test_a_curated_indicator_has_its_own_sector_whatever_stands_before() -> None:
    assert sector_of("地区生产总值", "元", "health") == "macro"


@pytest.mark.parametrize(
    ("indicator", "unit", "sector"),
    [
        ("新建充电桩", "个", "infrastructure"),
        ("改造卫生厕所", "座", "agriculture"),
        ("家庭医生签约", "人", "health"),
        ("查处食品安全案件", "起", "governance"),
        ("县财政安排用于教育事业发展", "元", "education"),
        ("县财政支出用于民生", "元", "fiscal_finance"),
    ],
)
def test_words_alone_tell_the_sector(indicator: str, unit: str, sector: str) -> None:
    assert sector_of(indicator, unit, "") == sector


def test_words_that_nobody_knows_take_the_sector_before() -> None:
    unknown = "\U00020021\U00020022"
    assert [sector_of(unknown, "项", before) for before in ("education", "health")] == ["education", "health"]


def test_the_sector_before_ends_with_the_paragraph() -> None:
    first, unknown = "家庭医生签约12万人。", "\U00020021\U00020022达31项。"

    def last_sector(text: str) -> str:
        return extract(document_from_text("a.txt", text)).observations[-1].sector

    assert last_sector(first + unknown) == "health"
    assert last_sector(first + "\n" + unknown) == last_sector(unknown) != "health"


def test_the_names_that_sectors_are_learned_from() -> None:
    with (ROOT / "tools" / "sector_name.csv").open(encoding="utf-8", newline="") as lines:
        named = [(row["name"], row["sector"]) for row in csv.DictReader(lines)]
    twice = [name for name, count in Counter(name for name, _ in named).items() if count > 1]
    assert not twice, f"sector_name.csv has {twice} more than once"
    unknown = {sector for _, sector in named} - {row["sector"] for row in seed_rows("sector")}
    assert not unknown, f"sector_name.csv has the sectors {unknown}, which sector.csv has not"
    learned = sum(sector_of(name, "", "") == sector for name, sector in named) / len(named)
    assert learned >= 0.95, f"{learned:.3f} of sector_name.csv is learned: run tools/train_sector.py again"
