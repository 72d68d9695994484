"""The curated lists of sectors and indicators: their shape, and that no name leads to two indicators."""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest

from pipeline.project import SEEDS

SECTORS = [
    "macro",
    "fiscal_finance",
    "investment",
    "agriculture",
    "industry",
    "trade_services",
    "foreign_trade",
    "science_talent",
    "culture_tourism",
    "urban_construction",
    "infrastructure",
    "ecology",
    "education",
    "health",
    "employment_social",
    "income",
    "governance",
    "government",
]


def read(name: str) -> list[dict[str, str]]:
    with (SEEDS / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def names(row: dict[str, str]) -> list[str]:
    return [row["indicator_name"], *filter(None, row["aliases"].split("|"))]


@pytest.fixture(scope="module")
def indicators() -> list[dict[str, str]]:
    return read("indicator.csv")


def test_sectors_are_the_eighteen_in_order() -> None:
    rows = read("sector.csv")
    assert [row["sector"] for row in rows] == SECTORS
    assert [row["sector_no"] for row in rows] == [str(number) for number in range(1, 19)]
    assert all(row["sector_name"] and row["sector_name_en"].isascii() for row in rows)


def test_columns_and_size(indicators: list[dict[str, str]]) -> None:
    assert list(indicators[0]) == [
        "indicator_code",
        "indicator_name",
        "indicator_name_en",
        "aliases",
        "sector",
        "usual_unit",
        "summable",
        "better",
    ]
    assert len(indicators) >= 320


def test_values_are_valid(indicators: list[dict[str, str]]) -> None:
    for row in indicators:
        code = row["indicator_code"]
        assert re.fullmatch(r"[a-z][a-z0-9_]*", code, re.ASCII), f"{code} is no ASCII snake_case code"
        assert row["sector"] in SECTORS, f"{code}: unknown sector {row['sector']}"
        assert row["summable"] in {"true", "false"}, f"{code}: summable is {row['summable']!r}"
        assert row["better"] in {"higher", "lower", ""}, f"{code}: better is {row['better']!r}"
        assert row["indicator_name_en"] and row["indicator_name_en"].isascii(), f"{code}: no English name"


def test_every_sector_has_indicators(indicators: list[dict[str, str]]) -> None:
    counts = Counter(row["sector"] for row in indicators)
    assert {sector: counts[sector] for sector in SECTORS if counts[sector] < 8} == {}


def test_codes_are_unique(indicators: list[dict[str, str]]) -> None:
    counts = Counter(row["indicator_code"] for row in indicators)
    assert [code for code, count in counts.items() if count > 1] == []


def test_a_name_belongs_to_one_indicator(indicators: list[dict[str, str]]) -> None:
    owners: dict[str, list[str]] = {}
    for row in indicators:
        for name in names(row):
            owners.setdefault(name, []).append(row["indicator_code"])
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_names_are_tidy(indicators: list[dict[str, str]]) -> None:
    for row in indicators:
        for name in names(row):
            assert name == name.strip() and not re.search(r"\s", name), f"space in {name!r}"
            assert not re.match(r"(19|20)\d\d年", name), f"{name} begins with a year"
            assert name.count("（") == name.count("）"), f"unbalanced brackets in {name!r}"


def test_shares_and_rates_are_not_added_up(indicators: list[dict[str, str]]) -> None:
    summed = [
        row["indicator_code"] for row in indicators if row["usual_unit"] in {"%", "‰"} and row["summable"] == "true"
    ]
    assert summed == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("GDP", "gdp"),
        ("国内生产总值", "gdp"),
        ("规上工业增加值", "industrial_value_added_above_scale"),
        ("CPI", "cpi"),
        ("城镇新增就业", "urban_new_jobs"),
        ("城镇调查失业率", "surveyed_unemployment_rate"),
        ("公共财政预算收入", "general_public_budget_revenue"),
        ("农民人均纯收入", "farmer_net_income"),
        ("社会消费品零售总额", "retail_sales"),
    ],
)
def test_well_known_names(indicators: list[dict[str, str]], name: str, code: str) -> None:
    assert [row["indicator_code"] for row in indicators if name in names(row)] == [code]
