"""Runs the tasks of a step, each bringing one group file up to date, in this process or in several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pipeline.errors import ZhibiaoError
from pipeline.pages.model import RejectedPage
from pipeline.warehouse.groups import Made, Outcome, is_fresh, read_index, refresh, summarize
from pipeline.warehouse.leftovers import clear_leftovers

# Starting a worker costs as much as reading some twenty pages, so a few groups are done in this process.
FEW = 24

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Task:
    """One group file: the keys it should hold with the identity of their inputs, and what makes them (picklable)."""

    path: Path
    wanted: Mapping[str, str]
    make: Callable[[str], Iterable[Made | RejectedPage]]
    withdraw: bool = False

    def run(self) -> Outcome:
        return refresh(self.path, self.wanted, self.make, self.withdraw)


def default_workers() -> int:
    """As many workers as this process may use processors."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run_tasks(tasks: Iterable[Task], workers: int, tick: Tick | None = None) -> Outcome:
    """Run the tasks whose group is not up to date and add up what happened.

    `tick` is called with the groups done and the groups to do. Raises ZhibiaoError when a worker dies.
    """
    total = Outcome()
    stale = []
    for task in tasks:
        index = read_index(task.path)
        if is_fresh(index, task.wanted, task.withdraw):
            total.add(summarize(index.values()))
        else:
            stale.append(task)
    for folder in {task.path.parent for task in stale}:
        clear_leftovers(folder, "*.tmp")
    for done, outcome in enumerate(_outcomes(stale, workers), 1):
        total.add(outcome)
        if tick:
            tick(done, len(stale))
    return total


def _outcomes(tasks: Sequence[Task], workers: int) -> Iterator[Outcome]:
    if workers == 1 or len(tasks) < FEW:
        yield from map(Task.run, tasks)
        return
    # Not forked: the parent may hold threads and locks of Dagster and DuckDB.
    with ProcessPoolExecutor(min(workers, len(tasks)), mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(Task.run, tasks, chunksize=max(1, min(16, len(tasks) // (workers * 4))))
        except BrokenProcessPool as error:
            raise ZhibiaoError(
                "a worker process died, perhaps for want of memory; run again with --workers 1 (what is done is kept)"
            ) from error
