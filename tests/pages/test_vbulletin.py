"""Thread pages of vBulletin 3, 4 and 5 give the thread's facts and its posts: own pages in the markup of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes

ReadFixture = Callable[[str], Page]
VERSIONS = (3, 4, 5)


def test_thread_of_version_3(read_fixture: ReadFixture) -> None:
    page = read_fixture("vbulletin3.html")
    assert (page.software, page.encoding, page.title) == ("vbulletin", "gb18030", "云溪县2009年政府工作报告")
    assert (page.board, page.host, page.thread_id) == ("地方资料 › 县区资料", "vb3.example.invalid", "731")
    assert page.url == "http://vb3.example.invalid/showthread.php?t=731&page=2"
    assert (page.page_no, page.page_count, page.replies, page.thread_type) == (2, 3, 26, None)
    first, second = page.posts
    assert (first.post_id, first.floor, first.author, first.author_group) == ("5011", 11, "摘编员", "高级会员")
    assert (first.posted_at, first.edited_at) == (datetime(2009, 2, 11, 8, 30), datetime(2009, 2, 12, 9, 10))
    assert first.paragraphs == ("地区生产总值98.7亿元，", "增长12.1%。", "财政收入6.5亿元。")
    assert first.removed == {"notice": 1, "attachment": 2, "signature": 1, "edit_note": 1}
    assert (second.floor, second.author, second.posted_at) == (12, "游客", datetime(2009, 2, 13, 20, 5))
    assert (second.paragraphs, second.removed) == (("不错",), {"quote": 1})


def test_thread_of_version_4(read_fixture: ReadFixture) -> None:
    page = read_fixture("vbulletin4.html")
    assert (page.software, page.title, page.thread_type) == ("vbulletin", "云溪县2013年政府工作报告", "四川")
    assert (page.board, page.host, page.thread_id) == ("地方资料 › 县区资料", "vb4.example.invalid", "905")
    assert (page.page_no, page.page_count, page.replies) == (1, 2, 10)
    first, second = page.posts
    assert (first.post_id, first.floor, first.author, first.author_group) == ("7001", 1, "摘编员", "版主")
    assert (first.posted_at, first.edited_at) == (datetime(2013, 1, 18, 9, 30), datetime(2013, 1, 19, 22, 20))
    assert first.paragraphs == ("地区生产总值120.4亿元，", "增长11.3%。", "财政收入9.8亿元。")
    assert first.tables[0].rows == (("指标", "2012年"), ("地区生产总值", "120.4"))
    assert first.removed == {"table": 1, "notice": 1, "edit_note": 1, "attachment": 1, "signature": 1}
    assert (second.floor, second.author, second.author_group) == (2, "读者", "游客")
    assert (second.paragraphs, second.removed) == (("不错",), {"quote": 1})


def test_a_relative_time_is_told_from_the_time_of_saving(fixture_pages: Path) -> None:
    saved = datetime(2013, 1, 20, 12, 0)
    page = read_bytes("a.html", (fixture_pages / "vbulletin4.html").read_bytes(), saved_at=saved)
    assert isinstance(page, Page)
    assert page.posts[1].posted_at == datetime(2013, 1, 19, 8, 5), "昨天, 08:05"


def test_thread_of_version_5(read_fixture: ReadFixture) -> None:
    page = read_fixture("vbulletin5.html")
    assert (page.software, page.title, page.board) == ("vbulletin", "云溪县2024年政府工作报告", "地方资料 › 县区资料")
    assert (page.host, page.thread_id) == ("vb5.example.invalid", "2772")
    assert (page.page_no, page.page_count, page.replies) == (1, 1, 1)
    first, second = page.posts
    assert (first.post_id, first.floor, first.author, first.author_group) == ("2772", 1, "摘编员", "版主")
    assert (first.posted_at, first.edited_at) == (datetime(2024, 1, 31, 19, 5, 9), datetime(2024, 2, 1, 7, 30))
    assert first.paragraphs == ("地区生产总值158.5亿元，", "增长5.8%。", "粮食总产量40.1万吨。")
    assert first.removed == {"notice": 1, "signature": 1, "attachment": 1, "edit_note": 1}
    assert (second.author, second.posted_at) == ("读者", datetime(2024, 2, 1, 6, 0))
    assert (second.paragraphs, second.removed) == (("不错",), {"quote": 1})


@pytest.mark.parametrize(
    ("address", "thread"),
    [
        ("http://a.invalid/showthread.php?t=12&page=3", "12"),
        ("http://a.invalid/showthread.php?page=3&t=12", "12"),
        ("http://a.invalid/showthread.php?12-yunxi/page3", "12"),
        ("http://a.invalid/threads/12-yunxi/page3", "12"),
        ("http://a.invalid/forum/local/12-yunxi", "12"),
        ("http://a.invalid/forum/local/12-yunxi/page3?x=1", "12"),
        ("http://a.invalid/showthread.php?p=99", "905"),
    ],
)
def test_the_thread_is_told_from_any_form_of_address(fixture_pages: Path, address: str, thread: str) -> None:
    page = read_bytes("a.html", (fixture_pages / "vbulletin4.html").read_bytes(), url=address)
    assert isinstance(page, Page)
    assert page.thread_id == thread


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page_cut_inside_its_first_post_is_refused(fixture_pages: Path, version: int) -> None:
    data = (fixture_pages / f"vbulletin{version}.html").read_bytes()
    refused = read_bytes("cut.html", data[: data.index(b"</b>")])
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "truncated", refused.detail


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page_cut_inside_a_later_post_says_what_is_missing(
    fixture_pages: Path, read_fixture: ReadFixture, version: int
) -> None:
    whole = read_fixture(f"vbulletin{version}.html")
    codec = "gb18030" if version == 3 else "utf-8"
    data = (fixture_pages / f"vbulletin{version}.html").read_bytes()
    cut = read_bytes("cut.html", data[: data.rindex("不错".encode(codec))])
    assert isinstance(cut, Page)
    assert cut.posts == whole.posts[:1]
    assert cut.cut_short == f"the page ends inside post {whole.posts[1].post_id}, number 2 on the page"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page_cut_below_its_posts_is_read(fixture_pages: Path, read_fixture: ReadFixture, version: int) -> None:
    data = (fixture_pages / f"vbulletin{version}.html").read_bytes()
    cut = read_bytes("cut.html", data[: data.rindex(b"</div>")])
    assert isinstance(cut, Page)
    assert (cut.posts, cut.cut_short) == (read_fixture(f"vbulletin{version}.html").posts, None)


@pytest.mark.parametrize(
    ("version", "closing"),
    [(3, "</div><!-- / message -->"), (4, "</blockquote></div></div>\n"), (5, "</div></div></li>\n<li")],
)
def test_posts_stay_apart_where_a_closing_tag_is_lost(fixture_pages: Path, version: int, closing: str) -> None:
    html = (fixture_pages / f"vbulletin{version}.html").read_text(encoding="gb18030" if version == 3 else "utf-8")
    assert closing in html
    page = read_bytes(
        "a.html", html.replace(closing, "<!-- / message --><li" if "<li" in closing else "<!-- -->", 1).encode()
    )
    assert isinstance(page, Page)
    assert [post.paragraphs[-1] for post in page.posts][1] == "不错"
    assert "不错" not in page.posts[0].paragraphs


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ('<table id="threadslist"><tr><td id="td_threadtitle_7"><a href="showthread.php?t=7">报告</a></td></tr></table>', "listing"),
        ('<div id="threadlist" class="threadlist"><ol id="threads"><li id="thread_7"></li></ol></div>', "listing"),
        ('<ol id="forums" class="floatcontainer"><li class="forumbit_nopost" id="forum3"></li></ol>', "listing"),
        ('<table class="topic-list-container"><tbody class="topic-list "><tr data-node-id="7"></tr></tbody></table>', "listing"),
        ('<td class="panelsurround"><div class="panel">您尚未登录或者没有权限访问此页面。</div></td>', "withheld"),
        ('<div class="standard_error">您尚未登入，或您沒有權限存取此頁面。</div>', "withheld"),
        ('<div class="standard_error">You are not logged in or you do not have permission to access this page.</div>', "withheld"),
        ('<div class="standard_error">没有指定主题。</div>', "not_a_page"),
        ("<div>论坛</div>", "not_a_page"),
    ],
)  # fmt: skip
def test_pages_without_posts_are_refused_with_the_reason(body: str, reason: str) -> None:
    html = f'<html><head><meta name="generator" content="vBulletin 4.2.3"></head><body>{body}</body></html>'
    refused = read_bytes("page.html", html.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == reason, refused.detail


def test_a_thread_of_discuz_is_not_taken_for_one(fixture_pages: Path, read_fixture: ReadFixture) -> None:
    assert read_fixture("viewthread_x34.html").software == "discuz"
    assert 'id="postlist"' in (fixture_pages / "vbulletin4.html").read_text(encoding="utf-8"), "both have one"


@pytest.mark.parametrize(
    "piece",
    [
        '<li class="b-post" data-node-id="1"><div class="js-post__content-text">',
        '<table id="post1"><td style="border:1px inset"><div>',
        "<div><em>",
    ],
)
def test_nested_posts_cost_linear_time(piece: str) -> None:
    depth = 2_500 // piece.count("<")
    html = f'<html><head><meta name="generator" content="vBulletin 3"></head><body><div id="post_message_1">{piece * depth}增长5.8%。</html>'
    start = time.monotonic()
    read_bytes("page.html", html.encode())
    assert time.monotonic() - start < 5
