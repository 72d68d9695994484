"""The last node of an article goes in; which of the article's pages this is, and of how many, comes out.

A site that divides an article has links to its other pages below each: 【1】【2】【3】, or 1 2 下一页. What they lead to differs
in a number before the suffix alone (c1013-31153719.html, c1013-31153719-2.html).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.markup import attribute, is_link
from pipeline.pages.noise import text_start

_ADDRESS = re.compile(r"([^#?]{1,300}?)(?:[-_]\d{1,2})?\.(?:s?html?|aspx?|jsp|php)")
# Asked first, which is cheap: one of the pages beside the first has such an address.
_OF_LATER_PAGE = re.compile(r"[-_]\d{1,2}\.(?:s?html?|aspx?|jsp|php)")
_NUMBER = re.compile(r"[【\[(（]?\s?([1-9]\d?)\s?[】\])）]?")
_WORDS = (
    "下一页",
    "下一頁",
    "下页",
    "下頁",
    "上一页",
    "上一頁",
    "上页",
    "上頁",
    "首页",
    "首頁",
    "尾页",
    "尾頁",
    "末页",
    "末頁",
)
_LONGEST_TEXT = 8
# So many nodes before the article's end, and behind it, the links are looked for.
_MOST_NODES = 100
_FEWEST_LINKS = 2


def page_numbers(last: PageElement) -> tuple[int, int]:
    """The number of the page whose article ends with that node, and of how many; 1 of 1 where no links tell.

    The number is the first without a link. Some sites have a link to each page, on that page as well: then it is 1.
    """
    links: defaultdict[str, list[int | None]] = defaultdict(list)
    tags = list(_links_around(last))
    if not any(_OF_LATER_PAGE.search(attribute(tag, "href")) for tag in tags):
        return 1, 1
    for tag in tags:
        text = text_start(tag, _LONGEST_TEXT)
        number = _NUMBER.fullmatch(text)
        address = _ADDRESS.fullmatch(attribute(tag, "href").strip()) if number or text in _WORDS else None
        if address:
            links[address.group(1)].append(int(number.group(1)) if number else None)
    found = max(links.values(), key=len, default=[])
    linked = {number for number in found if number is not None}
    if len(found) < _FEWEST_LINKS or not linked:
        return 1, 1
    count = max(linked)
    return next((number for number in range(1, count) if number not in linked), 1), count


def _links_around(last: PageElement) -> Iterator[Tag]:
    """The links near the end of what a node holds, and those right behind it."""
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    nodes = chain(islice(last.previous_elements, _MOST_NODES), [last], islice(last.next_elements, _MOST_NODES))
    return (node for node in nodes if isinstance(node, Tag) and is_link(node))
