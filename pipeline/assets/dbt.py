"""Every model, seed and test of the dbt project as assets and checks, built by dbt in the build database."""

import json
import os
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from dagster import AssetCheckResult, AssetExecutionContext, AssetObservation, Failure
from dagster_dbt import (
    DagsterDbtCliRuntimeError,
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliInvocation,
    DbtCliResource,
    dbt_assets,
)

from pipeline.assets.folders import Folders
from pipeline.dbt_manifest import dbt_executable, prepare_manifest
from pipeline.project import DBT_PROJECT

MANIFEST = prepare_manifest()


class Translator(DagsterDbtTranslator):
    """Groups by layer, and an owner; keys are schema and name, as in the database."""

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        return "reference" if dbt_resource_props["resource_type"] == "seed" else str(dbt_resource_props["fqn"][1])

    def get_owners(self, dbt_resource_props: Mapping[str, Any]) -> list[str]:
        return ["team:zhibiao"]


@dbt_assets(
    manifest=MANIFEST,
    name="dbt_models",
    dagster_dbt_translator=Translator(DagsterDbtTranslatorSettings(enable_source_tests_as_checks=True)),
)
def dbt_models(context: AssetExecutionContext, folders: Folders, dbt: DbtCliResource) -> Iterator[Any]:
    """Build and test in the order of the graph; a failed contract, grain or evidence test stops what lies behind it."""
    os.environ["ZHIBIAO_BUILD_DB"] = str(folders.build_db)
    invocation = dbt.cli(["build"], context=context, target_path=folders.build / "dbt")
    checks = results = 0
    try:
        for event in invocation.stream():
            results += 1
            checks += isinstance(event, AssetCheckResult | AssetObservation)
            yield event
        context.log.info(f"{results - checks:,} models and lists built, {checks:,} tests")
    except DagsterDbtCliRuntimeError:
        raise Failure(_failures(invocation), allow_retries=False) from None


def dbt_resource() -> DbtCliResource:
    """dbt as these assets call it."""
    folder = str(DBT_PROJECT)
    return DbtCliResource(project_dir=folder, profiles_dir=folder, dbt_executable=dbt_executable())


def _failures(invocation: DbtCliInvocation) -> str:
    """What failed, as dbt says it, in one line."""
    results = invocation.target_path / "run_results.json"
    if not results.is_file():
        return f"dbt build failed: see {invocation.target_path / 'dbt.log'}"
    nodes = json.loads(MANIFEST.read_text(encoding="utf-8"))["nodes"]
    failed = [
        f"{result['unique_id'].split('.')[2]}: {' '.join((result['message'] or '').split())}"
        + reason(nodes.get(result["unique_id"], {}).get("raw_code", ""))
        for result in json.loads(results.read_text(encoding="utf-8"))["results"]
        if result["status"] in ("error", "fail")
    ]
    return "dbt build failed: " + "; ".join(failed[:5]) + (f"; and {len(failed) - 5} more" if len(failed) > 5 else "")


def reason(sql: str) -> str:
    """The comment that a test opens with, in brackets: what fails, the threshold and why; nothing where there is none."""
    lines = takewhile(lambda line: line.startswith("--"), sql.splitlines())
    said = " ".join(line.removeprefix("--").strip() for line in lines)
    return f" ({said})" if said else ""
