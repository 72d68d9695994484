"""The steps from raw files to observations: each brings its group files in `build` up to date and says what it did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from pipeline.errors import ZhibiaoError
from pipeline.observations.extract import EXTRACTOR_VERSION, extract
from pipeline.observations.model import Extraction
from pipeline.pages.containers import Source, iter_sources
from pipeline.pages.identity import thread_key
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_source
from pipeline.project import ROOT, SEEDS
from pipeline.reports.document import read_document
from pipeline.reports.model import Document
from pipeline.warehouse.groups import (
    BEFORE,
    Entry,
    Made,
    Outcome,
    digest,
    group_names,
    group_of,
    group_path,
    read_index,
    read_record,
)
from pipeline.warehouse.records import EarlierExtraction, PageRef, ReportRecord, ThreadPages, report_record
from pipeline.warehouse.workers import Task, Tick, run_tasks

PAGES, THREADS, REPORTS, OBSERVATIONS = "pages", "threads", "reports", "observations"

T = TypeVar("T")

_PAGE = msgspec.json.Decoder(Page)
_THREAD = msgspec.json.Decoder(ThreadPages)
_EXTRACTION = msgspec.json.Decoder(Extraction)
_REPORT = msgspec.json.Decoder(ReportRecord)


@cache
def code_version(*parts: str, seeds: bool = False) -> str:
    """Identity of the code in these packages and files, and of the reference lists where it reads them.

    What a step makes depends on both, so that a step names every part of the code that it calls.
    """
    paths = [ROOT / "pipeline" / part for part in parts]
    files = [file for path in paths for file in (sorted(path.rglob("*.py")) if path.is_dir() else [path])]
    files += sorted(SEEDS.glob("*.csv")) if seeds else []
    return digest(*((path.name, path.read_bytes()) for path in files))


def iter_entries(build: Path, step: str) -> Iterator[Entry]:
    """Every entry that a step has written, a group at a time."""
    for group in group_names(build / step):
        yield from read_index(group_path(build / step, group)).values()


def iter_rejected(build: Path) -> Iterator[RejectedPage]:
    """Every refusal, of whichever step."""
    for step in (PAGES, REPORTS, OBSERVATIONS):
        for entry in iter_entries(build, step):
            yield from entry.rejected


def iter_documents(build: Path) -> Iterator[Document]:
    """Every report found, a group at a time."""
    return (record.document for record in _iter_records(build / REPORTS, _REPORT) if record.document)


def iter_extractions(build: Path) -> Iterator[Extraction]:
    """What each report gave, a group at a time; not what its earlier texts gave."""
    return _iter_records(build / OBSERVATIONS, _EXTRACTION)


def read_pages(raw: Path, build: Path, workers: int = 1, tick: Tick | None = None) -> Outcome:
    """Read every raw file that is new or changed; a file that is gone keeps its pages, marked withdrawn.

    Raises ZhibiaoError where there is nothing to read.
    """
    groups: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in find_sources(raw):
        groups[group_of(source.source_name)][source.source_name] = source
    version = code_version("pages")

    def tasks() -> Iterator[Task]:
        for group in sorted({*groups, *group_names(build / PAGES)}):
            sources = groups.get(group, {})
            wanted = {name: digest(version, s.size, s.mtime_ns) for name, s in sources.items()}
            yield Task(group_path(build / PAGES, group), wanted, _PageMaker(sources), withdraw=True)

    return run_tasks(tasks(), workers, tick)


def find_sources(raw: Path) -> list[Source]:
    """The raw files, never none: raises ZhibiaoError where the folder is missing or empty."""
    if not raw.is_dir():
        raise ZhibiaoError(f"{raw} is no folder: say with --raw where the saved pages are")
    sources = list(iter_sources(raw))
    if not sources:
        raise ZhibiaoError(f"{raw} holds no page: save forum pages (.html, .mhtml, .txt, .zip …) there and run again")
    return sources


@dataclass(frozen=True, slots=True)
class _PageMaker:
    sources: dict[str, Source]

    def __call__(self, source_name: str) -> Iterator[Made | RejectedPage]:
        source = self.sources[source_name]
        try:
            for page in read_source(source):
                yield page if isinstance(page, RejectedPage) else Made(page, thread_key(page), page.snapshot_id)
        except Exception as error:  # a fault of the reader must not stop the run: recorded, and tried again once mended
            yield _failed(source_name, error)


def group_threads(build: Path) -> Outcome:
    """Gather the pages of each thread; of files with the same bytes only one counts, rather one that is still there."""
    threads: dict[str, list[PageRef]] = defaultdict(list)
    seen: set[str] = set()
    for withdrawn in (False, True):
        for entry in iter_entries(build, PAGES):
            if entry.withdrawn != withdrawn:
                continue
            for number, place in enumerate(entry.places):
                if place.content not in seen:
                    seen.add(place.content)
                    threads[place.route].append(PageRef(entry.key, number, place.digest, withdrawn))
    groups: dict[str, dict[str, ThreadPages]] = defaultdict(dict)
    for key, pages in threads.items():
        if all(BEFORE in page.source for page in pages):  # overwritten, and then by another thread
            continue
        groups[group_of(key)][key] = ThreadPages(key, tuple(sorted(pages, key=lambda page: (page.source, page.number))))

    def tasks() -> Iterator[Task]:
        for group in sorted({*groups, *group_names(build / THREADS)}):
            members = groups.get(group, {})
            wanted = {key: digest(thread) for key, thread in members.items()}
            yield Task(group_path(build / THREADS, group), wanted, _ThreadMaker(members))

    return run_tasks(tasks(), workers=1)


@dataclass(frozen=True, slots=True)
class _ThreadMaker:
    threads: dict[str, ThreadPages]

    def __call__(self, key: str) -> Iterator[Made | RejectedPage]:
        yield Made(self.threads[key], key)


def read_reports(build: Path, workers: int = 1, tick: Tick | None = None) -> Outcome:
    """Read the report of every thread whose pages are new or changed."""
    version = code_version("reports", "warehouse/records.py", seeds=True)
    return _follow(build, THREADS, REPORTS, version, _ReportMaker(build), workers, tick)


@dataclass(frozen=True, slots=True)
class _ReportMaker:
    build: Path

    def __call__(self, key: str) -> Iterator[Made | RejectedPage]:
        thread = read_kept(self.build / THREADS, key, _THREAD)[0]
        read = [(ref, read_kept(self.build / PAGES, ref.source, _PAGE)[ref.number]) for ref in thread.pages]
        pages = [page for ref, page in read if BEFORE not in ref.source]
        overwritten = [page for ref, page in read if BEFORE in ref.source]
        withdrawn = all(ref.withdrawn for ref, _ in read)
        try:
            document = read_document(pages)
            if isinstance(document, Document):
                yield Made(report_record(pages, document, withdrawn, overwritten), document.document_id)
                return
        except Exception as error:  # as in _PageMaker
            document = _failed(pages[0].source_name, error)
        yield Made(report_record(pages, None, withdrawn), "")
        for page in pages:
            yield replace(
                document,
                source_name=page.source_name,
                snapshot_id=page.snapshot_id,
                size_bytes=page.size_bytes,
            )


def extract_observations(build: Path, workers: int = 1, tick: Tick | None = None) -> Outcome:
    """Extract the observations of every report that is new or changed."""
    version = digest(EXTRACTOR_VERSION, code_version("observations", "reports", seeds=True))
    return _follow(build, REPORTS, OBSERVATIONS, version, _ObservationMaker(build), workers, tick)


@dataclass(frozen=True, slots=True)
class _ObservationMaker:
    build: Path

    def __call__(self, key: str) -> Iterator[Made | RejectedPage]:
        report = read_kept(self.build / REPORTS, key, _REPORT)[0]
        document = report.document
        assert document is not None
        try:
            yield Made(extract(document), document.document_id)
            for earlier in report.earlier:
                observations = extract(earlier.document).observations
                record = EarlierExtraction(earlier.snapshot_id, earlier.source_name, earlier.saved_at, observations)
                yield Made(record, document.document_id, earlier.snapshot_id)
        except Exception as error:  # as in _PageMaker
            yield _failed(document.source_name, error)


def read_kept(step: Path, key: str, decoder: msgspec.json.Decoder[T]) -> list[T]:
    """The records that a step has kept under a key."""
    path = group_path(step, group_of(key))
    entry = read_index(path)[key]
    with path.open("rb") as file:
        return [read_record(file, place, decoder) for place in entry.places]


def _iter_records(step: Path, decoder: msgspec.json.Decoder[T]) -> Iterator[T]:
    for group in group_names(step):
        path = group_path(step, group)
        with path.open("rb") as file:
            for entry in read_index(path).values():
                yield from (read_record(file, place, decoder) for place in entry.places if not place.content)


def _follow(
    build: Path,
    above: str,
    step: str,
    version: str,
    make: Callable[[str], Iterable[Made | RejectedPage]],
    workers: int,
    tick: Tick | None,
) -> Outcome:
    """Bring a step up to date with the step above it, which has the same keys; a record without a route ends there."""

    def tasks() -> Iterator[Task]:
        for group in sorted({*group_names(build / above), *group_names(build / step)}):
            entries = read_index(group_path(build / above, group)).values()
            wanted = {
                entry.key: digest(version, entry.digest)
                for entry in entries
                if any(place.route for place in entry.places)
            }
            yield Task(group_path(build / step, group), wanted, make)

    return run_tasks(tasks(), workers, tick)


def _failed(source_name: str, error: Exception) -> RejectedPage:
    return RejectedPage(source_name, "failed", f"{type(error).__name__}: {error}")
