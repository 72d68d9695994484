"""A run that ends before its time: nothing half done is published, and the next run completes what was begun."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import duckdb
import pytest
from dagster import Definitions, asset, define_asset_job

from pipeline.commands.job import failure
from pipeline.project import RAW
from tests.whole_run import command_line, surroundings, zhibiao_run

SECONDS = 180


pytestmark = pytest.mark.skipif(os.name == "nt", reason="a group of processes is signalled at once")


class BrokenRun:
    """`zhibiao run` on the samples, in a warehouse of its own, which a signal ends."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.warehouse = folder / "warehouse"
        self.published = self.warehouse / "zhibiao.duckdb"
        self.home = home

    def ended_while_dbt_builds(self, number: signal.Signals) -> tuple[int, str]:
        """Exit status and what was said on standard error."""
        log = self.warehouse / "build" / "dbt" / "dbt.log"
        process = subprocess.Popen(
            command_line(RAW, self.warehouse),
            env=surroundings(self.home),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        try:
            until = time.monotonic() + SECONDS
            while not (log.is_file() and "START" in log.read_text(encoding="utf-8", errors="replace")):
                assert process.poll() is None, "the run ended before the signal"
                assert time.monotonic() < until, f"dbt has not begun after {SECONDS} s"
                time.sleep(0.05)
            os.killpg(process.pid, number)
            _, said = process.communicate(timeout=SECONDS)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
        return process.returncode, said


def test_the_next_run_completes(tmp_path: Path, home: Path) -> None:
    run = BrokenRun(tmp_path, home)
    warehouse, published = run.warehouse, run.published
    run.ended_while_dbt_builds(signal.SIGKILL)
    assert not published.exists()
    pages = {path: path.stat().st_mtime_ns for path in (warehouse / "build" / "pages").iterdir()}
    assert len(pages) == len([*RAW.glob("*.html")])

    again = zhibiao_run(RAW, warehouse, home)
    assert again.code == 0, again.err
    assert {path: path.stat().st_mtime_ns for path in pages} == pages, "a page was read again"
    with duckdb.connect(str(published), read_only=True) as connection:
        [(documents, observations, distinct)] = connection.execute(
            "select (select count(*) from marts.dim_document), count(*), count(distinct observation_id)"
            " from marts.fct_observation"
        ).fetchall()
    assert documents == len(pages)
    assert observations == distinct > 250


def test_an_interrupted_run_says_so(tmp_path: Path, home: Path) -> None:
    run = BrokenRun(tmp_path, home)
    status, said = run.ended_while_dbt_builds(signal.SIGINT)
    assert status == 1
    # the processes with which Dagster keeps a step's words die before, of the same signal and in their own words
    assert said.strip().splitlines()[-1].startswith("Error: interrupted at the step 'models and tests'"), said
    assert not run.published.exists()


def test_an_interrupted_query_is_no_fault() -> None:
    @asset
    def published_warehouse() -> None:
        raise RuntimeError("Query interrupted")  # DuckDB says this in the place of what the signal's handler raises

    definitions = Definitions(assets=[published_warehouse], jobs=[define_asset_job("job")])
    result = definitions.resolve_job_def("job").execute_in_process(raise_on_error=False)
    assert failure(result).startswith("interrupted at the step 'published file'")
