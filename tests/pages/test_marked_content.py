"""What a site's own software marks as the article is taken as it is; where marks are missing or disagree, nothing is."""

from __future__ import annotations

import pytest

from pipeline.pages import article
from pipeline.pages.marked_content import marked_content
from pipeline.pages.markup import parse
from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

LINE = "<p>全县地区生产总值158.5亿元，增长5.8%。</p>"
NAV = '<div class="nav"><a href="/">首页</a></div>'


def found(body: str) -> str:
    return "".join(map(str, marked_content(parse(f"<html><body>{NAV}{body}<div>版权所有</div></body></html>"))))


@pytest.mark.parametrize(
    "body",
    [
        f'<div id="UCAP-CONTENT">{LINE}</div>',
        f'<td id="zoom">{LINE}</td>',
        f'<div class="view TRS_UEDITOR trs_paper_default">{LINE}</div>',
        f'<div id="zoom"><div class="TRS_Editor">{LINE}</div></div>',
        f'<div><h1>报告</h1><meta name="ContentStart">{LINE}<meta name="ContentEnd"><p>下一篇</p></div>',
    ],
    ids=["UCAP", "zoom", "TRS", "an editor's within a site's", "Hanweb"],
)
def test_the_element_that_is_marked_and_nothing_around_it(body: str) -> None:
    assert found(body) == LINE


def test_of_an_editor_s_element_that_holds_a_part_only_the_site_s_is_taken() -> None:
    halves = f'<div class="TRS_Editor">{LINE}</div>{LINE}'
    assert found(f'<div id="zoom">{halves}</div>') == halves


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{LINE}</div>",
        f'<div class="TRS_Editor">{LINE}</div><div class="TRS_Editor">{LINE}</div>',
        f'<div><meta name="ContentStart">{LINE}</div><meta name="ContentEnd">',
        f'<meta name="ContentEnd">{LINE}<meta name="ContentStart">',
        '<div class="TRS_Editor">' * 20 + LINE,
    ],
    ids=["no mark", "two", "marks in two elements", "marks in the other order", "many"],
)
def test_marks_that_are_missing_or_disagree(body: str) -> None:
    assert not found(body)


def test_a_marked_article_is_read_and_no_other_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article, "main_content", None)
    html = f"<html><head><title>x</title></head><body>{NAV}<div id=zoom>{LINE * 60}</div></body></html>"
    page = read_bytes("a.html", html.encode())
    assert isinstance(page, Page), page
    assert len(page.posts[0].paragraphs) == 60


def read(body: str) -> list[str]:
    page = read_bytes("a.html", f"<html><head><title>x</title></head><body>{NAV}{body}</body></html>".encode())
    assert isinstance(page, Page), page
    return list(page.posts[0].paragraphs)


@pytest.mark.parametrize(
    "body",
    [
        f'<div><div class="x"><div class="TRS_Editor">{LINE * 60}</div>{LINE * 60}</div></div></div>',
        f'<div class="y"><div class="x"><div id="zoom">{LINE * 60}</div></div>{LINE * 60}</div></div>',
    ],
    ids=["in the site's element", "behind it"],
)
def test_a_text_goes_on_behind_a_mark_that_ends_too_early(body: str) -> None:
    assert len(read(body)) == 120


@pytest.mark.parametrize(
    ("marked", "others", "count"), [(12, 300, 300), (12, 12, 12), (60, 120, 60)], ids=["an abstract", "short", "long"]
)
def test_a_mark_around_an_abstract_is_none_of_the_article(marked: int, others: int, count: int) -> None:
    menu = NAV * 300
    body = (
        f'{menu}<div class="TRS_Editor">{LINE * marked}</div><div class="x"><div class="y">{LINE * others}</div></div>'
    )
    assert len(read(body)) == count
