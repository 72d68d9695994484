"""Assets from threads to observations: the report of each thread, and the quantities it states."""

from dagster import AssetExecutionContext, MaterializeResult, asset

from pipeline.assets.folders import Folders
from pipeline.assets.reading import threads
from pipeline.assets.reporting import preview, refusals, run_step, ticker
from pipeline.warehouse.steps import extract_observations, iter_documents, iter_extractions, read_reports

OWNERS = ["team:zhibiao"]


@asset(deps=[threads], group_name="extraction", owners=OWNERS, kinds={"python"})
def reports(context: AssetExecutionContext, folders: Folders) -> MaterializeResult[None]:
    """Reports found in threads: which posts they are, issuer, years, sections, cleaned text and tables."""
    build = folders.build
    _, metadata = run_step(context, lambda: read_reports(build, folders.worker_count, ticker(context)))
    columns = ["source_name", "title", "document_type", "region_code", "reviewed_year", "plan_year"]
    rows = ([getattr(document, name) for name in columns] for document in iter_documents(build))
    return MaterializeResult(metadata={**metadata, "refused pages": refusals(build), "preview": preview(columns, rows)})


@asset(deps=[reports], group_name="extraction", owners=OWNERS, kinds={"python"})
def observations(context: AssetExecutionContext, folders: Folders) -> MaterializeResult[None]:
    """Observations: each quantity that a report states, with the sentence that says so and the offsets of the number."""
    build = folders.build
    _, metadata = run_step(context, lambda: extract_observations(build, folders.worker_count, ticker(context)))
    columns = ["quote", "indicator", "value", "unit", "bound", "statistic", "year", "status", "sector"]
    rows = ([getattr(row, name) for name in columns] for found in iter_extractions(build) for row in found.observations)
    return MaterializeResult(metadata={**metadata, "preview": preview(columns, rows)})
