"""A table's columns say what its cells are: unit, year, statistic and status."""

from __future__ import annotations

from dataclasses import replace

from pipeline.observations.extract import extract
from pipeline.observations.tables import cells
from pipeline.reports.document import document_from_text
from pipeline.reports.model import Document, ReportTable

TEXT = "2013年某某县政府工作报告\n一、2012年工作回顾\n生产总值98.4亿元。\n二、2013年工作任务\n生产总值增长12%。"
ROWS = (
    ("指标", "单位", "2012年", "比上年增长(%)", "2013年目标"),
    ("生产总值", "亿元", "98.4", "12.1", "110"),
    ("其中:工业增加值", "亿元", "41.2", "-3.5", ""),
    ("粮食产量", "万吨", "39.2", "…", "40"),
)


def document(rows: tuple[tuple[str, ...], ...] = ROWS, heading: str | None = None) -> Document:
    table = ReportTable(table_no=0, rows=rows, heading=heading, section_path="", part="review", post_id="1")
    return replace(document_from_text("a.txt", TEXT), tables=(table,))


def test_cells_have_unit_year_statistic_and_status() -> None:
    report = document()
    got = [
        (c.indicator, float(c.value), c.unit, c.statistic, c.year, c.status) for c in cells(report.tables[0], report)
    ]
    assert got == [
        ("生产总值", 9840000000.0, "元", "level", 2012, "actual"),
        ("生产总值", 12.1, "%", "growth", 2012, "actual"),
        ("生产总值", 11000000000.0, "元", "level", 2013, "target"),
        ("工业增加值", 4120000000.0, "元", "level", 2012, "actual"),
        ("工业增加值", -3.5, "%", "growth", 2012, "actual"),
        ("粮食产量", 392000.0, "吨", "level", 2012, "actual"),
        ("粮食产量", 400000.0, "吨", "level", 2013, "target"),
    ]


def test_the_row_is_the_evidence_and_stands_in_no_body() -> None:
    found = [row for row in extract(document()).observations if row.rule == "table"]
    assert found[1].sentence == "生产总值 | 亿元 | 98.4 | 12.1 | 110"
    assert all(row.sentence[row.quote_start :].startswith(row.quote) and row.body_start is None for row in found)
    assert len({row.observation_id for row in found}) == len(found)


def test_a_unit_in_the_heading_holds_for_the_whole_table() -> None:
    report = document((("指标", "2012年"), ("财政收入", "5.2"), ("财政支出", "9.7")), heading="主要指标(单位:亿元)")
    assert [float(c.value) for c in cells(report.tables[0], report)] == [520000000.0, 970000000.0]


def test_a_table_without_a_head_gives_nothing() -> None:
    report = document((("1", "2"), ("3", "4")))
    assert list(cells(report.tables[0], report)) == []


def test_cells_may_be_typed_with_spaces_and_in_full_width() -> None:
    report = document((("产　品", "单 位", "产量", "增长（％）"), ("粮　食", "万 吨", "１ ２３４．５", "－２．１")))
    got = [(c.indicator, float(c.value), c.unit, c.statistic) for c in cells(report.tables[0], report)]
    assert got == [("粮食", 12345000.0, "吨", "level"), ("粮食", -2.1, "%", "growth")]
