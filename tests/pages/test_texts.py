"""An article is the longest text, in the longest lines, with what belongs to it; names tell where others come near."""

from __future__ import annotations

import pytest

from pipeline.pages.body import read_article
from pipeline.pages.main_content import main_content
from pipeline.pages.markup import parse
from tests.pages.test_article import (
    FOOT,
    INFO,
    LONG,
    NAV,
    NEWS,
    PLAIN,
    RELATED,
    SHARE,
    layouts,
    page_of,
    paragraphs_of,
    report_of,
)

SHORT = report_of(12)
LINES = paragraphs_of(SHORT)
COMMENTS = "".join(f"<p>{number}楼：说得好。</p>" for number in range(9))


def summary(line: str) -> str:
    """What announces another article, in an element that is called as an article's text is."""
    said = line.replace("工作方面", "项目现场")
    return f'<div class="item"><h4><a href="/s">{line[:4]}</a></h4><div class="text">{said}</div></div>'


def found(body: str) -> list[str]:
    """The lines that are taken for the article's."""
    page = page_of(NAV + body + FOOT)
    return list(read_article(main_content(parse(page))).paragraphs)


@pytest.mark.parametrize("layout", sorted({*layouts([])} - {"Word", "hidden text", "layout tables", "news"}))
def test_a_short_article_is_told_in_nearly_every_layout(layout: str) -> None:
    body = layouts(SHORT)[layout].removeprefix(NAV).removesuffix(FOOT)
    assert found(body) == SHORT


@pytest.mark.parametrize(
    "body",
    [
        f"{NEWS}{RELATED}{LINES}",
        f'<div>{LINES}</div><div id="comments">{COMMENTS}</div>',
        f"<div>{LINES}</div><aside>{COMMENTS}</aside>",
        f'<div class="m">{INFO}<div>{LINES}</div>{SHARE}</div>{RELATED}',
        f'<div class="text">{LINES}</div>{COMMENTS}',
        f"<div>{paragraphs_of(SHORT[:7])}</div><ul></ul><div>{paragraphs_of(SHORT[7:])}</div>",
    ],
    ids=["teasers", "comments", "aside", "dates of links", "comments that do not say so", "a list between two halves"],
)
def test_what_no_article_is_stands_beside_it(body: str) -> None:
    assert found(body) == SHORT


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"<div>{LINES}<div>{SHORT[5]}</div></div>", [*SHORT, SHORT[5]]),
        (f"<div>{LINES}</div><ul><li>{SHORT[5]}</li></ul>", [*SHORT, SHORT[5]]),
        (f'<div class="a"><div class="b">{LINES}</div><div>{SHORT[5]}</div></div>', [*SHORT, SHORT[5]]),
        (f'<div class="a">{SHORT[5]}</div><div class="b">{LINES}</div>', [SHORT[5], *SHORT]),
        (f'<div class="a">{LINES}</div><div class="b">{SHORT[5]}</div>', [*SHORT, SHORT[5]]),
        (f'<div class="a">{SHORT[0]}<br>{SHORT[1]}<div class="b">{LINES}</div></div>', [*SHORT[:2], *SHORT]),
        (f'<div class="b">{paragraphs_of(SHORT[:7])}</div><div class="c">{paragraphs_of(SHORT[7:])}</div>', SHORT),
    ],
    ids=["a box in it", "a list", "a note beside it", "a lead", "a note below it", "lines around it", "two parts"],
)
def test_what_stands_beside_the_longest_text_and_is_long_enough_is_of_the_article(body: str, lines: list[str]) -> None:
    assert found(body) == lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f'<div class="text">{paragraphs_of(SHORT[:6])}</div>', SHORT[:6]),
        (f'<div class="text">{paragraphs_of(PLAIN)}</div>', PLAIN),
        (f'<div class="text">{paragraphs_of(PLAIN)}</div><div class="comments">{LINES}</div>', PLAIN),
        (f'<div>{LINES}</div><div class="comments">{paragraphs_of(LONG)}</div>', SHORT),
        (f"<div>{LINES}</div><aside>{paragraphs_of(LONG)}</aside>", SHORT),
        (f'<div class="content-sidebar"><div class="b">{LINES}</div></div><p>本站内容供参考。</p>', SHORT),
        (f'<div class="a">{paragraphs_of(LONG[:40])}</div><div class="c"><article>{LINES}</article></div>', SHORT),
        (f'<div class="a">{paragraphs_of(LONG[:40])}</div><div class="con_text">{LINES}</div>', SHORT),
        (f'<div class="a">{paragraphs_of(LONG)}</div><div class="content">{SHORT[1]}</div>', LONG),
        (
            f'<div class="a">{LINES}</div><ul>' + '<li><div class="content">说得好，支持。</div></li>' * 60 + "</ul>",
            SHORT,
        ),
        (f'<div class="a">{LINES}</div><div class="c">{paragraphs_of(["说得好，支持。"] * 60)}</div>', SHORT),
        (f'<div class="a">{LINES}</div><div class="text">{paragraphs_of(["说得好，支持。"] * 60)}</div>', SHORT),
        (f'<div class="a">{LINES}</div><div class="c">{"".join(map(summary, SHORT))}</div>', SHORT),
    ],
    ids=[
        "few sentences",
        "no sentences",
        "comments that have them",
        "comments that are longer",
        "an aside that is longer",
        "a page called by its sidebar",
        "an article beside a longer text",
        "a text that is called one",
        "a box that is called an article",
        "comments that are called content",
        "comments without a name",
        "comments in what is called text",
        "summaries that are called text, under links",
    ],
)
def test_what_its_makers_call_a_text_tells_which_is_the_article(body: str, lines: list[str]) -> None:
    assert found(body) == lines


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{''.join(f'<h3><a href=/{line}>{line}</a></h3><p>{line}</p>' for line in SHORT)}</div>",
        "".join(f"<div><a href=/1>{line[:9]}</a><p>{line}</p></div>" for line in SHORT),
        f'<div class="c">{SHORT[1]}</div>',
    ],
    ids=["a list of articles", "teasers alone", "too short"],
)
def test_a_page_without_a_text_has_no_article(body: str) -> None:
    assert found(body) == []
