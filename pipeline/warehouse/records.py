"""What the steps keep between pages and observations: threads as lists of pages, reports with their thread and earlier texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.observations.model import Observation
from pipeline.pages.model import Page
from pipeline.reports.document import read_document
from pipeline.reports.model import Document
from pipeline.reports.thread import Thread, merge_pages


@dataclass(frozen=True, slots=True)
class PageRef:
    """A page of a thread: the `number`th record of the raw file `source`, or of what that file held before."""

    source: str
    number: int
    digest: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class ThreadPages:
    """The pages that belong to one thread, in the order of their raw files."""

    thread_key: str
    pages: tuple[PageRef, ...]


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A row of `staging.thread`; `document_id` is null where the thread holds no report."""

    thread_key: str
    document_id: str | None
    host: str | None
    thread_id: str | None
    title: str
    thread_type: str | None
    board: str | None
    url: str | None
    views: int | None
    replies: int | None
    page_count: int
    pages_read: int
    missing_pages: tuple[int, ...]
    source_names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A row of `staging.post`; `characters` counts the cleaned text, `is_report` says that the report uses it."""

    document_id: str
    post_id: str
    floor: int
    author: str | None
    author_group: str | None
    posted_at: datetime | None
    edited_at: datetime | None
    is_report: bool
    withheld: bool
    characters: int
    removed: dict[str, int]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a thread said when an older snapshot of a page was saved; only kept where its text was another."""

    snapshot_id: str
    source_name: str
    saved_at: datetime | None
    document: Document


@dataclass(frozen=True, slots=True)
class EarlierExtraction:
    """What an earlier text states."""

    snapshot_id: str
    source_name: str
    saved_at: datetime | None
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class ReportRecord:
    """What one thread gave: its own row, and its report with the posts it was taken from, if there is one."""

    thread: ThreadRow
    document: Document | None
    posts: tuple[PostRow, ...] = ()
    withdrawn: bool = False
    earlier: tuple[Earlier, ...] = ()


def report_record(
    pages: Sequence[Page], document: Document | None, withdrawn: bool, overwritten: Sequence[Page] = ()
) -> ReportRecord:
    """What the pages of one thread gave, as it is kept and loaded; `overwritten` are pages whose files hold others now."""
    thread = merge_pages(pages)
    row = _thread_row(thread, document)
    if document is None:
        return ReportRecord(row, None, (), withdrawn)
    earlier = tuple(_earlier(thread, document, [*thread.superseded, *overwritten]))
    return ReportRecord(row, document, _post_rows(thread, document), withdrawn, earlier)


def _earlier(thread: Thread, document: Document, superseded: Sequence[Page]) -> Iterator[Earlier]:
    """What the thread said with each older snapshot in the place of the page that counts, where that was another text."""
    said = {(document.body, document.tables)}
    for page in sorted(superseded, key=lambda page: page.snapshot_id):
        others = [kept for kept in thread.pages if kept.page_no != page.page_no]
        found = read_document([page, *others])
        if isinstance(found, Document) and (found.body, found.tables) not in said:
            said.add((found.body, found.tables))
            yield Earlier(page.snapshot_id, page.source_name, page.saved_at, found)


def _thread_row(thread: Thread, document: Document | None) -> ThreadRow:
    first, every = thread.pages[0], (*thread.pages, *thread.superseded)
    return ThreadRow(
        thread_key=thread.thread_key,
        document_id=document.document_id if document else None,
        host=first.host,
        thread_id=first.thread_id,
        title=first.title,
        thread_type=first.thread_type,
        board=first.board,
        url=first.url,
        views=first.views,
        replies=first.replies,
        page_count=max(page.page_count for page in thread.pages),
        pages_read=len(thread.pages),
        missing_pages=thread.missing_pages,
        source_names=tuple(sorted(page.source_name for page in every)),
    )


def _post_rows(thread: Thread, document: Document) -> tuple[PostRow, ...]:
    used = {paragraph.post_id for paragraph in document.paragraphs} | {table.post_id for table in document.tables}
    return tuple(
        PostRow(
            document_id=document.document_id,
            post_id=post.post_id,
            floor=post.floor,
            author=post.author,
            author_group=post.author_group,
            posted_at=post.posted_at,
            edited_at=post.edited_at,
            is_report=post.post_id in used,
            withheld=post.withheld,
            characters=sum(map(len, post.paragraphs)),
            removed=post.removed,
        )
        for post in thread.posts
    )
