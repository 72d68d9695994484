"""The saved pages of one thread go in, in any order; the thread with its posts in floor order comes out."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.pages.identity import thread_key
from pipeline.pages.model import Page, Post

# Of a thread with more pages (or whose pager is damaged: found by the fuzzer) no more are named as missing.
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Thread:
    """`pages` has the snapshot that counts for each page number, in order; `superseded` those that add nothing.

    Where the thread was saved in several views (desktop, phone, one author's posts), which divide it differently, the view
    with the fewest pages missing numbers the pages, and pages of another view count where they hold more posts.
    `posts` are those of `pages`, each once, in floor order; `missing_pages` the page numbers nobody saved.
    """

    thread_key: str
    document_id: str
    pages: tuple[Page, ...]
    superseded: tuple[Page, ...]
    missing_pages: tuple[int, ...]
    posts: tuple[Post, ...]


def as_ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in few words: `1, 3–13`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)


def document_id(key: str) -> str:
    """Sixteen hexadecimal digits that name the thread for good."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def merge_pages(pages: Sequence[Page]) -> Thread:
    """One thread of the pages that share a `thread_key`; ValueError without pages or with several threads."""
    keys = {thread_key(page) for page in pages}
    if len(keys) != 1:
        raise ValueError(f"merge_pages takes the pages of one thread, got {len(keys)}")
    views = [_newest(group) for group in _by_view(pages)]
    main = max(views, key=lambda view: (_shows(view[0]), -len(_missing(view)), max(map(_age, view))))
    others = sorted((page for view in views if view is not main for page in view), key=_age, reverse=True)
    kept = list(main)
    for page in others:
        if _adds(page, kept):
            kept.append(page)
    key = keys.pop()
    kept_ids = {id(page) for page in kept}
    first = replace(
        kept[0],
        thread_type=next((page.thread_type for page in (*kept, *pages) if page.thread_type), None),
        board=next((page.board for page in (*kept, *pages) if page.board), None),
    )
    return Thread(
        thread_key=key,
        document_id=document_id(key),
        pages=(first, *kept[1:]),
        superseded=tuple(page for page in pages if id(page) not in kept_ids),
        # Two views of as many pages divide the thread alike.
        missing_pages=_missing([*main, *(page for page in kept if page.page_count == main[0].page_count)]),
        posts=_posts(kept, is_mixed=len(kept) > len(main)),
    )


def _by_view(pages: Sequence[Page]) -> list[list[Page]]:
    groups: dict[tuple[str, bool], list[Page]] = {}
    for page in pages:
        groups.setdefault((page.software, page.author_view), []).append(page)
    return list(groups.values())


def _newest(pages: Sequence[Page]) -> list[Page]:
    """The snapshot that counts for each page number of one view, in order."""
    newest: dict[int, Page] = {}
    for page in pages:
        held = newest.get(page.page_no)
        if held is None or _age(page) > _age(held):
            newest[page.page_no] = page
    return [newest[number] for number in sorted(newest)]


def _missing(view: Sequence[Page]) -> tuple[int, ...]:
    saved = {page.page_no for page in view}
    last = min(max(page.page_count for page in view), MOST_PAGES)
    return tuple(number for number in range(1, last + 1) if number not in saved)


def _adds(page: Page, kept: Sequence[Page]) -> bool:
    """Whether a page of another view has a post that the kept ones lack."""
    ids = {post.post_id for other in kept for post in other.posts}
    floors = {post.floor for other in kept if not other.author_view for post in other.posts}
    return any(post.post_id not in ids and (page.author_view or post.floor not in floors) for post in page.posts)


def _shows(page: Page) -> bool:
    return not (page.posts and page.posts[0].withheld)


def _age(page: Page) -> tuple[bool, datetime, datetime, int, int, str]:
    """Orders the snapshots of a page: one that shows its posts first, then the later, the more viewed, the longer."""
    # A reader who may not see the report saves a page that is newer and holds less.
    touched = [moment.replace(tzinfo=None) for post in page.posts if (moment := post.edited_at or post.posted_at)]
    saved = page.saved_at.replace(tzinfo=None) if page.saved_at else datetime.min
    size = sum(len(line) for post in page.posts for line in post.paragraphs)
    return _shows(page), saved, max(touched, default=datetime.min), page.views or 0, size, page.snapshot_id


def _posts(pages: Sequence[Page], is_mixed: bool) -> tuple[Post, ...]:
    """Posts of the pages, each id once (the last page that has it counts), in floor order."""
    found: dict[str, tuple[int, Post]] = {}
    floors: set[int] = set()
    for page in pages:
        for post in page.posts:
            if is_mixed and (post.post_id in found or (post.floor in floors and not page.author_view)):
                continue
            found[post.post_id] = (page.page_no, post)
        floors.update(post.floor for post in page.posts if not page.author_view)
    if is_mixed:
        numbered = all(post_id.isdigit() for post_id in found)
        return tuple(
            sorted((post for _, post in found.values()), key=lambda post: int(post.post_id) if numbered else post.floor)
        )
    # Floors restart or are renumbered in some views, never across the pages of one.
    return tuple(post for _, post in sorted(found.values(), key=lambda item: (item[0], item[1].floor)))
