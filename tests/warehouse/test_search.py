"""Searching indicators: by code, name, alias and the words of reports, the likeliest first, with how to query them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from pipeline.cli import zhibiao
from pipeline.errors import ZhibiaoError
from pipeline.warehouse.search import search

MARTS = """
create schema marts;
create table marts.dim_indicator as from (values
    ('gdp', '地区生产总值', 'Gross domestic product (GDP)', 'GDP|经济总量', 'macro', '元'),
    ('gdp_per_capita', '人均地区生产总值', 'GDP per capita', '人均GDP', 'macro', '元'),
    ('tea_output', '茶叶产量', 'Tea output', null, 'agriculture', '吨'),
    ('tea_area', '茶园面积', 'Area of tea gardens', '茶叶种植面积', 'agriculture', '亩')
) as t (indicator_code, indicator_name, indicator_name_en, aliases, sector, usual_unit);
create table marts.fct_indicator_year as from (values
    ('gdp', 'gdp', '地区生产总值', '甲市', 'macro', '元', 2019, 2),
    ('gdp', 'gdp', '地区生产总值', '乙市', 'macro', '元', 2022, 1),
    ('tea_area', 'tea_area', '茶园面积', '甲市', 'agriculture', '亩', 2022, 3),
    ('春茶''开采''茶园', null, '春茶“开采”茶园', '甲市', 'agriculture', '亩', 2021, 1)
) as t (series_key, indicator_code, indicator, region_name, sector, unit, year, observations);
"""


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "zhibiao.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(MARTS)
    return path


def found(published: Path, *words: str, **options: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in search(published, words, "json", **options)]


@pytest.mark.parametrize(
    ("words", "indicators"),
    [
        (["GDP"], ["地区生产总值", "人均地区生产总值"]),
        (["ｇｄｐ"], ["地区生产总值", "人均地区生产总值"]),
        (["gdp per capita"], ["人均地区生产总值"]),
        (["per", "GDP"], ["人均地区生产总值"]),
        (["经济总量"], ["地区生产总值"]),
        (["tea"], ["茶园面积", "茶叶产量"]),
        (["茶叶"], ["茶园面积", "茶叶产量"]),
        (["茶", "园"], ["茶园面积", "春茶“开采”茶园"]),
        (["tea_output"], ["茶叶产量"]),
    ],
)
def test_the_likeliest_comes_first(published: Path, words: list[str], indicators: list[str]) -> None:
    assert [row["indicator"] for row in found(published, *words)] == indicators


def test_a_row_says_where_it_is_used_and_how_to_query_it(published: Path) -> None:
    [gdp] = found(published, "gdp", limit=1)
    assert gdp == {
        "indicator": "地区生产总值",
        "name_en": "Gross domestic product (GDP)",
        "matched": "GDP",
        "sector": "macro",
        "unit": "元",
        "observations": 3,
        "regions": 2,
        "years": "2019–2022",
        "where": "indicator_code = 'gdp'",
    }
    [unused] = found(published, "茶叶产量")
    assert (unused["observations"], unused["years"]) == (0, None)


@pytest.mark.parametrize("words", ["经济总量", "春茶", "tea area"])
def test_the_condition_of_every_row_is_sql(published: Path, words: str) -> None:
    [row] = found(published, words)
    with duckdb.connect(str(published), read_only=True) as connection:
        sql = f"select count(*) from marts.fct_indicator_year where {row['where']}"
        [(rows,)] = connection.execute(sql).fetchall()
    assert rows > 0


@pytest.mark.parametrize("words", ["茶叶产值", "'; drop table x", "%", "_x"])
def test_nothing_found_is_an_error_that_names_what_comes_nearest(published: Path, words: str) -> None:
    with pytest.raises(ZhibiaoError, match=r"try fewer or shorter words; the nearest are .+，.+，"):
        found(published, words)


@pytest.mark.parametrize("words", [" ", "的", "“”"])
def test_no_word_is_an_error(published: Path, words: str) -> None:
    with pytest.raises(ZhibiaoError, match="give a word"):
        found(published, words)


def test_the_command_prints_a_table_and_fails_in_one_line(published: Path) -> None:
    place = ["--warehouse", str(published.parent)]
    said = CliRunner().invoke(zhibiao, ["search", *place, "茶", "--format", "csv"])
    assert (said.exit_code, said.stderr) == (0, "")
    assert said.stdout.splitlines()[0] == "indicator,name_en,matched,sector,unit,observations,regions,years,where"
    assert len(said.stdout.splitlines()) == 4
    table = CliRunner().invoke(zhibiao, ["search", *place, "tea", "output"]).stdout.splitlines()
    assert table[2].split() == [
        "茶叶产量", "Tea", "output", "Tea", "output", "agriculture", "吨", "0", "0", "indicator_code", "=", "'tea_output'",
    ]  # fmt: skip
    missed = CliRunner().invoke(zhibiao, ["search", *place, "银河系"])
    assert (missed.exit_code, missed.stdout) == (1, "")
    assert len(missed.stderr.splitlines()) == 1
