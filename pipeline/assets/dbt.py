"""Every model, seed and test of the dbt project as assets and checks, built by dbt in the build database."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from itertools import takewhile
from typing import Any

from dagster import (
    AssetCheckKey,
    AssetCheckResult,
    AssetExecutionContext,
    AssetKey,
    AssetObservation,
    Failure,
    MaterializeResult,
    Output,
)
from dagster_dbt import (
    DagsterDbtCliRuntimeError,
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliInvocation,
    DbtCliResource,
    dbt_assets,
)
from packaging.version import Version

from pipeline.assets.folders import Folders
from pipeline.assets.reporting import failing_kindly
from pipeline.dbt_manifest import prepare_manifest, start_parsed
from pipeline.dbt_program import BUILD_DB, dbt_program
from pipeline.project import DBT_PROJECT
from pipeline.warehouse.plan import NO_UNIT_TESTS, Node, Plan, is_published, make_plan, prove, read_nodes

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
    """Build and test in the order of the graph; a failed contract, grain or evidence test stops what lies behind it.

    What no change concerns is not run again; a selection made in the UI runs as selected.
    """
    nodes = read_nodes(MANIFEST)
    with failing_kindly():
        plan = make_plan(folders.build, nodes)
        if not plan.stale and not context.is_subset and is_published(folders.build, folders.published):
            context.log.info("nothing has changed: tables and published file are as they were")
            return
    wanted = plan.stale if not context.is_subset else frozenset(node.name for node in nodes)
    kept = _Kept(context, [node for node in nodes if node.relation and node.name not in wanted])
    checked: set[AssetCheckKey] = set()
    yield from kept.ready()
    if wanted:
        for event in _build(context, folders, dbt, plan):
            yield event
            if isinstance(event, Output):
                yield from kept.ready(context.asset_key_for_output(event.output_name))
            elif isinstance(event, AssetCheckResult) and event.asset_key and event.check_name:
                checked.add(AssetCheckKey(event.asset_key, event.check_name))
    for spec in context.assets_def.check_specs:
        # what blocks has passed, else nothing would have been kept; a warning stays where it was given
        if spec.blocking and spec.key in context.selected_asset_check_keys - checked:
            yield AssetCheckResult(asset_key=spec.asset_key, check_name=spec.name, passed=True, metadata={"kept": True})
    if not context.is_subset:
        prove(folders.build, plan)


class _Kept:
    """Reports what is kept as it was, each behind what it depends on, as Dagster wants it."""

    def __init__(self, context: AssetExecutionContext, nodes: Sequence[Node]) -> None:
        self._left = {_key(node): node for node in nodes}
        self._names = {key.path[-1] for key in context.selected_asset_keys}

    def ready(self, built: AssetKey | None = None) -> Iterator[MaterializeResult[None]]:
        """What now has everything above it reported."""
        self._names -= {built.path[-1]} if built else set()
        for key, node in list(self._left.items()):
            if self._names.isdisjoint(node.above):
                del self._left[key]
                self._names.discard(node.name)
                yield MaterializeResult(asset_key=key, metadata={"kept": True})


def _key(node: Node) -> AssetKey:
    assert node.relation is not None
    return AssetKey(node.relation)


def _build(context: AssetExecutionContext, folders: Folders, dbt: DbtCliResource, plan: Plan) -> Iterator[Any]:
    os.environ[BUILD_DB] = str(folders.build_db)
    os.environ["ZHIBIAO_PLAN"] = plan.token
    arguments = ["build", *(NO_UNIT_TESTS if context.is_subset else plan.arguments)]
    target = folders.build / "dbt"
    start_parsed(MANIFEST, target)
    invocation = dbt.cli(arguments, context=context, target_path=target)
    checks = results = 0
    try:
        for event in invocation.stream():
            results += 1
            checks += isinstance(event, AssetCheckResult | AssetObservation)
            yield event
        context.log.info(f"{results - checks:,} models and lists built, {checks:,} tests")
    except DagsterDbtCliRuntimeError:
        raise Failure(_failures(invocation), allow_retries=False) from None


class _Dbt(DbtCliResource):
    """Starts dbt and nothing else."""

    @cached_property
    def _cli_version(self) -> Version:
        """Known here: `dbt --version`, which the library would start, asks a registry for newer ones as well."""
        return Version(version("dbt-core"))

    def _initialize_dbt_core_adapter(self, args: Sequence[str]) -> None:  # type: ignore[override]
        """Left out: seconds for a second dbt in this process, of use only to who counts rows of what dbt has built."""


def dbt_resource() -> DbtCliResource:
    """dbt as these assets call it."""
    folder = str(DBT_PROJECT)
    return _Dbt(project_dir=folder, profiles_dir=folder, dbt_executable=dbt_program())


def _failures(invocation: DbtCliInvocation) -> str:
    """What failed, as dbt says it, in one line."""
    results = invocation.target_path / "run_results.json"
    if not results.is_file():
        return f"dbt build failed: see {invocation.target_path / 'dbt.log'}"
    failed = [
        f"{result['unique_id'].split('.')[2]}: {' '.join((result['message'] or '').split())}"
        + reason(result.get("compiled_code") or "")
        for result in json.loads(results.read_text(encoding="utf-8"))["results"]
        if result["status"] in ("error", "fail")
    ]
    return "dbt build failed: " + "; ".join(failed[:5]) + (f"; and {len(failed) - 5} more" if len(failed) > 5 else "")


def reason(sql: str) -> str:
    """The comment that a test opens with, in brackets: what fails, the threshold and why; nothing where there is none."""
    lines = takewhile(lambda line: line.startswith("--"), sql.strip().splitlines())
    said = " ".join(line.removeprefix("--").strip() for line in lines)
    return f" ({said})" if said else ""
