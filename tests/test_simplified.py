"""The copy that patterns are matched on: as long as the text, simplified only where the text is Traditional Chinese."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import simplified as module
from pipeline.simplified import is_traditional, simplified, simplified_lines


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("過去一年，全縣地區生產總值增長5.8%", "过去一年，全县地区生产总值增长5.8%"),
        ("顯著提高，沿著這條路著力推進", "显著提高，沿着这条路着力推进"),
        ("「十四五」時期，『兩不愁』", "“十四五”时期，‘两不愁’"),
        ("衞生、裏程、臺灣、麵粉、乾淨、低於預期", "卫生、里程、台湾、面粉、干净、低于预期"),
        ("２００８年，ＧＤＰ增长１２．５％", "2008年，GDP增长12．5％"),
        ("本帖最後由 汉语张 於 2024-2-1 編輯", "本帖最后由 汉语张 于 2024-2-1 编辑"),
    ],
)
def test_text_is_copied_in_one_spelling(text: str, copy: str) -> None:
    assert simplified(text) == copy


@pytest.mark.parametrize(
    "text",
    ["显著提高，着力推进，乾县于2023年", "张堃县长作报告，全县生产总值158.5亿元", "GDP 5.8%", "", "“十四五”「规划」"],
)
def test_a_text_that_is_not_traditional_is_given_back_itself(text: str) -> None:
    assert simplified(text) is text


@given(st.text(alphabet="縣於著裏乾臺發髮后後「」顯瞭解憑藉徵0123.%亿県\n ㍿𠮷", max_size=60))
def test_the_copy_is_as_long_as_the_text_and_keeps_figures_in_place(text: str) -> None:
    copy = simplified("縣" + text)
    assert len(copy) == len(text) + 1
    assert [char for char in copy if char.isascii()] == [char for char in text if char.isascii()]
    assert all(a == b for a, b in zip("縣" + text, copy, strict=True) if a.isascii())


def test_the_lines_together_say_what_they_are() -> None:
    assert simplified_lines(["低於", "縣級", ""]) == ("低于", "县级", "")
    assert simplified_lines(["低於", "县级"]) == ("低於", "县级")


def test_a_table_that_changed_the_length_would_not_move_an_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_converter", lambda: lambda text: text.replace("縣", "县城").replace("長", "长"))
    assert simplified("縣長5.8%") == "县长5.8%"


def test_the_check_of_a_simplified_text_costs_next_to_nothing() -> None:
    text = "过去一年，全县地区生产总值增长5.8%，一般公共预算收入12.6亿元。" * 30_000
    is_traditional("预热")
    start = time.perf_counter()
    assert not is_traditional(text)
    assert time.perf_counter() - start < 0.5, "a megabyte of text takes a few milliseconds"
