"""Querying the published file: three formats, and nothing but reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.query import query

FACTS = "select observation_id, value, unit, year from fct_observation order by 1"


def test_a_table_lines_up_chinese(published: Path) -> None:
    assert list(query(published, FACTS)) == [
        "observation_id         value  unit  year",
        "--------------  ------------  ----  ----",
        "o1              149910000000  元    2022",
        "o2                       0.6  %     2022",
        "o3                        -3  %     2023",
        "o4",
    ]


def test_csv_and_json(published: Path) -> None:
    assert list(query(published, FACTS, "csv"))[:3] == [
        "observation_id,value,unit,year",
        "o1,149910000000,元,2022",
        "o2,0.6,%,2022",
    ]
    rows = [json.loads(line) for line in query(published, FACTS, "json")]
    assert rows[1] == {"observation_id": "o2", "value": 0.6, "unit": "%", "year": 2022}
    assert rows[3] == {"observation_id": "o4", "value": None, "unit": None, "year": None}


def test_no_rows_still_tell_the_columns(published: Path) -> None:
    nothing = "select observation_id, year from fct_observation where year = 1900"
    assert list(query(published, nothing)) == ["observation_id  year", "--------------  ----"]
    assert list(query(published, nothing, "csv")) == ["observation_id,year"]
    assert list(query(published, nothing, "json")) == []


def test_rows_beyond_the_measured_ones_are_all_given(published: Path) -> None:
    lines = list(query(published, "select i from range(2500) as numbers(i)"))
    assert len(lines) == 2502
    assert lines[-1].strip() == "2499"


def test_control_characters_do_not_reach_the_terminal(published: Path) -> None:
    lines = list(query(published, "select 'a' || chr(27) || '[2J' || chr(10) || 'b' as text"))
    assert lines[2] == "a [2J b"


@pytest.mark.parametrize(
    "sql",
    [
        "create table marts.mine (a integer)",
        "delete from fct_observation",
        "drop table fct_observation",
        "copy (select 1) to '{folder}/stolen.csv'",
        "select * from read_text('{folder}/secret.txt')",
        "attach '{folder}/other.duckdb'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "install httpfs",
    ],
)
def test_nothing_but_reading(published: Path, tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    before = published.read_bytes()
    with pytest.raises(ZhibiaoError, match="The query failed") as caught:
        list(query(published, sql.format(folder=tmp_path.as_posix())))
    assert "\n" not in str(caught.value)
    assert published.read_bytes() == before
    assert not (tmp_path / "stolen.csv").exists()
    assert not (tmp_path / "other.duckdb").exists()


@pytest.mark.parametrize(
    ("sql", "fmt", "message"),
    [
        ("select nope from fct_observation", "table", 'Referenced column "nope" not found'),
        ("selec 1", "table", "syntax error"),
        ("", "table", "The query is empty"),
        ("select 1", "yaml", "choose one of table, csv, json"),
    ],
)
def test_mistakes_are_told_in_one_line(published: Path, sql: str, fmt: str, message: str) -> None:
    with pytest.raises(ZhibiaoError, match=message) as caught:
        list(query(published, sql, fmt))
    assert "\n" not in str(caught.value)


def test_no_warehouse(tmp_path: Path, build_db: Path) -> None:
    with pytest.raises(ZhibiaoError, match="run `zhibiao run` first"):
        list(query(tmp_path / "absent.duckdb", "select 1"))
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(ZhibiaoError, match="cannot be opened"):
        list(query(broken, "select 1"))
