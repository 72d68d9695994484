"""The real forum pages: posts to the letter, every digit in its place, metadata as the forum's own record has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.pages.model import Page, Post, RejectedPage
from pipeline.pages.read import read_bytes

BLANKS = re.compile(r"[\s\u3000\xa0]+")
DIGITS = re.compile(r"\d")

# What a view does not print: the touch view gives no date with 前天 and the page no clock, the archiver no thread type and
# the printable view no seconds. Later pages print no counts, the view of one author numbers the floors anew.
NO_TYPE = ("archiver", "printable")
NO_CLOCK = "mobile_tid168821"


@pytest.fixture(scope="module")
def entries(shared: Path) -> list[tuple[dict[str, Any], Page | RejectedPage]]:
    """Each line of the manifest with what was read from its page."""
    forum = shared / "forum"
    lines = (forum / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        (entry, read_bytes(entry["file"], (forum / entry["file"]).read_bytes())) for entry in map(json.loads, lines)
    ]


def threads(entries: list[tuple[dict[str, Any], Page | RejectedPage]]) -> Iterator[tuple[dict[str, Any], Page]]:
    """The entries that are thread pages."""
    for entry, page in entries:
        if entry.get("posts"):
            assert isinstance(page, Page), f"{entry['file']} was refused: {page}"
            yield entry, page


def report_posts(entry: dict[str, Any], page: Page) -> list[Post]:
    """The posts of the report, by id, or by floor in the views that print no ids."""
    posts = [post for post in entry["posts"] if post["is_report"]]
    ids, floors = {str(post["pid"]) for post in posts}, {post["floor"] for post in posts}
    return [post for post in page.posts if post.post_id in ids] or [post for post in page.posts if post.floor in floors]


def test_the_report_is_read_to_the_letter(
    shared: Path, entries: list[tuple[dict[str, Any], Page | RejectedPage]]
) -> None:
    wrong = []
    for entry, page in threads(entries):
        said = BLANKS.sub("", "".join(text for post in report_posts(entry, page) for text in post.paragraphs))
        posted = BLANKS.sub("", (shared / "forum" / entry["body"]).read_text(encoding="utf-8"))
        if said != posted:
            wrong.append((entry["file"], len(said), len(posted)))
        assert DIGITS.findall(said) == DIGITS.findall(posted), f"{entry['file']}: a digit was added or lost"
    assert not wrong


def test_lines_break_where_the_post_breaks(
    shared: Path, entries: list[tuple[dict[str, Any], Page | RejectedPage]]
) -> None:
    for entry, page in threads(entries):
        said = [BLANKS.sub("", text) for post in report_posts(entry, page) for text in post.paragraphs]
        lines = (shared / "forum" / entry["body"]).read_text(encoding="utf-8").splitlines()
        assert said == [BLANKS.sub("", line) for line in lines if line.strip()], entry["file"]


def test_facts_of_the_thread(entries: list[tuple[dict[str, Any], Page | RejectedPage]]) -> None:
    for entry, page in threads(entries):
        name = entry["file"]
        assert (page.title, page.thread_id, page.page_no) == (entry["title"], str(entry["tid"]), entry["page"]), name
        assert page.views == entry["views"], name
        assert page.encoding == {"gbk": "gb18030"}.get(entry["encoding"], entry["encoding"]), name
        if entry["kind"] not in NO_TYPE:
            assert page.thread_type == entry["thread_type"], name
        if entry["page"] == 1:
            assert page.replies == entry["replies"], name
        if entry["kind"] != "archiver":
            assert page.url == entry["url"], name


def test_facts_of_the_posts(entries: list[tuple[dict[str, Any], Page | RejectedPage]]) -> None:
    for entry, page in threads(entries):
        name = entry["file"]
        expected = sorted(entry["posts"], key=lambda post: post["floor"])
        assert [post.author for post in page.posts] == [post["author"] for post in expected], name
        if not page.author_view:
            assert [post.floor for post in page.posts] == [post["floor"] for post in expected], name
        if NO_CLOCK not in name:
            digits = 16 if entry["kind"] == "printable" else 19
            said = [str(post.posted_at)[:digits] for post in page.posts]
            assert said == [post["time"][:digits] for post in expected], name
        if entry.get("edit_note") and entry["page"] == 1:
            assert page.posts[0].edited_at is not None, name


def test_boards_and_indexes_are_refused_as_listings(entries: list[tuple[dict[str, Any], Page | RejectedPage]]) -> None:
    listings = [page for entry, page in entries if entry["kind"] in ("forumdisplay", "index")]
    assert len(listings) >= 5
    assert {page.reason if isinstance(page, RejectedPage) else page.title for page in listings} == {"listing"}


def test_the_page_saved_as_text_says_what_the_page_says(
    shared: Path, entries: list[tuple[dict[str, Any], Page | RejectedPage]]
) -> None:
    (path,) = (shared / "forum" / "text").iterdir()
    text = read_bytes(path.name, path.read_bytes())
    page = next(page for entry, page in entries if entry["file"].endswith("viewthread_tid168804_p1.html"))
    assert isinstance(text, Page)
    assert isinstance(page, Page)
    assert (text.title, text.thread_type, text.views, text.replies) == (
        page.title,
        page.thread_type,
        page.views,
        page.replies,
    )
    assert [BLANKS.sub("", line) for line in text.posts[0].paragraphs] == [
        BLANKS.sub("", line) for line in page.posts[0].paragraphs
    ]
    assert text.posts[0].posted_at == page.posts[0].posted_at
