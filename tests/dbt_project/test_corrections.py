"""Corrections in a real build: laid over the facts, the original beside them, those that do not fit told and not dropped."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

Rows = list[tuple[object, ...]]
Ask = Callable[[str], Rows]
RunDbt = Callable[..., subprocess.CompletedProcess[str]]

LINES = (
    (2, "j2022-1", "value", "150000000000", "李", "多读一位"),
    (3, "j2022-2", "price_basis", "constant", "李", "按不变价"),
    (4, "j2022-6", "withdrawn", "true", "王", "不是数量"),
    (5, "n2020-10", "confirmed", "true", "王", "已核对"),
    (6, "j2022-5", "sector", "services", "李", "没有这个领域"),
    (7, "gone", "value", "1", "李", "已无此句"),
    (8, "n2020-5", "year", "1900", "李", "试一个表外年份"),
    (9, "as it was called", "unit", "个", "王", "抽取规则更新后编号已变"),
)
# What the load finds: the statement of the id, or the one that is read now where that was.
FOUND = {"gone": None, "as it was called": "j2022-5"}


@pytest.fixture(scope="module")
def built_with(
    build_db: Path, tmp_path_factory: pytest.TempPathFactory, run_dbt: RunDbt
) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """The build database with corrections, built again, and what dbt said."""
    path = Path(shutil.copy(build_db, tmp_path_factory.mktemp("corrected")))
    with duckdb.connect(str(path)) as connection:
        lines = [(*line, FOUND.get(line[1], line[1])) for line in LINES]
        connection.executemany("insert into staging.correction values (?, ?, ?, ?, ?, ?, ?)", lines)
    return path, run_dbt(path, "build", "--exclude", "test_type:unit", "resource_type:seed")


@pytest.fixture
def ask(built_with: tuple[Path, subprocess.CompletedProcess[str]]) -> Ask:
    path, result = built_with
    assert result.returncode == 0, result.stdout[-3000:]

    def answer(sql: str) -> Rows:
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    return answer


def test_a_correction_changes_every_mart_and_names_who_and_why(ask: Ask) -> None:
    assert ask(
        "select value, value_base, confidence, corrected_by, correction_reason "
        "from marts.fct_observation where observation_id = 'j2022-1'"
    ) == [(150000000000, 150000000000, 1, "李", "多读一位")]
    assert ask(
        "select value, corrected_by from marts.fct_indicator_year "
        "where region_code = '510106' and indicator_code = 'gdp' and statistic = 'level'"
    ) == [(150000000000, "李")]
    assert ask("select price_basis from marts.fct_indicator_year where observation_id = 'j2022-2'") == [("constant",)]
    assert ask("select is_mapped from marts.dim_year where year = 1900") == [(False,)]


def test_the_original_stays_beside_and_the_evidence_as_it_was(ask: Ask) -> None:
    assert ask("select original, corrected, outcome, quote from marts.fct_correction where line_no = 2") == [
        ("149910000000", "150000000000", "applied", "1499.1亿元")
    ]
    assert ask("select quote from marts.fct_observation where observation_id = 'j2022-1'") == [("1499.1亿元",)]
    assert ask("from staging.observation select value where observation_id = 'j2022-1'") == [(149910000000,)]


def test_a_withdrawn_statement_is_nowhere_but_among_the_corrections(ask: Ask) -> None:
    for table in ("fct_observation", "fct_indicator_year"):
        assert ask(f"select count(*) from marts.{table} where observation_id = 'j2022-6'") == [(0,)]
    assert ask("select observations from marts.dim_document where document_id = 'j2022'") == [(5,)]
    assert ask("select original, outcome from marts.fct_correction where line_no = 4") == [("false", "applied")]


def test_a_confirmed_reading_is_preferred(ask: Ask) -> None:
    sql = "from marts.fct_observation select confidence, confirmed_by, corrected_by where observation_id = 'n2020-10'"
    assert ask(sql) == [(1, "王", None)]
    sql = (
        "select value from marts.fct_indicator_year "
        "where region_code = '100000' and indicator_code = 'gdp' and statistic = 'level' and year = 2019"
    )
    assert ask(sql) == [(99000000000000,)], "the surer reading was quoted before"


def test_a_correction_follows_its_statement_to_another_id(ask: Ask) -> None:
    assert ask(
        "from marts.fct_correction select observation_id, corrected_observation_id, outcome where line_no = 9"
    ) == [("as it was called", "j2022-5", "applied")]
    assert ask("select unit, corrected_by from marts.fct_observation where observation_id = 'j2022-5'") == [
        ("个", "王")
    ]


def test_what_does_not_fit_is_told(ask: Ask, built_with: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    assert ask("select line_no, outcome from marts.fct_correction where outcome <> 'applied' order by line_no") == [
        (6, "unknown_code"),
        (7, "no_such_observation"),
    ]
    assert "Warning in test every_correction_is_laid_over" in built_with[1].stdout
