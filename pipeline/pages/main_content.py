"""A parsed article page goes in, the nodes that hold its main content come out, or none.

They are nodes of the page's own tree, so that text, numbers and tables are read as posted.
"""

from __future__ import annotations

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.blocks import LINES, blocks_of, filled
from pipeline.pages.markup import Markup, classes, first_named
from pipeline.pages.refusal import Refused
from pipeline.pages.texts import Text, article_texts

# No article is beyond this size.
_MOST_TAGS = 100_000


def main_content(markup: Markup) -> list[PageElement]:
    """Neighbouring nodes of the page's tree that hold the main content.

    Raises Refused `too_large` for a page with far more tags than an article has.
    """
    tags = markup.text.count("<")
    if tags > _MOST_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {_MOST_TAGS:,} that an article may have")
    content = article_texts(blocks_of(markup.by_name["body"][0], markup.hidden_names))
    if not content:
        return []
    nodes, marked = _holder_of(content)
    places = [place for place, node in enumerate(nodes) if id(node) in marked]
    first, last = places[0], places[-1]
    kinds = {_kind(node) for node in nodes[first : last + 1] if isinstance(node, Tag) and node.name not in LINES}
    while first and _goes_with(nodes[first - 1], kinds):
        first -= 1
    while last + 1 < len(nodes) and _goes_with(nodes[last + 1], kinds):
        last += 1
    return nodes[first : last + 1]


def _holder_of(texts: list[Text]) -> tuple[list[PageElement], set[int]]:
    """What the lowest element that holds all texts contains, and the identities of what of that has some of them."""
    places = [_place_of(text) for text in texts]
    holder = places[0][0]
    heights = {id(tag): height for height, tag in enumerate((holder, *holder.parents))}
    seen = set(heights)
    for tag, _ in places:
        met = _met(tag, seen)
        if heights.get(id(met), 0) > heights[id(holder)]:
            holder = met
    seen = set(map(id, holder.contents))
    marked: set[int] = set()
    for tag, parts in places:
        marked |= parts if tag is holder else {id(_met(tag, seen))}
    return list(holder.contents), marked


def _met(tag: Tag, seen: set[int]) -> Tag:
    """The first of an element and those around it that was seen before; those below that are seen from now on.

    So all ways up from many elements together cost no more than the page has elements.
    """
    while id(tag) not in seen and tag.parent is not None:
        seen.add(id(tag))
        tag = tag.parent
    return tag


def _place_of(text: Text) -> tuple[Tag, set[int]]:
    """Where a text stands: in one element by its own lines, in elements alike by what holds them."""
    if len(text.blocks) == 1:
        return text.first.tag, text.first.lines
    tags = [filled(block).tag for block in text.blocks]
    return tags[0].parent or tags[0], {*map(id, tags)}


def _goes_with(node: PageElement, kinds: set[tuple[str, ...]]) -> bool:
    """Whether what stands beside the content is a line of it that is no candidate (各位代表：), its table, or like a part."""
    if not isinstance(node, Tag) or node.name in LINES:
        return True
    if first_named(node, "a") is not None:
        return False
    return node.name in ("ul", "dl", "table") or first_named(node, "table") is not None or _kind(node) in kinds


def _kind(tag: Tag) -> tuple[str, ...]:
    """What elements are alike by: some sites have one for each chapter."""
    return (tag.name, *classes(tag))
