"""Lines broken within a sentence are read as one and gaps passed over; quotes and sentences lie in the body as posted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.observations.extract import extract
from pipeline.observations.model import Observation
from pipeline.observations.paragraphs import whole_paragraphs
from pipeline.reports.document import document_from_text
from pipeline.reports.model import Paragraph

HEAD = "2024年云溪县政府工作报告\n一、2023年工作回顾\n"


def stated(text: str) -> tuple[Observation, ...]:
    return extract(document_from_text("a.txt", HEAD + text)).observations


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("一年来，交通建设加快，新建高速公路3.\n3万公里，改造机场5个。", "3.\n3万公里", 33000),
        ("一年来，交通建设加快，新建高速公路3\n.3万公里，改造机场5个。", "3\n.3万公里", 33000),
        ("各项贷款余额稳步增长，其中小微企业贷款增长27.\n3%，企业成本下降。", "27.\n3%", 27.3),
        ("各项贷款余额稳步增长，其中小微企业贷款增长27.3\n%，企业成本下降。", "27.3\n%", 27.3),
        ("全年财政收入稳步增长，达到27.3\n亿元，民生支出占八成。", "27.3\n亿元", 2_730_000_000),
        ("全年财政收入稳步增长，达到2\n7.3亿元，民生支出占八成。", "2\n7.3亿元", 2_730_000_000),
    ],
)
def test_a_number_broken_by_a_line_break(text: str, quote: str, value: float) -> None:
    found = stated(text)
    assert (found[0].quote, float(found[0].value)) == (quote, value)


@pytest.mark.parametrize(
    ("text", "quote", "value", "indicator"),
    [
        ("全县生产总值完成 125.6 亿元。", "125.6 亿元", 12_560_000_000, "生产总值"),
        ("全县生产总值完成125. 6亿元。", "125. 6亿元", 12_560_000_000, "生产总值"),
        ("全县生产总值完成12 .5亿元。", "12 .5亿元", 1_250_000_000, "生产总值"),
        ("农民人均纯收入达到4 860元。", "4 860元", 4860, "农民人均纯收入"),
        ("货物周转量1 228.3亿吨公里。", "1 228.3亿吨公里", 122_830_000_000, "货物周转量"),
        ("国内生产总值223 961万元。", "223 961万元", 2_239_610_000, "国内生产总值"),
        ("财政收入 9 081万元。", "9 081万元", 90_810_000, "财政收入"),
        ("常住人口1 228 300人。", "1 228 300人", 1_228_300, "常住人口"),
        (
            "全 县 生 产 总 值 1 2 5亿元。",
            "1 2 5亿元",
            12_500_000_000,
            "生产总值",
        ),  # a number spaced out is not guessed at
        ("财政收入增长 13.2 %。", "13.2 %", 13.2, "财政收入"),
        ("财政收入12\u200b5万元。", "12\u200b5万元", 1_250_000, "财政收入"),
        ("1. 12所学校完成改造。", "12所", 12, "学校完成改造"),
    ],
)
def test_gaps_in_and_around_numbers(text: str, quote: str, value: float, indicator: str) -> None:
    [found] = stated(text)
    assert (found.quote, float(found.value), found.indicator) == (quote, value, indicator)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("全年地区生产总值1 2 6 亿元，增长较快。", 12_600_000_000),
        ("1 9 9 7 年建成学校3 0 0 多所。", 300),
        ("财政收入增长1 8 ．5 ％。", 18.5),
        ("财政收入增长1 8 . 5 %。", 18.5),
        ("财政收入达到126 亿元。", 12_600_000_000),
    ],
)
def test_digits_that_stand_apart_are_one_number(text: str, value: float) -> None:
    assert [float(row.value) for row in stated(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("全县有3 5 个村,1 2 个乡镇,新建学校3 2 所。", [35, 12, 32]),
        ("1. 3 个村通公路，里程3 2 公里。", [3, 32]),
        ("建成公路2 3 公里，投资12.5亿元。", [3, 1_250_000_000]),
    ],
)
def test_digits_stand_apart_in_a_whole_paragraph_or_not_at_all(text: str, values: list[float]) -> None:
    assert [float(row.value) for row in stated(text)] == values


def test_what_stands_before_the_break_is_the_subject() -> None:
    first, second = stated("城镇居民基本医疗保险试点城市扩大，\n参保人数增加7359人，\n总数达到1.17万人。")
    assert (first.indicator, first.sentence) == (
        "城镇居民基本医疗保险试点城市参保人数",
        "城镇居民基本医疗保险试点城市扩大，\n参保人数增加7359人，\n总数达到1.17万人。",
    )
    assert (first.paragraph_no, second.paragraph_no) == (3, 4), "the line in which the quote begins"


@pytest.mark.parametrize(
    "text",
    [
        "全年完成投资，总额为35\n1.新建学校12所。",  # an entry of a list
        "全年完成投资35亿元。\n3万亩农田建成。",  # a sentence that has ended
        "二、2024年工作安排\n3万亩农田建成。",  # a heading
        "全年完成投资，\n（一）新建学校12所。",
    ],
)
def test_lines_that_stand_for_themselves(text: str) -> None:
    document = document_from_text("a.txt", HEAD + text)
    assert all(len(whole.lines) == 1 for whole in whole_paragraphs(document.paragraphs, document.body))


@given(st.lists(st.text(st.sampled_from("新增，、。3.%\u3000一（）"), min_size=1), min_size=1, max_size=12))
def test_every_character_lies_where_it_was_posted(texts: list[str]) -> None:
    body, lines = "\n".join(texts), []
    for no, text in enumerate(texts):
        lines.append(Paragraph(no, text, sum(len(before) + 1 for before in texts[:no]), "", "review", "1"))
    wholes = list(whole_paragraphs(lines, body))
    assert [line for whole in wholes for line in whole.lines] == lines, "a line is lost or read twice"
    for whole in wholes:
        for at, char in enumerate(whole.text):
            assert body[whole.body_offset(at)] == char
            line = whole.line_of(at)
            assert line.body_start <= whole.body_offset(at) < line.body_start + len(line.text)
