"""Folders go in; Dagster's job is run on them in this process, recorded in DAGSTER_HOME, its failure told in one line."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path

from dagster import DagsterInstance, ExecuteInProcessResult
from dagster._core.execution.plan.objects import ErrorSource, StepFailureData

from pipeline.definitions import defs
from pipeline.errors import ZhibiaoError
from pipeline.home import dagster_home
from pipeline.progress import STEPS


def run_job(raw: Path, warehouse: Path, workers: int | None) -> None:
    """Run `zhibiao_job`. Raises ZhibiaoError with what failed first."""
    folders = {"raw": str(raw), "warehouse": str(warehouse)} | ({"workers": workers} if workers else {})
    config = {"resources": {"folders": {"config": folders}}, "loggers": {"progress": {}}}
    dagster_home()
    with DagsterInstance.get() as instance, _quiet():
        job = defs.resolve_job_def("zhibiao_job")
        result = job.execute_in_process(run_config=config, instance=instance, raise_on_error=False)
    if not result.success:
        raise ZhibiaoError(failure(result))


@contextmanager
def _quiet() -> Iterator[None]:
    """dbt's words and Dagster's own are kept with the run; here they would hide what a person needs."""
    errors = logging.StreamHandler()
    errors.setLevel(logging.ERROR)  # of the handler: Dagster sets its logger's own level anew in a run
    logger = logging.getLogger("dagster")
    logger.addHandler(errors)
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nothing, redirect_stdout(nothing):
            yield
    finally:
        logger.removeHandler(errors)


def failure(result: ExecuteInProcessResult) -> str:
    """What failed first, in one line: an interruption, a check, what a person can mend, or a fault of ours."""
    for event in result.get_step_failure_events():
        if _is_interruption(event.step_failure_data):
            step = STEPS.get(str(event.step_key), event.step_key)
            return f"interrupted at the step '{step}': what was finished is kept, and the next run goes on from there"
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


def _is_interruption(data: StepFailureData) -> bool:
    """Whether a signal ended the step; in a query, DuckDB raises an error of its own for it."""
    cause = data.error.cause if data.error else None
    return data.error_source is ErrorSource.INTERRUPT or (
        cause is not None and cause.message.strip() == "RuntimeError: Query interrupted"
    )
