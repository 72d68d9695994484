"""Pages cut anywhere, and pages that a program has packed: no post is read in part, and no whole one is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

ReadFixture = Callable[[str], Page]
NAMES = [
    "archiver.html",
    "phpbb.html",
    "printable.html",
    "touch_x3.html",
    "touch_x34.html",
    "touch_x35.html",
    "vbulletin3.html",
    "vbulletin4.html",
    "vbulletin5.html",
    "viewthread_x2.html",
    "viewthread_x25.html",
    "viewthread_x32.html",
    "viewthread_x34.html",
    "wap.html",
]
STEP = 13
"""Bytes between two cuts: no divisor of what repeats in a page."""


def packed(html: str) -> str:
    """The page as SingleFile writes it: no scripts, no comments, no tags and quotes that HTML can do without."""
    html = re.sub(r"<\?xml.*?\?>|<script.*?</script>|<!--.*?-->", "", html, flags=re.DOTALL)
    html = re.sub(r'(\w+)="([\w./:#?-]+)"', r"\1=\2", html)
    return re.sub(r"</(?:html|body|p|li|td|tr|th|tbody|dd|dt|option)>", "", html)


@pytest.mark.parametrize("name", NAMES)
def test_no_post_is_read_in_part_wherever_the_page_is_cut(fixture_pages: Path, name: str) -> None:
    data = (fixture_pages / name).read_bytes()
    whole = read_bytes(name, data)
    assert isinstance(whole, Page)
    texts = {post.post_id: post.paragraphs for post in whole.posts}
    for end in range(200, len(data), STEP):
        page = read_bytes(name, data[:end])
        if isinstance(page, Page) and page.software == whole.software:
            assert {post.post_id: post.paragraphs for post in page.posts}.items() <= texts.items(), f"cut at byte {end}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "wap.html"])
def test_a_packed_page_has_the_same_posts(fixture_pages: Path, read_fixture: ReadFixture, name: str) -> None:
    plain = read_fixture(name)
    page = read_bytes(name, packed((fixture_pages / name).read_bytes().decode(plain.encoding)).encode(plain.encoding))
    assert isinstance(page, Page), page
    assert [post.paragraphs for post in page.posts] == [post.paragraphs for post in plain.posts]
    assert (page.title, page.cut_short) == (plain.title, None)


def test_a_page_cut_before_the_body_of_its_last_post_says_so(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲。", "乙。")
    page = read_bytes("page.html", html[: html.index('id="authorposton102"')].encode())
    assert isinstance(page, Page)
    assert ([post.post_id for post in page.posts], page.cut_short) == (
        ["101"],
        "the page ends inside post 102, number 2 on the page",
    )


def test_single_file_says_where_and_when_it_saved_a_page(thread_page: Callable[..., str]) -> None:
    note = "<!--\n Page saved with SingleFile \n url: https://bbs.example.invalid/thread-77-1-1.html \n saved date: Tue Feb 24 2026 09:30:00 GMT+0100 (CET)\n-->"
    page = read_bytes("page.html", thread_page("甲。").replace("<head>", f"{note}<head>").encode())
    assert isinstance(page, Page)
    assert (page.url, page.thread_id) == ("https://bbs.example.invalid/thread-77-1-1.html", "77")
    assert page.saved_at == datetime(2026, 2, 24, 16, 30)
    undated = note.replace("saved date: Tue Feb", "saved date: Tue 24")
    page = read_bytes("page.html", thread_page("甲。").replace("<head>", f"{undated}<head>").encode())
    assert isinstance(page, Page)
    assert (page.thread_id, page.saved_at) == ("77", None)
