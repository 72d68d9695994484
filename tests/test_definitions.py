"""What the code location offers: every step described, owned and joined to the next, every dbt test a check."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from dagster import AssetKey, Definitions

import pipeline.definitions
from pipeline.assets.dbt import MANIFEST
from pipeline.definitions import defs
from pipeline.warehouse.schema import STAGING

FLOW = [["raw_pages"], ["pages"], ["threads"], ["reports"], ["observations"], ["staging", "observation"]]
FLOW += [["staging", "stg_observation"], ["intermediate", "int_corrected_observation"]]
FLOW += [["intermediate", "int_observation"], ["marts", "fct_observation"]]
FLOW += [["published_warehouse"]]


@pytest.fixture(scope="module")
def manifest() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return found


def test_it_loads_whole() -> None:
    Definitions.validate_loadable(defs)
    assert len(Path(pipeline.definitions.__file__).read_text(encoding="utf-8").splitlines()) < 60


def test_each_step_leads_to_the_next() -> None:
    graph = defs.resolve_asset_graph()
    for above, below in pairwise(FLOW):
        assert AssetKey(above) in graph.get(AssetKey(below)).parent_keys, f"{below} does not follow {above}"


def test_every_asset_is_described_owned_and_grouped() -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description, f"{key} has no description"
        assert node.owners == ["team:zhibiao"], key
        assert node.group_name not in (None, "default"), key
        assert node.kinds, key


def test_every_staging_table_and_every_model_is_an_asset(manifest: dict[str, dict[str, dict[str, str]]]) -> None:
    keys = defs.resolve_asset_graph().get_all_asset_keys()
    models = [node for node in manifest["nodes"].values() if node["resource_type"] in ("model", "seed")]
    assert len(models) > 30
    missing = {AssetKey([node["schema"], node["name"]]) for node in models} - keys
    missing |= {AssetKey(["staging", table]) for table in STAGING} - keys
    assert not missing


def test_every_data_test_is_a_check(manifest: dict[str, dict[str, dict[str, str]]]) -> None:
    checks = {key.name for key in defs.resolve_asset_graph().asset_check_keys}
    tests = {node["name"] for node in manifest["nodes"].values() if node["resource_type"] == "test"}
    assert len(tests) > 100
    assert not tests - checks, "a singular test over several models says in its meta which one it belongs to"
    assert {"nothing_disappeared", "not_empty"} <= checks


def test_the_job_takes_every_asset() -> None:
    job = defs.resolve_job_def("zhibiao_job")
    assert set(job.asset_layer.executable_asset_keys) == defs.resolve_asset_graph().executable_asset_keys
