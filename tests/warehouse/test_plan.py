"""What has to run: nothing where nothing has changed, else what the change concerns and all behind it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.warehouse import plan as planning
from pipeline.warehouse.database import build_database
from pipeline.warehouse.plan import is_published, make_plan, note_published, prove, read_nodes

Manifest = dict[str, Any]


def node(kind: str, name: str, *above: str, materialized: str = "table", **more: Any) -> tuple[str, dict[str, Any]]:
    properties = {
        "name": name,
        "schema": "marts",
        "resource_type": kind,
        "raw_code": f"select 1 as {name}",
        "original_file_path": f"seeds/{name}.csv",
        "depends_on": {"nodes": list(above)},
        "config": {"materialized": "seed" if kind == "seed" else materialized},
        "description": f"The {name}.",
        "columns": {"id": {"name": "id", "data_type": "integer", "constraints": [], "description": "Key."}},
    }
    return f"{kind}.{name}", {**properties, **more}


def manifest() -> Manifest:
    """Two lists; a view of loaded rows; a table of it and of one list; a table of the other; tests of both."""
    nodes = dict(
        [
            node("test", "fact_is_unique", "model.fact"),
            node("test", "list_is_unique", "seed.list"),
            node("model", "fact", "model.loaded", "seed.list", materialized="incremental"),
            node("model", "loaded", "source.rows", materialized="view"),
            node("model", "dimension", "seed.other"),
            node("seed", "list"),
            node("seed", "other"),
        ]
    )
    return {"nodes": nodes, "macros": {}}


ALL = {"fact_is_unique", "list_is_unique", "fact", "loaded", "dimension", "list", "other"}


class Built:
    """A build database that everything of `manifest()` was built in, and the plans made for it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = manifest()
        self.execute(
            "create schema staging; create table staging.document as select range as document_id from range(100)"
        )
        assert self.stale() == ALL, "nothing was built yet"
        self.execute("create schema marts; create view marts.loaded as select 1")
        for table in ("fact", "dimension", "list", "other"):
            self.execute(f"create table marts.{table} (id integer)")
        self.done()

    def execute(self, sql: str) -> None:
        with duckdb.connect(str(build_database(self.folder))) as connection:
            connection.execute(sql)

    def stale(self) -> set[str]:
        path = self.folder / "manifest.json"
        path.write_text(json.dumps(self.manifest), encoding="utf-8")
        self.plan = make_plan(self.folder, read_nodes(path))
        assert self.plan.stale | self.plan.fresh == ALL
        return set(self.plan.stale)

    def done(self) -> None:
        """As dbt's hooks and the asset leave it."""
        self.stale()
        self.execute("delete from state.model; insert into state.model select name, fingerprint, 0 from state.wanted")
        prove(self.folder, self.plan)

    def change(self, documents: int) -> None:
        self.execute("insert into state.load select coalesce(max(load_no), 0) + 1 from state.load")
        self.execute(
            f"insert into state.changed_document select (select max(load_no) from state.load), range from range({documents})"
        )


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    project = tmp_path / "project"
    (project / "seeds").mkdir(parents=True)
    (project / "dbt_project.yml").write_text("name: zhibiao", encoding="utf-8")
    for name in ("list", "other"):
        (project / "seeds" / f"{name}.csv").write_text("id\n1\n", encoding="utf-8")
    monkeypatch.setattr(planning, "DBT_PROJECT", project)
    return Built(tmp_path)


def test_nothing_has_to_run_twice(built: Built) -> None:
    assert built.stale() == set()
    assert built.plan.arguments[-2:] == ["--exclude", " ".join(sorted(ALL))], (
        "dagster-dbt takes one argument behind --exclude"
    )


BEHIND_FACT = {"fact", "fact_is_unique"}


def _edit(kind: str, name: str, part: str, value: Any) -> Callable[[Built], None]:
    return lambda built: built.manifest[kind][name].update({part: value})


CHANGES: list[tuple[str, Callable[[Built], None], set[str]]] = [
    ("code", _edit("nodes", "model.loaded", "raw_code", "select 2"), {"loaded"} | BEHIND_FACT),
    ("settings", _edit("nodes", "model.dimension", "config", {"materialized": "view"}), {"dimension"}),
    ("test", _edit("nodes", "test.fact_is_unique", "raw_code", "select 2"), {"fact_is_unique"}),
    ("description", _edit("nodes", "model.loaded", "description", "Otherwise."), {"loaded"}),
    ("macro", _edit("macros", "macro.any", "macro_sql", "select 3"), ALL),
    ("list", lambda built: _write(built, "seeds/list.csv"), {"list", "list_is_unique"} | BEHIND_FACT),
    ("variables", lambda built: _write(built, "dbt_project.yml"), ALL),
    ("dropped table", lambda built: built.execute("drop table marts.list"), {"list", "list_is_unique"} | BEHIND_FACT),
    ("loaded rows", lambda built: built.change(3), {"fact", "fact_is_unique"}),
]


def _write(built: Built, path: str) -> None:
    (built.folder / "project" / path).write_text("id\n2\n", encoding="utf-8")


@pytest.mark.parametrize(("what", "change", "stale"), CHANGES, ids=[what for what, _, _ in CHANGES])
def test_what_a_change_concerns(built: Built, what: str, change: Callable[[Built], None], stale: set[str]) -> None:
    built.manifest["macros"]["macro.any"] = {"package_name": "zhibiao", "macro_sql": "select 1"}
    built.done()
    change(built)
    assert built.stale() == stale, what


def models(built: Built) -> set[str]:
    with duckdb.connect(str(build_database(built.folder))) as connection:
        return {name for (name,) in connection.execute("select name from state.model").fetchall()}


def test_few_changed_documents_are_replaced_and_many_are_built_in_full(built: Built) -> None:
    built.change(20)
    assert built.stale() == {"fact", "fact_is_unique"}
    assert "fact" in models(built), "a fifth of the documents is replaced"
    built.change(21)
    assert built.stale() >= {"fact", "fact_is_unique"}
    assert models(built) >= {"dimension", "list"}
    assert "fact" not in models(built), "of more, no incremental model counts as built"


def test_a_file_counts_as_published_until_something_is_built_or_it_is_another(built: Built) -> None:
    published = built.folder / "published.duckdb"
    assert not is_published(built.folder, published)
    published.write_bytes(b"one")
    assert not is_published(built.folder, published)
    note_published(built.folder, published)
    assert is_published(built.folder, published)
    published.write_bytes(b"other")
    assert not is_published(built.folder, published)
    note_published(built.folder, published)
    built.done()
    assert not is_published(built.folder, published)
