"""What becomes of a post's markup: paragraphs as posted, tables apart, noise removed and counted."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.pages.model import Page, Post
from pipeline.pages.read import read_bytes

ReadPost = Callable[[str], Post]


@pytest.fixture(scope="module")
def read_post(thread_page: Callable[..., str]) -> ReadPost:
    """Read a page whose only post has the given body."""

    def read(body: str) -> Post:
        page = read_bytes("page.html", thread_page(body).encode())
        assert isinstance(page, Page), page
        return page.posts[0]

    return read


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("增长<font color=red>1</font><font>5</font>.<b>8</b>%", ["增长15.8%"]),
        ("　　甲。<br />\r\n　　乙。<br />", ["甲。", "乙。"]),
        ("&nbsp; &nbsp; 甲。<br>\n<br>\n\u3000\u200b乙。", ["甲。", "乙。"]),
        ("<p>甲。</p><div align=center>乙。</div>丙", ["甲。", "乙。", "丙"]),
        ("全县\n生产\r\n总值15.\n8亿元", ["全县生产总值15. 8亿元"]),
        ("增长1\u200b5.\ufeff8%", ["增长15.8%"]),
        ("国务院总理&nbsp;&nbsp;某某", ["国务院总理  某某"]),
        ("2<sup>#</sup>楼；100m<sup>2</sup>", ["2#楼；100m2"]),
        ("<blockquote>缩进的一段。</blockquote>", ["缩进的一段。"]),
        ("<pre>第一行\n第二行</pre>", ["第一行", "第二行"]),
        ("<pre>第一行\n　第二行 \n\n第三行\n第四行</pre>", ["第一行", "第二行", "第三行", "第四行"]),
        ("<pre>第一行\n第二行\n本帖最后由 某人 于 2024-1-2 08:00 编辑\n第三行</pre>", ["第一行", "第二行", "第三行"]),
        ("<ol><li><pre>\n第一行\n第二行\n</pre></li></ol>", ["1. 第一行", "第二行"]),
        ("甲<!-- 99.9 -->乙", ["甲乙"]),
        ("<a href='http://x.example.invalid'>链接文字</a>留下", ["链接文字留下"]),
    ],
)
def test_inline_joins_and_blocks_break(read_post: ReadPost, body: str, lines: list[str]) -> None:
    assert list(read_post(body).paragraphs) == lines


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ('<font class="jammer">8 S/ T% 5</font>', "jammer"),
        ('<span class="jammer2x">8 5</span>', "jammer"),
        ('<span style="display:none">3 J, 9</span>', "hidden"),
        ('<span style="DISPLAY : none;">3</span>', "hidden"),
        ('<span style="font-size:0px">3</span>', "hidden"),
        ('<span style="visibility:hidden">3</span>', "hidden"),
        ('<span style="position:absolute;left:-9999px">3</span>', "hidden"),
        ('<font color="#FFFFFF">3</font>', "hidden"),
        ('<font style="color:rgb(255, 255, 255)">3</font>', "hidden"),
        ("<span hidden>3</span>", "hidden"),
        ('<span style="opacity:0.0">3</span>', "hidden"),
        ('<span style="font:0/0 a">3</span>', "hidden"),
        ('<span style="color:rgba(0,0,0,0)">3</span>', "hidden"),
        ('<span style="max-height:0;overflow:hidden">3</span>', "hidden"),
        ('<span style="position:absolute;clip:rect(0,0,0,0)">3</span>', "hidden"),
        ("<script>var a = 3;</script>", "script"),
        ("<style>.a{width:3px}</style>", "script"),
        ('<img src="static/image/smiley/1.gif" smilieid="3">', "smiley"),
        ('<img src="3.jpg" alt="3">', "image"),
        ('<a href="forum.php?mod=attachment&amp;aid=3">3.rar</a>', "attachment"),
        ('<ignore_js_op><span>3.rar</span><em>(3 KB)</em></ignore_js_op>', "attachment"),
        ('<iframe src="v.html">3</iframe>', "media"),
        ('<div class="a_pr">广告 3</div>', "ad"),
    ],
)  # fmt: skip
def test_noise_inside_a_number_never_touches_it(read_post: ReadPost, body: str, kind: str) -> None:
    post = read_post(f"增长1{body}5.{body}8%，收入12亿元。")
    assert "".join(post.paragraphs) == "增长15.8%，收入12亿元。"
    assert post.removed[kind] == 2, f"counted as {post.removed}"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("本帖最后由 某人 于 2023-3-7 20:29 编辑", "edit_note"),
        ("会场外景。云溪日报记者 王某 摄", "caption"),
        ("县长李某作报告。本报记者 王某某摄", "caption"),
        ("（新华社记者 王某 摄）", "caption"),
        ("图为会场外景", "caption"),
        ("来源：云溪日报", "source"),
        ("（来源：云溪县人民政府网站）", "source"),
        ("责任编辑：王某", "source"),
        ("原文地址：http://example.invalid/2024/0131/1.html", "source"),
        ("http://example.invalid/2024/0131/12345.html", "source"),
        ("2024yx001.jpg (5.66 KB, 下载次数: 7)", "attachment"),
    ],
)
def test_noise_lines_are_dropped_and_counted(read_post: ReadPost, line: str, kind: str) -> None:
    post = read_post(f"　　甲。<br />{line}<br />　　乙。")
    assert (post.paragraphs, post.removed) == (("甲。", "乙。"), {kind: 1})


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("本帖最后由 某人 于 2023-3-7 20:29 编辑", "edit_note"),
        ("查看本帖隐藏内容请回复", "locked"),
        ("待审核", "locked"),
        ("代码：", "notice"),
        ("报告.doc（下载次数：7）", "attachment"),
        ("本帖子中包含更多资源", "attachment"),
        ("您需要登录才可以下载或查看", "attachment"),
        ("云溪日报记者 王某 摄", "caption"),
        ("图为会场外景", "caption"),
        ("摄影：王某", "caption"),
        ("责任编辑：王某", "source"),
    ],
)
def test_noise_lines_are_known_in_both_scripts(read_post: ReadPost, line: str, kind: str) -> None:
    from opencc import OpenCC

    for written in (line, OpenCC("s2tw").convert(line)):
        assert read_post(f"甲。<br />{written}<br />乙。").removed == {kind: 1}, written


@pytest.mark.parametrize(
    "line",
    [
        "一、2023年工作回顾",
        "来源于工业的税收占比达到45.6%，来源结构持续优化。",
        "加强统计、审计、摄影等领域人才培养。",
        "作者权益保护力度加大，著作权登记1200件。",
        "附件1：名词解释",
        "图书馆总藏书120万册。",
        "（二）推动“下载”经济发展，新增用户5万户。",
    ],
)
def test_lines_of_the_report_that_look_like_noise_stay(read_post: ReadPost, line: str) -> None:
    assert read_post(f"甲。<br />{line}<br />乙。").paragraphs == ("甲。", line, "乙。")


def test_white_text_on_a_colored_ground_and_long_white_text_stay(read_post: ReadPost) -> None:
    long = "全县生产总值158.5亿元，" * 10
    body = f'<div style="background-color:#c00"><font color=white>粮食40.1万吨。</font></div><font color="#fff">{long}</font>'
    assert read_post(body).paragraphs == ("粮食40.1万吨。", long)


def test_quotes_of_other_posts_go_and_their_numbers_with_them(read_post: ReadPost) -> None:
    post = read_post(
        '<div class="quote"><blockquote><a href="x">甲 发表于 2024-1-1 08:00</a><br />增长5.8%</blockquote></div><br />数字不小'
    )
    assert (post.paragraphs, post.removed) == (("数字不小",), {"quote": 1})


def test_a_report_that_was_posted_inside_quote_marks_is_kept(read_post: ReadPost) -> None:
    report = "".join(f"　　第{number}项工作完成投资{number}亿元，各项任务全面落实。<br />" for number in range(80))
    post = read_post(f'转载<br /><div class="quote"><blockquote>{report}</blockquote></div>')
    assert len(post.paragraphs) == 81


def test_an_edit_note_gives_the_time_of_the_edit(read_post: ReadPost) -> None:
    post = read_post('<i class="pstatus"> 本帖最后由 某人 于 2024-2-1 07:30 编辑 </i><br /><br />　　甲。')
    assert post.paragraphs == ("甲。",)
    assert str(post.edited_at) == "2024-02-01 07:30:00"


def test_italic_text_with_the_class_of_the_edit_note_is_text(read_post: ReadPost) -> None:
    assert read_post('<i class="pstatus">增长5.8%</i>，收入12亿元').paragraphs == ("增长5.8%，收入12亿元",)


@pytest.mark.parametrize(
    ("box", "withheld", "kind"),
    [
        ('<div class="locked">游客，如果您要查看本帖隐藏内容请<a href="x">回复</a></div>', True, "locked"),
        ('<div class="locked">本主题需向作者支付 <strong>5 金钱</strong> 才能浏览</div>', True, "locked"),
        ('<div class="locked">本帖为付费主题，需支付 10 金币后查看</div>', True, "locked"),
        ("<b>**** Hidden Message *****</b>", True, "locked"),
        ('<div class="locked">以下内容需要积分高于 100 才可浏览</div>', False, "notice"),
        ('<div class="locked">附件: <em>您需要登录才可以下载或查看附件</em></div>', False, "attachment"),
        ('<div class="showhide"><h4>本帖隐藏的内容</h4></div>', False, "notice"),
    ],
)
def test_walls_are_told_from_notices(read_post: ReadPost, box: str, withheld: bool, kind: str) -> None:
    post = read_post(f"　　甲。<br />{box}")
    assert (post.paragraphs, post.withheld, post.removed) == (("甲。",), withheld, {kind: 1})


def test_shown_hidden_content_and_code_are_text(read_post: ReadPost) -> None:
    post = read_post(
        '<div class="showhide"><h4>本帖隐藏的内容</h4>　　甲。<br />乙。</div>'
        '<div class="blockcode"><div id="code_x"><ol><li>丙1。<br /><li>丁2。</ol></div><em>复制代码</em></div>'
    )
    assert post.paragraphs == ("甲。", "乙。", "丙1。", "丁2。")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ('<ul type="1" class="litype_1"><li>甲<li>乙</ul>', ["1. 甲", "2. 乙"]),
        ("<ol start=3><li><p>甲</p><p>续</p></li><li>乙</li></ol>", ["3. 甲", "续", "4. 乙"]),
        ("<ol><li>1、甲</li><li>2、乙</li></ol>", ["1、甲", "2、乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>甲<ol><li>子</li></ol></li><li>乙</li></ol>", ["1. 甲", "1. 子", "2. 乙"]),
    ],
)
def test_lists_keep_their_numbers(read_post: ReadPost, body: str, lines: list[str]) -> None:
    assert list(read_post(body).paragraphs) == lines


@pytest.mark.parametrize(
    "rule",
    [
        "td .kw9 { display: none }",
        ".kw9,.b{display:none}",
        ".b, td .kw9 { display : none !important }",
        "i.kw9{font-size:0}",
        ".kw9{visibility:hidden}",
        ".kw9{position:absolute;left:-9999px}",
        ".kw9{opacity:0}",
        "/* .a{ */ .kw9{color:red;display:none}",
        "@media screen{.kw9{display:none}}",
        ".kw9{width:0;height:0;overflow:hidden}",
        "#kw8{display:none}",
    ],
)
def test_text_hidden_by_the_pages_own_style_is_hidden(thread_page: Callable[..., str], rule: str) -> None:
    html = thread_page("增长5<i class=kw9 id=kw8>7 q</i>.8%").replace("</head>", f"<style>{rule}</style></head>")
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert page.posts[0].paragraphs == ("增长5.8%",)


@pytest.mark.parametrize(
    "rule",
    [
        "@media print{.kw9{display:none}}",
        "@media (max-width:600px){.kw9{display:none}}",
        ".kw9{font-size:0.9em}",
        ".kw9:hover{display:none}",
        ".kw9{display:none}.kw9{display:inline}",
        "/* .kw9{display:none} */",
        ".kw9{display:none",
    ],
)
def test_text_that_the_pages_own_style_shows_stays(thread_page: Callable[..., str], rule: str) -> None:
    html = thread_page("增长5<i class=kw9>7</i>.8%").replace("</head>", f"<style>{rule}</style></head>")
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert page.posts[0].paragraphs == ("增长57.8%",)


def test_a_post_whose_end_is_lost_does_not_swallow_the_next(thread_page: Callable[..., str]) -> None:
    html = thread_page("甲一。", "乙二。", "丙三。").replace(
        '</td></tr></table></div><div id="comment', '</div><div id="comment'
    )
    page = read_bytes("page.html", html.encode())
    assert isinstance(page, Page)
    assert [post.paragraphs for post in page.posts] == [("甲一。",), ("乙二。",), ("丙三。",)]


@pytest.mark.parametrize("style", ["font-size:0.9em", "opacity:0.9", "text-indent:2em", "left:-10px", "height:0"])
def test_text_in_an_ordinary_style_stays(read_post: ReadPost, style: str) -> None:
    assert read_post(f'增长5<span style="{style}">7</span>.8%').paragraphs == ("增长57.8%",)
