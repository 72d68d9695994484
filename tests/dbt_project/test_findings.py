"""What dbt's tests let through: wrong evidence and doubled rows stop a build, doubt is told, emptiness is no error."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.publish import publish
from pipeline.warehouse.schema import STAGING

RunDbt = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def own_build(build_db: Path, tmp_path: Path) -> Path:
    """A copy of the build database that a test may damage."""
    return Path(shutil.copy(build_db, tmp_path))


def _change(build: Path, sql: str) -> None:
    with duckdb.connect(str(build)) as connection:
        connection.execute(sql)


def test_evidence_elsewhere_stops_the_build(own_build: Path, run_dbt: RunDbt) -> None:
    _change(own_build, "update staging.observation set body_start = body_start + 1 where observation_id = 'j2022-1'")
    result = run_dbt(own_build, "build", "--select", "audit_quote")
    assert result.returncode != 0, "a quote that is not at its place went through"
    assert "Failure in test evidence_is_verbatim" in result.stdout


def test_a_doubled_observation_stops_the_build(own_build: Path, run_dbt: RunDbt) -> None:
    _change(own_build, "insert into staging.observation from staging.observation where observation_id = 'j2022-1'")
    result = run_dbt(own_build, "build", "--select", "stg_observation")
    assert result.returncode != 0, "an observation that is there twice went through"
    assert "Failure in test unique_stg_observation_observation_id" in result.stdout


def test_an_unlisted_region_and_an_odd_year_are_told_and_go_through(own_build: Path, run_dbt: RunDbt) -> None:
    _change(own_build, "update staging.document set region_code = '999999' where document_id = 'j2022'")
    _change(own_build, "update staging.observation set year = 2203 where observation_id = 'j2022-1'")
    result = run_dbt(own_build, "build", "--exclude", "test_type:unit", "resource_type:seed")
    assert result.returncode == 0, result.stdout[-3000:]
    assert "Warning in test every_value_is_listed" in result.stdout
    assert "Warning in test years_and_days_are_plausible" in result.stdout
    with duckdb.connect(str(own_build), read_only=True) as connection:
        region = connection.execute("select region_name, is_mapped from marts.dim_region where region_code = '999999'")
        assert region.fetchall() == [("金牛区", False)]
        year = connection.execute("select is_mapped from marts.dim_year where year = 2203")
        assert year.fetchall() == [(False,)]


def test_nothing_loaded_builds_empty_marts_which_are_not_published(
    own_build: Path, tmp_path: Path, run_dbt: RunDbt
) -> None:
    for table in STAGING:
        _change(own_build, f"delete from staging.{table}")
    result = run_dbt(own_build, "build", "--exclude", "test_type:unit", "resource_type:seed")
    assert result.returncode == 0, result.stdout[-3000:]
    with pytest.raises(ZhibiaoError, match="is empty, nothing was published"):
        publish(own_build, tmp_path / "published.duckdb")
    assert not (tmp_path / "published.duckdb").exists()
