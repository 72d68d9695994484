"""However a warehouse came about, its tables are those of a build in full; and what must stop a publish still does."""

from __future__ import annotations

import copy
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from msgspec import structs

from benchmarks import synthetic
from pipeline.dbt_manifest import prepare_manifest, start_parsed
from pipeline.dbt_program import BUILD_DB
from pipeline.observations.model import Extraction
from pipeline.project import DBT_PROJECT
from pipeline.reports.model import Document
from pipeline.warehouse import plan as planning
from pipeline.warehouse.corrections import Correction
from pipeline.warehouse.database import build_database
from pipeline.warehouse.load import load
from pipeline.warehouse.plan import Plan, make_plan, prove, read_nodes
from tests.dbt_process import run_dbt

SCHEMAS = ("intermediate", "marts")
# When and by what a build was made is its own; which of the tables are compared is asked of the database.
NOT_COMPARED = {"build_info": "exclude (built_at)"}


class Warehouse:
    """A build folder filled from made-up reports, and a dbt project of its own that a test may edit."""

    def __init__(self, folder: Path) -> None:
        self.build, self.project = folder / "build", folder / "dbt_project"
        self.build.mkdir()
        ignored = shutil.ignore_patterns("target", "logs", "dbt_packages")
        shutil.copytree(DBT_PROJECT, self.project, ignore=ignored)
        start_parsed(prepare_manifest(), self.build / "dbt")
        self.parsed: dict[Path, int] = {}
        self.made = synthetic.Made({}, {})
        self.database = build_database(self.build)

    def add(self, first: int, last: int) -> None:
        with duckdb.connect() as connection:
            synthetic.prepare(connection)
            synthetic.make(connection, first, last)
            made = synthetic.records(connection)
        self.made.reports.update(made.reports)
        self.made.extractions.update(made.extractions)

    def change(
        self, number: int, document: Callable[[Document], Document], found: Callable[[Extraction], Extraction]
    ) -> None:
        key = self.key(number)
        report = self.made.reports[key]
        assert report.document is not None
        self.made.reports[key] = replace(report, document=document(report.document))
        self.made.extractions[key] = found(self.made.extractions[key])

    def key(self, number: int) -> str:
        return f"bbs.example.invalid/{number}"

    def load(self, *corrections: Correction) -> int:
        synthetic.write_groups(self.build, self.made)
        return load(self.build, corrections).changed

    def dbt(self, *arguments: str, token: str = "", database: Path | None = None) -> subprocess.CompletedProcess[str]:
        target = self.build / "dbt"
        project = {folder: str(self.project) for folder in ("DBT_PROJECT_DIR", "DBT_PROFILES_DIR")}
        environment = {**project, BUILD_DB: str(database or self.database), "ZHIBIAO_PLAN": token}
        return run_dbt([*arguments, "--target-path", str(target), "--log-path", str(target)], environment)

    def passes(self, test: str, plan: Plan) -> None:
        done = self.dbt("test", "--select", test, token=plan.token)
        assert done.returncode == 0, done.stdout[-2000:]

    def fails(self, test: str, plan: Plan, why: str) -> None:
        done = self.dbt("test", "--select", test, token=plan.token)
        assert done.returncode != 0, why
        assert f"Failure in test {test}" in done.stdout

    def plan(self) -> Plan:
        project = {path.relative_to(self.project): path.stat().st_mtime_ns for path in self.project.rglob("*")}
        if project != self.parsed:
            done = self.dbt("parse")
            assert done.returncode == 0, done.stdout
            self.parsed = project
        return make_plan(self.build, read_nodes(self.build / "dbt" / "manifest.json"))

    def update(self, command: str = "run", *arguments: str) -> Plan:
        """What the asset dbt_models does; with further arguments only a part, after which nothing is proven."""
        plan = self.plan()
        # `dbt run` has neither lists nor tests
        words = ["build", *([] if command == "build" else ["--exclude-resource-type", "test", "unit_test"])]
        done = self.dbt(*words, *(arguments or plan.arguments), token=plan.token)
        assert done.returncode == 0, done.stdout[-3000:]
        if not arguments:
            prove(self.build, plan)
        return plan

    def differences(self) -> list[str]:
        """The tables that differ from those of a build in full on the same loaded rows, and by how many rows."""
        full = build_database(self.build / "full")
        full.parent.mkdir(exist_ok=True)
        shutil.copy(self.database, full)
        done = self.dbt("build", "--exclude-resource-type", "test", "unit_test", database=full)
        assert done.returncode == 0, done.stdout[-3000:]
        lines = []
        with duckdb.connect() as connection:
            connection.execute(f"attach '{self.database}' as kept (read_only)")
            connection.execute(f"attach '{full}' as fresh (read_only)")
            tables = connection.execute(
                "select database_name, schema_name, table_name from duckdb_tables() where list_contains(?, schema_name)",
                [list(SCHEMAS)],
            ).fetchall()
            names = {(schema, table) for _, schema, table in tables}
            assert {(database, *name) for database in ("kept", "fresh") for name in names} == set(tables)
            assert ("marts", "fct_observation") in names
            for schema, table in sorted(names):
                kept, fresh = (
                    f"select * {NOT_COMPARED.get(table, '')} from {name}.{schema}.{table}" for name in ("kept", "fresh")
                )
                [(count,)] = connection.execute(
                    f"select count(*) from (({kept} except all {fresh}) union all ({fresh} except all {kept}))"
                ).fetchall()
                lines += [f"{table}: {count} rows"] if count else []
        return lines

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Warehouse]:
    made = Warehouse(tmp_path)
    monkeypatch.setattr(planning, "DBT_PROJECT", made.project)
    yield made


