"""The body of an article page goes in, the nodes that hold its main content come out, or none.

Where one text of the page is far longer than all others, and in sentences, that is the article. Else a library tells which
of the long ones are. Where they stand is looked up in the page's own tree, so that text, numbers and tables are read as
posted and not as the library prints them.
"""

from __future__ import annotations

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.blocks import LINES, Block, alike, blocks_of, filled
from pipeline.pages.library import content_by_library
from pipeline.pages.markup import classes, first_named
from pipeline.pages.refusal import Refused
from pipeline.pages.sentences import are_told, candidates, parts_of_first

# No article is beyond this size. On a page of the other one the library takes longer than all else, and there is so little
# around the article that all long texts are of it.
_MOST_TAGS, _FEW_TAGS = 100_000, 200


def main_content(text: str, body: Tag) -> list[PageElement]:
    """Neighbouring nodes of the page's tree that hold the main content; `text` is the page's markup, `body` its body.

    Raises Refused `too_large` for a page with far more tags than an article has.
    """
    tags = text.count("<")
    if tags > _MOST_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {_MOST_TAGS:,} that an article may have")
    content = candidates(alike(blocks_of(body)))
    if tags > _FEW_TAGS and not are_told(content):
        content = parts_of_first(content_by_library(content))
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


def _holder_of(groups: list[list[Block]]) -> tuple[list[PageElement], set[int]]:
    """What the lowest element that holds all groups contains, and the identities of what of that has some of them."""
    places = [_place_of(group) for group in groups]
    around = [places[0][0], *places[0][0].parents]
    for tag, _ in places[1:]:
        known = {id(tag), *map(id, tag.parents)}
        around = [tag for tag in around if id(tag) in known]
    holder = around[0]
    marked: set[int] = set()
    for tag, parts in places:
        marked |= parts if tag is holder else {id(_within(holder, tag))}
    return list(holder.contents), marked


def _within(holder: Tag, tag: Tag) -> Tag:
    """The node among the holder's contents that holds the element."""
    while tag.parent is not None and tag.parent is not holder:
        tag = tag.parent
    return tag


def _place_of(group: list[Block]) -> tuple[Tag, set[int]]:
    """Where a group stands: one element by its own lines, elements alike by what holds them."""
    if len(group) == 1:
        return group[0].tag, group[0].lines
    tags = [filled(block).tag for block in group]
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
