"""The published warehouse: the tested marts copied into a fresh file that consumers read, swapped in atomically."""

from dagster import AssetExecutionContext, MaterializeResult, MetadataValue, asset

from pipeline.assets.dbt import dbt_models
from pipeline.assets.folders import Folders
from pipeline.assets.reporting import failing_kindly, preview
from pipeline.warehouse.plan import is_published, note_published
from pipeline.warehouse.publish import publish

MARTS = sorted(key for key in dbt_models.keys if key.path[0] == "marts")


@asset(deps=MARTS, group_name="publish", owners=["team:zhibiao"], kinds={"duckdb"})
def published_warehouse(context: AssetExecutionContext, folders: Folders) -> MaterializeResult[None]:
    """`zhibiao.duckdb` in the warehouse folder: the schema `marts` only, read by DuckDB 1.2.2 and later."""
    with failing_kindly():
        if is_published(folders.build, folders.published):
            context.log.info("nothing has changed: the published file is as it was")
            return MaterializeResult(metadata={"file": MetadataValue.path(str(folders.published)), "kept": True})
        published = publish(folders.build_db, folders.published)
        note_published(folders.build, folders.published)
    context.log.info(f"{len(published.tables)} tables, {published.rows:,} rows in {published.path}")
    return MaterializeResult(
        metadata={
            "file": MetadataValue.path(str(published.path)),
            "bytes": published.bytes,
            "dagster/row_count": published.rows,
            "tables": preview(["table", "rows"], ((table.name, table.rows) for table in published.tables)),
        }
    )
