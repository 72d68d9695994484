"""An article in several pages says so: its links to the others count them, and other links near it do not."""

from __future__ import annotations

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes
from tests.pages.test_article import FOOT, LINES, NAV, REPORT, page_of
from tests.pages.test_article import read as read_page


def pages_of(links: str) -> tuple[int, int]:
    """Which page one is, and of how many, with the links below the article or as its last line."""
    found = set()
    for body in (f'<div class="x">{LINES}</div><div>{links}</div>', f'<div id="zoom">{LINES}<p>{links}</p></div>'):
        page = read_page(NAV + body + FOOT)
        assert page.posts[0].paragraphs == tuple(REPORT)
        found.add((page.page_no, page.page_count))
    (pages,) = found
    return pages


def link(address: str, text: str) -> str:
    return f'<a href="{address}">{text}</a>'


@pytest.mark.parametrize(
    ("links", "pages"),
    [
        (
            "".join(link(f"/n1/c1013-31153719{end}.html", f"【{n}】") for n, end in enumerate(["", "-2", "-3"], 1)),
            (1, 3),
        ),
        (f"1 {link('a_2.html', '2')} {link('a_3.html', '3')} {link('a_2.html', '下一页')}", (1, 3)),
        (f"1 {link('t1_1.shtml', '2')} {link('t1_1.shtml', '下一页')}", (1, 2)),
        (f"{link('t1.shtml', '上一页')} {link('t1.shtml', '1')} 2 {link('t1_2.shtml', '3')}", (2, 3)),
    ],
    ids=["all are links", "numbers and the next", "counted from 0", "the second"],
)
def test_the_pages_of_an_article_are_counted(links: str, pages: tuple[int, int]) -> None:
    assert pages_of(links) == pages


@pytest.mark.parametrize(
    "links",
    [
        f"{link('a_12.html', '上一篇')} {link('a_13.html', '下一篇')}",
        f"{link('t20240131_1.html', '1')} {link('t20230131_2.html', '2')}",
        f"{link('a_2.html', '2')}",
        f"{link('#n_1', '1')} {link('#n_2', '2')}",
        f"{link('a_2024.html', '2024')} {link('a_2023.html', '2023')}",
    ],
    ids=["other articles", "of two addresses", "one link", "notes", "years"],
)
def test_other_links_are_no_pages(links: str) -> None:
    page = read_bytes("a.html", page_of(f'{NAV}<div class="x">{LINES}</div><div>{links}</div>{FOOT}').encode())
    assert isinstance(page, Page)
    assert (page.page_no, page.page_count) == (1, 1)


def test_a_list_of_articles_elsewhere_on_the_page_is_none_of_its_pages() -> None:
    pager = f"1 {link('list_2.html', '2')} {link('list_3.html', '3')} {link('list_2.html', '下一页')}"
    others = "<ul>" + "".join(f"<li>{link(f'/r{n}.html', f'云溪县第{n}次会议')}</li>" for n in range(200)) + "</ul>"
    for body in (
        f'<div>{pager}</div>{others}<div class="x">{LINES}</div>',
        f'<div class="x">{LINES}</div>{others}{pager}',
    ):
        assert read_page(NAV + body + FOOT).page_count == 1
