"""Of an article: its title, not the site's; when it was published, not what day it is; its source, not the web editor."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes
from tests.pages.test_article import FOOT, LINES, NAV

TITLE = "云溪县2024年政府工作报告"
DAY = datetime(2024, 1, 31)


def read(above: str, head: str = "", below: str = "") -> Page:
    html = f'<html><head>{head}</head><body>{NAV}{above}<div class="x">{LINES}</div>{below}{FOOT}</body></html>'
    page = read_bytes("a.html", html.encode())
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(
    ("title", "above"),
    [
        (f"{TITLE}_云溪县人民政府", '<h1><a href="/">云溪县人民政府</a></h1>'),
        (f"{TITLE}-云溪县人民政府", f"<h1>政府工作报告</h1><h2>{TITLE}</h2>"),
        (f"{TITLE}-云溪", f'<h1 style="display:none">云溪县人民政府网站首页</h1><h3>{TITLE}</h3>'),
        (f"云溪县人民政府-{TITLE}", ""),
        (f"云溪县人民政府_政府工作报告_{TITLE}", ""),
        (f"云溪县人民政府|{TITLE}", ""),
        (f"云溪县人民政府门户网站 政府工作报告 {TITLE}", ""),
        (f"{TITLE}>>政府工作报告>>云溪县人民政府", ""),
        (f"{TITLE} 城东街道办事处", f'<div class="xl-title">{TITLE}</div>'),
        (f"云溪在线-政务-{TITLE}", f"<h1>云溪在线</h1><h2>{TITLE}</h2>"),
        ("云溪县人民政府门户网站", f'<h2 class="x">{TITLE}</h2>'),
        ("云溪县人民政府门户网站", f'<div class="arti_tit">{TITLE}</div><div>2024-01-31</div>'),
        ("工作动态", f'<h1>云溪县人民政府</h1><p class="bt">{TITLE}</p>'),
        ("云溪县人民政府门户网站", f"<h1>{TITLE}</h1>"),
        ("云溪网", f'<h2 class="full-title">{TITLE} 发布时间： 2024-01-31 09:30 35</h2>'),
        ("公告通知", f'<p class="tit"><a href="javascript:void(0);">{TITLE}</a></p>'),
    ],
)
def test_the_title_is_the_article_s_and_not_the_site_s(title: str, above: str) -> None:
    assert read(above, f"<title>{title}</title>", "<h1>友情链接</h1>").title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "云溪县2021-2025年发展规划",
        "云溪县2021—2025年发展规划",
        "政府工作报告——2024年1月31日在云溪县人民代表大会上",
        "COVID-19防控通报",
        "云溪开发报告：2024年产业增长5%",
    ],
)
def test_a_title_is_not_cut_at_a_sign_of_its_own(title: str) -> None:
    assert read("", f"<title>{title}_云溪县人民政府</title>").title == title
    assert read("", f"<title>{title} - 云溪县人民政府</title>").title == title
    assert read(f"<h2>{title}</h2>", "<title>云溪县人民政府</title>").title == title


@pytest.mark.parametrize(
    ("meta", "title"),
    [
        (f'<meta name="articletitle" content="{TITLE}">', TITLE),
        (f"<meta name=ArticleTitle content='{TITLE}<font color=red>[新]</font>'>", f"{TITLE}[新]"),
        (f'<meta property="og:title" content="{TITLE}_云溪县人民政府网站">', TITLE),
        ('<meta name="title" content="云溪县人民政府网站">', "云溪县概况"),
    ],
)
def test_a_title_that_the_site_states_is_taken_and_its_own_name_is_not(meta: str, title: str) -> None:
    assert read("<h1>云溪县概况</h1>", f"<title>云溪</title>{meta}").title == title


@pytest.mark.parametrize(
    "above",
    [
        "2024-01-31 来源：云溪日报",
        "<span>2024-01-31</span><span>来源：县政府办公室</span>",
        "来源：县政府办公室　2024-01-31",
        "[2024-01-31]",
        "<p>2024年1月31日</p>",
        "当前时间：2025年5月4日 星期六</div><div>发布时间：2024-01-31",
        "成文日期：2023-12-30 发布日期：2024-01-31",
        "发文日期：2023年12月30日</div><div>公开日期：2024-01-31",
        "更新时间：2024-03-01 发布时间：2024-01-31",
        "有效期至：2025-12-31 时间：2024-01-31",
        "更新时间：2024-03-01 日期：2024-01-31",
        "更新时间：2024-01-31 成文日期：2023-12-30",
    ],
)
def test_of_dates_that_which_tells_best_when_it_was_published(above: str) -> None:
    assert read(f"<div>{above}</div>").posts[0].posted_at == DAY


def test_the_date_of_the_article_s_first_line_is_not_the_one_beside_the_source() -> None:
    page = read("<div>作者： 字号：大 中 小</div><div>2024年1月31日在云溪县人民代表大会上</div>")
    assert page.posts[0].posted_at is None


def test_a_date_below_the_article_is_found() -> None:
    assert read("", "", "<table><tr><td>发布日期：2024-01-31</td></tr></table>").posts[0].posted_at == DAY


@pytest.mark.parametrize("above", ["今天是2024年1月31日 星期三", "有效期至：2024-01-31", "会议于2024年1月31日举行"])
def test_a_date_of_something_else_is_none_of_the_article(above: str) -> None:
    assert read(f"<div>{above}</div>").posts[0].posted_at is None


@pytest.mark.parametrize(
    "name",
    ["PubDate", "pubdate", "PUBDATE", "firstpublishedtime", "Maketime", "publish_time", "apub:time", "og:release_date"],
)
def test_when_it_was_published_is_stated_under_many_names(name: str) -> None:
    meta = f'<meta name="{name}" content="2024-01-31">'
    assert read("发布时间：2024-02-01", meta).posts[0].posted_at == DAY


@pytest.mark.parametrize(
    ("meta", "above", "source"),
    [
        (
            '<meta name="author" content="王某"><meta name="contentSource" content="县政府办">',
            "来源：云溪日报",
            "县政府办",
        ),
        ('<meta name="author" content="王某">', "2024-01-31 来源： 云溪日报 字号：大", "云溪日报"),
        ('<meta name="author" content="王某">', "来源： 浏览次数：35", "王某"),
        ("", "<span>信息来源：</span><span>县政府办】</span>", "县政府办"),
        ("", "浏览次数：35", None),
    ],
)
def test_the_source_comes_before_the_web_editor(meta: str, above: str, source: str | None) -> None:
    assert read(f"<div>{above}</div>", meta).posts[0].author == source
