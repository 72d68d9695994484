"""Whatever the bytes, a page is read or refused with a reason: no exception, no hang, no memory without bound."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pages import markup
from pipeline.pages.model import REASONS, Page, RejectedPage
from pipeline.pages.read import read_bytes

TAGS = re.compile(rb"<[^>]{0,300}>")
PIECES = [
    b"<div>",
    b"</div>",
    b"<table><tr><td>",
    b"</td></tr></table>",
    b'<td class="t_f" id="postmessage_7">',
    b'<div id="post_7">',
    b'<div class="plc" id="pid7">',
    b'<p class="author"><strong>x</strong>',
    b'<div id="content">',
    b'<div id="postlist">',
    b"<title>Archiver</title>",
    b"<hr noshade><b>\xe4\xbd\x9c\xe8\x80\x85: </b>",
    b"window.print()",
    b'<font class="jammer">',
    b'<div class="quote">',
    b"<ol><li>",
    b"<pre>",
    b"<!--",
    b"<script>",
    b"&#20013;",
    b"&#0;",
    b"\x00",
    b"\xff\xfe",
    b"<td colspan=999 rowspan=-1>",
    "增长5.8%，收入12亿元。".encode(),
    b"<br />\n",
    b"</html>",
]


def check(page: Page | RejectedPage) -> None:
    """A page has posts; a refusal has a known reason and a sentence."""
    if isinstance(page, Page):
        assert page.posts
        assert all(line.strip() == line and line for post in page.posts for line in post.paragraphs)
        assert all(len({len(row) for row in table.rows}) == 1 for post in page.posts for table in post.tables)
    else:
        assert page.reason in REASONS
        assert page.detail


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check(read_bytes("page.html", data))


@given(st.lists(st.sampled_from(PIECES), max_size=60))
@settings(max_examples=250, deadline=None)
def test_any_order_of_the_pieces_that_readers_look_for(pieces: list[bytes]) -> None:
    check(read_bytes("page.html", b"".join(pieces)))


@given(
    st.text(
        alphabet="楼主沙发发表于 0123456789-:|#\t\n查看回复[四川]积分主题帖子您需要登录后才可以回帖增长", max_size=300
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_of_a_page_saved_as_text(text: str) -> None:
    check(read_bytes("page.txt", text.encode()))


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Cut a page anywhere, flip bytes, take tags away, repeat a part or put tags in."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if not changed:
            break
        place = chance.randrange(len(changed))
        kind = chance.randrange(5)
        if kind == 0:
            del changed[place:]
        elif kind == 1:
            for _ in range(chance.randint(1, 60)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
        elif kind == 2:
            spans = [match.span() for match in TAGS.finditer(bytes(changed))]
            for start, end in sorted(chance.sample(spans, min(len(spans), 25)), reverse=True):
                del changed[start:end]
        elif kind == 3:
            other = chance.randrange(len(changed))
            changed[place:place] = changed[other : other + chance.randint(1, 3000)]
        else:
            changed[place:place] = chance.choice(PIECES) * chance.choice([1, 30, 400])
    return bytes(changed)


@pytest.mark.parametrize("seed", range(12))
def test_mutated_pages(fixture_pages: Path, seed: int) -> None:
    chance = random.Random(seed)
    for path in sorted(fixture_pages.iterdir()):
        for _ in range(6):
            check(read_bytes(path.name, mutate(path.read_bytes(), chance)))


@pytest.mark.slow
def test_mutated_pages_of_the_real_forum(shared: Path) -> None:
    chance = random.Random(20260301)
    for path in sorted((shared / "forum" / "pages").iterdir()):
        for _ in range(60):
            start = time.monotonic()
            check(read_bytes(path.name, mutate(path.read_bytes(), chance)))
            assert time.monotonic() - start < 10, f"{path.name} took too long"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("nested", b"<html><body>" + b"<div>" * 100_000 + "增长5.8%。".encode() * 20),
        ("nested by many names", b"<html><body>" + b"<div><font><b>" * 30_000),
        ("nested, closed by other names", b"<html><body>" + b"<div></span>" * 60_000),
        ("50 MB of one tag", b"<div>" * (10 * 2**20)),
        ("30 MB of one tag", b"<br>" * (7 * 2**20)),
        ("more bytes than a page may have", b"a" * (33 * 2**20)),
    ],
)
def test_what_is_too_large_is_refused_at_once(name: str, data: bytes) -> None:
    start = time.monotonic()
    refused = read_bytes("page.html", data)
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large", name
    assert time.monotonic() - start < 3, f"{name} was not refused before a tree was built"


@pytest.mark.parametrize(
    "body",
    [
        "<font>" * 2_500 + "增长5.8%。",
        '<font color="white">' * 2_500 + "增长5.8%。" * 100,
        '<i class="pstatus">' * 2_500 + "增长5.8%。" * 100,
        "<blockquote>" * 2_500 + "增长5.8%。" * 100,
        '<div class="quote">' * 2_500 + "增长5.8%。" * 1_000,
        "<table><tr><td>" * 800 + "增长5.8%。" * 100,
        "<table>" + "<tr><td>1<td>2" * 5_000,
        "<ol><li>" * 1_200 + "增长5.8%。",
        "，" * 300_000,
        "摄" * 120 + "<br>" + "记者 " * 30 + "<br>",
        " \n" * 300_000,
        "&nbsp;" * 100_000,
        "增长5.8%。" * 200_000,
    ],
    ids=lambda body: body[:24],
)
def test_hostile_posts_cost_linear_time(thread_page: Callable[..., str], body: str) -> None:
    start = time.monotonic()
    check(read_bytes("page.html", thread_page(body).encode()))
    assert time.monotonic() - start < 5


def test_a_page_just_below_the_caps_is_read(thread_page: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    html = thread_page("<b>" * 100 + "增长5.8%。")
    monkeypatch.setattr(markup, "MAX_DEPTH", 140)
    assert isinstance(read_bytes("page.html", html.encode()), Page)
    monkeypatch.setattr(markup, "MAX_DEPTH", 90)
    refused = read_bytes("page.html", html.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large"


def test_surrogates_and_controls_never_reach_a_paragraph(thread_page: Callable[..., str]) -> None:
    page = read_bytes("page.html", thread_page("增长&#xD800;5.8%&#0;&#x1;，\x0b收入12亿元").encode())
    assert isinstance(page, Page)
    page.posts[0].paragraphs[0].encode("utf-8")
