"""Every view of a Discuz thread gives the thread's facts and its posts: own pages in the markup of X2 to X3.5."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.pages.markup import parse
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes
from pipeline.pages.thread import author_in

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


def test_desktop_thread_of_x25_with_the_author_above_the_body(read_fixture: ReadFixture) -> None:
    page = read_fixture("viewthread_x25.html")
    assert (page.software, page.title, page.thread_type) == ("discuz", "青屏市2012年政府工作报告", "河南")
    assert (page.board, page.host, page.thread_id) == ("市县资料", "bbs.example.invalid", "2507")
    assert (page.page_no, page.page_count, page.views, page.replies) == (1, 1, 640, 1)
    assert page.saved_at == datetime(2012, 3, 11, 9, 30)
    first, second = page.posts
    assert (first.post_id, first.floor, first.author, first.author_group) == ("41", 1, "录入员", "中级会员")
    assert (first.posted_at, first.edited_at) == (datetime(2012, 3, 9, 8, 15, 30), datetime(2012, 3, 9, 8, 20))
    assert first.paragraphs == ("全市生产总值512.4亿元，增长11.3%。", "城镇化率达到38.6%。")
    assert first.removed == {
        "ad": 1,
        "edit_note": 1,
        "attachment": 2,
        "comment": 2,
        "rating": 1,
        "moderation": 1,
        "signature": 1,
    }
    assert (second.floor, second.author, second.paragraphs) == (2, "远去的人", ("收藏了",))


def test_desktop_thread_of_x32_with_replies_shown_above_their_floor(read_fixture: ReadFixture) -> None:
    page = read_fixture("viewthread_x32.html")
    assert (page.title, page.thread_type, page.board) == ("白沙县2016年政府工作报告", "湖南", "市县资料")
    assert (page.thread_id, page.page_no, page.page_count) == ("3208", 1, 7)
    assert (page.views, page.replies) == (1204, 62)
    assert [(post.post_id, post.floor, post.author) for post in page.posts] == [
        ("701", 1, "抄报人"),
        ("702", 2, "抄报人"),
        ("703", 3, "抄报人"),
        ("705", 4, "过客"),
        ("764", 57, "抄报人"),
    ], "a recommended reply has no number, one that is stuck on top has its own"
    first, second, third, locked, stuck = page.posts
    assert (first.paragraphs, first.posted_at) == (
        ("地区生产总值86.2亿元，增长9.1%。",),
        datetime(2016, 1, 19, 20, 5, 6),
    )
    assert (second.paragraphs, third.paragraphs) == (
        ("二、2015年的工作。公路通车里程达到1830公里。",),
        ("三、2016年的任务。新增就业2600人。",),
    )
    assert (locked.paragraphs, locked.withheld) == ((), True)
    assert stuck.paragraphs == ("更正：粮食产量为21.7万吨。",)


def test_touch_view_of_x3_that_numbers_posts_in_the_reply_button(read_fixture: ReadFixture) -> None:
    page = read_fixture("touch_x3.html")
    assert (page.software, page.title, page.thread_type) == ("discuz_mobile", "松口县2013年政府工作报告", "福建")
    assert (page.board, page.thread_id, page.replies) == ("市县资料", "3011", 2)
    assert [(post.post_id, post.floor, post.author) for post in page.posts] == [
        ("3301", 1, "值班员"),
        ("3305", 2, "读者"),
        ("3309", 3, "值班员"),
    ]
    first, blocked, third = page.posts
    assert first.posted_at == datetime(2013, 1, 15, 16, 40, 22)
    assert first.paragraphs == ("生产总值73.6亿元，增长12.5%。", "财政收入4.1亿元。"), (
        "the thread's price is no figure of it"
    )
    assert first.removed == {"notice": 1}
    assert (blocked.paragraphs, blocked.withheld) == ((), True)
    assert third.paragraphs == ("新建学校6所。",), "a reply's subject is no line of it"


def test_a_touch_page_of_x3_that_is_cut_says_so(fixture_pages: Path) -> None:
    data = (fixture_pages / "touch_x3.html").read_bytes()
    page = read_bytes("page.html", data[: data.index("新建学校".encode())])
    assert isinstance(page, Page)
    assert ([post.post_id for post in page.posts], page.cut_short) == (
        ["3301"],
        "the page ends inside post 3309, number 2 on the page",
    )


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


def test_a_printed_post_whose_end_is_lost_does_not_swallow_the_next(
    fixture_pages: Path, read_fixture: ReadFixture
) -> None:
    html = (fixture_pages / "printable.html").read_text(encoding="utf-8")
    page = read_bytes("page.html", html.replace("地区生产总值", "<div><b>地区生产总值", 1).encode())
    assert isinstance(page, Page)
    assert [post.paragraphs for post in page.posts] == [
        post.paragraphs for post in read_fixture("printable.html").posts
    ]


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
    html = thread_page("甲").replace("发表于", '<a href="forum.php?tid=1&amp;page=1">显示全部楼层</a> 发表于')
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert page.author_view


def test_a_page_that_a_search_engine_got_is_no_view_of_one_author(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲", "乙").replace("发表于", '<a href="forum.php?tid=1">显示全部楼层</a> 发表于')
    page = read_bytes("page.html", re.sub(r'<strong><a id="postnum.*?</strong>', "", html).encode())
    assert isinstance(page, Page)
    assert not page.author_view
    assert [post.floor for post in page.posts] == [1, 2]


FILE = (
    '<ignore_js_op><img src="zip.gif"><span id="attach_55"><a href="forum.php?mod=attachment&amp;aid=N">附表.zip</a></span>'
    '<div class="tip tip_4" id="attach_55_menu" style="position:absolute;display:none"><div class="tip_c">点击文件名下载附件{}</ignore_js_op>'
)


@pytest.mark.parametrize("ends", ["</div></div>", ""], ids=["closed", "left open for guests"])
def test_the_text_behind_a_file_is_read(thread_page: Callable[..., str], ends: str) -> None:
    files = FILE.format(ends)
    page = read_bytes(
        "page.html", thread_page(f"财政收入2.9亿元。<br>{files}<br>新建学校6所。<br>{files}完。").encode()
    )
    assert isinstance(page, Page)
    [post] = page.posts
    assert post.paragraphs == ("财政收入2.9亿元。", "新建学校6所。", "完。")
    assert post.removed["attachment"] == 2


def test_an_attachment_that_is_never_closed_costs_linear_time(thread_page: Callable[..., str]) -> None:
    began = time.monotonic()
    read_bytes("page.html", thread_page("<ignore_js_op>" * 100_000 + "</ignore_js_op>").encode())
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("heading", "author"),
    [
        ('<a href="javascript:;">匿名者 <em>198.51.100.x:4711</em></a>', "匿名者"),
        ("<em>2</em><sup>#</sup> 路人甲 <em>该用户已被删除</em>", "路人甲"),
        ("来自 3# 路人乙 <em>该用户已被删除</em>", "路人乙"),
        ("楼主说事 <em>该用户已被删除</em>", "楼主说事"),
        ('<a href="home.php?uid=7&amp;mod=space">老王</a>', "老王"),
        ('匿名 <a href="home.php?mod=spacecp&amp;ac=favorite&amp;id=4">收藏</a>', "匿名"),
        ('楼主 路人丙 <em>该用户已被删除</em> <a href="home.php?mod=spacecp&amp;ac=favorite">收藏</a>', "路人丙"),
        ('<a href="space-uid-7.html">县志办</a>', "县志办"),
    ],
)
def test_a_post_s_author_is_a_name_without_labels_addresses_and_links_of_the_page(heading: str, author: str) -> None:
    assert author_in(parse(f'<div class="authi">{heading}</div>').by_class["authi"][0]) == author


NOTICE = "<em>该帖被管理员或版主屏蔽</em>"


@pytest.mark.parametrize(
    ("name", "post", "said"),
    [
        ("touch_x34.html", '<div class="grey quote">.*?不错', f'<div class="grey quote">提示: {NOTICE}</div>'),
        ("wap.html", '<div id="postmessage_88009".*?</div>', f'<div class="xi1">提示: {NOTICE}</div>'),
        ("printable.html", '<div class="quote">.*?顶 6.6', f"提示: {NOTICE}"),
        ("printable.html", '<div class="quote">.*?顶 6.6', "提示: <em>作者被禁止或删除 内容自动屏蔽</em>"),
    ],
)
def test_a_post_that_the_forum_blocked_is_withheld_in_every_view(
    fixture_pages: Path, name: str, post: str, said: str
) -> None:
    html, count = re.subn(post, said, (fixture_pages / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    assert count == 1
    page = read_bytes(name, html.encode())
    assert isinstance(page, Page)
    assert (page.posts[1].paragraphs, page.posts[1].withheld) == ((), True)


def test_a_short_post_about_blocked_posts_is_read(fixture_pages: Path) -> None:
    asked = "我的回复内容自动屏蔽了，是为什么？"
    html = re.sub(
        '<div class="quote">.*?顶 6.6', asked, (fixture_pages / "printable.html").read_text("utf-8"), flags=re.DOTALL
    )
    page = read_bytes("printable.html", html.encode())
    assert isinstance(page, Page)
    assert (page.posts[1].paragraphs[0][: len(asked)], page.posts[1].withheld) == (asked, False)


def test_a_post_that_waits_for_a_moderator_is_withheld(thread_page: Callable[..., str]) -> None:
    page = read_bytes("page.html", thread_page("甲", '<span class="xg1">待审核</span>').encode())
    assert isinstance(page, Page)
    assert [(post.paragraphs, post.withheld) for post in page.posts] == [(("甲",), False), ((), True)]


def test_a_post_behind_a_password_that_the_reader_has_is_not_withheld(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲").replace('<div class="t_fsz">', '<div class="locked">本帖为密码帖</div><div class="t_fsz">')
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert (page.posts[0].paragraphs, page.posts[0].withheld) == (("甲",), False)


def test_tags_of_media_and_captions_of_code_are_no_text(thread_page: Callable[..., str]) -> None:
    body = '[media]http://video.example.invalid/v/abc.swf[/media]<br>甲<div class="blockcode"><div><p>代码:</p><ol><li>乙</ol></div></div>'
    page = read_bytes("page.html", thread_page(body).encode())
    assert isinstance(page, Page)
    assert page.posts[0].paragraphs == ("甲", "乙")


def test_a_post_of_the_archiver_with_neither_subject_nor_text_is_withheld(fixture_pages: Path) -> None:
    html = (fixture_pages / "archiver.html").read_text(encoding="utf-8")
    blocked = '<p class="author"><strong>路人</strong> 发表于 2024-3-2 08:00:00</p>\n'
    page = read_bytes("archiver.html", html.replace('<div class="page">', blocked + '<div class="page">', 1).encode())
    assert isinstance(page, Page)
    assert (page.posts[-1].author, page.posts[-1].withheld) == ("路人", True)
    assert not page.posts[-2].withheld


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
