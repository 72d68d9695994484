"""dbt's manifest and the build database go in; which seeds, models and tests have to run comes out, and is remembered.

What a node says depends on its code, on that of everything above it, and on what was loaded. A seed, view or test that
has passed is done again where its own code or anything above it has changed; a table and its tests also where a load
changed something since all tests passed. Incremental models then replace only what the loads changed
(dbt_project/macros/incremental.sql), and tests look only at that (scoped_tests.sql).

Unit tests are no part of a run: they test the SQL on rows of their own, whatever was loaded, and `make test` runs them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from pipeline.project import DBT_PROJECT
from pipeline.warehouse.database import build_database, connect, transaction
from pipeline.warehouse.groups import digest
from pipeline.warehouse.load import create_state
from pipeline.warehouse.publish import identity

# Where more than this share of the documents has changed, building in full is quicker than replacing.
SHARE = 0.2
PACKAGE = "zhibiao"
NO_UNIT_TESTS = ("--exclude-resource-type", "unit_test")


@dataclass(frozen=True, slots=True)
class Node:
    """A seed, model or test of dbt. `fingerprint` is that of its code and all above it, `words` that of its texts.

    `above` are the nodes it depends on, `tables` the tables among them and behind the views among them.
    `follows_data`: it has to run where loaded rows have changed, which is not so of seeds and views.
    """

    name: str
    fingerprint: str
    words: str
    above: tuple[str, ...]
    tables: tuple[str, ...]
    kind: str
    reads_data: bool
    follows_data: bool
    relation: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The names of the nodes that have to run, and of those that need not, for the load `load_no`."""

    token: str
    load_no: int
    stale: frozenset[str]
    fresh: frozenset[str]

    @property
    def arguments(self) -> list[str]:
        """How dbt is told what not to run: as one argument, since dagster-dbt looks at no more than one behind --exclude."""
        fresh = ["--indirect-selection", "empty", "--exclude", " ".join(sorted(self.fresh))] if self.fresh else []
        return [*NO_UNIT_TESTS, *fresh]


def read_nodes(manifest: Path) -> list[Node]:
    """The nodes of a manifest, each behind those that it depends on."""
    parsed = json.loads(manifest.read_text(encoding="utf-8"))
    raw: dict[str, dict[str, Any]] = parsed["nodes"]
    macros = {name: macro["macro_sql"] for name, macro in parsed["macros"].items() if macro["package_name"] == PACKAGE}
    above = {unique_id: node["depends_on"].get("nodes", []) for unique_id, node in raw.items()}
    project = digest((DBT_PROJECT / "dbt_project.yml").read_bytes(), sorted(macros.items()))
    found: dict[str, Node] = {}
    for unique_id in TopologicalSorter(above).static_order():
        if unique_id in raw:  # a source is none: what it holds is loaded
            parents = [found[parent] for parent in sorted(above[unique_id]) if parent in found]
            of_source = any(parent not in found for parent in above[unique_id])
            found[unique_id] = _node(raw[unique_id], parents, of_source, project)
    return list(found.values())


def make_plan(build: Path, nodes: Sequence[Node]) -> Plan:
    """What has to run, written down for dbt's macros, which find it by the token in ZHIBIAO_PLAN."""
    with connect(build_database(build)) as connection, transaction(connection):
        create_state(connection)
        [(load_no,)] = connection.execute("select coalesce(max(load_no), 0) from state.load").fetchall()
        _forget_lost(connection, nodes)
        _forget_much(connection, nodes)
        proven = {name: tuple(held) for name, *held in connection.execute("from state.proven").fetchall()}
        stale = {node.name for node in nodes if _is_stale(node, proven.get(node.name), load_no)}
        plan = Plan(uuid4().hex, load_no, frozenset(stale), frozenset(node.name for node in nodes) - stale)
        connection.execute("delete from state.wanted")
        rows = [(plan.token, node.name, node.fingerprint, node.words, node.tables) for node in nodes]
        connection.executemany("insert into state.wanted values (?, ?, ?, ?, ?)", rows)
    return plan


