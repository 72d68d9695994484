"""Chinese integers against their digits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.observations.numerals import chinese, decimal

NAMES = "零一二三四五六七八九"


def spelled(number: int) -> str:
    """A number below 10,000 as a careful writer spells it."""
    text, places = "", ("千", "百", "十", "")
    for place, digit in zip(places, f"{number:04d}", strict=True):
        text += NAMES[int(digit)] + (place if digit != "0" else "")
    text = text.strip("零")
    while "零零" in text:
        text = text.replace("零零", "零")
    return text or "零"


@given(st.integers(0, 9999))
def test_every_spelled_number_is_read_back(number: int) -> None:
    assert chinese(spelled(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("二十三", 23), ("两百", 200), ("一万二千", 12000), ("三亿", 300000000), ("百分", None)],
)
def test_chinese(text: str, value: int | None) -> None:
    assert chinese(text) == value


def test_thousands_separators_are_no_part_of_the_value() -> None:
    assert decimal("1,499.1") == Decimal("1499.1")
