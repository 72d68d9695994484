"""The blocks of an article page, grouped by likeness, go in; those that can be its article come out.

An article is the longest text of its page, in the longest lines: menus, teasers and comments are short ones. Where nothing
else comes near and it has sentences, it is told. What that leaves open is for the library that `main_content` asks.
"""

from __future__ import annotations

from pipeline.pages.blocks import Block, filled, size

FEWEST_CHARACTERS = 200
# An article that can be told by its sentences alone has so many.
_FEWEST_SENTENCES = 6
_FEWEST_TEASERS = 3
# Text that stands elsewhere can be of one article with the main text if it is so long in comparison; less is enough beside
# it or within its element (a lead, a box, a conclusion). Its lines are about as long.
_PART_SHARE, _NEAR_SHARE, _LINE_SHARE = 0.25, 0.05, 0.6
# So far up it is asked whether a text stands in the element of another.
_DEEPEST = 100


def candidates(groups: list[list[Block]]) -> list[list[Block]]:
    """The groups that can be the article or parts of it, the first one before all others; none on a page without text."""
    texts = [part for group in groups if not _is_linked(group) for part in _divided(group)]
    if sum(map(size, texts)) < FEWEST_CHARACTERS:
        return []
    return parts_of_first(sorted(texts, key=lambda group: size(group) * _line_length(group), reverse=True))


def parts_of_first(groups: list[list[Block]]) -> list[list[Block]]:
    """The first of the groups, and those that can be of one article with it."""
    return [group for group in groups if group is groups[0] or (not group[0].is_around and _is_part(group, groups[0]))]


def are_told(groups: list[list[Block]]) -> bool:
    """Whether candidates are surely the article: one text with sentences, and not what a site has around its articles."""
    return (
        len(groups) == 1
        and not groups[0][0].is_around
        and sum(block.sentences for block in groups[0]) >= _FEWEST_SENTENCES
    )


def _is_linked(group: list[Block]) -> bool:
    """Whether a group is a list of links, or elements alike that announce other articles: each of them has a link."""
    return 2 * sum(block.linked for block in group) > size(group) or (
        len(group) >= _FEWEST_TEASERS and all(block.has_links for block in group)
    )


def _divided(group: list[Block]) -> list[list[Block]]:
    """Elements without classes are alike by chance: the large ones, and the small ones that may stand beside an article."""
    if len(group) == 1 or filled(group[0]).tag.attrs.get("class"):
        return [group]
    enough = _PART_SHARE * max(block.characters for block in group)
    large = [block for block in group if block.characters >= enough]
    small = [block for block in group if block.characters < enough]
    return [large, small] if small else [large]


def _is_part(group: list[Block], main: list[Block]) -> bool:
    """Whether a group is long enough to be of one article with the main text; in its element it may be of short lines."""
    is_within = _is_within(group[0], main[0])
    is_near = is_within or filled(group[0]).tag.parent is filled(main[0]).tag.parent
    if size(group) < (_NEAR_SHARE if is_near else _PART_SHARE) * size(main):
        return False
    return is_within or _line_length(group) >= _LINE_SHARE * _line_length(main)


def _is_within(block: Block, main: Block) -> bool:
    """Whether a block stands in the one that holds the main text, and that is no whole page."""
    around = block.holder
    for _ in range(_DEEPEST):
        if around is None or around.holder is None:
            return False
        if around is main:
            return True
        around = around.holder
    return False


def _line_length(group: list[Block]) -> float:
    return size(group) / sum(len(block.lines) for block in group)
