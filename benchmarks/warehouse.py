"""How the warehouse grows: synthetic ones of some sizes are built, changed, published and asked, and the page says how long.

    python -m benchmarks.warehouse [--reports N ...] [--folder DIR] [--keep]

Each size is measured in a folder of its own and takes its place in `benchmarks/warehouse.json`; `docs/performance.md` is
then written anew from all that is there. 100,000 reports need some 60 GB of disk and more than an hour.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.questions import questions
from benchmarks.report import MEASURED, write_page
from benchmarks.synthetic import fill, make, prepare, records, write_groups
from pipeline.dbt_manifest import prepare_manifest, start_parsed
from pipeline.dbt_program import BUILD_DB, dbt_program
from pipeline.warehouse.database import build_database, connect
from pipeline.warehouse.groups import group_names, group_path, read_index
from pipeline.warehouse.load import Change, apply
from pipeline.warehouse.plan import make_plan, prove, read_nodes
from pipeline.warehouse.publish import publish
from pipeline.warehouse.steps import OBSERVATIONS, REPORTS

ADDED = 100
REPEAT = 20


@dataclass(frozen=True, slots=True)
class Run:
    """One measured step: seconds by the clock and of the processors, and the most memory that dbt had, in bytes.

    The machine may be busy with other things: then the processors' seconds say more.
    """

    seconds: float
    cpu: float
    memory: int = 0


def build_models(build: Path, *arguments: str) -> Run:
    """Plan, run dbt and remember, as the asset `dbt_models` does. Raises RuntimeError with dbt's words where it fails."""
    began, own = time.monotonic(), time.process_time()
    manifest = prepare_manifest()
    plan = make_plan(build, read_nodes(manifest))
    command = [dbt_program(), "build", *plan.arguments, *arguments]
    command += ["--target-path", str(build / "dbt"), "--log-path", str(build / "dbt")]
    cpu, memory = 0.0, 0
    if plan.stale:
        start_parsed(manifest, build / "dbt")
        environment = {BUILD_DB: str(build_database(build)), "ZHIBIAO_PLAN": plan.token}
        cpu, memory = _run(command, environment, build / "dbt.out")
    prove(build, plan)
    return Run(time.monotonic() - began, time.process_time() - own + cpu, memory)


def add_reports(build: Path, first: int, count: int) -> Callable[[], Run]:
    """Write the group files of further reports; what comes back loads them."""
    groups = build / "added"
    with connect(build_database(build)) as connection:
        prepare(connection)
        make(connection, first, first + count)
        write_groups(groups, records(connection))

    def load() -> Run:
        began, own = time.monotonic(), time.process_time()
        changes = [
            Change(step, entry.key, entry)
            for step in (REPORTS, OBSERVATIONS)
            for group in group_names(groups / step)
            for entry in read_index(group_path(groups / step, group)).values()
        ]
        with connect(build_database(build)) as connection:
            apply(connection, groups, changes)
        return Run(time.monotonic() - began, time.process_time() - own)

    return load


def ask(published: Path) -> dict[str, list[float]]:
    """The milliseconds of each question by its name, on one connection, in turns; the first turn is not counted."""
    asked: dict[str, list[float]] = {name: [] for name, _ in questions()}
    with duckdb.connect(str(published), read_only=True) as connection:
        connection.execute("use marts")
        for turn in range(REPEAT + 1):
            for name, sql in questions():
                began = time.perf_counter()
                connection.execute(sql).fetchall()
                if turn:
                    asked[name].append((time.perf_counter() - began) * 1000)
    return asked


def measure(folder: Path, reports: int, added: int = ADDED) -> dict[str, Any]:
    """Everything about one size, in the units that the page shows."""
    build = folder / "build"
    said = f"{reports:,} reports"
    filled = _timed(f"{said}: filling the staging tables", lambda: fill(build, reports))
    full = _told(f"{said}: building in full", lambda: build_models(build))
    load = add_reports(build, reports, added)
    loaded = _told(f"{said}: loading {added} more", load)
    built = _told(f"{said}: building these", lambda: build_models(build))
    unchanged = _told(f"{said}: building nothing", lambda: build_models(build))
    published = folder / "zhibiao.duckdb"
    publishing = _timed(f"{said}: publishing", lambda: publish(build_database(build), published))
    asked = ask(published)
    with duckdb.connect(str(published), read_only=True) as connection:
        [(observations,)] = connection.execute("select count(*) from marts.fct_observation").fetchall()
    slowest = sorted(chain.from_iterable(asked.values()), reverse=True)
    return {
        "reports": reports,
        "observations": observations,
        "fill_s": filled,
        "full": asdict(full),
        "load": asdict(loaded),
        "add": asdict(built),
        "unchanged_s": unchanged.seconds,
        "publish_s": publishing,
        "build_bytes": build_database(build).stat().st_size,
        "published_bytes": published.stat().st_size,
        "questions": {name: round(statistics.median(times), 1) for name, times in asked.items()},
        "p95_ms": slowest[len(slowest) // 20],
    }


def _told(what: str, step: Callable[[], Run]) -> Run:
    run = step()
    print(f"{what}: {run.seconds:.1f} s ({run.cpu:.1f} s of processors), {run.memory / 2**30:.2f} GiB", flush=True)
    return run


def _timed(what: str, step: Callable[[], object]) -> float:
    began = time.monotonic()
    step()
    print(f"{what}: {time.monotonic() - began:.1f} s", flush=True)
    return time.monotonic() - began


def _run(command: Sequence[str], environment: dict[str, str], log: Path) -> tuple[float, int]:
    """Run a command; the processors' seconds that it took and the most memory that it had, in bytes."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8", errors="replace")[-4000:])
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def main() -> int:
    """Measure the sizes asked for and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="*", default=[100, 10_000])
    parser.add_argument("--folder", type=Path, help="where to build; else a temporary folder")
    parser.add_argument("--keep", action="store_true", help="leave the warehouses there")
    options = parser.parse_args()
    for reports in options.reports:
        folder = Path(tempfile.mkdtemp(prefix=f"zhibiao-{reports}-", dir=options.folder))
        try:
            result = measure(folder, reports)
        finally:
            if not options.keep:
                shutil.rmtree(folder)
        known = json.loads(MEASURED.read_text(encoding="utf-8")) if MEASURED.is_file() else {}
        known[str(reports)] = result
        MEASURED.write_text(json.dumps(known, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    write_page()
    return 0


if __name__ == "__main__":
    sys.exit(main())
