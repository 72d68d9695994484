"""Descriptions, contracts, sources and built tables say the same, in both directions."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.assets.dbt import reason
from pipeline.project import DBT_PROJECT, ROOT, SEEDS
from pipeline.warehouse.dictionary import SEPARATOR, markdown, read_dictionary
from pipeline.warehouse.publish import publish
from pipeline.warehouse.schema import STAGING

from .conftest import dbt

Types = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def manifest(build_db: Path, dbt_target: Path) -> dict[str, Any]:
    """dbt's own reading of the project, written by the build."""
    assert build_db.is_file()
    found: dict[str, Any] = json.loads((dbt_target / "manifest.json").read_text(encoding="utf-8"))
    return found


def _plain(type_: str) -> str:
    return type_.lower().replace(" ", "")


def _built(connection: duckdb.DuckDBPyConnection, schema: str) -> Types:
    rows = connection.execute(
        "select c.table_name, column_name, data_type from duckdb_columns() as c "
        "inner join duckdb_tables() as t using (schema_name, table_name) where schema_name = ?",
        [schema],
    ).fetchall()
    found: Types = {}
    for table, column, type_ in rows:
        found.setdefault(table, {})[column] = _plain(type_)
    return found


def _differences(described: Types, built: Types) -> list[str]:
    """Readable lines: what only one side has, and where types differ."""
    lines = [f"{table}: described, not built" for table in sorted(described.keys() - built.keys())]
    lines += [f"{table}: built, not described" for table in sorted(built.keys() - described.keys())]
    for table in sorted(described.keys() & built.keys()):
        ours, theirs = described[table], built[table]
        lines += [f"{table}.{column}: described, not built" for column in sorted(ours.keys() - theirs.keys())]
        lines += [f"{table}.{column}: built, not described" for column in sorted(theirs.keys() - ours.keys())]
        lines += [
            f"{table}.{column}: described as {ours[column]}, built as {theirs[column]}"
            for column in sorted(ours.keys() & theirs.keys())
            if ours[column] != theirs[column]
        ]
    return lines


def _marts(manifest: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        node for node in manifest["nodes"].values() if node["resource_type"] == "model" and node["schema"] == "marts"
    ]


def test_contracts_and_built_marts_agree(manifest: dict[str, Any], built: duckdb.DuckDBPyConnection) -> None:
    described = {
        node["name"]: {name: _plain(column["data_type"]) for name, column in node["columns"].items()}
        for node in _marts(manifest)
    }
    lines = _differences(described, _built(built, "marts"))
    assert not lines, "contracts and built marts differ:\n" + "\n".join(lines)


def test_every_mart_has_a_contract_and_a_grain(manifest: dict[str, Any]) -> None:
    tested: dict[str, set[str]] = {}
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("attached_node"):
            tested.setdefault(node["attached_node"], set()).add(node["test_metadata"]["name"])
    for node in _marts(manifest):
        assert node["contract"]["enforced"], f"{node['name']} has no enforced contract"
        grain = tested.get(node["unique_id"], set()) & {"unique", "unique_grain"}
        assert grain, f"{node['name']} has no test of its grain"


def test_descriptions_are_in_the_database_in_both_languages(
    manifest: dict[str, Any], built: duckdb.DuckDBPyConnection
) -> None:
    tables = built.execute("select table_name, comment from duckdb_tables() where schema_name = 'marts'").fetchall()
    columns = built.execute(
        "select table_name || '.' || column_name, comment from duckdb_columns() where schema_name = 'marts'"
    ).fetchall()
    described = {node["name"]: node["description"] for node in _marts(manifest)}
    described |= {
        f"{node['name']}.{name}": column["description"]
        for node in _marts(manifest)
        for name, column in node["columns"].items()
    }
    comments = dict(tables + columns)
    assert comments == described
    for name, comment in comments.items():
        english, separator, chinese = (comment or "").partition(SEPARATOR)
        assert english and separator, f"{name} is not described in English and Chinese: {comment!r}"
        assert any("\u4e00" <= character <= "\u9fff" for character in chinese), f"{name} has no Chinese description"


def test_sources_follow_the_staging_schema(manifest: dict[str, Any]) -> None:
    described = {
        node["name"]: {name: _plain(column["data_type"]) for name, column in node["columns"].items()}
        for node in manifest["sources"].values()
    }
    schema = {table: {name: _plain(type_) for name, type_ in columns.items()} for table, columns in STAGING.items()}
    lines = _differences(described, schema)
    assert not lines, "sources.yml (described) and pipeline/warehouse/schema.py (built) differ:\n" + "\n".join(lines)


def test_staging_views_lose_no_column(built: duckdb.DuckDBPyConnection) -> None:
    for table, columns in STAGING.items():
        view = built.execute(f"select * from staging.stg_{table} limit 0").description
        assert [column[0] for column in view] == list(columns), f"stg_{table} and staging.{table} differ"


def test_every_seed_is_described(manifest: dict[str, Any]) -> None:
    enabled = {node["name"]: node for node in manifest["nodes"].values() if node["resource_type"] == "seed"}
    for name, node in enabled.items():
        header = (SEEDS / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0].strip()
        assert list(node["columns"]) == header.split(","), f"{name}.yml and the header of {name}.csv differ"
        assert list(node["config"]["column_types"]) == header.split(","), f"{name}.yml leaves types open"
        assert node["description"], f"{name} has no description"
    files = {path.stem for path in SEEDS.glob("*.csv")}
    assert files == {path.stem for path in SEEDS.glob("*.yml")}, "a seed has no yml, or a yml no seed"


