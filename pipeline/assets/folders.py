"""Where a run reads and writes: run config first, then the environment, then the project's own folders."""

from __future__ import annotations

import os
from pathlib import Path

from dagster import ConfigurableResource
from pydantic import Field

from pipeline.project import RAW, WAREHOUSE
from pipeline.warehouse.database import build_database
from pipeline.warehouse.workers import default_workers


class Folders(ConfigurableResource[None]):
    """Raw folder, warehouse folder and number of workers, as given or else from ZHIBIAO_RAW and ZHIBIAO_WAREHOUSE."""

    raw: str | None = Field(
        default=None, description="Folder of saved pages; else $ZHIBIAO_RAW, else raw/ of the project."
    )
    warehouse: str | None = Field(
        default=None, description="Folder of the warehouse; else $ZHIBIAO_WAREHOUSE, else warehouse/ of the project."
    )
    workers: int | None = Field(
        default=None, description="Processes that read and extract; else one a processor.", ge=1
    )

    @property
    def raw_folder(self) -> Path:
        return Path(self.raw or os.environ.get("ZHIBIAO_RAW") or RAW).absolute()

    @property
    def warehouse_folder(self) -> Path:
        return Path(self.warehouse or os.environ.get("ZHIBIAO_WAREHOUSE") or WAREHOUSE).absolute()

    @property
    def build(self) -> Path:
        """What the steps keep for the next run, and the build database."""
        return self.warehouse_folder / "build"

    @property
    def build_db(self) -> Path:
        return build_database(self.build)

    @property
    def published(self) -> Path:
        return self.warehouse_folder / "zhibiao.duckdb"

    @property
    def worker_count(self) -> int:
        return self.workers or default_workers()
