"""A real Dagster webserver: it starts, lists the assets, and runs the job through GraphQL to success."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from pipeline.home import SETTINGS
from pipeline.project import RAW, ROOT

READY_SECONDS, RUN_SECONDS = 120, 240

# The webserver starts a run itself, so that no daemon is needed to take it from a queue.
NO_QUEUE = {"module": "dagster._core.run_coordinator", "class": "DefaultRunCoordinator"}

ASSETS = "{ assetNodes { assetKey { path } description groupName kinds } }"
LAUNCH = """
mutation($params: ExecutionParams!) {
  launchRun(executionParams: $params) { __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } }
}
"""
STATUS = "query($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"
CHECKS = "{ assetNodes { assetKey { path } hasAssetChecks } }"


@dataclass(frozen=True, slots=True)
class Server:
    """A running webserver and the warehouse that its runs write."""

    url: str
    warehouse: Path

    def ask(self, query: str, **variables: object) -> Any:
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.url}/graphql", body, {"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                said = json.load(answer)
        except urllib.error.HTTPError as error:
            pytest.fail(f"GraphQL answered {error.code}: {error.read().decode()[:2000]}")
        assert "errors" not in said, said
        return said["data"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Iterator[Server]:
    warehouse = tmp_path_factory.mktemp("warehouse")
    settings = yaml.safe_load(SETTINGS.read_text(encoding="utf-8")) | {"run_coordinator": NO_QUEUE}
    del settings["concurrency"]
    (home / "dagster.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    port = free_port()
    environment = {
        **os.environ, "DAGSTER_HOME": str(home), "ZHIBIAO_RAW": str(RAW), "ZHIBIAO_WAREHOUSE": str(warehouse),
        "DAGSTER_DISABLE_TELEMETRY": "1", "PYTHONUTF8": "1",
    }  # fmt: skip
    command = [
        sys.executable,
        "-m",
        "dagster_webserver",
        "-m",
        "pipeline.definitions",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
    ]
    log = home / "webserver.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
        try:
            found = Server(f"http://127.0.0.1:{port}", warehouse)
            until = time.monotonic() + READY_SECONDS
            while True:
                try:
                    urllib.request.urlopen(f"{found.url}/server_info", timeout=5).close()
                    break
                except (urllib.error.URLError, ConnectionError, TimeoutError):
                    said = log.read_text(encoding="utf-8")
                    assert process.poll() is None, f"the webserver ended: {said}"
                    assert time.monotonic() < until, f"the webserver is not up after {READY_SECONDS} s: {said}"
                    time.sleep(0.5)
            yield found
        finally:
            process.terminate()
            process.wait(timeout=60)


def test_it_lists_every_step_with_a_description(server: Server) -> None:
    nodes = {"/".join(node["assetKey"]["path"]): node for node in server.ask(ASSETS)["assetNodes"]}
    steps = {"raw_pages", "pages", "threads", "reports", "observations", "staging/observation", "published_warehouse"}
    marts = {f"marts/{name}" for name in ("dim_document", "dim_region", "fct_observation", "fct_target_attainment")}
    assert steps | marts <= set(nodes)
    silent = [key for key, node in nodes.items() if not node["description"]]
    assert not silent, f"without a description: {silent}"


def test_the_tests_of_dbt_are_asset_checks(server: Server) -> None:
    checked = {
        "/".join(node["assetKey"]["path"]) for node in server.ask(CHECKS)["assetNodes"] if node["hasAssetChecks"]
    }
    assert {"marts/fct_observation", "marts/dim_document", "staging/observation"} <= checked


def test_the_job_runs_to_success_and_publishes(server: Server) -> None:
    selector = {
        "repositoryLocationName": "pipeline.definitions", "repositoryName": "__repository__", "pipelineName": "zhibiao_job",
    }  # fmt: skip
    launched = server.ask(LAUNCH, params={"selector": selector, "runConfigData": {}})["launchRun"]
    assert launched["__typename"] == "LaunchRunSuccess", launched
    until = time.monotonic() + RUN_SECONDS
    while (status := server.ask(STATUS, id=launched["run"]["runId"])["runOrError"]["status"]) not in (
        "SUCCESS",
        "FAILURE",
    ):
        assert time.monotonic() < until, f"the run is {status} after {RUN_SECONDS} s"
        time.sleep(1)
    assert status == "SUCCESS"
    with duckdb.connect(str(server.warehouse / "zhibiao.duckdb"), read_only=True) as connection:
        [(observations,)] = connection.execute("select count(*) from marts.fct_observation").fetchall()
    assert observations > 250
