"""A command of dbt in a process of its own, forked from one that has imported dbt already: a fifth of a small build's time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.dbt_program import dbt_program, main

_FORKS = "forkserver" in get_all_start_methods()


def run_dbt(arguments: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """`zhibiao-dbt` with these arguments and variables: its exit status and what it said."""
    if not _FORKS:
        return subprocess.run(
            [dbt_program(), *arguments],
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    context = get_context("forkserver")
    context.set_forkserver_preload(["dbt.cli.main", "dbt.adapters.duckdb"])
    with TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        said.touch()
        process = context.Process(target=_child, args=(arguments, {**os.environ, **environment}, str(said)))
        process.start()
        process.join()
        text = said.read_text(encoding="utf-8")
        return subprocess.CompletedProcess(arguments, process.exitcode or 0, text, "")


def _child(arguments: list[str], environment: Mapping[str, str], said: str) -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # here: it is imported in the child's parent

    os.environ.clear()
    os.environ.update(environment)
    with Path(said).open("ab") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.argv = ["zhibiao-dbt", *arguments]
    try:
        main()
    finally:
        # a forked process ends without the interpreter's clearing up, in which DuckDB writes its log into the file
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
