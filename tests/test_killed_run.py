"""A run that is killed while dbt builds: nothing half done is published, and the next run completes what was begun."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from pipeline.project import RAW

SECONDS = 180


@pytest.mark.skipif(os.name == "nt", reason="a group of processes is killed at once")
def test_the_next_run_completes(tmp_path: Path) -> None:
    warehouse = tmp_path / "warehouse"
    command = [sys.executable, "-m", "pipeline.cli", "run", "--raw", str(RAW), "--warehouse", str(warehouse)]
    environment = {**os.environ, "DAGSTER_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"}
    log, published = warehouse / "build" / "dbt" / "dbt.log", warehouse / "zhibiao.duckdb"
    killed = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        until = time.monotonic() + SECONDS
        while not (log.is_file() and "START" in log.read_text(encoding="utf-8", errors="replace")):
            assert killed.poll() is None, "the run ended before it could be killed"
            assert time.monotonic() < until, f"dbt has not begun after {SECONDS} s"
            time.sleep(0.05)
    finally:
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
    assert not published.exists()
    pages = {path: path.stat().st_mtime_ns for path in (warehouse / "build" / "pages").iterdir()}
    assert len(pages) == len([*RAW.glob("*.html")])

    again = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS)
    assert again.returncode == 0, again.stderr
    assert {path: path.stat().st_mtime_ns for path in pages} == pages, "a page was read again"
    with duckdb.connect(str(published), read_only=True) as connection:
        [(documents, observations, distinct)] = connection.execute(
            "select (select count(*) from marts.dim_document), count(*), count(distinct observation_id)"
            " from marts.fct_observation"
        ).fetchall()
    assert documents == len(pages)
    assert observations == distinct > 250
