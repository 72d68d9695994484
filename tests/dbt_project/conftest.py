"""A real build database: three short documents in staging tables, then one `dbt build` a session."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.dbt_manifest import prepare_manifest, start_parsed
from pipeline.dbt_program import BUILD_DB
from pipeline.warehouse.database import build_database
from pipeline.warehouse.schema import STAGING
from tests import dbt_process
from tests.made_once import made_once


@dataclass(frozen=True)
class Said:
    """One figure of a made document: its sentence, the number as printed, and what differs from a plain level."""

    sentence: str
    quote: str
    value: str
    unit: str
    indicator: str
    columns: dict[str, Any] = field(default_factory=dict)


def said(sentence: str, quote: str, value: str, unit: str, indicator: str, **columns: Any) -> Said:
    return Said(sentence, quote, value, unit, indicator, columns)


GROWTH = {"statistic": "growth", "unit": "%"}

NATIONAL_2019 = (
    said("经济增速预期6%—6.5%。", "6%—6.5%", "6", "%", "国内生产总值", value_max="6.5", indicator_code="gdp",
         statistic="growth", status="target", year=2019, unit_multiplier=0),
    said("城镇新增就业1100万人以上。", "1100万人", "11000000", "人", "城镇新增就业", bound="gt", unit_multiplier=4,
         indicator_code="urban_new_jobs", status="target", year=2019, sector="employment_social"),
    said("城镇调查失业率5.5%左右。", "5.5%", "5.5", "%", "城镇调查失业率", bound="approx", status="target", year=2019,
         indicator_code="surveyed_unemployment_rate", sector="employment_social"),
    said("居民消费价格涨幅3%左右。", "3%", "3", "%", "居民消费价格", bound="approx", status="target", year=2019,
         indicator_code="cpi", statistic="growth"),
    said("赤字率拟按2.8%安排。", "2.8%", "2.8", "%", "赤字率", status="target", year=2019, sector="fiscal_finance"),
    said("再次重申：城镇新增就业1100万人以上。", "1100万人", "11000000", "人", "城镇新增就业", bound="gt",
         unit_multiplier=4, indicator_code="urban_new_jobs", status="target", year=2019, sector="employment_social"),
    said("国内生产总值增长6.6%。", "6.6%", "6.6", "%", "国内生产总值", indicator_code="gdp", statistic="growth",
         year=2018),
    said("总量突破90万亿元。", "90万亿元", "90000000000000", "元", "国内生产总值", indicator_code="gdp", bound="gt",
         unit_multiplier=12, year=2018),
)  # fmt: skip

NATIONAL_2020 = (
    said("国内生产总值达到99.1万亿元。", "99.1万亿元", "99100000000000", "元", "国内生产总值", indicator_code="gdp",
         unit_multiplier=12, year=2019),
    said("增长6.1%。", "6.1%", "6.1", "%", "国内生产总值", indicator_code="gdp", statistic="growth", year=2019),
    said("城镇新增就业1352万人。", "1352万人", "13520000", "人", "城镇新增就业", indicator_code="urban_new_jobs",
         unit_multiplier=4, year=2019, sector="employment_social"),
    said("调查失业率在5.3%以下。", "5.3%", "5.3", "%", "城镇调查失业率", bound="lt", year=2019,
         indicator_code="surveyed_unemployment_rate", sector="employment_social"),
    said("居民消费价格上涨2.9%。", "2.9%", "2.9", "%", "居民消费价格", indicator_code="cpi", statistic="growth",
         year=2019),
    said("城镇新增就业900万人以上。", "900万人", "9000000", "人", "城镇新增就业", indicator_code="urban_new_jobs",
         bound="gt", unit_multiplier=4, status="target", year=2020, sector="employment_social"),
    said("高标准农田新增8000万亩。", "8000万亩", "80000000", "亩", "新增高标准农田", unit_multiplier=4, year=2019,
         sector="agriculture"),
    said("高标准农田约合533万公顷。", "533万公顷", "5330000", "公顷", "新增高标准农田", unit_multiplier=4, year=2019,
         bound="approx", sector="agriculture"),
    said("五年新增就业6000万人。", "6000万人", "60000000", "人", "城镇新增就业", indicator_code="urban_new_jobs",
         unit_multiplier=4, year=2020, year_start=2016, sector="employment_social"),
    said("国内生产总值99.0万亿元。", "99.0万亿元", "99000000000000", "元", "国内生产总值", indicator_code="gdp",
         unit_multiplier=12, year=2019, confidence=0.6),
)  # fmt: skip

DISTRICT_2022 = (
    said("地区生产总值1499.1亿元。", "1499.1亿元", "149910000000", "元", "地区生产总值", indicator_code="gdp",
         unit_multiplier=8, year=2022),
    said("同比增长0.6%。", "0.6%", "0.6", "%", "地区生产总值", indicator_code="gdp", statistic="growth", year=2022),
    said("地区生产总值增长5%。", "5%", "5", "%", "地区生产总值", indicator_code="gdp", statistic="growth",
         status="target", year=2023),
    said("区本级收入12亿元。", "12亿元", "1200000000", "元", "收入", scope="区本级", unit_multiplier=8, year=2022,
         sector="fiscal_finance"),
    said("第三产业占比78.5%。", "78.5%", "78.5", "%", "第三产业占比", statistic="share", year=2022),
    said("种植苗圃30弓。", "30弓", "30", "弓", "苗圃", year=2022, sector="agriculture"),
)  # fmt: skip

DOCUMENTS: tuple[tuple[dict[str, Any], tuple[Said, ...]], ...] = (
    ({"document_id": "n2019", "region_code": "100000", "report_year": 2019, "reviewed_year": 2018, "plan_year": 2019,
      "source_name": "n2019.html", "title": "2019年政府工作报告", "delivered_on": date(2019, 3, 5)}, NATIONAL_2019),
    ({"document_id": "n2020", "region_code": "100000", "report_year": 2020, "reviewed_year": 2019, "plan_year": 2020,
      "source_name": "n2020.html", "title": "2020年政府工作报告", "delivered_on": date(2020, 5, 22)}, NATIONAL_2020),
    ({"document_id": "j2022", "region_code": "510106", "region_name": "金牛区", "report_year": 2023,
      "reviewed_year": 2022, "plan_year": 2023, "source_name": "jinniu2022.html", "title": "金牛区2023年政府工作报告",
      "removed": {"jammer": 40, "attachment": 2}}, DISTRICT_2022),
)  # fmt: skip


def create_staging(connection: duckdb.DuckDBPyConnection) -> None:
    """The staging tables of `pipeline.warehouse.schema`, empty."""
    connection.execute("create schema if not exists staging")
    for table, columns in STAGING.items():
        spelled = ", ".join(f"{name} {type_}" for name, type_ in columns.items())
        connection.execute(f"create table staging.{table} ({spelled})")


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join("?" for _ in row)
    connection.execute(f"insert into staging.{table} ({names}) values ({marks})", list(row.values()))


def add_document(connection: duckdb.DuckDBPyConnection, document: dict[str, Any], figures: tuple[Said, ...]) -> None:
    """A document whose body is one paragraph a sentence, with an observation for each figure."""
    key = document["document_id"]
    body = "\n".join(figure.sentence for figure in figures)
    plain = {"sha256": "0" * 64, "document_type": "work_report", "encoding": "utf-8", "software": "discuz",
             "floors": 1, "body": body, "withdrawn": False, "missing_pages": [], "removed": {}}  # fmt: skip
    insert(connection, "document", {**plain, **document})
    start = 0
    for number, figure in enumerate(figures, 1):
        place = {"document_id": key, "paragraph_no": number, "section_path": "一、回顾", "post_id": f"p-{key}"}
        insert(
            connection,
            "paragraph",
            {**place, "text": figure.sentence, "body_start": start, "part": "review", "is_heading": False},
        )
        at = figure.sentence.index(figure.quote)
        row = {
            **place, "observation_id": f"{key}-{number}", "observation_no": number, "body_start": start + at,
            "quote": figure.quote, "sentence": figure.sentence, "quote_start": at, "value": figure.value,
            "unit": figure.unit, "unit_printed": figure.unit, "unit_multiplier": 0, "bound": "eq",
            "statistic": "level", "indicator": figure.indicator, "period": "year", "status": "actual",
            "sector": "macro", "obs_status": "A", "confidence": 0.9, "rule": "test", "extractor_version": "1",
        }  # fmt: skip
        insert(connection, "observation", {**row, **figure.columns})
        start += len(figure.sentence) + 1


def dbt(build: Path, target: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run dbt on a build database, with everything it writes inside `target`."""
    start_parsed(prepare_manifest(), target)
    environment = {BUILD_DB: str(build), "DO_NOT_TRACK": "1", "PYTHONIOENCODING": "utf-8"}
    return dbt_process.run_dbt([*arguments, "--target-path", str(target), "--log-path", str(target)], environment)


