"""A page of a government or news site goes in; its one article comes out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from bs4.element import PageElement

from pipeline.pages.article_head import read_head
from pipeline.pages.article_lines import site_lines
from pipeline.pages.article_pages import page_numbers
from pipeline.pages.body import Body, read_article
from pipeline.pages.main_content import main_content
from pipeline.pages.marked_content import marked_content
from pipeline.pages.markup import Markup
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.texts import FEWEST_CHARACTERS

NAME = "article"

# An article has so many times the text of its abstract.
_LONGEST_ABSTRACT, _ARTICLE_SHARE, _SMALL_PAGE = 1000, 4, 10_000


def sniff(markup: Markup) -> bool:
    """Any page with a body: the last of the registry."""
    return bool(markup.by_name.get("body"))


def read(markup: Markup) -> Reading:
    """Read the article. Raises Refused `not_a_page` when the page has no running text, `truncated` when cut in it."""
    nodes, text = _content(markup)
    lines = text.paragraphs
    of_site = site_lines(lines)
    if len(of_site) == len(lines) and not text.tables:
        raise Refused("not_a_page", "no running text of an article")
    if markup.ends_inside(nodes[-1]):
        raise Refused("truncated", "the page ends inside the article")
    head = read_head(markup, nodes)
    page_no, page_count = page_numbers(nodes[-1])
    first = next((place for place in range(len(lines)) if place not in of_site), None)
    if first is not None and "".join(lines[first].split()) == "".join(head.title.split()):
        of_site[first] = "tool"
    text.removed.update(of_site.values())
    gone = sorted(of_site)
    return Reading(
        software=NAME,
        title=head.title,
        posts=(
            Post(
                post_id="article",
                floor=1,
                author=head.source,
                posted_at=head.published_at,
                paragraphs=tuple(line for place, line in enumerate(lines) if place not in of_site),
                tables=tuple(
                    replace(table, after=table.after - bisect_left(gone, table.after)) for table in text.tables
                ),
                removed=dict(+text.removed),
                withheld=text.withheld,
            ),
        ),
        host=markup.host,
        url=markup.addresses[0] if markup.addresses else None,
        page_no=page_no,
        page_count=page_count,
        saved_at=markup.saved_at,
    )


def _content(markup: Markup) -> tuple[list[PageElement], Body]:
    """The nodes of the article and what they say: those that are marked, where they are not the lesser part of the page's text.

    Sites mark an abstract, too, or what explains the article. Such are short, and a page with more is none of the smallest.
    """
    marked = marked_content(markup)
    text = read_article(marked, markup.hidden_anywhere) if marked else Body()
    length = _length(text)
    if length >= _LONGEST_ABSTRACT or (length >= FEWEST_CHARACTERS and len(markup.text) < _SMALL_PAGE):
        return marked, text
    nodes = main_content(markup)
    whole = read_article(nodes, markup.hidden_anywhere)
    if length >= FEWEST_CHARACTERS and _length(whole) < _ARTICLE_SHARE * length:
        return marked, text
    return nodes, whole


def _length(text: Body) -> int:
    return sum(map(len, text.paragraphs))