def prove(build: Path, plan: Plan) -> None:
    """Remember that everything of the plan was built and passed, and drop the logs of changes, which are worked off."""
    with connect(build_database(build)) as connection, transaction(connection):
        connection.execute("delete from state.proven")
        connection.execute(
            "insert into state.proven select name, fingerprint, words, ? from state.wanted where token = ?",
            [plan.load_no, plan.token],
        )
        connection.execute("update state.model set load_no = ?", [plan.load_no])
        for table in ("changed_document", "changed_region_year"):
            connection.execute(f"delete from state.{table}")  # noqa: S608
        connection.execute("delete from state.published")
        connection.execute("delete from state.load where load_no < ?", [plan.load_no])


def note_published(build: Path, published: Path) -> None:
    """Remember that this file holds what was last proven."""
    with connect(build_database(build)) as connection, transaction(connection):
        connection.execute("delete from state.published")
        connection.execute("insert into state.published values (?, ?)", identity(published))


def is_published(build: Path, published: Path) -> bool:
    """Whether this file holds what was last proven."""
    with connect(build_database(build)) as connection:
        return connection.execute("from state.published").fetchall() == [identity(published)]


def _node(properties: Mapping[str, Any], parents: Sequence[Node], of_source: bool, project: str) -> Node:
    kind, config = properties["resource_type"], properties["config"]
    columns = list(properties.get("columns", {}).values())
    code = [properties.get(part) for part in ("raw_code", "test_metadata")]
    if kind == "seed":
        code.append(digest((DBT_PROJECT / properties["original_file_path"]).read_bytes()))
    if "current_date" in properties.get("raw_code", ""):  # what the model says changes with the year
        code.append(date.today().year)
    types = [(column["name"], column["data_type"], column["constraints"]) for column in columns]
    reads_data = of_source or any(parent.reads_data for parent in parents)
    return Node(
        name=properties["name"],
        fingerprint=digest(project, _text(code), _text(config), _text(types), *(p.fingerprint for p in parents)),
        words=digest(properties.get("description"), *(column["description"] for column in columns)),
        above=tuple(parent.name for parent in parents),
        tables=tuple(sorted({table for p in parents for table in (p.tables if p.kind == "view" else (p.name,))})),
        kind=config.get("materialized") or kind,
        reads_data=reads_data,
        follows_data=reads_data and config.get("materialized") != "view",
        relation=(properties["schema"], properties["name"]) if kind in ("seed", "model") else None,
    )


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _is_stale(node: Node, proven: tuple[str, str, int] | None, load_no: int) -> bool:
    if proven is None or proven[:2] != (node.fingerprint, node.words):
        return True
    return node.follows_data and proven[2] < load_no


def _forget_lost(connection: duckdb.DuckDBPyConnection, nodes: Iterable[Node]) -> None:
    """A table that somebody dropped, and all behind it, count as never built."""
    there = set(
        connection.execute(
            "select schema_name, table_name from duckdb_tables() union all select schema_name, view_name from duckdb_views()"
        ).fetchall()
    )
    lost: set[str] = set()
    for node in nodes:
        if (node.relation and node.relation not in there) or not lost.isdisjoint(node.above):
            lost.add(node.name)
    for table in ("model", "proven"):
        connection.execute(f"delete from state.{table} where name in (select unnest(?))", [sorted(lost)])  # noqa: S608


def _forget_much(connection: duckdb.DuckDBPyConnection, nodes: Iterable[Node]) -> None:
    """Where much has changed, incremental models are built in full."""
    [(changed, documents)] = connection.execute(
        "select (select count(distinct document_id) from state.changed_document), (select count(*) from staging.document)"
    ).fetchall()
    if changed > documents * SHARE:
        names = [node.name for node in nodes if node.kind == "incremental"]
        connection.execute("delete from state.model where name in (select unnest(?))", [names])
        connection.execute("delete from state.proven where load_no < (select max(load_no) from state.load)")