def same(document: Document) -> Document:
    return document


def dearer(found: Extraction) -> Extraction:
    """Every second figure is another, and the first three statements are gone."""
    rows = found.observations[3:]
    changed = [
        structs.replace(row, value=row.value + Decimal(7)) if number % 2 else row for number, row in enumerate(rows)
    ]
    return structs.replace(found, observations=tuple(changed))


def test_any_sequence_of_changes_gives_the_tables_of_a_build_in_full(warehouse: Warehouse) -> None:
    warehouse.add(0, 100)
    warehouse.load()
    assert not warehouse.update().fresh
    documents = warehouse.query("select document_id, region_code, report_year from marts.dim_document order by all")

    # reports come, change, move to another place and year, say nothing any more, are withdrawn, and vanish
    warehouse.add(100, 103)
    warehouse.change(1, same, dearer)
    warehouse.change(
        2, lambda document: replace(document, region_code="510106", report_year=2020, reviewed_year=2019), dearer
    )
    warehouse.change(3, same, lambda found: Extraction((), ()))
    warehouse.made.reports[warehouse.key(4)] = replace(warehouse.made.reports[warehouse.key(4)], withdrawn=True)
    for records in (warehouse.made.reports, warehouse.made.extractions):
        del records[warehouse.key(5)]
    changed = warehouse.load()
    assert changed == 3 * 2 + 1 + 2 + 1 + 1 + 2, "keys of reports and observations"
    plan = warehouse.plan()
    assert {"int_observation", "fct_indicator_year", "unique_fct_observation_observation_id"} <= plan.stale
    assert {"unit", "stg_observation"} <= plan.fresh

    # a part is built without what lies above it; then the build ends half way, and before the next further reports come
    # and a person corrects: the year of one statement, and that another is none
    warehouse.update("run", "--select", "fct_indicator_year", "fct_observation")
    warehouse.update("run", "--select", "int_document", "int_observation", "audit_share_range")
    warehouse.add(103, 105)
    warehouse.change(2, lambda document: replace(document, region_code="330000"), dearer)
    ids = warehouse.query(
        "select observation_id from marts.fct_observation inner join marts.dim_document using (document_id)"
        " where source_name = 'synthetic/50.html' order by all limit 2"
    )
    corrected = [
        Correction(2, str(ids[0][0]), "year", "1999", "Li", "looked it up"),
        Correction(3, str(ids[1][0]), "withdrawn", "true", "Li", "looked it up"),
    ]
    warehouse.load(*corrected)
    assert "int_observation" in warehouse.update().stale
    assert len(warehouse.query("select * from marts.dim_document")) == len(documents) - 1 + 5
    assert warehouse.query("select year from marts.fct_observation where corrected_by = 'Li'") == [(1999,)]
    withdrawn = f"select count(*) from marts.fct_observation where observation_id = '{ids[1][0]}'"
    assert warehouse.query(withdrawn) == [(0,)]
    assert warehouse.differences() == []

    # a list is edited: what was built of it is to be built in full, the rest stays
    seed = warehouse.project / "seeds" / "indicator.csv"
    seed.write_text(seed.read_text(encoding="utf-8").replace("gdp,地区生产总值,", "gdp,生产总值,", 1), encoding="utf-8")
    plan = warehouse.plan()
    assert {"indicator", "int_indicator", "fct_indicator_year"} <= plan.stale
    assert {"unit", "region", "sector"} <= plan.fresh
    assert {"int_document", "excluded_number", "unique_int_document_document_id"} <= plan.fresh
    # and a correction is taken back: one update does both
    warehouse.load(corrected[0])
    warehouse.update()
    assert warehouse.query(withdrawn) == [(1,)]
    assert warehouse.query("select distinct indicator from marts.fct_indicator_year where indicator_code = 'gdp'") == [
        ("生产总值",)
    ]

    # a new extractor reads everything otherwise
    ids = warehouse.query("select observation_id from marts.fct_observation where confidence < 0.9 order by all")
    for key, found in warehouse.made.extractions.items():
        rows = [
            structs.replace(row, extractor_version="next", confidence=row.confidence / 2) for row in found.observations
        ]
        warehouse.made.extractions[key] = structs.replace(found, observations=tuple(rows))
    warehouse.load(corrected[0])
    warehouse.update()
    assert warehouse.query("select distinct extractor_version from marts.fct_observation") == [("next",)]
    assert {*ids} <= {*warehouse.query("select observation_id from marts.fct_observation")}, (
        "an id changed with the extractor"
    )
    assert warehouse.differences() == []
    assert not warehouse.plan().stale, "nothing has changed since"