@pytest.fixture(scope="session")
def dbt_target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """dbt's target folder of the one build, and its database: built by the first process of the tests, copied by the others."""
    built = made_once(tmp_path_factory, "dbt-built", lambda target: _build(build_database(target), target))
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("dbt") / "target"))


@pytest.fixture(scope="session")
def build_db(dbt_target: Path) -> Path:
    """The build database of the three documents, all models built and all tests run."""
    return build_database(dbt_target)


def _build(path: Path, target: Path) -> None:
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.2.0"}) as connection:
        create_staging(connection)
        for document, figures in DOCUMENTS:
            add_document(connection, document, figures)
            page = {"source_name": document["source_name"], "snapshot_id": "0" * 64, "posts": 1, "withdrawn": False}
            insert(connection, "page", page)
        insert(connection, "rejected_page", {"source_name": "list.html", "reason": "listing", "detail": "a board page"})
        excluded = {
            "document_id": "n2019",
            "quote": "2018年",
            "sentence": "2018年，",
            "quote_start": 0,
            "reason": "date",
        }
        insert(connection, "excluded_number", excluded)
    result = dbt(path, target, "build")
    assert result.returncode == 0, f"dbt build failed:\n{result.stdout[-6000:]}\n{result.stderr[-2000:]}"


@pytest.fixture
def built(build_db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to the build database."""
    with duckdb.connect(str(build_db), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def run_dbt(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run dbt on a build database of the test's own: `run_dbt(path, "build", "--select", …)`."""

    def run(build: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        return dbt(build, tmp_path_factory.mktemp("target"), *arguments)

    return run
