"""Blocks of an article page go in; those that a library for the main content of pages takes for it come out.

The library takes its time by the element, three times that of a parser. So it is shown an outline of the page: of the few
longest texts, which alone can be its article, the beginning, in elements that are named as those around them are.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from bs4 import Tag
from lxml.etree import SubElement
from lxml.html import Element, HtmlElement

from pipeline.pages.blocks import Block, size
from pipeline.pages.markup import attribute
from pipeline.pages.sentences import FEWEST_CHARACTERS

# Nothing that is shown is larger: texts, strings and characters of each, elements around it, characters of a name.
_MOST_TEXTS, _MOST_STRINGS, _MOST_CHARACTERS, _MOST_NAMED, _LONGEST_NAME = 6, 100, 300, 6, 200
# What the library knows an element by. Tables and forms are layout, which it would pass over.
_KNOWN_BY = ("class", "id", "role", "itemprop")
_NAMES = frozenset(["article", "main", "section", "aside", "header", "footer", "nav"])
_NUMBER = re.compile(r"\d(?= )")
# Characters that XML, as which the library keeps a page, does not have.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content_by_library(groups: list[list[Block]]) -> list[list[Block]]:
    """Those of the groups, the most important first, that are content; none where they are too short."""
    groups = groups[:_MOST_TEXTS]
    if not groups:
        return []
    extract, options = _library()
    said = (extract(_outline(groups), options=options) or "").split("\n")
    found = {int(number[0]) for line in said if (number := _NUMBER.match(line))}
    content = [group for place, group in enumerate(groups) if place in found]
    return content if sum(map(size, content)) >= FEWEST_CHARACTERS else []


def _outline(groups: list[list[Block]]) -> HtmlElement:
    """A page with a numbered paragraph for each group, in elements that are named as those around it are."""
    page = Element("html")
    body = SubElement(page, "body")
    shown: dict[int, HtmlElement] = {}
    for place, group in enumerate(groups):
        element = body
        for block in _named_around(group[0]):
            if id(block) not in shown:
                shown[id(block)] = SubElement(
                    element, block.tag.name if block.tag.name in _NAMES else "div", _known_by(block.tag)
                )
            element = shown[id(block)]
        text = " ".join(islice((text for block in group for text in block.texts), _MOST_STRINGS))
        line = " ".join(text[:_MOST_CHARACTERS].split())
        SubElement(element, "p").text = _NOT_IN_XML.sub("", f"{place} {line}")
    return page


def _named_around(block: Block) -> list[Block]:
    """The nearest elements around a text, and its own, that have a name; the outermost first."""
    found: list[Block] = []
    around: Block | None = block
    while around is not None and len(found) < _MOST_NAMED:
        if around.holder is not None and (around.tag.name in _NAMES or _known_by(around.tag)):
            found.append(around)
        around = around.holder
    return found[::-1]


def _known_by(tag: Tag) -> dict[str, str]:
    """What the library knows an element by."""
    return {name: _NOT_IN_XML.sub("", value[:_LONGEST_NAME]) for name in _KNOWN_BY if (value := attribute(tag, name))}


@cache
def _library() -> tuple[Callable[..., str | None], object]:
    """How the library reads a tree, and the way to ask it: by its stricter rules, and no other libraries than itself.

    Loaded at the first article; that it finds nothing on a page is no warning for a user.
    """
    from trafilatura import extract
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract, Extractor(precision=True, fast=True, comments=False, tables=False)
