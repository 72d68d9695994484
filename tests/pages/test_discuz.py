"""Every view of a Discuz thread gives the thread's facts and its posts: own pages in the markup of X2 to X3.5."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes

ReadFixture = Callable[[str], Page]


def test_desktop_thread_of_x34(read_fixture: ReadFixture) -> None:
    page = read_fixture("viewthread_x34.html")
    assert (page.software, page.title, page.thread_type) == ("discuz", "云溪县2024年政府工作报告", "四川")
    assert (page.board, page.host, page.thread_id) == ("地方资料 › 县区资料", "bbs.example.invalid", "5201")
    assert page.url == "http://bbs.example.invalid/forum.php?mod=viewthread&tid=5201&page=1"
    assert (page.page_no, page.page_count, page.views, page.replies) == (1, 13, 10876, 123)
    assert page.saved_at == datetime(2024, 2, 2, 12, 0)
    first, second, third = page.posts
    assert (first.post_id, first.floor, first.author, first.author_group) == ("88001", 1, "摘编员", "版主")
    assert first.posted_at == datetime(2024, 1, 31, 19, 5, 9), "the exact time stands in the title attribute"
    assert first.edited_at == datetime(2024, 2, 1, 7, 30)
    assert first.paragraphs == (
        "云溪县2024年政府工作报告",
        "各位代表：",
        "地区生产总值158.5亿元，增长5.8%。",
        "一般公共预算收入12.6亿元，增长3.2%。",
        "粮食总产量40.1万吨。",
        "1. 新增就业3000人",
        "2. 新建学校2所",
        "以上报告，请审议。",
    )
    assert first.removed == {
        "edit_note": 1,
        "attachment": 2,
        "caption": 1,
        "jammer": 2,
        "hidden": 3,
        "smiley": 1,
        "table": 1,
        "source": 2,
        "moderation": 1,
        "comment": 1,
        "signature": 1,
    }
    assert first.tables[0].rows[2] == ("地区生产总值", "149.8", "158.5")
    assert first.tables[0].heading == "附表：主要指标 （单位：亿元）"
    assert (second.floor, second.author, second.posted_at) == (12, "匿名", datetime(2024, 2, 1, 9, 10))
    assert (second.paragraphs, second.removed) == (("数字不小",), {"quote": 1})
    assert (third.floor, third.posted_at, third.paragraphs, third.withheld) == (
        13,
        datetime(2024, 2, 2, 9, 0),
        (),
        True,
    )


def test_desktop_thread_of_x2_in_gbk(read_fixture: ReadFixture) -> None:
    page = read_fixture("viewthread_x2.html")
    assert (page.encoding, page.title, page.thread_type) == ("gb18030", "临江区2011年工作回顾", "江西")
    assert (page.board, page.thread_id, page.views, page.replies) == ("地方资料", "330", 45, 0)
    post = page.posts[0]
    assert (post.author, post.posted_at) == ("老编辑", datetime(2012, 1, 6, 8, 30)), "the name may stand above the body"
    assert post.paragraphs == ("完成生产总值98.7亿元，", "财政收入6.5亿元。", "外贸出口1.2亿美元。")
    assert not post.withheld, "what the notices announce is shown"


def test_touch_view_of_x34(read_fixture: ReadFixture) -> None:
    page = read_fixture("touch_x34.html")
    assert (page.software, page.title, page.thread_type) == ("discuz_mobile", "云溪县2024年政府工作报告", "四川")
    assert (page.board, page.thread_id, page.views, page.replies) == ("县区资料", "5201", None, 1)
    first, second = page.posts
    assert (first.post_id, first.floor, first.author) == ("88001", 1, "摘编员")
    assert (first.posted_at, first.edited_at) == (datetime(2024, 1, 31, 19, 5, 9), datetime(2024, 2, 1, 7, 30))
    assert (first.paragraphs, first.withheld) == (("地区生产总值158.5亿元，增长5.8%。",), True)
    assert (second.floor, second.paragraphs, second.removed) == (2, ("不错",), {"quote": 1})


def test_touch_view_of_x35(read_fixture: ReadFixture) -> None:
    page = read_fixture("touch_x35.html")
    assert (page.title, page.thread_type, page.board) == ("云溪县2025年政府工作报告", "四川", "县区资料")
    assert (page.url, page.thread_id) == ("https://bbs.example.invalid/thread-6001-2-1.html", "6001")
    assert (page.page_no, page.page_count, page.views, page.replies) == (2, 2, 321, 11)
    first, second = page.posts
    assert (first.author, first.posted_at) == ("摘编员", datetime(2025, 1, 20, 10, 0, 1))
    assert (first.paragraphs, first.removed) == (("规模以上工业增加值增长7.1%。",), {"attachment": 1})
    assert (second.floor, second.author, second.withheld) == (11, "匿名", True)


def test_simple_phone_view(read_fixture: ReadFixture) -> None:
    page = read_fixture("wap.html")
    assert (page.software, page.title, page.thread_type) == ("discuz_mobile", "云溪县2024年政府工作报告", "四川")
    assert (page.board, page.thread_id, page.views, page.replies) == ("县区资料", "5201", 88, 1)
    assert [(post.floor, post.author) for post in page.posts] == [(1, "摘编员"), (2, "读者")]
    assert page.posts[0].paragraphs == ("地区生产总值158.5亿元，", "增长5.8%。")
    assert page.posts[0].posted_at == datetime(2024, 1, 31, 19, 5, 9)


def test_archiver(read_fixture: ReadFixture) -> None:
    page = read_fixture("archiver.html")
    assert (page.software, page.title, page.board) == ("discuz_archiver", "云溪县2024年政府工作报告", "县区资料")
    assert (page.thread_id, page.page_no, page.page_count, page.replies) == ("5201", 1, 2, None)
    first, second, third = page.posts
    assert (first.author, first.posted_at) == ("摘编员", datetime(2024, 1, 31, 19, 5, 9))
    assert first.paragraphs == ("地区生产总值158.5亿元，增长5.8%。", "一般公共预算收入12.6亿元。")
    assert first.withheld
    assert (second.paragraphs, second.removed) == (("增长不慢",), {"quote": 1}), "quotes have no markup in the archiver"
    assert (third.floor, third.paragraphs) == (3, ("粮食总产量40.1万吨。",))


def test_printable_view(read_fixture: ReadFixture) -> None:
    page = read_fixture("printable.html")
    assert (page.software, page.title, page.thread_id) == ("discuz_printable", "云溪县2024年政府工作报告", "5201")
    assert [(post.floor, post.author, post.posted_at) for post in page.posts] == [
        (1, "摘编员", datetime(2024, 1, 31, 19, 5)),
        (2, "读者", datetime(2024, 2, 1, 6, 0)),
    ]
    assert page.posts[0].paragraphs == ("地区生产总值158.5亿元，", "增长5.8%。"), "a rule inside a post parts nothing"
    assert page.posts[1].paragraphs == ("顶 6.6",)


@pytest.mark.parametrize(
    "name", ["archiver.html", "printable.html", "wap.html", "touch_x34.html", "viewthread_x34.html"]
)
@pytest.mark.parametrize("typed", ["[四川]", "【四川】 "])
def test_a_type_typed_into_the_title_is_split_off_in_every_view(fixture_pages: Path, name: str, typed: str) -> None:
    html = (
        (fixture_pages / name)
        .read_text(encoding="utf-8")
        .replace("[四川]", "")
        .replace("云溪县2024", f"{typed}云溪县2024")
    )
    page = read_bytes(name, html.encode())
    assert isinstance(page, Page)
    assert (page.thread_type, page.title) == ("四川", "云溪县2024年政府工作报告")


def test_the_author_whose_account_is_gone_keeps_the_name(thread_page: Callable[..., str]) -> None:
    linked = '<div class="authi"><a href="home.php?mod=space&amp;uid=2" class="xw1">摘编员</a></div>'
    page = read_bytes("page.html", thread_page("甲").replace(linked, "老王 <em>该用户已被删除</em>").encode())
    assert isinstance(page, Page)
    assert page.posts[0].author == "老王"


def test_posts_shown_newest_first_come_in_the_order_of_their_floors(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲", "乙", "丙")
    reverse = (
        html.replace("<em>2</em>", "<em>9</em>").replace("<em>3</em>", "<em>2</em>").replace("<em>9</em>", "<em>3</em>")
    )
    page = read_bytes("page.html", reverse.encode())
    assert isinstance(page, Page)
    assert [(post.floor, post.paragraphs) for post in page.posts] == [(1, ("甲",)), (2, ("丙",)), (3, ("乙",))]


def test_a_view_of_one_author_is_marked(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲").replace("发表于", '<a href="x">显示全部楼层</a> 发表于')
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert page.author_view


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (
            '<body class="pg_forumdisplay"><table id="threadlisttableid"><tbody id="normalthread_1"></tbody></table>',
            "listing",
        ),
        ('<body id="nv_forum" class="pg_index"><table class="fl_tb"></table>', "listing"),
        ('<body><div id="messagetext" class="alert_info"><p>抱歉，您没有权限访问该版块，请登录</p></div>', "withheld"),
        ('<body><div id="messagetext"><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>', "not_a_page"),
        ('<body><div id="ct">没有帖子</div>', "not_a_page"),
    ],
)
def test_pages_of_the_forum_without_posts_are_refused_with_the_reason(html: str, reason: str) -> None:
    page = f'<html><head><meta name="generator" content="Discuz! X3.4" /></head>{html}</body></html>'
    refused = read_bytes("page.html", page.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == reason, refused.detail


def test_a_page_cut_inside_its_first_post_is_refused(thread_page: Callable[..., str]) -> None:
    html = thread_page("　　全县生产总值增长5.8%。<br />" * 50)
    cut = html[: html.rindex("增长")]
    refused = read_bytes("page.html", cut.encode())
    assert isinstance(refused, RejectedPage)
    assert (refused.reason, "inside post 101" in refused.detail) == ("truncated", True)


def test_a_page_cut_inside_a_later_post_gives_the_whole_posts_and_says_what_is_missing(
    thread_page: Callable[..., str],
) -> None:
    html = thread_page("甲。", "乙。" * 50)
    page = read_bytes("page.html", html[: html.index("乙。") + 40].encode())
    assert isinstance(page, Page)
    assert [post.paragraphs for post in page.posts] == [("甲。",)]
    assert page.cut_short == "the page ends inside post 102, number 2 on the page"


def test_a_page_cut_after_its_posts_is_read(thread_page: Callable[..., str]) -> None:
    page = read_bytes("page.html", thread_page("甲。", end="<div id='ft").encode())
    assert isinstance(page, Page)
    assert (page.posts[0].paragraphs, page.cut_short) == (("甲。",), None)


def test_two_reads_of_the_same_bytes_are_equal(read_fixture: ReadFixture) -> None:
    assert read_fixture("viewthread_x34.html") == read_fixture("viewthread_x34.html")
