"""A whole document: evidence in place, stable identities, and how good the extraction is on annotated reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pipeline.observations.evaluate import Score, load, score
from pipeline.observations.extract import extract
from pipeline.observations.model import ExcludedNumber, Extraction, Observation
from pipeline.reports.document import document_from_text

ANNOTATED = Path(__file__).resolve().parents[1] / "fixtures" / "annotated"
# Scored only when the extraction is final, so that they still measure it: see docs/accuracy.md.
KEPT_ASIDE = {"guizhou2026", "yunnan2026", "national2022"}
NAMES = sorted(path.stem for path in ANNOTATED.glob("*.txt"))


def extracted(name: str) -> Extraction:
    return extract(document_from_text(f"{name}.txt", (ANNOTATED / f"{name}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_lies_at_its_place(name: str) -> None:
    document = document_from_text(f"{name}.txt", (ANNOTATED / f"{name}.txt").read_text(encoding="utf-8"))
    found = extract(document)
    rows: list[Observation | ExcludedNumber] = [*found.observations, *found.excluded]
    for row in rows:
        assert row.sentence[row.quote_start : row.quote_start + len(row.quote)] == row.quote
        assert row.body_start is not None
        assert document.body[row.body_start : row.body_start + len(row.quote)] == row.quote


@pytest.mark.parametrize("name", NAMES)
def test_identities_are_unique_and_the_same_again(name: str) -> None:
    first, again = extracted(name), extracted(name)
    identities = [row.observation_id for row in first.observations]
    assert len(set(identities)) == len(identities)
    assert first == again


def total(folder: Path) -> Score:
    result = Score(0, 0, 0, Counter())
    for report in load(folder):
        if report.name in KEPT_ASIDE:
            continue
        text = (folder / f"{report.name}.txt").read_text(encoding="utf-8")
        result += score(report, extract(document_from_text(f"{report.name}.txt", text)).observations)
    return result


def test_made_documents_are_read_as_annotated() -> None:
    result = total(ANNOTATED)
    assert result.f1(result.matched)[2] >= 0.97
    assert result.f1(result.right["complete"])[2] >= 0.80


def test_real_reports_are_read_as_annotated(shared: Path) -> None:
    result = total(shared / "eval" / "gold")
    assert result.f1(result.matched)[2] >= 0.97
    assert result.f1(result.right["complete"])[2] >= 0.80


def test_the_head_of_a_report_gives_no_observation() -> None:
    text = "2013年某某县政府工作报告\n——2013年1月8日在县第十六届人民代表大会第二次会议上\n各位代表:\n一、2012年工作回顾\n生产总值98.4亿元,增长12.1%。"
    found = extract(document_from_text("a.txt", text))
    assert [(row.indicator, row.year, row.status) for row in found.observations] == [("生产总值", 2012, "actual")] * 2
    assert {row.reason for row in found.excluded} >= {"date"}


def test_confidence_is_a_share_told_from_annotations() -> None:
    rows = extracted("made-county-a").observations
    assert all(0 < row.confidence < 1 for row in rows)
    assert len({row.confidence for row in rows}) > 3, "one number for all says nothing"


@pytest.mark.parametrize(
    ("sentence", "indicator", "code"),
    [
        ("某某县完成GDP98.4亿元", "完成GDP", "gdp"),
        ("某某全县生产总值98.4亿元", "生产总值", "gdp"),
        ("某某县城生产总值98.4亿元", "某某县城生产总值", None),
        ("玉米98.4万亩", "玉米", None),
        ("玉米产量98.4万吨", "玉米产量", "maize_output"),
    ],
)
def test_an_indicator_is_curated_without_the_region_and_in_its_own_kind_of_unit(
    sentence: str, indicator: str, code: str | None
) -> None:
    text = f"2013年某某县政府工作报告\n一、2012年工作回顾\n{sentence}。\n"
    [row] = extract(document_from_text("a.txt", text)).observations
    assert (row.indicator, row.indicator_code) == (indicator, code)


PASSAGES = [
    (
        "生产安全事故下降12%。因灾死亡3人，直接经济损失2亿元。",
        [("生产安全事故", "%"), ("因灾死亡", "人"), ("直接经济损失", "元")],
    ),
    ("坚持稳中求进。全年完成12项。", [("", "项")]),
    ("四、工业和建筑业 规模以上工业企业 120家。", [("规模以上工业企业", "家")]),
    ("一是经济总量跨上新台阶。首次突破3万亿，达到3.1万亿元。", [("经济总量", "元"), ("经济总量", "元")]),
    (
        "发生安全生产事故505起。死亡189人。直接经济损失467万元。",
        [("发生安全生产事故", "起"), ("安全生产事故死亡", "人"), ("安全生产事故直接经济损失", "元")],
    ),
    ("九、文化和卫生 区属图书馆3个。", [("区属图书馆", "个")]),
    ("九、交通和环境 交通运输 某某机场旅客吞吐量4096万人次。", [("某某机场旅客吞吐量", "人次")]),
    ("石化产业持续提质，新上一批项目。产值突破1300亿元。", [("石化产业产值", "元")]),
    ("全市生产总值跨越7万亿、8万亿两个大台阶。", [("生产总值", "元"), ("生产总值", "元")]),
    ("人口 年末全区户籍人口42.4万人。", [("户籍人口", "人")]),
    ("畜牧业　全年出栏生猪30万头，我 国 全 年产粮3万吨。", [("出栏生猪", "头"), ("产粮", "吨")]),
    ("全省254.9万低收入人口达标。", [("低收入人口达标", "人")]),
    ("农村公路、健身步道分别惠及3500万、2300万人次。", [("农村公路惠及", "人次"), ("健身步道惠及", "人次")]),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_names_and_units_in_a_passage(passage: str, expected: list[tuple[str, str]]) -> None:
    document = document_from_text("a.txt", f"某市2023年政府工作报告\n\n一、2022年工作回顾\n{passage}\n")
    assert [(row.indicator, row.unit) for row in extract(document).observations] == expected


def test_the_second_of_two_sums_that_were_passed_was_passed_as_well() -> None:
    report = "2018年某某县政府工作报告\n一、2017年工作回顾\n财政收入接连突破100亿元和150亿元，税收20亿元。\n"
    found = extract(document_from_text("a.txt", report)).observations
    assert [row.bound for row in found] == ["gt", "gt", "eq"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("总人口273.7万人，比上年增长2.81‰。", [("level", "273.7万人"), ("growth", "2.81‰")]),
        ("死亡率5.2‰，比上年增长0.4‰。", [("level", "5.2‰"), ("change", "0.4‰")]),
        ("入驻率、税收贡献率分别提高到85%和40%。", [("level", "85%"), ("contribution", "40%")]),
        ("新增灌溉面积1.2万亩，改善3.6万亩。", [("level", "1.2万亩"), ("level", "3.6万亩")]),
        ("配备彩超18台。", [("level", "18台")]),
    ],
)
def test_statistics_in_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    report = f"2018年某某县政府工作报告\n一、2017年工作回顾\n{sentence}\n"
    found = extract(document_from_text("a.txt", report)).observations
    assert [(row.statistic, row.quote) for row in found] == expected
    assert all(row.bound == "eq" for row in found)
