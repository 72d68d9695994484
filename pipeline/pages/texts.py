"""The blocks of an article page go in; the texts that are its article, or parts of it, come out.

An article is the longest text of its page, in the longest lines: menus, teasers and comments are short ones. Where others
come near, what the makers of the page call them tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import Tag

from pipeline.pages.blocks import Block, alike, filled

FEWEST_CHARACTERS = 200
# Fewer are, if each has a link to the rest.
_FEWEST_TEASERS, _FEWEST_LEADING_ON = 3, 2
_LINK_SHARE = 0.05
# Text that stands elsewhere can be of one article with the main text if it is so long in comparison, in lines so long; less
# is enough beside it, around it or within its element (a lead, a conclusion, a box).
_SHARES, _NEAR_SHARES = (0.25, 0.6), (0.05, 0.5)
# A text that is called an article is it, if it is so long in comparison with what it would be else.
_NAMED_SHARE = 0.15
# So far up it is asked whether a text stands in the element of another.
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Text:
    """Blocks that are alike; `element` is the first one's, with what holds that alone."""

    blocks: list[Block]
    element: Tag
    characters: int
    line_length: float

    @property
    def first(self) -> Block:
        return self.blocks[0]

    @property
    def weight(self) -> float:
        """An article is the longest text, in the longest lines."""
        return self.characters * self.line_length

    @property
    def named(self) -> int:
        """How many elements around it are called an article. What each of many is called is no name of an article."""
        if len(self.blocks) < _FEWEST_TEASERS or self.first.holder is None:
            return self.first.named
        return self.first.holder.named


def article_texts(blocks: list[Block]) -> list[Text]:
    """The texts that are the article, in the page's order; none on a page without an article's length of text."""
    texts = [_text(part) for group in alike(blocks) if not _is_linked(group) for part in _divided(group)]
    texts = _least_around(texts)
    if not texts:
        return []
    main = _longest(texts)
    parts = _parts_of(main, texts)
    fewest = min(text.named for text in parts)
    named = [text for text in texts if text.named > fewest]
    if not named:
        return parts
    called = _longest(named)
    is_article = called.characters >= _NAMED_SHARE * sum(text.characters for text in parts)
    if is_article and called.line_length >= _SHARES[1] * main.line_length:
        return _parts_of(called, named)
    return parts


def _text(blocks: list[Block]) -> Text:
    characters = sum(block.characters for block in blocks)
    return Text(blocks, filled(blocks[0]).tag, characters, characters / sum(len(block.lines) for block in blocks))


def _is_linked(blocks: list[Block]) -> bool:
    """Whether a group is a list of links, or elements alike that announce other articles: each of them has a link.

    Not where they are long and the links short: chapters, each with one to the top of the page.
    """
    characters = sum(block.characters for block in blocks)
    if 2 * sum(block.linked for block in blocks) > characters:
        return True
    fewest = _FEWEST_LEADING_ON if all(block.leads_on for block in blocks) else _FEWEST_TEASERS
    if len(blocks) < fewest or not all(block.links for block in blocks):
        return False
    are_long = characters >= FEWEST_CHARACTERS * len(blocks)
    return not are_long or sum(block.links for block in blocks) >= _LINK_SHARE * characters


def _divided(blocks: list[Block]) -> list[list[Block]]:
    """Elements without classes are alike by chance: the large ones, and the small ones that may stand beside an article."""
    if len(blocks) == 1 or filled(blocks[0]).tag.attrs.get("class"):
        return [blocks]
    enough = _SHARES[0] * max(block.characters for block in blocks)
    large = [block for block in blocks if block.characters >= enough]
    small = [block for block in blocks if block.characters < enough]
    return [large, small] if small else [large]


def _least_around(texts: list[Text]) -> list[Text]:
    """The texts in the fewest elements that are called as what stands around articles, if they are an article's length.

    Not those in none: a site may call so what holds a whole page (content-sidebar). What is left then is its footer, of
    next to no weight.
    """
    least = _NAMED_SHARE * max((text.weight for text in texts), default=0)
    characters = weight = 0.0
    for text in sorted(texts, key=lambda text: text.first.around):
        characters += text.characters
        weight += text.weight
        if characters >= FEWEST_CHARACTERS and weight >= least:
            return [other for other in texts if other.first.around <= text.first.around]
    return []


def _longest(texts: list[Text]) -> Text:
    """The text that is the longest, in the longest lines."""
    return max(texts, key=lambda text: text.weight)


def _parts_of(main: Text, texts: list[Text]) -> list[Text]:
    """The main text, and those that can be of one article with it."""
    holders = set(map(id, _holders(main.first)))
    return [text for text in texts if text is main or _is_part(text, main, holders)]


def _is_part(text: Text, main: Text, holders: set[int]) -> bool:
    """Whether a text is long enough to be of one article with the main one, which stands in the blocks `holders`.

    In the main text's own element it may be of short lines.
    """
    is_within = any(block is main.first for block in _holders(text.first))
    is_near = is_within or id(text.first) in holders or text.element.parent is main.element.parent
    share, line_share = _NEAR_SHARES if is_near else _SHARES
    if text.characters < share * main.characters:
        return False
    return is_within or text.line_length >= line_share * main.line_length


def _holders(block: Block) -> list[Block]:
    """The blocks that a block stands in, the nearest first, without the whole page."""
    found: list[Block] = []
    holder = block.holder
    while holder is not None and holder.holder is not None and len(found) < _DEEPEST:
        found.append(holder)
        holder = holder.holder
    return found
