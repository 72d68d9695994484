"""Articles of government and news sites: the text as posted in whatever layout, nothing of the site, no digit lost or added."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes

WORK = ["教育", "卫生", "交通", "水利", "农业", "林业", "文化", "旅游", "科技", "商务", "民政", "统计"]


def report_of(lines: int) -> list[str]:
    return [
        "各位代表：",
        *(
            f"{WORK[number % len(WORK)]}工作方面，全年完成投资{number + 3}.{number}亿元，增长{number * 7 % 19}.{number * 3 % 10}%，新建项目{number * 13 + 11}个，受益群众{number * 371 + 1024}人。"
            for number in range(lines)
        ),
        "以上报告，请予审议。",
    ]


def unlike(count: int) -> str:
    """Elements of a line each, none like another."""
    return "".join(f'<div class="c{number}">全年完成投资3.1亿元，增长5%。</div>' for number in range(count))


def paragraphs_of(report: list[str]) -> str:
    return "\n".join(f"<p>　　{line}</p>" for line in report)


REPORT, LONG = report_of(12), report_of(60)
LINES = paragraphs_of(REPORT)
NAV = (
    '<div class="header"><ul class="nav">'
    + "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("首页", "政务公开", "政务服务", "互动交流"))
    + '</ul></div><div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 政府工作报告</div>'
)
INFO = '<div class="info"><span>发布时间：2024-01-31 09:30</span> <span>来源：县政府办公室</span> <span>浏览：10123</span></div>'
FOOT = (
    '<div class="footer"><p>主办单位：云溪县人民政府办公室 联系电话：0700-1234567</p><p>备案号00000001号。</p>'
    "<p>建议使用1366×768分辨率浏览本站；未经授权禁止转载，如有意见，请与我们联系。</p></div>"
)
SHARE = '<div class="share">分享到：<a href="#">微信</a><a href="#">微博</a></div>'
RELATED = (
    '<div class="related"><h3>相关阅读</h3><ul>'
    + "".join(
        f'<li><a href="/r{n}">云溪县召开第{n}次会议，部署{n}项重点工作，听取汇报。</a><span>2024-01-02</span></li>'
        for n in range(12)
    )
    + "</ul></div>"
)
NEWS = "".join(
    f'<div class="item"><h4><a href="/s{n}">新闻{n}</a></h4><p class="sum">近日，县领导到第{n}个项目现场调研，强调要抓紧抓实，确保{n + 50}个项目按期完工。</p></div>'
    for n in range(6)
)
TABLE = "<table><tr><th>指标</th><th>2023年</th></tr><tr><td>地区生产总值</td><td>15<b>8</b>.5</td></tr></table>"


def in_spans(line: str) -> str:
    """As Word's markup has it: numbers split over inline elements."""
    return "".join(
        f'<span lang="EN-US">{char}</span>' if char in "0123456789." else f"<font>{char}</font>" for char in line
    )


def layouts(report: list[str]) -> dict[str, str]:
    """One report in every layout of a site."""
    lines = paragraphs_of(report)
    return {
        "TRS": NAV
        + f'<div class="main"><h1>云溪县2024年政府工作报告</h1>{INFO}<div class="view TRS_UEDITOR"><style>.TRS_Editor P{{margin:0}}</style>'
        f'<div class="TRS_Editor">{lines}</div></div>{SHARE}<p><a href="#">【打印】</a><a href="#">【关闭】</a></p></div>{RELATED}{FOOT}',
        "zoom": NAV
        + f'<div><div class="left">{RELATED}</div><div class="right"><h2>报告</h2>{INFO}<div id="zoom">{lines}</div></div></div>{FOOT}',
        "layout tables": f'<table><tr><td>{NAV}</td></tr><tr><td><table><tr><td class="pages_content"><table><tr><td>{lines}</td></tr></table></td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>',
        "line breaks": NAV
        + f'<div class="text">{"<br>".join("&nbsp;&nbsp;&nbsp;&nbsp;" + line for line in report)}</div>{FOOT}',
        "news": NAV
        + f'<article><h1>报告</h1>{INFO}{SHARE}<div class="article-content">{lines}</div><div class="editor">（责任编辑：王某）</div>{SHARE}</article>{NEWS}{RELATED}{FOOT}',
        "news beside it": NAV + f'<div class="m"><div class="c">{lines}</div>{NEWS}</div>{RELATED}{FOOT}',
        "Word": NAV
        + '<div class="TRS_Editor">'
        + "".join(
            f'<p class="MsoNormal">　　{in_spans(line)}<span lang="EN-US"><o:p></o:p></span></p>' for line in report
        )
        + f"</div>{FOOT}",
        "no container": f"{NAV}<h1>报告</h1>{lines}{FOOT}",
        "several containers": NAV
        + f'<div class="main"><h1>报告</h1>{INFO}'
        + "".join(
            f'<div class="part"><p>{"</p><p>".join(part)}</p></div>' for part in (report[:5], report[5:9], report[9:])
        )
        + f"</div>{FOOT}",
        "blocks for paragraphs": NAV
        + f'<div><div class="title">报告</div>{INFO}<div class="c">{"".join(f"<div>{line}</div>" for line in report)}</div></div>{FOOT}',
        "hidden text": NAV
        + f'<div class="x">{"".join(f"<p>{line}<span style=display:none>复制9{n}9</span></p>" for n, line in enumerate(report))}</div>{FOOT}',
        "HTML 5": NAV
        + f"<main><section><header><h1>报告</h1></header>{lines}<footer>{SHARE}</footer></section><aside>{NEWS}</aside></main>{FOOT}",
        "pages of pages": NAV
        + f'<div class="m"><div class="x">{lines}</div><div class="page"><a href="1.html">1</a> <a href="2.html">2</a> <a href="2.html">下一页</a></div></div>{FOOT}',
    }