def test_every_shared_description_is_used() -> None:
    models = DBT_PROJECT / "models"
    kept = set(re.findall(r"{% docs (\w+) %}", (models / "columns.md").read_text(encoding="utf-8")))
    ymls = "".join(path.read_text(encoding="utf-8") for path in models.rglob("*.yml"))
    assert kept == set(re.findall(r"doc\('(\w+)'\)", ymls))


def test_one_yml_beside_each_model() -> None:
    models = DBT_PROJECT / "models"
    sql = {path.relative_to(models).with_suffix("") for path in models.rglob("*.sql")}
    yml = {path.relative_to(models).with_suffix("") for path in models.rglob("*.yml")} - {
        Path("staging/sources"),
        Path("exposures"),
    }
    assert sql == yml, f"without a yml: {sorted(map(str, sql - yml))}; without a model: {sorted(map(str, yml - sql))}"


# What a model has that only lists columns does not: then a unit test says what it is meant to do.
LOGIC = re.compile(r"\b(?:case|coalesce|nullif|group by|join|qualify|over|distinct|union)\b|\{% for")


def test_every_model_with_logic_has_a_unit_test(manifest: dict[str, Any]) -> None:
    tested = {test["model"] for test in manifest["unit_tests"].values()}
    models = [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]
    bare = sorted(node["name"] for node in models if LOGIC.search(node["raw_code"]) and node["name"] not in tested)
    assert not bare, f"models with logic and without a unit test: {', '.join(bare)}"


def test_every_test_opens_with_what_fails_and_why(build_db: Path, dbt_target: Path) -> None:
    results = json.loads((dbt_target / "run_results.json").read_text(encoding="utf-8"))["results"]
    opened = {
        result["unique_id"]: reason(result["compiled_code"])
        for result in results
        if result["unique_id"].startswith("test.")
    }
    assert len(opened) > 200
    silent = sorted(name for name, said in opened.items() if not said.startswith((" (Fails ", " (Warns ")))
    assert not silent, f"tests that do not say what fails: {', '.join(silent)}"
    [said] = [said for name, said in opened.items() if ".unique_dim_unit_unit." in name]
    assert said.startswith(" (Fails with every unit that more than one row of dim_unit has")


def test_every_mart_has_a_consumer_and_every_consumer_a_guide(manifest: dict[str, Any]) -> None:
    exposures = manifest["exposures"].values()
    used = {node for exposure in exposures for node in exposure["depends_on"]["nodes"]}
    unused = sorted(node["name"] for node in _marts(manifest) if node["unique_id"] not in used)
    assert not unused, f"no exposure uses {', '.join(unused)}"
    for exposure in exposures:
        assert (ROOT / exposure["config"]["meta"]["guide"]).is_file(), f"{exposure['name']} has no guide"
        assert SEPARATOR.strip() in exposure["description"], f"{exposure['name']} is not described in both languages"
    guides = {exposure["config"]["meta"]["guide"] for exposure in exposures}
    tools = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "bi").glob("*.md")}
    assert not tools - guides, f"no exposure for whom these guides are: {', '.join(sorted(tools - guides))}"


def test_the_dashboard_s_exposure_names_what_its_datasets_read(manifest: dict[str, Any]) -> None:
    datasets = (ROOT / "bi" / "superset" / "bundle" / "datasets").rglob("*.yaml")
    read = {mart for path in datasets for mart in re.findall(r"\bmarts\.(\w+)", path.read_text(encoding="utf-8"))}
    exposure = manifest["exposures"]["exposure.zhibiao.superset_dashboard"]
    assert {node.rpartition(".")[2] for node in exposure["depends_on"]["nodes"]} == read


def test_the_sdmx_lists_are_whole(built: duckdb.DuckDBPyConnection) -> None:
    codes = built.execute("from marts.dim_code select code_list, code where is_sdmx").fetchall()
    assert {code for name, code in codes if name == "obs_status"} == set("ABDEFGHIJKLMNOPQSUVW")
    multipliers = {int(code) for name, code in codes if name == "unit_multiplier"}
    assert multipliers == {0, 1, 2, 3, 4, 6, 9, 12, 15}


def test_dbt_docs_are_built(build_db: Path, tmp_path: Path) -> None:
    made = dbt(build_db, tmp_path, "docs", "generate", "--static")
    assert made.returncode == 0, made.stdout[-2000:]
    catalog = json.loads((tmp_path / "catalog.json").read_text(encoding="utf-8"))
    documented = {node["metadata"]["name"] for node in catalog["nodes"].values()}
    assert {"fct_observation", "dim_code", "stg_document", "indicator"} <= documented
    assert not catalog["errors"]
    page = (tmp_path / "static_index.html").read_text(encoding="utf-8")
    assert "每个序列每年一个可引用的值" in page or "\\u6bcf\\u4e2a\\u5e8f\\u5217" in page


def test_the_data_dictionary_is_up_to_date(build_db: Path, tmp_path: Path) -> None:
    published = publish(build_db, tmp_path / "zhibiao.duckdb").path
    page = "\n".join(markdown(read_dictionary(published))) + "\n"
    kept = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert page == kept, "docs/data-dictionary.md is out of date: run `python -m pipeline.warehouse.dictionary`"
