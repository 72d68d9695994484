"""The staging tables: group files loaded into the build database, and what they hold shown."""

import time
from collections.abc import Iterator

from dagster import (
    AssetCheckResult,
    AssetCheckSpec,
    AssetExecutionContext,
    AssetKey,
    AssetSpec,
    MaterializeResult,
    MetadataValue,
    multi_asset,
)

from pipeline.assets.extraction import observations, reports
from pipeline.assets.folders import Folders
from pipeline.assets.plot import bar_chart
from pipeline.assets.reading import pages, raw_pages
from pipeline.assets.reporting import PREVIEW_ROWS, Metadata, failing_kindly, preview
from pipeline.warehouse.corrections import read_corrections
from pipeline.warehouse.database import connect
from pipeline.warehouse.load import load
from pipeline.warehouse.schema import STAGING

CELL = 200  # characters shown of a value
SOURCES = {
    "page": [pages],
    "rejected_page": [pages, reports, observations],
    "thread": [reports],
    "post": [reports],
    "document": [reports],
    "paragraph": [reports],
    "observation": [observations],
    "excluded_number": [observations],
    "earlier_observation": [observations],
    "earlier_text": [reports],
    "correction": [raw_pages],
}
NOT_EMPTY = AssetCheckSpec(
    "not_empty",
    asset=AssetKey(["staging", "observation"]),
    description="There are observations; without any, nothing is built and the published file stays as it was.",
    blocking=True,
)


@multi_asset(
    specs=[
        AssetSpec(
            AssetKey(["staging", table]),
            deps=SOURCES[table],
            group_name="staging",
            owners=["team:zhibiao"],
            kinds={"duckdb", "table"},
            description=f"`staging.{table}` of the build database: " + ", ".join(f"`{name}`" for name in columns) + ".",
        )
        for table, columns in STAGING.items()
    ],
    check_specs=[NOT_EMPTY],
)
def staging_tables(
    context: AssetExecutionContext, folders: Folders
) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
    """Load what changed, a transaction for some groups at a time."""
    began = time.monotonic()
    with failing_kindly():
        loaded = load(folders.build, read_corrections(folders.raw_folder))
    seconds = round(time.monotonic() - began, 2)
    context.log.info(f"{loaded.changed:,} keys loaded anew, {sum(loaded.rows.values()):,} rows")
    refused = loaded.rows["rejected_page"]
    with connect(folders.build_db, read_only=True) as connection:
        sectors = connection.execute(
            "select sector, count(*) from staging.observation group by sector order by count(*) desc, sector"
        ).fetchall()
        for table, columns in STAGING.items():
            rows = connection.execute(f"select * from staging.{table} limit {PREVIEW_ROWS}").fetchall()  # noqa: S608
            metadata: Metadata = {
                "dagster/row_count": loaded.rows[table],
                "keys loaded anew": loaded.changed,
                "seconds": seconds,
                "preview": preview(list(columns), ([str(value)[:CELL] for value in row] for row in rows)),
            }
            if table == "observation":
                metadata["by sector"] = MetadataValue.md(bar_chart("Observations by sector", sectors))
            yield MaterializeResult(asset_key=AssetKey(["staging", table]), metadata=metadata)
    yield AssetCheckResult(
        asset_key=NOT_EMPTY.asset_key,
        check_name=NOT_EMPTY.name,
        passed=bool(sectors),
        description=None
        if sectors
        else f"no observation was found, nothing can be published ({refused} pages refused)",
    )
