"""Headings: every way to number them, run-in headings, and lines that only look like one."""

from __future__ import annotations

import pytest

from pipeline.reports.headings import (
    ARABIC,
    BRACKETED,
    CHAPTER,
    CHINESE,
    PART_TITLE,
    PLAIN,
    Heading,
    heading_of,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第一部分 2012年工作回顾", Heading(CHAPTER, "第一部分 2012年工作回顾", True)),
        ("一、2012年工作回顾", Heading(CHINESE, "一、2012年工作回顾", True)),
        ("十二、其他工作", Heading(CHINESE, "十二、其他工作", True)),
        ("（一）农业稳步增产。粮食总产21.7万吨。", Heading(BRACKETED, "（一）农业稳步增产", False)),
        ("(二)工业提质增效", Heading(BRACKETED, "(二)工业提质增效", True)),
        ("1.抓项目扩投资。新签约项目30个。", Heading(ARABIC, "1.抓项目扩投资", False)),
        ("2023年重点工作安排", Heading(PART_TITLE, "2023年重点工作安排", True)),
        ("“十五五”时期主要目标任务", Heading(PART_TITLE, "“十五五”时期主要目标任务", True)),
        ("二〇〇六年工作回顾", Heading(PART_TITLE, "二〇〇六年工作回顾", True)),
        ("加快产业转型升级", Heading(PLAIN, "加快产业转型升级", True)),
    ],
)
def test_a_heading_is_read_with_its_rank(line: str, expected: Heading) -> None:
    assert heading_of(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业结构调整为12:48:40。",
        "1.5万亩良田建成。",
        "各位代表",
        "粮食总产21.7万吨",
        "1.粮食总产21.7万吨",
        "生产总值增长8%，财政收入增长10%",
        "坚定发展信心、",
        "",
        "全年完成固定资产投资，",
    ],
)
def test_a_line_that_states_something_is_no_heading(line: str) -> None:
    assert heading_of(line) is None
