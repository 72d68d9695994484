"""The saved pages of one thread go in, in any order; the thread with its posts in floor order comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pipeline.pages.identity import thread_key
from pipeline.pages.model import Page, Post


@dataclass(frozen=True, slots=True)
class Thread:
    """`pages` has the snapshot that counts for each page number, in order; `superseded` the others.

    `posts` are those of `pages`, each once, in floor order; `missing_pages` the page numbers nobody saved.
    """

    thread_key: str
    document_id: str
    pages: tuple[Page, ...]
    superseded: tuple[Page, ...]
    missing_pages: tuple[int, ...]
    posts: tuple[Post, ...]


def document_id(key: str) -> str:
    """Sixteen hexadecimal digits that name the thread for good."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def merge_pages(pages: Sequence[Page]) -> Thread:
    """One thread of the pages that share a `thread_key`; ValueError without pages or with several threads."""
    keys = {thread_key(page) for page in pages}
    if len(keys) != 1:
        raise ValueError(f"merge_pages takes the pages of one thread, got {len(keys)}")
    newest: dict[int, Page] = {}
    for page in pages:
        held = newest.get(page.page_no)
        if held is None or _age(page) > _age(held):
            newest[page.page_no] = page
    kept = tuple(newest[number] for number in sorted(newest))
    kept_ids = {id(page) for page in kept}
    count = max(page.page_count for page in kept)
    key = keys.pop()
    return Thread(
        thread_key=key,
        document_id=document_id(key),
        pages=kept,
        superseded=tuple(page for page in pages if id(page) not in kept_ids),
        missing_pages=tuple(number for number in range(1, count + 1) if number not in newest),
        posts=_posts(kept),
    )


def _age(page: Page) -> tuple[bool, datetime, datetime, int, int, str]:
    """Orders the snapshots of a page: one that shows its posts first, then the later, the more viewed, the longer."""
    # A reader who may not see the report saves a page that is newer and holds less.
    shown = not (page.posts and page.posts[0].withheld)
    touched = [moment.replace(tzinfo=None) for post in page.posts if (moment := post.edited_at or post.posted_at)]
    saved = page.saved_at.replace(tzinfo=None) if page.saved_at else datetime.min
    size = sum(len(line) for post in page.posts for line in post.paragraphs)
    return shown, saved, max(touched, default=datetime.min), page.views or 0, size, page.snapshot_id


def _posts(pages: Sequence[Page]) -> tuple[Post, ...]:
    """Posts of the pages, each id once (the last page that has it counts), in floor order."""
    found: dict[str, tuple[int, Post]] = {}
    for page in pages:
        for post in page.posts:
            found[post.post_id] = (page.page_no, post)
    # Floors restart or are renumbered in some views, never across the pages of one.
    return tuple(post for _, post in sorted(found.values(), key=lambda item: (item[0], item[1].floor)))
