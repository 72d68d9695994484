"""The Dagster code location: everything that the project offers to the UI, to `zhibiao run` and to tests."""

from __future__ import annotations

from dagster import Definitions, colored_console_logger, define_asset_job, in_process_executor

from pipeline.assets.dbt import dbt_models, dbt_resource
from pipeline.assets.extraction import observations, reports
from pipeline.assets.folders import Folders
from pipeline.assets.published import published_warehouse
from pipeline.assets.reading import pages, raw_pages, threads
from pipeline.assets.staging import staging_tables
from pipeline.progress import progress_logger

zhibiao_job = define_asset_job(
    "zhibiao_job",
    description="Everything: from the saved pages in raw/ to the published warehouse. What is up to date is not redone.",
)

# One process: the steps spread their work over workers themselves, and a build database has one writer.
defs = Definitions(
    assets=[raw_pages, pages, threads, reports, observations, staging_tables, dbt_models, published_warehouse],
    jobs=[zhibiao_job],
    resources={"folders": Folders(), "dbt": dbt_resource()},
    loggers={"console": colored_console_logger, "progress": progress_logger},
    executor=in_process_executor,
)
