"""An article is told by its sentences alone where nothing else can be it; where something could be, nothing is said."""

from __future__ import annotations

import pytest

from pipeline.pages.blocks import alike, blocks_of
from pipeline.pages.main_content import main_content
from pipeline.pages.markup import parse
from pipeline.pages.sentences import are_told, candidates
from tests.pages.test_article import (
    FOOT,
    INFO,
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


def found(body: str) -> str | None:
    """The text of what is taken for the article's lines, None where nothing is said."""
    page = page_of(NAV + body + FOOT)
    tag = parse(page).by_name["body"][0]
    if not are_told(candidates(alike(blocks_of(tag)))):
        return None
    return "".join(node.get_text() for node in main_content(page, tag))


@pytest.mark.parametrize("layout", sorted({*layouts([])} - {"Word", "hidden text", "layout tables", "news"}))
def test_a_short_article_is_told_in_nearly_every_layout(layout: str) -> None:
    body = layouts(SHORT)[layout].removeprefix(NAV).removesuffix(FOOT)
    assert "".join((found(body) or "").split()) == "".join(SHORT)


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
    assert "".join((found(body) or "").split()) == "".join(SHORT)


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="a"><div class="text">{LINES}</div><div>{SHORT[5]}</div></div>',
        f"<div>{LINES}<div>{SHORT[5]}</div></div>",
        f'<div class="header">{SHORT[5]}</div><div class="text">{LINES}</div>',
        f'<div class="text">{LINES}</div><div class="bottom">{SHORT[5]}</div>',
        f"<div>{LINES}</div><ul><li>{SHORT[5]}</li></ul>",
        f'<div class="footer">{LINES}</div>',
        f'<div class="text">{paragraphs_of(SHORT[:6])}</div>',
        f'<div class="text">{paragraphs_of(PLAIN)}</div>',
        f'<div class="text">{paragraphs_of(PLAIN * 3)}</div><div class="comments">{LINES}</div>',
        f"<div>{''.join(f'<h3><a href=/{line}>{line}</a></h3><p>{line}</p>' for line in SHORT)}</div>",
        "".join(f"<div><a href=/1>{line[:9]}</a><p>{line}</p></div>" for line in SHORT),
    ],
    ids=[
        "a note beside it",
        "a box in it",
        "a lead",
        "a note below it",
        "a list",
        "the site's own",
        "few sentences",
        "no sentences",
        "comments that are longer",
        "a list of articles",
        "teasers alone",
    ],
)
def test_nothing_is_said_where_something_else_could_belong_to_it(body: str) -> None:
    assert found(body) is None
