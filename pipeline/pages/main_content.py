"""The body of an article page goes in, the nodes that hold its main content come out, or none.

Where nearly all text of the page stands in one element, and in sentences, that is the article. Else a library tells the
lines of the content from the rest of the page. It is shown no more than it decides by, the page's blocks and what they say,
since it takes its time by the element; where the lines stand is looked up in the page's own tree, so that its text, numbers
and tables are read as posted and not as the library prints them.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString
from lxml.etree import SubElement
from lxml.html import Element, HtmlElement

from pipeline.pages.body import BLOCKS
from pipeline.pages.markup import attribute, classes
from pipeline.pages.noise import style_of
from pipeline.pages.refusal import Refused
from pipeline.pages.sentences import CONTAINERS, FEWEST_CHARACTERS, LINES, MAIN_SHARE, NO_CONTENT, lines_with_sentences

# The library's second opinion, of two more libraries, takes twice a parser's time: it is asked where its own says nothing,
# and not beyond the first size; no article is beyond the second.
_MANY_TAGS, _LONG_PAGE = 20_000, 2_000_000
_MOST_TAGS = 100_000
_NOT_A_WORD = re.compile(r"\W+")
# Characters that XML, as which the library keeps a page, does not have.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What the library knows an element by, and elements that say nothing where they have none of it.
_KNOWN_BY = ("class", "id", "role", "itemprop")
_PLAIN = ("p", "li")


@dataclass(slots=True)
class _Block:
    """A block of the page, the place of the block that holds it, and the characters of content in it."""

    tag: Tag
    holder: int
    characters: int = 0


class _Line(NamedTuple):
    """A line of the page: the place of its block, what it says, its letters and digits only, and whether it is mostly link."""

    place: int
    text: str
    bare: str
    is_link: bool


def main_content(text: str, body: Tag) -> list[PageElement]:
    """Neighbouring nodes of the page's tree that hold the main content; `text` is the page's markup, `body` its body.

    Raises Refused `too_large` for a page with far more tags than an article has.
    """
    nodes, marked = lines_with_sentences(body) or _lines_of_content(text, body)
    if not marked:
        return nodes
    first, last = marked[0], marked[-1]
    while first and _goes_with(nodes[first - 1], nodes[first]):
        first -= 1
    while last + 1 < len(nodes) and _goes_with(nodes[last + 1], nodes[last]):
        last += 1
    return nodes[first : last + 1]


def _lines_of_content(text: str, body: Tag) -> tuple[list[PageElement], list[int]]:
    """What the element holds that has nearly all lines that the library takes for content, and the places of those lines."""
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {_MOST_TAGS:,} that an article may have")
    blocks, lines = _lines_of(body)
    if _size(lines) < FEWEST_CHARACTERS:
        return [], []
    content = _content_lines(blocks, lines, is_large=tags > _MANY_TAGS or len(text) > _LONG_PAGE)
    weights = _weights(blocks, content)
    if weights[id(body)] < FEWEST_CHARACTERS:
        return [], []
    nodes = list(_holder(body, weights).contents)
    known = {line.bare for line in content}
    return nodes, [place for place, node in enumerate(nodes) if _holds_content(node, known, weights)]


def _content_lines(blocks: list[_Block], lines: list[_Line], is_large: bool) -> list[_Line]:
    """The lines that the library takes for content.

    By its stricter rules, else by its usual ones, else as it comes out best in comparison with other libraries.
    """
    extract, ways = _library()
    page, paragraphs = _shown(blocks, lines)
    for options in ways[1:2] if is_large else ways:
        known = {_bare(line) for line in (extract(page, options=options) or "").split("\n")}
        content = [line for said in paragraphs if "".join(line.bare for line in said) in known for line in said]
        if _size(content) >= FEWEST_CHARACTERS:
            return content
    return []


def _shown(blocks: list[_Block], lines: list[_Line]) -> tuple[HtmlElement, list[list[_Line]]]:
    """The page as the library is shown it, and the lines of each of its paragraphs.

    It has the blocks that have lines, with what they are known by. Lines of nameless `p` or `li` in a row are one
    paragraph, and so are links in a row.
    """
    page = Element("html")
    shown = {0: SubElement(page, "body")}
    paragraphs: list[tuple[HtmlElement, list[_Line]]] = []
    before: tuple[int, bool] | None = None
    for line in lines:
        block = blocks[line.place]
        is_plain = block.tag.name in _PLAIN and not _known_by(block.tag)
        place = block.holder if is_plain else line.place
        if before == (place, line.is_link):
            paragraphs[-1][1].append(line)
            continue
        before = (place, line.is_link)
        element = _element_of(place, blocks, shown)
        if is_plain:
            element = SubElement(element, block.tag.name)
        is_first = not len(element) and not element.text
        if not is_first:
            element_break = SubElement(element, "br")
        if line.is_link:
            element = SubElement(element, "a", href="#")
        if is_first or line.is_link:
            element.text = line.text
        else:
            element_break.tail, before = line.text, None
        paragraphs.append((element, [line]))
    for element, said in paragraphs:
        if len(said) > 1:
            element.text = " ".join(line.text for line in said)
    return page, [said for _, said in paragraphs]


def _element_of(place: int, blocks: list[_Block], shown: dict[int, HtmlElement]) -> HtmlElement:
    """The element that stands for a block, made where there is none yet, as are those that hold it."""
    chain = []
    while place not in shown:
        chain.append(place)
        place = blocks[place].holder
    for inner in reversed(chain):
        shown[inner] = SubElement(shown[place], blocks[inner].tag.name, _known_by(blocks[inner].tag))
        place = inner
    return shown[place]


def _known_by(tag: Tag) -> dict[str, str]:
    """What the library knows an element by."""
    return {name: _NOT_IN_XML.sub("", value) for name in _KNOWN_BY if (value := attribute(tag, name))}


def _lines_of(body: Tag) -> tuple[list[_Block], list[_Line]]:
    """The blocks of the page and its lines."""
    blocks = [_Block(body, holder=0)]
    lines: list[_Line] = []
    stack: list[tuple[Iterator[PageElement], int, Tag]] = [(iter(body.contents), 0, body)]
    buffer: list[str] = []
    linked: list[str] = []

    def end_line(place: int) -> None:
        if not buffer:
            return
        said = _NOT_IN_XML.sub("", "".join(buffer))
        bare = _bare(said)
        if bare:
            lines.append(_Line(place, said, bare, is_link=2 * len(_bare("".join(linked))) > len(bare)))
        buffer.clear()
        linked.clear()

    while stack:
        children, place, owner = stack[-1]
        node = next(children, None)
        if node is None:
            stack.pop()
            if owner.name in BLOCKS or owner is body:
                end_line(place)
        elif not isinstance(node, Tag):
            if not isinstance(node, PreformattedString):
                buffer.append(str(node))
                if owner.name == "a":
                    linked.append(str(node))
        elif node.name == "br":
            end_line(place)
        elif node.name in BLOCKS:
            end_line(place)
            if node.name not in NO_CONTENT and not style_of(node).hides:
                blocks.append(_Block(node, holder=place))
                stack.append((iter(node.contents), len(blocks) - 1, node))
        elif node.name not in NO_CONTENT and not style_of(node).hides:
            stack.append((iter(node.contents), place, node))
    return blocks, lines


def _size(lines: list[_Line]) -> int:
    """Characters of lines that are no links: a list of news is what libraries find on a page without an article."""
    return sum(len(line.bare) for line in lines if not line.is_link)


def _weights(blocks: list[_Block], lines: list[_Line]) -> dict[int, int]:
    """Characters of content in each block, by its identity: what a block has counts for all that hold it."""
    for line in lines:
        blocks[line.place].characters += 0 if line.is_link else len(line.bare)
    for place in range(len(blocks) - 1, 0, -1):
        blocks[blocks[place].holder].characters += blocks[place].characters
    return {id(block.tag): block.characters for block in blocks}


def _holder(body: Tag, weights: dict[int, int]) -> Tag:
    """Go down from the body as long as one container holds nearly all of the content, and none like it some."""
    holder = body
    enough = MAIN_SHARE * weights[id(body)]
    pending = [body]
    while pending:
        tag = pending.pop()
        for child in tag.contents:
            if not isinstance(child, Tag) or child.name in NO_CONTENT:
                continue
            if child.name not in BLOCKS:
                pending.append(child)
            elif child.name in CONTAINERS and weights.get(id(child), 0) >= enough:
                if classes(child) and any(
                    weights.get(id(other), 0) and _are_alike(other, child) for other in _beside(child)
                ):
                    return holder
                holder = child
                pending = [child]
                break
    return holder


def _beside(tag: Tag) -> Iterator[Tag]:
    for siblings in (tag.previous_siblings, tag.next_siblings):
        yield from (node for node in siblings if isinstance(node, Tag))


def _are_alike(tag: Tag, other: Tag) -> bool:
    """Whether two siblings are parts of one thing by their names and classes: some sites have one for each chapter."""
    return (tag.name, classes(tag)) == (other.name, classes(other))


def _holds_content(node: PageElement, known: set[str], weights: dict[int, int]) -> bool:
    if not isinstance(node, Tag):
        return isinstance(node, NavigableString) and _bare(str(node)) in known
    if node.name in BLOCKS:
        return weights.get(id(node), 0) > 0
    if node.name in NO_CONTENT:
        return False
    return any(weights.get(id(tag), 0) > 0 for tag in node.find_all(True)) or _bare(node.get_text()) in known


def _goes_with(node: PageElement, content: PageElement) -> bool:
    """Whether what stands beside the content is a line of it that the library left out (各位代表：), or its table."""
    if not isinstance(node, Tag) or node.name in LINES:
        return True
    if node.find("a") is not None:
        return False
    if node.name in ("ul", "dl"):
        return True
    if node.name == "table" or node.find("table") is not None:
        return True
    return isinstance(content, Tag) and _are_alike(node, content)


@cache
def _library() -> tuple[Callable[..., str | None], list[object]]:
    """How the library reads a tree, and the ways to ask it, from the strictest to the most thorough.

    Loaded at the first article; that it finds nothing on a page is no warning for a user.
    """
    from trafilatura import extract
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    ways = ((True, True), (False, True), (False, False))
    return (
        extract,
        [Extractor(precision=strict, fast=fast, comments=False, tables=False) for strict, fast in ways],
    )


def _bare(text: str) -> str:
    return _NOT_A_WORD.sub("", normalize("NFC", text))  # as the library does
