"""The list of units: every unit leads to a base in one step, and well-known conversions come out right."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from pipeline.project import seed_rows

UNITS = {row["unit"]: row for row in seed_rows("unit")}


def test_a_unit_is_listed_once() -> None:
    twice = [unit for unit, rows in Counter(row["unit"] for row in seed_rows("unit")).items() if rows > 1]
    assert not twice


def test_a_base_is_its_own_base_and_of_the_same_kind() -> None:
    for unit, row in UNITS.items():
        base = UNITS.get(row["unit_base"])
        assert base, f"{unit}: its base {row['unit_base']} is no unit"
        assert base["unit_base"] == row["unit_base"], f"{unit}: the base has a base"
        assert Decimal(base["multiplier"]) == 1, f"{unit}: the base is not one of itself"
        assert base["kind"] == row["kind"], f"{unit} is of another kind than its base"
        assert Decimal(row["multiplier"]) > 0, unit


def test_a_value_of_a_unit_keeps_its_digits_in_the_base() -> None:
    """Values in base units have six decimals (DESIGN): 28 nanometres are not told in metres."""
    for unit, row in UNITS.items():
        assert Decimal(row["multiplier"]) >= Decimal("0.001"), f"{unit} in {row['unit_base']} has no digits left"


def test_a_synonym_is_as_much_as_the_unit_it_stands_for() -> None:
    for unit, row in UNITS.items():
        if row["synonym_of"]:
            meant = UNITS[row["synonym_of"]]
            same = (meant["unit_base"], meant["multiplier"]) == (row["unit_base"], row["multiplier"])
            assert same, f"{unit} is not {row['synonym_of']}"


@pytest.mark.parametrize(
    ("many", "unit", "one"),
    [
        (15, "亩", "公顷"),
        (100, "公顷", "平方公里"),
        (2000, "斤", "吨"),
        (1000, "公斤", "吨"),
        (2, "斤/亩", "公斤/亩"),
        ("15", "千克/公顷", "公斤/亩"),
        (15, "元/公顷", "元/亩"),
        ("0.5", "元/斤", "元/公斤"),
        (1000, "元/吨", "元/公斤"),
        (100, "分/千瓦时", "元/度"),
        (1000, "千克标准煤/万元", "吨标准煤/万元"),
        (10, "‰", "%"),
        (1000, "千瓦", "兆瓦"),
    ],
)
def test_so_many_are_one(many: int | str, unit: str, one: str) -> None:
    assert UNITS[unit]["unit_base"] == UNITS[one]["unit_base"]
    made = Decimal(many) * Decimal(UNITS[unit]["multiplier"])
    assert made.quantize(Decimal("1e-6")) == Decimal(UNITS[one]["multiplier"]).quantize(Decimal("1e-6"))
