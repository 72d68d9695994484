"""What sites have around and in their articles: anchors, boxes that a script shows, names that say little, lines of the site."""

from __future__ import annotations

import pytest

from pipeline.pages.model import RejectedPage
from pipeline.pages.read import read_bytes
from tests.pages.test_article import FOOT, LINES, LONG, NAV, NEWS, REPORT, page_of, paragraphs_of, read

CHAPTERS = (LONG[:20], LONG[20:40], LONG[40:])


def lines_of(body: str) -> list[str]:
    return list(read(NAV + body + FOOT).posts[0].paragraphs)


def chapters(anchor: str) -> str:
    return "".join(f'<div class="part">{anchor}{paragraphs_of(part)}</div>' for part in CHAPTERS)


@pytest.mark.parametrize("style", ["position:absolute;left:50%;margin-left:-600px", "margin-top:-120px"])
@pytest.mark.parametrize("box", ['<style>.box{{{}}}</style><div class="box">', '<div style="{}">'])
def test_a_box_that_is_moved_into_its_place_is_seen(style: str, box: str) -> None:
    assert lines_of(f"{box.format(style)}<div>{LINES}</div></div>") == REPORT


@pytest.mark.parametrize(
    ("article", "lines"),
    [
        (f'<div class="x"><a name="top">{LINES}</div>', REPORT),
        ("".join(f'<p><a name="_Toc{n}">{line}</a></p>' for n, line in enumerate(REPORT)), REPORT),
        ("".join(f'<div><a name="OLE_LINK1"></a>{line}</div>' for line in REPORT), REPORT),
        (f'<div class="x">{chapters("<a name=c></a>")}</div>', LONG),
        (f'<div class="x">{LINES}<ul><li><a name="n"></a>注：为快报数</li></ul></div>', [*REPORT, "注：为快报数"]),
    ],
    ids=["an anchor left open", "headings of Word", "an anchor in each line", "one in each chapter", "one in a note"],
)
def test_an_anchor_is_no_link(article: str, lines: list[str]) -> None:
    assert lines_of(article) == lines


def test_chapters_with_a_link_to_the_top_each_are_no_teasers() -> None:
    lines = lines_of(f'<div class="x">{chapters("<p><a href=#top>返回顶部</a></p>")}</div>')
    assert lines == LONG


@pytest.mark.parametrize("spacer", ['<td colspan="2">', '<td width="20" colspan="3">'])
def test_rows_of_one_wide_cell_are_lines(spacer: str) -> None:
    rows = "".join(f"<tr>{spacer}{line}</td></tr>" for line in REPORT)
    post = read(f'{NAV}<div id="zoom"><p>{LONG[40]}</p><table>{rows}</table></div>{FOOT}').posts[0]
    assert (list(post.paragraphs), post.tables) == ([LONG[40], *REPORT], ())


def test_an_article_of_wechat_that_its_script_shows_is_read() -> None:
    style = "visibility: hidden; opacity: 0; "
    assert lines_of(f'<div class="rich_media_content" id="js_content" style="{style}">{LINES}</div>') == REPORT


@pytest.mark.parametrize("style", ["display:none", "opacity:0", "font-size:0"])
def test_a_page_that_a_script_shows_as_a_whole_is_read(style: str) -> None:
    article = "".join(f'<p style="font-size:16px">{line}</p>' for line in LONG)
    assert lines_of(f'<div id="app" style="{style}"><div class="x">{article}</div></div>') == LONG


@pytest.mark.parametrize("article", [paragraphs_of(LONG), f'<p style="font-size:16px">{"<br>".join(LONG)}</p>'])
def test_a_box_of_no_size_that_holds_the_page_is_seen(article: str) -> None:
    """Pages set none to close the gaps between boxes; each box then sets its own."""
    notice = paragraphs_of(["本站由云溪县大数据中心承办，内容以正式文件为准，转载请注明出处。"] * 9)
    assert (
        lines_of(f'<div style="font-size : 0px">{NEWS}<div>{article}</div></div><div class="foot">{notice}</div>')
        == LONG
    )


@pytest.mark.parametrize("size", ["0", "1px"])
def test_a_style_sheet_that_gives_a_box_no_size_hides_no_article(size: str) -> None:
    assert lines_of(f'<style>.box{{font-size:{size}}}</style><div class="box"><div>{LINES}</div></div>') == REPORT


