"""Folders go in; Dagster's job is run on them in this process, recorded in DAGSTER_HOME, its failure told in one line."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from dagster import DagsterInstance, ExecuteInProcessResult

from pipeline.definitions import defs
from pipeline.errors import ZhibiaoError
from pipeline.home import dagster_home


def run_job(raw: Path, warehouse: Path, workers: int | None) -> None:
    """Run `zhibiao_job`. Raises ZhibiaoError with what failed first."""
    folders = {"raw": str(raw), "warehouse": str(warehouse)} | ({"workers": workers} if workers else {})
    config = {"resources": {"folders": {"config": folders}}, "loggers": {"progress": {}}}
    dagster_home()
    with DagsterInstance.get() as instance, _quiet():
        job = defs.resolve_job_def("zhibiao_job")
        result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    if not result.success:
        raise ZhibiaoError(_failure(result))


@contextmanager
def _quiet() -> Iterator[None]:
    """dbt's words and Dagster's own are kept with the run; here they would hide what a person needs."""
    logging.getLogger("dagster").setLevel(logging.ERROR)
    with Path(os.devnull).open("w", encoding="utf-8") as nothing, redirect_stdout(nothing):
        yield


def _failure(result: ExecuteInProcessResult) -> str:
    for evaluation in result.get_asset_check_evaluations():
        if evaluation.blocking and not evaluation.passed:
            return evaluation.description or f"the check {evaluation.check_name} failed"
    for event in result.get_step_failure_events():
        data = event.step_failure_data
        if data.user_failure_data and data.user_failure_data.description:
            return data.user_failure_data.description
        if data.error:
            cause = data.error.cause or data.error
            return f"{event.step_key} failed, a fault of Zhibiao: {cause.message.strip()} (see `make ui`, run {result.run_id})"
    return f"run {result.run_id} failed: see `make ui`"
