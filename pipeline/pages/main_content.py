"""A parsed article page goes in, the nodes that hold its main content come out, or none.

They are nodes of the page's own tree, so that text, numbers and tables are read as posted.
"""

from __future__ import annotations

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.blocks import LINES, blocks_of, filled
from pipeline.pages.markup import Markup, classes, first_named, is_link, tags_within
from pipeline.pages.refusal import Refused
from pipeline.pages.texts import Text, article_texts

# No article is beyond this size.
_MOST_TAGS = 100_000
_BARE = ("div",)
_MOST_BARE = 3
# What sites hide for good is shorter: a notice on privacy, a form.
_FEWEST_HIDDEN = 1000


def main_content(markup: Markup) -> list[PageElement]:
    """Neighbouring nodes of the page's tree that hold the main content.

    Raises Refused `too_large` for a page with far more tags than an article has.
    """
    tags = markup.text.count("<")
    if tags > _MOST_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {_MOST_TAGS:,} that an article may have")
    content = _texts_of(markup)
    if not content:
        return []
    nodes, marked = _out_of_bare(*_holder_of(content))
    places = [place for place, node in enumerate(nodes) if id(node) in marked]
    first, last = places[0], places[-1]
    parts = [node for node in nodes[first : last + 1] if isinstance(node, Tag)]
    kinds = {_kind(node) for node in parts if node.name not in LINES}
    if any(node.name in LINES for node in parts):
        # A `div` without class and id is a line, too, where an editor makes them: `<div align="center">县长 李某</div>`.
        kinds.add(_BARE)
    while first and _goes_with(nodes[first - 1], kinds):
        first -= 1
    while last + 1 < len(nodes) and _goes_with(nodes[last + 1], kinds):
        last += 1
    return nodes[first : last + 1]


def _texts_of(markup: Markup) -> list[Text]:
    """The article's texts; where nothing is to be seen, a long hidden one: the page's script shows it, as it does much else."""
    body = markup.by_name["body"][0]
    seen = article_texts(blocks_of(body, markup.hidden_anywhere))
    if seen:
        return seen
    unseen = article_texts(blocks_of(body, None))
    return unseen if sum(text.characters for text in unseen) >= _FEWEST_HIDDEN else []


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


def _out_of_bare(nodes: list[PageElement], marked: set[int]) -> tuple[list[PageElement], set[int]]:
    """The same from outside a `div` that has neither class nor id: editors put all of a text in one, but its first lines."""
    for _ in range(_MOST_BARE):
        holder = nodes[0].parent
        if (
            holder is None
            or _kind(holder) != _BARE
            or "id" in holder.attrs
            or holder.parent is None
            or holder.parent.name in ("body", "form", "td")
        ):
            break
        nodes, marked = list(holder.parent.contents), {id(holder)}
    return nodes, marked


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
    if any(map(is_link, tags_within(node))):
        return False
    if node.name in ("ul", "dl", "table") or first_named(node, "table") is not None:
        return True
    kind = _kind(node)
    return kind in kinds and (kind != _BARE or "id" not in node.attrs)


def _kind(tag: Tag) -> tuple[str, ...]:
    """What elements are alike by: some sites have one for each chapter."""
    return (tag.name, *classes(tag))
