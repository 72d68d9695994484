"""Whatever the bytes, a page is read or refused with a reason: no exception, no hang, no memory without bound."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pages import markup
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes
from tests.pages.fuzz import check
from tests.pages.mutate import PIECES, mutate


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


@pytest.mark.parametrize("seed", range(12))
def test_mutated_pages(fixture_pages: Path, seed: int) -> None:
    chance = random.Random(seed)
    for path in sorted(fixture_pages.iterdir()):
        for _ in range(6):
            check(read_bytes(path.name, mutate(path.read_bytes(), chance)))


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
    start = time.process_time()
    refused = read_bytes("page.html", data)
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large", name
    assert time.process_time() - start < 3, f"{name} was not refused before a tree was built"


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
    start = time.process_time()
    check(read_bytes("page.html", thread_page(body).encode()))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "html",
    [
        b"".join(b'<div id="post_%d"><td id="postmessage_%d">1</div>' % (n, n) for n in range(2_500)),
        b"".join(b'<div class="plc" id="pid%d">1' % n for n in range(2_500)) + b"<b>1</b>" * 20_000,
        b'<div class="plc"><div class="display">1' * 1_200 + b"<b>1</b>" * 20_000,
        b"".join(b'<div class="plc"><div class="display" href="#replybtn_%d">1' % n for n in range(1_200))
        + b"<b>1</b>" * 20_000,
        b'<div id="phpbb">' + b"".join(b'<div class="post" id="p%d"><div class="content">1' % n for n in range(1_200)),
        b"window.print()" + b"<hr noshade><b>\xe4\xbd\x9c\xe8\x80\x85:</b>1<br><div>1" * 2_500,
        b"".join(b'<div id="post_message_%d">1' % n for n in range(2_500)),
        b'<div class="hm">' * 2_500 + b"<b>1</b>" * 20_000 + b'</div><td id="postmessage_1">1',
        b'<div id="post_1"><div class="pcb">' + b'<div class="locked">' * 2_500 + b"<b>1</b>" * 20_000,
        b'<div id="post_1"><div class="pi">' + b'<div class="authi">' * 2_500 + b"<b>1</b>" * 20_000,
    ],
    ids=[
        "cells",
        "touch frames",
        "touch frames without a number",
        "touch frames of X3",
        "phpBB posts",
        "printed posts",
        "vBulletin posts",
        "counters",
        "walls",
        "authors",
    ],
)
def test_elements_that_readers_look_for_nested_in_each_other_cost_linear_time(html: bytes) -> None:
    start = time.process_time()
    check(read_bytes("page.html", b"<html><body><table><tr><td>" + html + b"</body></html>"))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("characters", "全县生产总值158.5亿元，增长5.8%。".encode() * 250_000),
        ("lines", ("全县生产总值158.5亿元。" * 9).encode() + b"1\n" * 250_000),
        ("posts", "楼主\n发表于 2024-1-31 19:05\n增长5.8%\n回复\n".encode() * 11_000),
        ("lines of a block", b'<html><body><table><tr><td id="postmessage_1"><pre>' + b"1\n" * 250_000 + b"</html>"),
        ("depth that tags do not show", b"<table><tr><td id=postmessage_1>" + b"<div><td></div>" * 4_000 + b"</html>"),
    ],
)
def test_more_text_lines_posts_or_depth_than_a_page_may_have_is_refused(name: str, data: bytes) -> None:
    refused = read_bytes("page.html", data)
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large", name


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