def page_of(body: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>报告</title></head><body>{body}</body></html>'


def read(body: str) -> Page:
    page = read_bytes("a.html", page_of(body).encode())
    assert isinstance(page, Page), page
    assert page.software == "article"
    return page


@pytest.mark.parametrize("report", [REPORT, LONG], ids=["short", "long"])
@pytest.mark.parametrize("layout", layouts([]))
def test_the_article_and_nothing_of_the_site_is_read_in_every_layout(layout: str, report: list[str]) -> None:
    assert list(read(layouts(report)[layout]).posts[0].paragraphs) == report


@pytest.mark.parametrize(
    "body",
    [
        f"{NEWS}{RELATED}" + "".join(f"<p>{line}</p>" for line in REPORT),
        f'<div style="display:none">{paragraphs_of(LONG)}</div><div class="x">{LINES}</div>',
        f'<div class="x">{LINES}</div><div class="comments">{"".join(f"<p>{n}楼：说得好。</p>" for n in range(9))}</div>',
    ],
    ids=["beside news", "beside a hidden copy", "with comments"],
)
def test_sentences_elsewhere_are_not_read(body: str) -> None:
    assert list(read(NAV + body + FOOT).posts[0].paragraphs) == REPORT


COMMENTS = "".join(
    f'<div class="reply"><b>网友{n}</b><p>第{n}个项目何时开工？我们等了很久。</p></div>' for n in range(40)
)
FIRST, SECOND = paragraphs_of(REPORT[:6]), paragraphs_of(REPORT[6:])


@pytest.mark.parametrize(
    "article",
    [
        f"<table>{''.join(f'<tr><td>{line}</td></tr>' for line in REPORT)}</table>",
        "".join(f"<section><section><span>{line}</span></section></section>" for line in REPORT),
        f'<form action="/x"><table><tr><td class="text">{LINES}</td></tr></table></form>',
        f'<div class="upper">{FIRST}</div><div class="lower">{SECOND}</div>',
        f"<div><div>{FIRST}</div></div>{SECOND}",
    ],
    ids=["a row a line", "sections in sections", "a layout table in a form", "two elements unlike", "a part deeper"],
)
def test_an_article_beside_more_text_than_its_own_is_read(article: str) -> None:
    body = f'{NAV}<div class="m"><div class="c">{article}</div></div><div class="replies">{COMMENTS}</div>{FOOT}'
    post = read(body).posts[0]
    cells = [cell for table in post.tables for row in table.rows for cell in row]
    assert [*post.paragraphs, *cells] == REPORT


@pytest.mark.parametrize(
    "body",
    [
        NEWS * 3,
        "".join(f"<p><a href=/{n}>云溪县第{n}号公告</a> 2024-01-{n}</p>" for n in range(10, 31)),
    ],
    ids=["teasers", "a list of notices with dates"],
)
def test_a_page_of_links_to_articles_is_none(body: str) -> None:
    refused = read_bytes("a.html", page_of(NAV + f"<div>{body}</div>" + FOOT).encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"


PLAIN = [f"全年完成投资{number + 3}.1亿元，增长{number % 9}.5%，新建项目{number * 13 + 11}个" for number in range(40)]


@pytest.mark.parametrize(
    "article",
    [
        f'<div class="text">{paragraphs_of(LONG)}<ul>{"".join(f"<li>{line}</li>" for line in PLAIN)}</ul></div>',
        f'<div class="text">{paragraphs_of(LONG)}<div>{paragraphs_of(PLAIN)}</div></div>',
    ],
    ids=["a list", "an element within"],
)
def test_lines_without_full_stops_behind_the_sentences_are_read(article: str) -> None:
    assert list(read(NAV + article + FOOT).posts[0].paragraphs) == LONG + PLAIN


def test_comments_are_not_taken_for_the_article_though_they_alone_have_full_stops() -> None:
    comments = "".join("<p>网友：很好，支持。</p>" for _ in range(25))
    body = f'{NAV}<div class="text">{paragraphs_of(PLAIN * 3)}</div><div class="cm">{comments}</div>{FOOT}'
    assert list(read(body).posts[0].paragraphs)[: len(PLAIN) * 3] == PLAIN * 3


def test_a_cell_beside_the_article_s_is_no_part_of_it() -> None:
    body = f"<table><tr><td>{NAV}<p>本站内容供参考。</p></td><td>{paragraphs_of(LONG)}</td></tr></table>{FOOT}"
    assert list(read(body).posts[0].paragraphs) == LONG


@pytest.mark.parametrize(
    "article",
    [
        paragraphs_of(LONG),
        "".join(f"<div>{line}</div>" for line in LONG),
        "".join(f'<div class="part"><p>{"</p><p>".join(part)}</p></div>' for part in (LONG[:9], LONG[9:14], LONG[14:])),
    ],
    ids=["paragraphs", "an element a paragraph", "an element a chapter"],
)
def test_a_long_article_is_told_in_whatever_elements_its_lines_stand(article: str) -> None:
    assert list(read(f'{NAV}<div class="a"><div class="b">{article}</div></div>{FOOT}').posts[0].paragraphs) == LONG


def test_a_table_between_paragraphs_and_one_behind_them_stand_apart() -> None:
    middle, end = LINES.split("\n")[:6], LINES.split("\n")[6:]
    post = read(
        f'{NAV}<div id="zoom">{"".join(middle)}<div class="box">{TABLE}</div>{"".join(end)}{TABLE}</div>{FOOT}'
    ).posts[0]
    assert list(post.paragraphs) == REPORT
    assert [(table.rows, table.after) for table in post.tables] == [
        ((("指标", "2023年"), ("地区生产总值", "158.5")), after) for after in (6, len(REPORT))
    ]


def test_the_place_of_a_table_does_not_count_the_lines_of_the_site() -> None:
    post = read(
        f'{NAV}<div class="m"><p>发布时间：2024-01-31 09:30</p>{LINES}{TABLE}<p>以上数据为快报数。</p></div>'
    ).posts[0]
    assert post.paragraphs[0] == REPORT[0]
    assert post.tables[0].after == len(REPORT)


def test_headings_lists_and_notes_of_the_article_stay() -> None:
    items = "".join(f"<li>{line}</li>" for line in REPORT[1:5])
    body = f"<h2>一、2023年工作回顾</h2>{LINES}<h3>（一）产业发展</h3><ol>{items}</ol><blockquote><p>名词解释</p><p>两不愁：保障6类待遇。</p></blockquote>"
    post = read(f'{NAV}<div class="d"><h1>报告</h1><div class="c">{body}</div></div>{RELATED}{FOOT}').posts[0]
    assert list(post.paragraphs) == [
        "一、2023年工作回顾",
        *REPORT,
        "（一）产业发展",
        *(f"{n}. {line}" for n, line in enumerate(REPORT[1:5], 1)),
        "名词解释",
        "两不愁：保障6类待遇。",
    ]


@pytest.mark.parametrize(
    ("head", "others"),
    [
        ("", "<iframe>{}</iframe>"),
        ("", '<div class="b"><object>{}</object></div>'),
        ("", '<div class="b" hidden>{}</div>'),
        ("<style>.b {{display: none}}</style>", '<div class="b">{}</div>'),
        ("<style>#b {{display: none}}</style>", '<div id="b">{}</div>'),
    ],
    ids=["a frame", "an object", "hidden by its attribute", "a hidden class", "a hidden id"],
)
def test_a_longer_text_that_nobody_sees_does_not_hide_the_article(head: str, others: str) -> None:
    unseen = f"{head}{others}".format(paragraphs_of(report_of(120)))
    assert (
        list(
            read(f'<div class="w"><div class="a">{LINES}</div></div><div><p>县情</p>{unseen}</div>').posts[0].paragraphs
        )
        == REPORT
    )


@pytest.mark.parametrize(
    "line",
    [
        "【打印本页】 【关闭窗口】",
        "【列印本頁】 【關閉視窗】",
        "字号：大 中 小",
        "字號：大 中 小",
        "字體：大 中 小",
        "上一篇：县政府召开常务会议",
        "下一頁：縣政府召開常務會議",
        "相關鏈接：縣政府召開常務會議",
        "掃一掃在手機打開當前頁",
        "舉報 糾錯",
        "發佈時間：2024-01-31 09:30 來源：縣政府辦公室",
        "发布日期：２０２４年１月３１日",
    ],
)
def test_lines_of_the_site_among_those_of_the_article_are_dropped_in_both_scripts(line: str) -> None:
    post = read(f'{NAV}<div class="a">{LINES}<p>{line}</p></div>{FOOT}').posts[0]
    assert (list(post.paragraphs), post.removed) == (REPORT, {"tool": 1})


def test_a_page_with_nothing_but_noise_is_no_article() -> None:
    pictures = "".join(f"<p>20240131{number:03}.jpg</p>" for number in range(40))
    refused = read_bytes("a.html", page_of(f'<div class="a">{pictures}</div>').encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"


def test_a_list_of_news_is_no_article() -> None:
    refused = read_bytes("a.html", page_of(NAV + RELATED * 8 + FOOT).encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"


@pytest.mark.parametrize(
    "body",
    [
        lambda: "<div>" * 2_900 + LINES,
        lambda: "<div>" + LINES + ("<font>" * 900 + "增长5.8%" + "</font>" * 900) * 9 + "</div>",
        lambda: "<div>" + "增长5.8%，收入12.6亿元。<br>" * 15_000 + "</div>",
        lambda: "<table><tr><td>" * 800 + LINES,
        lambda: "<p>" + "增长5.8%，收入12.6亿元。" * 200_000 + "</p>",
        lambda: f'<div class="{"x " * 500_000}">{LINES}</div>',
        lambda: '<a href="/x">增长5.8%链接文本，</a> ' * 9_000,
        lambda: "<div>" * 2_900 + unlike(40_000),
        lambda: "<div>" * 2_900 + unlike(40_000) + "</div>" * 2_900 + f"<section>{LONG[1] * 30}</section>",
        lambda: "<div>" * 2_900 + LONG[1] * 50 + "</div>" * 2_900 + unlike(40_000),
        lambda: f'<div class="a">{LONG[1]}</div>' * 22_000 + unlike(22_000),
        lambda: (unlike(2_800).replace("</div>", "") + "</div>" * 2_800) * 16,
        lambda: "<pre>" + "会场图：1.jpg 王某 摄\n" * 150_000 + "</pre>",
    ],
    ids=[
        "deep",
        "deep inline",
        "line breaks",
        "nested tables",
        "one paragraph",
        "classes",
        "links",
        "unlike, deep",
        "unlike, deep, beside one",
        "unlike, beside a deep one",
        "alike and unlike",
        "each in the one before",
        "lines in one element",
    ],
)
def test_hostile_articles_cost_linear_time(body: Callable[[], str]) -> None:
    start = time.monotonic()
    read_bytes("a.html", page_of(body()).encode())
    assert time.monotonic() - start < 10


def test_characters_that_no_markup_has_do_not_stop_the_reading() -> None:
    comments = "".join('<div class="c\x08"><p>写得好\x0b，支持县里的工作。&#1;</p></div>' for _ in range(3))
    page = read_bytes("a.html", page_of(f'<div class="t\x01">{LINES}</div>{comments}').encode())
    assert isinstance(page, Page)
    assert page.posts[0].paragraphs[: len(REPORT)] == tuple(REPORT)


def beside_a_comment(lines: str) -> Page | RejectedPage:
    """A page on which a comment has a sentence, too."""
    page = page_of(f'{NAV}<div class="x">{lines}</div><div><p>写得好，支持工作。</p></div>')
    return read_bytes("a.html", page.encode())


def test_an_article_in_letters_of_compatibility_is_read() -> None:
    lines = "".join(f"<p>{line.replace('年', chr(0xF98E))}</p>" for line in LONG)
    page = beside_a_comment(lines)
    assert isinstance(page, Page)
    assert len(page.posts[0].paragraphs) >= len(LONG)


def test_an_article_with_a_link_behind_each_line_is_read() -> None:
    lines = "".join(f'{line}<br><a href="/x">第{number}个项目的图片链接</a><br>' for number, line in enumerate(LONG))
    page = beside_a_comment(lines)
    assert isinstance(page, Page)
    assert {*LONG[1:-1]} <= {*page.posts[0].paragraphs}


def test_a_page_with_more_tags_than_an_article_has_is_refused() -> None:
    refused = read_bytes("a.html", page_of("增长5.8%<br>" * 100_000).encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large"
