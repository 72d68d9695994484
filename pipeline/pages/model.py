"""What a saved page holds once read: bytes go in elsewhere, these records come out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a post, spans resolved to a full grid; `heading` is the line above it, if it was its title.

    `after` is the number of the post's paragraphs that stand before the table.
    """

    rows: tuple[tuple[str, ...], ...]
    heading: str | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class Post:
    """One floor of a thread. `paragraphs` is the text as posted, furniture and noise removed and counted.

    `withheld` says that a login, reply or payment wall hides the post or a part of it from the reader who saved it.
    """

    post_id: str
    floor: int
    author: str | None
    paragraphs: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    author_group: str | None = None
    posted_at: datetime | None = None
    edited_at: datetime | None = None
    removed: dict[str, int] = field(default_factory=dict)
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One saved page that was read: a thread page, or a plain text or article with a single post.

    `author_view` marks a page of one author's posts only, where the forum numbers the floors anew; `cut_short` says
    what is missing of a page that ends too early but after its first post.
    """

    source_name: str
    snapshot_id: str
    size_bytes: int
    encoding: str
    software: str
    title: str
    posts: tuple[Post, ...]
    host: str | None = None
    thread_id: str | None = None
    url: str | None = None
    page_no: int = 1
    page_count: int = 1
    thread_type: str | None = None
    board: str | None = None
    views: int | None = None
    replies: int | None = None
    saved_at: datetime | None = None
    author_view: bool = False
    cut_short: str | None = None


@dataclass(frozen=True, slots=True)
class RejectedPage:
    """One file that could not be read. `reason` is a code of REASONS, `detail` a sentence for a person."""

    source_name: str
    reason: str
    detail: str
    snapshot_id: str | None = None
    size_bytes: int | None = None


REASONS = {
    "empty": "the file has no bytes",
    "too_large": "the page is over the cap of bytes, nodes or depth",
    "not_a_page": "no post, article or report text was found",
    "listing": "a board or index page: it lists threads and holds no report",
    "withheld": "the report is behind a login or reply wall",
    "truncated": "the page ends before its post does",
    "mojibake": "no encoding gives readable text",
    "unsafe_archive": "an archive member has an unsafe name or an absurd ratio",
    "unreadable": "the file could not be opened or unpacked",
    "failed": "a fault of Zhibiao stopped the reading of this page: please report it",
    "no_report": "the posts hold no report",
}
