"""Bytes of any kind: encodings, refusals with a reason, and never an exception; the real forum's pages to the letter."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.pages.model import REASONS, Page, RejectedPage
from pipeline.pages.read import read_bytes
from pipeline.project import RAW

SAMPLE = (RAW / "zhejiang-2026.html").read_bytes()
TEXT = SAMPLE.decode("utf-8")


@pytest.mark.parametrize(
    ("encoding", "declared", "named"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8-sig", "utf-8", "utf-8"),
        ("gb18030", "gbk", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),
        ("utf-16", "utf-16", "utf-16"),
    ],
)
def test_the_text_is_the_same_in_every_encoding(encoding: str, declared: str, named: str) -> None:
    plain = read_bytes("a.html", SAMPLE)
    page = read_bytes("a.html", TEXT.replace("charset=utf-8", f"charset={declared}").encode(encoding))
    assert isinstance(plain, Page)
    assert isinstance(page, Page), page
    assert [post.paragraphs for post in page.posts] == [post.paragraphs for post in plain.posts]
    assert page.encoding.startswith(named)


def test_mojibake_is_refused() -> None:
    page = read_bytes("a.html", TEXT.encode("utf-8").decode("latin-1").encode("utf-8"))
    assert isinstance(page, RejectedPage)
    assert page.reason == "mojibake"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b"<html><body><p>Sun and sea.</p></body></html>", "not_a_page"),
        ("a.html", b"\x00\x01\x02\x03" * 500, None),
        ("a.html", b"<div>" * 100_000, None),
        ("a.html", b"<" * 1_000_000, None),
    ],
)
def test_what_is_no_page_is_refused(name: str, data: bytes, reason: str | None) -> None:
    page = read_bytes(name, data)
    assert isinstance(page, RejectedPage)
    assert page.reason in REASONS
    assert reason in (None, page.reason)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(SAMPLE)), st.integers(0, len(SAMPLE) - 1), st.binary(max_size=40))
def test_a_mutilated_page_is_read_or_refused(cut: int, at: int, junk: bytes) -> None:
    page = read_bytes("a.html", (SAMPLE[:at] + junk + SAMPLE[at:])[:cut])
    assert isinstance(page, Page) or page.reason in REASONS


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u3000\xa0]+", "", text)


def test_the_real_forums_posts_are_read_as_posted(shared: Path) -> None:
    forum = shared / "forum"
    wrong = []
    pages = 0
    for line in (forum / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if not entry.get("body"):
            continue
        pages += 1
        page = read_bytes(entry["file"], (forum / entry["file"]).read_bytes())
        assert isinstance(page, Page), (entry["file"], page)
        report = [post for post in entry["posts"] if post["is_report"]]
        ids, floors = {str(post["pid"]) for post in report}, {post["floor"] for post in report}
        # The archiver and the printable view print no post ids; their floors are those of the thread.
        chosen = [post for post in page.posts if post.post_id in ids] or [p for p in page.posts if p.floor in floors]
        said = "".join(text for post in chosen for text in post.paragraphs)
        posted = squeezed((forum / entry["body"]).read_text(encoding="utf-8"))
        if squeezed(said) != posted:
            wrong.append(entry["file"])
        if page.title != entry["title"]:
            wrong.append(f"{entry['file']}: title {page.title!r}")
    assert pages >= 20
    assert not wrong