@pytest.fixture(scope="module")
def once_grown(tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """A hundred reports built and proven, and one more loaded."""
    made = Warehouse(tmp_path_factory.mktemp("grown"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "DBT_PROJECT", made.project)
        made.add(0, 100)
        made.load()
        made.update()
        made.add(100, 101)
        made.load()
    return made


@pytest.fixture
def grown(once_grown: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Warehouse:
    """A copy of it, for a test to spoil."""
    shutil.copytree(once_grown.build.parent, tmp_path, dirs_exist_ok=True)
    own = copy.copy(once_grown)
    own.build, own.project = tmp_path / "build", tmp_path / "dbt_project"
    own.database = build_database(own.build)
    monkeypatch.setattr(planning, "DBT_PROJECT", own.project)
    return own


def test_evidence_and_grain_of_what_changed_still_stop_a_build(grown: Warehouse) -> None:
    with duckdb.connect(str(grown.database)) as connection:
        connection.execute(
            "update staging.observation set body_start = body_start + 1 where document_id ="
            " (select document_id from staging.document where source_name = 'synthetic/100.html') and observation_no = 1"
        )
        connection.execute(  # an id that a document has which did not change
            "update staging.observation set observation_id = (select min(observation_id) from staging.observation) where"
            " document_id = (select document_id from staging.document where source_name = 'synthetic/100.html')"
            " and observation_no = 2"
        )
    plan = grown.plan()
    for select, name in (
        ("audit_quote", "Failure in test evidence_is_verbatim"),
        ("stg_observation", "Failure in test unique_stg_observation_observation_id"),
    ):
        done = grown.dbt("build", "--select", select, token=plan.token)
        assert done.returncode != 0, f"{name} is not told"
        assert name in done.stdout


def test_a_row_that_is_there_twice_in_what_changed_stops_a_build(grown: Warehouse) -> None:
    plan = grown.update("run", "--select", "+fct_observation")
    named = "unique_fct_observation_observation_id"
    grown.passes(named, plan)
    with duckdb.connect(str(grown.database)) as connection:
        connection.execute(
            "insert into marts.fct_observation select * from marts.fct_observation where observation_no = 1 and"
            " document_id = (select document_id from staging.document where source_name = 'synthetic/100.html')"
        )
    grown.fails(named, plan, "a statement is there twice")


def test_a_reference_from_what_changed_into_nothing_stops_a_build(grown: Warehouse) -> None:
    plan = grown.update("run", "--select", "+fct_indicator_year", "+fct_observation")
    named = "relationships_fct_indicator_year_observation_id__observation_id__ref_fct_observation_"
    grown.passes(named, plan)
    results = json.loads((grown.build / "dbt" / "run_results.json").read_text(encoding="utf-8"))["results"]
    [sql] = [result["compiled_code"] for result in results if named in result["unique_id"]]
    assert "elsewhere as materialized" in sql, "all rows are looked at where few have changed"
    with duckdb.connect(str(grown.database)) as connection:
        connection.execute(
            "delete from marts.fct_observation where observation_id in (select observation_id from marts.fct_indicator_year)"
            " and document_id = (select document_id from staging.document where source_name = 'synthetic/100.html')"
        )
    grown.fails(named, plan, "a row refers to nothing")
