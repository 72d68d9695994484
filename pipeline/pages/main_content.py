"""The body of an article page goes in, the nodes that hold its main content come out, or none.

Where nearly all text of the page stands in one element, and in sentences, that is the article. Else a library, which
takes more time than the parser, tells the lines of the content from the rest of the page; where they stand is looked up
in the page's own tree, so that its text, numbers and tables are read as posted and not as the library prints them.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from pipeline.pages.body import BLOCKS
from pipeline.pages.markup import classes, tags_within
from pipeline.pages.noise import style_of
from pipeline.pages.refusal import Refused

# An element that holds this share of the content is on the way to it, or is it.
_MAIN_SHARE = 0.9
FEWEST_CHARACTERS = 200
# The library's second opinion, of two more libraries, takes twice a parser's time: it is asked where its own says nothing,
# and not beyond the first size; no article is beyond the second.
_MANY_TAGS, _LONG_PAGE = 20_000, 2_000_000
_MOST_TAGS = 100_000
# An article that can be told by its sentences alone has so many, and stands no deeper in the page.
_FEWEST_SENTENCES = 20
_DEEPEST = 100
_SENTENCE_END = "。"
_CONTAINERS = frozenset(
    [
        "div",
        "td",
        "article",
        "section",
        "main",
        "body",
        "center",
        "form",
        "table",
        "tr",
        "tbody",
        "fieldset",
        "dl",
        "dd",
    ]
)
# Headings of the first rank are the title; the rest is of the page.
_NO_CONTENT = frozenset(["script", "style", "noscript", "template", "textarea", "select", "button", "h1"])
_INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "br", "sup", "sub", "img"])
_LINES = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "center", "blockquote", "ol", "pre", "hr"]) | _INLINE
_NOT_A_WORD = re.compile(r"\W+")


@dataclass(slots=True)
class _Block:
    """A block of the page, the place of the block that holds it, and the characters of content in it."""

    tag: Tag
    holder: int
    characters: int = 0


def main_content(text: str, body: Tag) -> list[PageElement]:
    """Neighbouring nodes of the page's tree that hold the main content; `text` is the page's markup, `body` its body.

    Raises Refused `too_large` for a page with far more tags than an article has.
    """
    nodes, marked = _lines_with_sentences(body) or _lines_of_content(text, body)
    if not marked:
        return nodes
    first, last = marked[0], marked[-1]
    while first and _goes_with(nodes[first - 1], nodes[first]):
        first -= 1
    while last + 1 < len(nodes) and _goes_with(nodes[last + 1], nodes[last]):
        last += 1
    return nodes[first : last + 1]


def _lines_with_sentences(body: Tag) -> tuple[list[PageElement], list[int]] | None:
    """What the element holds that has nearly all text of the page, and the places of what has some of it.

    It stands in its own lines, or each chapter or paragraph in an element like the others. None where that text has few
    sentences, where text is spread over the page, or is links.
    """
    characters: Counter[int] = Counter()
    sentences: Counter[int] = Counter()
    holders: dict[int, Tag] = {}
    lines: set[int] = set()
    for text in body.descendants:
        if not isinstance(text, NavigableString) or isinstance(text, PreformattedString) or not (said := text.strip()):
            continue
        line, holder = _line_of(text)
        if line is None:
            continue
        characters[id(holder)] += len(said)
        if holder is not None:
            holders[id(holder)] = holder
            lines.add(id(line))
            sentences[id(holder)] += said.count(_SENTENCE_END)
    alike: defaultdict[tuple[object, ...], list[Tag]] = defaultdict(list)
    for holder in holders.values():
        alike[id(holder.parent), holder.name, *classes(holder)].append(holder)
    parts = max(alike.values(), key=lambda parts: sum(characters[id(part)] for part in parts), default=[])
    enough = _MAIN_SHARE * characters.total()
    if sum(characters[id(part)] for part in parts) < enough or (
        sum(sentences[id(part)] for part in parts) < _FEWEST_SENTENCES
    ):
        return None
    holder = max(parts, key=lambda part: characters[id(part)])
    if len(parts) > 1 and (classes(holder) or characters[id(holder)] < enough):
        if holder.parent is None or any(tag.name == "a" for part in parts for tag in tags_within(part)):
            return None
        holder, lines = holder.parent, {id(part) for part in parts}
    if any(style_of(tag).hides for tag in (holder, *holder.parents)):
        return None
    nodes = list(holder.contents)
    return nodes, [number for number, node in enumerate(nodes) if id(node) in lines]


def _line_of(text: NavigableString) -> tuple[PageElement | None, Tag | None]:
    """The outermost element around a text that is a line of a container, and the container.

    No container where the text stands otherwise (in an entry of a list), and no line where it is a link or no content.
    """
    line: PageElement = text
    for _ in range(_DEEPEST):
        holder = line.parent
        if holder is None:
            break
        if holder.name == "a" or holder.name in _NO_CONTENT or (holder.attrs and style_of(holder).hides):
            return None, None
        if holder.name in _CONTAINERS:
            return line, holder
        if holder.name not in _LINES:
            break
        line = holder
    return text, None


def _lines_of_content(text: str, body: Tag) -> tuple[list[PageElement], list[int]]:
    """What the element holds that has nearly all lines that the library takes for content, and the places of those lines."""
    known = _content_lines(text)
    weights = _weights(body, known)
    if weights[id(body)] < FEWEST_CHARACTERS:
        return [], []
    nodes = list(_holder(body, weights).contents)
    return nodes, [place for place, node in enumerate(nodes) if _holds_content(node, known, weights)]


def _content_lines(text: str) -> set[str]:
    """The lines that the library takes for content, letters and digits only.

    By its stricter rules, else by its usual ones, else as it comes out best in comparison with other libraries.
    """
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {_MOST_TAGS:,} that an article may have")
    is_large = tags > _MANY_TAGS or len(text) > _LONG_PAGE
    extract = _extractor()
    for strict, fast in ((False, True),) if is_large else ((True, True), (False, True), (False, False)):
        said = extract(text, include_comments=False, include_tables=False, favor_precision=strict, fast=fast) or ""
        lines = [_bare(line) for line in said.split("\n")]
        if sum(map(len, lines)) >= FEWEST_CHARACTERS:
            return set(lines) - {""}
    return set()


def _weights(body: Tag, known: set[str]) -> dict[int, int]:
    """Characters of content in each block, by its identity: what a block has counts for all that hold it.

    A line that is mostly link is none: a list of news is what libraries find on a page without an article.
    """
    blocks = [_Block(body, holder=0)]
    stack: list[tuple[Iterator[PageElement], int, Tag]] = [(iter(body.contents), 0, body)]
    buffer: list[str] = []
    linked: list[str] = []

    def end_line(place: int) -> None:
        line = _bare("".join(buffer))
        if line in known and 2 * len(_bare("".join(linked))) <= len(line):
            blocks[place].characters += len(line)
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
            if node.name not in _NO_CONTENT and not style_of(node).hides:
                blocks.append(_Block(node, holder=place))
                stack.append((iter(node.contents), len(blocks) - 1, node))
        elif node.name not in _NO_CONTENT and not style_of(node).hides:
            stack.append((iter(node.contents), place, node))
    for place in range(len(blocks) - 1, 0, -1):
        blocks[blocks[place].holder].characters += blocks[place].characters
    return {id(block.tag): block.characters for block in blocks}


def _holder(body: Tag, weights: dict[int, int]) -> Tag:
    """Go down from the body as long as one container holds nearly all of the content, and none like it some."""
    holder = body
    enough = _MAIN_SHARE * weights[id(body)]
    pending = [body]
    while pending:
        tag = pending.pop()
        for child in tag.contents:
            if not isinstance(child, Tag) or child.name in _NO_CONTENT:
                continue
            if child.name not in BLOCKS:
                pending.append(child)
            elif child.name in _CONTAINERS and weights.get(id(child), 0) >= enough:
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
    if node.name in _NO_CONTENT:
        return False
    return any(weights.get(id(tag), 0) > 0 for tag in node.find_all(True)) or _bare(node.get_text()) in known


def _goes_with(node: PageElement, content: PageElement) -> bool:
    """Whether what stands beside the content is a line of it that the library left out (各位代表：), or its table."""
    if not isinstance(node, Tag) or node.name in _LINES:
        return True
    if node.find("a") is not None:
        return False
    if node.name in ("ul", "dl"):
        return True
    if node.name == "table" or node.find("table") is not None:
        return True
    return isinstance(content, Tag) and _are_alike(node, content)


@cache
def _extractor() -> Callable[..., str | None]:
    """The library, loaded at the first article; that it finds nothing on a page is no warning for a user."""
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return extract


def _bare(text: str) -> str:
    return _NOT_A_WORD.sub("", text)