def test_a_hidden_notice_on_a_page_of_links_is_no_article() -> None:
    page = page_of(f'{NAV}{NEWS}<div style="display:none">{LINES}</div>{FOOT}')
    refused = read_bytes("a.html", page.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"


@pytest.mark.parametrize("name", ["detail share", "nav_right", "menu-box", "recommend", "news-social", "reply"])
def test_an_article_in_a_box_that_is_called_as_what_stands_around_is_read(name: str) -> None:
    foot = f'<div class="bottom">{paragraphs_of(["本站由云溪县大数据中心承办，内容以正式文件为准，转载请注明出处。"] * 7)}</div>'
    page = read(f'{NAV}<div class="{name}"><div class="x">{paragraphs_of(LONG * 2)}</div></div>{foot}')
    assert list(page.posts[0].paragraphs) == LONG * 2


WHEN, BY = "（2024年1月31日在云溪县第九届人民代表大会第三次会议上）", "云溪县人民政府"


@pytest.mark.parametrize(
    "article",
    [
        f'<div align="center">{WHEN}</div>{LINES}<div style="text-align:right"><a name="_GoBack"></a>{BY}</div>',
        f"<div><p>{WHEN}</p></div>{LINES}<p>{BY}</p>",
        f"<p>{WHEN}</p><div>{LINES}</div><p>{BY}</p>",
        f"<p>{WHEN}</p><div><div>{LINES}</div></div><div>{BY}</div>",
    ],
    ids=["lines in other elements", "the first in a box", "all but the first in a box", "in a box in a box"],
)
@pytest.mark.parametrize("box", ['<div class="x">', '<div id="Zoom">'])
def test_the_first_and_last_lines_stand_in_other_elements_than_the_rest(box: str, article: str) -> None:
    assert lines_of(f"<h1>政府工作报告</h1>{box}{article}</div>") == [WHEN, *REPORT, BY]


@pytest.mark.parametrize(
    "line",
    [
        "2024-01-31 09:20 来源：云溪日报",
        "2024年01月31日 09:20　来源：云溪日报　作者：李某",
        "[ 2024-01-31 ]",
        "点击数：35 更新时间：2024-01-31 【字号：大 中 小】",
        "稿源：云溪日报 编辑：李某 2024-01-31",
        "浏览量：1,203次",
        "瀏覽次數：123",
        "您当前位置：首页 > 政府工作报告",
        "索引号：000000000/2024-00001",
        "发文日期：2024-01-31",
        "（原标题：云溪县政府工作报告）",
        "听全文",
        "语音播报",
        "用微信扫码二维码",
        "分享至好友和朋友圈",
        "编辑|李某",
        "责编 | 李某",
        "来源丨云溪发布",
        "文字：李某；编辑：王某；审核：赵某",
        "初审：李某 复审：王某 终审：赵某",
        "【我要纠错】责任编辑：李某",
        "声明：本网转载此文，目的在于传递更多信息。",
        "本文系云溪网独家稿件，未经授权，不得转载。",
        "版权所有 云溪县人民政府",
        "延伸阅读：",
        "标签：",
        "END",
        "点“在看”",
    ],
)
def test_a_line_of_the_site_is_dropped_and_counted(line: str) -> None:
    for lines in (f"<p>{line}</p>{LINES}", f"{LINES}<p>{line}</p>"):
        post = read(f'{NAV}<h1>报告</h1><div class="x">{lines}</div>{FOOT}').posts[0]
        assert (list(post.paragraphs), sum(post.removed.values())) == (REPORT, 1)


@pytest.mark.parametrize(
    "line",
    [
        "2024年1月31日",
        "2024年1月31日，全县资金来源拓宽至5个渠道，完成投资3.1亿元；",
        "（此件公开发布）",
        "声明：我县与周边县共同推进5个项目",
        "附件：2024年重点项目表",
        "编辑出版县志3部",
        "审核项目35个；校对台账12本",
    ],
)
def test_a_line_of_the_article_that_is_like_the_site_s_stays(line: str) -> None:
    assert lines_of(f'<div class="x">{LINES}<p>{line}</p></div>') == [*REPORT, line]


@pytest.mark.parametrize("box", ['<div class="x">', '<div id="zoom">'])
@pytest.mark.parametrize("tag", ["h1", "h2", "p"])
def test_the_title_above_the_article_is_none_of_its_lines(box: str, tag: str) -> None:
    assert lines_of(f"{box}<{tag}> 报告</{tag}><p>2024-01-31 来源：云溪日报</p>{LINES}</div>") == REPORT


def test_a_list_of_links_within_the_article_is_dropped() -> None:
    links = '<div class="r"><h3>相关阅读</h3><ul><li><a href="/1">云溪县两会开幕</a></li><li><a href="/2">一图读懂</a></li></ul></div>'
    notes = '<ul><li><a name="n"></a>注：为快报数</li></ul>'
    halves = paragraphs_of(LONG[:30]), paragraphs_of(LONG[30:])
    assert lines_of(f'<div class="x">{halves[0]}{links}{halves[1]}{notes}</div>') == [*LONG, "注：为快报数"]


@pytest.mark.parametrize(
    "box",
    [
        '<section style="background-image:linear-gradient(90deg,#c00,#f00)">{}</section>',
        '<table><tr><td background="red.gif">{}</td></tr></table>',
        '<div class="red">{}</div>',
    ],
    ids=["a gradient", "a picture", "a class"],
)
def test_a_white_heading_on_a_coloured_box_is_read(box: str) -> None:
    heading = box.format('<p><font color="#FFFFFF">一、2023年工作回顾</font></p>')
    assert lines_of(f'<div class="x">{LINES}{heading}{LINES}</div>') == [*REPORT, "一、2023年工作回顾", *REPORT]


@pytest.mark.parametrize("name", ["sign", "tip", "rate", "cm", "attach", "tattl"])
def test_a_class_that_forums_have_for_what_is_no_text_is_one_of_any_other_site(name: str) -> None:
    assert lines_of(f'<div class="x">{LINES}<p class="{name}">{BY}</p></div>') == [*REPORT, BY]


def test_anti_copy_text_is_none_of_an_article_either() -> None:
    lines = LINES.replace("，增长", '<font class="jammer">7 x</font>，增长')
    assert lines_of(f'<div class="x">{lines}</div>') == REPORT


@pytest.mark.parametrize("rule", [".menu .text{display:none}", ".tabs>div.text, .menu p.text{display:none}"])
def test_a_name_that_is_hidden_within_another_element_is_seen_elsewhere(rule: str) -> None:
    lines = "".join(f'<p class="text">{line}</p>' for line in REPORT)
    assert lines_of(f'<style>{rule}</style><div class="text">{lines}</div>') == REPORT


FOOT_LINES = [
    "版权所有：云溪县人民政府办公室　地址：云溪县云溪镇人民路1号　邮编：000000",
    "电话：0700-1234567　传真：0700-1234568　电子信箱：yunxi@example.gov.cn",
    "某ICP备00000000号-1　某公网安备00000000000000号　网站标识码：0000000000",
    "技术支持：云溪县大数据中心。建议使用1366×768分辨率浏览本站，未经授权禁止转载，如有意见，请与我们联系。",
]


@pytest.mark.parametrize("name", ["fot_w2", "bottom", "footbox", "footer1", "btm", "yejiao"])
@pytest.mark.parametrize(
    "foot",
    [
        "<br>".join(FOOT_LINES),
        "".join(f"<div>{line}</div>" for line in FOOT_LINES),
        f"<p>{FOOT_LINES[0]}</p><table><tr><td>{FOOT_LINES[1]}</td></tr></table><p>{FOOT_LINES[2]}</p><p>{FOOT_LINES[3]}</p>",
    ],
    ids=["lines", "elements", "a table"],
)
def test_a_footer_is_known_by_what_it_says_whatever_it_is_called(name: str, foot: str) -> None:
    contact = "".join(f"<p>{line}</p>" for line in ("联系我们", "地址：人民路1号", "电话：0700-1234567"))
    body = f'<div class="w"><div class="l"><div class="x">{LINES}</div></div><div class="r">{contact}</div></div>'
    assert lines_of(f'{body}<div class="{name}">{foot}</div>') == REPORT


@pytest.mark.parametrize(
    "lines",
    [
        [*REPORT, "主办单位：云溪县人民政府", "技术支持：云溪县大数据中心"],
        [*REPORT, "全县网站ICP备案率达到100%，网站标识码、版权所有等信息公开5项。"],
        [*LONG, *FOOT_LINES[1:]],
    ],
    ids=["hosts of an event", "records of sites", "a long one with its own footer"],
)
def test_an_article_that_has_words_of_a_footer_is_none(lines: list[str]) -> None:
    assert lines_of(f'<div class="x">{paragraphs_of(lines)}</div>') == lines


@pytest.mark.parametrize("more", ["【详细】", "查看全文", "更多>>", "[閱讀全文]"])
def test_two_teasers_with_a_link_to_the_rest_are_no_part_of_the_article(more: str) -> None:
    teasers = "".join(
        f'<div class="hot"><p><strong>{town}的新变化</strong>近日，记者走进{town}，看到{town}的产业、道路和学校都有了新变化，'
        f'群众的收入一年比一年多，日子一天比一天好，大家都说好政策带来了好生活。<a href="/{n}">{more}</a></p></div>'
        for n, town in enumerate(["城东乡", "城西乡"])
    )
    body = f'<div class="w"><div class="l"><div class="x">{LINES}</div></div><div class="r">{teasers}</div></div>'
    assert lines_of(body) == REPORT


def test_two_long_chapters_with_a_link_each_are_the_article() -> None:
    parts = "".join(
        f'<div class="part">{paragraphs_of(part)}<p><a href="/{n}">更多</a></p></div>'
        for n, part in enumerate((LONG[:30], LONG[30:]))
    )
    lines = lines_of(f'<div class="x">{parts}</div>')
    assert [line for line in lines if line != "更多"] == LONG
