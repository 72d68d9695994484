"""Events of a Dagster run go in; a line a step comes out on a terminal: what it did and how long it took."""

from __future__ import annotations

import logging
import sys
import time
from typing import TextIO

from dagster import DagsterEvent, InitLoggerContext, logger

STEPS = {
    "raw_pages": "raw pages",
    "pages": "pages",
    "threads": "threads",
    "reports": "reports",
    "observations": "observations",
    "staging_tables": "staging tables",
    "dbt_models": "models and tests",
    "published_warehouse": "published file",
}


class Progress(logging.Handler):
    """Writes to the terminal that standard error is; a running step's line is written over until the step is done."""

    def __init__(self, terminal: TextIO) -> None:
        super().__init__(logging.DEBUG)  # the events of steps are debug messages
        self.terminal = terminal
        self.began = time.monotonic()
        self.step, self.said, self.built = "", "", 0

    def emit(self, record: logging.LogRecord) -> None:
        meta = getattr(record, "dagster_meta", {})
        event: DagsterEvent | None = meta.get("dagster_event")
        kind = event.event_type_value if event else "LOG"
        if kind == "STEP_START":
            self.began, self.said, self.built = time.monotonic(), "", 0
            self.step = STEPS.get(str(meta["step_key"]), str(meta["step_key"]))
            self._show("…")
        elif kind == "LOG" and record.levelno >= logging.INFO:
            self.said = str(meta.get("orig_message", ""))
            self._show("…")
        elif kind in ("ASSET_MATERIALIZATION", "ASSET_CHECK_EVALUATION"):
            self.built += 1
            self._show(f"… {self.built} built and tested" if self.built > 1 else "…")
        elif kind in ("STEP_SUCCESS", "STEP_FAILURE"):
            self._show(f"{time.monotonic() - self.began:.1f} s\n" if kind == "STEP_SUCCESS" else "failed\n")

    def _show(self, end: str) -> None:
        self.terminal.write(f"\r\x1b[K{self.step:17} {self.said[:70]} {end}")
        self.terminal.flush()


@logger(None, description="A line a step, on a terminal only.")
def progress_logger(_: InitLoggerContext) -> logging.Logger:
    found = logging.Logger("zhibiao.progress")
    # The stream that the process began with: Dagster and dbt put their own in the place of sys.stderr.
    terminal = sys.__stderr__
    found.addHandler(Progress(terminal) if terminal and terminal.isatty() else logging.NullHandler())
    return found
