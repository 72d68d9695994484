"""Sentences: where they end, where they do not, and that their offsets are true."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.sentences import split_sentences


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("产值12.5亿元。增长3.2%。", ["产值12.5亿元。", "增长3.2%。"]),
        ("收入增长8%；支出增长5%。", ["收入增长8%；支出增长5%。"]),
        ("提出“稳字当头。”随后落实。", ["提出“稳字当头。”", "随后落实。"]),
        ("新建学校（含分校。共3所）5所。完工2所", ["新建学校（含分校。共3所）5所。", "完工2所"]),
        ("各位代表!成绩来之不易!", ["各位代表!", "成绩来之不易!"]),
        ("真的吗？！当然。", ["真的吗？！", "当然。"]),
        ("（一）农业稳产。粮食21万吨。", ["（一）农业稳产。", "粮食21万吨。"]),
        ("（未闭合的括号。后面照样分句。", ["（未闭合的括号。", "后面照样分句。"]),
        ("", []),
        ("　　　", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(paragraph: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in split_sentences(paragraph)] == expected


@given(st.text(alphabet="。！？!?；（）()“”\"' \u3000增长5.%,", max_size=80))
def test_every_offset_is_true_and_no_character_is_lost(paragraph: str) -> None:
    sentences = split_sentences(paragraph)
    for sentence in sentences:
        assert paragraph[sentence.start : sentence.start + len(sentence.text)] == sentence.text
    assert "".join("".join(s.text for s in sentences).split()) == "".join(paragraph.split())


def test_cost_is_linear() -> None:
    started = time.perf_counter()
    split_sentences("（" * 200_000 + "增长5%。" * 50_000)
    assert time.perf_counter() - started < 5, "splitting 400,000 characters took more than 5 s"
