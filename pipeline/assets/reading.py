"""Assets from the raw folder to threads: what is there, what was read and what was refused, what belongs together."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from dagster import AssetCheckResult, AssetCheckSpec, AssetExecutionContext, MaterializeResult, MetadataValue, asset

from pipeline.assets.folders import Folders
from pipeline.assets.reporting import failing_kindly, preview, refusals, run_step, ticker
from pipeline.warehouse.steps import PAGES, find_sources, group_threads, iter_entries, read_pages

GROUP, OWNERS = "reading", ["team:zhibiao"]


@asset(group_name=GROUP, owners=OWNERS, kinds={"file"})
def raw_pages(context: AssetExecutionContext, folders: Folders) -> MaterializeResult[None]:
    """The saved pages that lie in the raw folder, in any form: HTML, MHTML, text, gzip, zip, WARC."""
    with failing_kindly():
        sources = find_sources(folders.raw_folder)
    suffixes = Counter("".join(PurePath(source.source_name).suffixes[-2:]).lower() or "none" for source in sources)
    context.log.info(f"{len(sources):,} files in {folders.raw_folder}")
    return MaterializeResult(
        metadata={
            "folder": MetadataValue.path(str(folders.raw_folder)),
            "files": len(sources),
            "bytes": sum(source.size for source in sources),
            "suffixes": MetadataValue.json(dict(suffixes.most_common())),
            "preview": preview(["file", "bytes"], ((source.source_name, source.size) for source in sources)),
        }
    )


@asset(
    deps=[raw_pages],
    group_name=GROUP,
    owners=OWNERS,
    kinds={"python", "html"},
    check_specs=[
        AssetCheckSpec(
            "nothing_disappeared", asset="pages", description="Every raw file was read or refused, by name."
        ),
    ],
)
def pages(context: AssetExecutionContext, folders: Folders) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
    """Raw files read: encoding decided, posts told apart, furniture and hidden anti-copy text removed and counted.

    Only new and changed files are read; a file that is gone keeps its pages, marked withdrawn.
    """
    build = folders.build
    _, metadata = run_step(
        context, lambda: read_pages(folders.raw_folder, build, folders.worker_count, ticker(context))
    )
    yield MaterializeResult(metadata={**metadata, "refused pages": refusals(build)})
    silent = [e.key for e in iter_entries(build, PAGES) if not e.withdrawn and not e.places and not e.rejected]
    yield AssetCheckResult(
        check_name="nothing_disappeared",
        passed=not silent,
        metadata={"silent": len(silent), "first": MetadataValue.json(silent[:20])},
        description=f"{len(silent)} files gave neither a page nor a refusal" if silent else None,
    )


@asset(deps=[pages], group_name=GROUP, owners=OWNERS, kinds={"python"})
def threads(context: AssetExecutionContext, folders: Folders) -> MaterializeResult[None]:
    """Pages gathered by thread: later pages are parts of it, pages saved again are snapshots, equal bytes count once."""
    _, metadata = run_step(context, lambda: group_threads(folders.build))
    return MaterializeResult(metadata=metadata)
