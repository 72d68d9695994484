"""The body of a page goes in; the elements that text stands in, and how much of it each of them has, come out.

One walk over the page tells all by which its article is found (`texts`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from pipeline.pages.body import BLOCKS
from pipeline.pages.markup import attribute, classes
from pipeline.pages.noise import NO_TEXT, is_hidden, style_of

# What divides the text of a block into lines.
_LINE_BLOCKS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ol", "pre", "hr"])
_HOLDERS = BLOCKS - _LINE_BLOCKS
_INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "br", "sup", "sub", "img"])
LINES = _LINE_BLOCKS | {"center"} | _INLINE
# Headings of the first rank are the title.
_NO_CONTENT = NO_TEXT | {"h1"}
# What sites call what they have around every article, and what they call the article itself.
_AROUND, _ARTICLE = (
    re.compile(rf"(?<![^\s_-])(?:{words})(?![^\s_-])", re.IGNORECASE)
    for words in (
        "aside|nav|navbar|menu|daohang|foot|footer|copyright|banquan|dibu|sidebar|share|social|breadcrumbs?"
        "|related|xiangguan|recommend|tuijian|teasers?|comments?|repl(?:y|ies)|pinglun",
        "article(?:content|body|text)?|(?:main|post|entry|page)?content|text|main|story|zhengwen|neirong|wenzhang",
    )
)
_LONGEST_NAME = 200


@dataclass(slots=True)
class Block:
    """An element that holds text, and the block around it.

    `characters` are those of its own lines, `linked` those of links; `lines` are the identities of the nodes among its
    contents that have them, `blocks` counts the blocks there. `links` counts the links in all that it holds, and their
    characters. `around` and `named` count the elements it stands in, itself among them, that are called as what stands
    around articles, or as one.
    """

    tag: Tag
    holder: Block | None
    around: int
    named: int
    links: int = 0
    blocks: int = 0
    linked: int = 0
    characters: int = 0
    lines: set[int] = field(default_factory=set)


def blocks_of(body: Tag, hidden_names: frozenset[str] | None = frozenset()) -> list[Block]:
    """The blocks of the page in document order, without what is no content or hidden, as some are by their names.

    With None for these, what is hidden is among them.
    """
    block = Block(body, None, 0, 0)
    blocks = [block]
    line: PageElement | None = None
    is_link = False
    children = iter(body.contents)
    stack: list[tuple[Iterator[PageElement], Block, PageElement | None, bool]] = []
    while True:
        node = next(children, None)
        if node is None:
            if not stack:
                break
            children, block, line, is_link = stack.pop()
        elif isinstance(node, Tag):
            name = node.name
            # An anchor (`<a name="top">`) is none; some are never closed.
            opens_link = name == "a" and "href" in node.attrs
            if opens_link:
                block.links += 1
            if not node.contents or name in _NO_CONTENT:
                continue
            if node.attrs and hidden_names is not None and is_hidden(node, style_of(node), hidden_names):
                continue
            stack.append((children, block, line, is_link))
            children = iter(node.contents)
            if name in _HOLDERS:
                block.blocks += 1
                is_around, is_named = _called(_names(node))
                block = Block(node, block, block.around + is_around, block.named + is_named)
                blocks.append(block)
                line, is_link = None, False
            else:
                line, is_link = line or node, is_link or opens_link
        elif type(node) is NavigableString and (text := node.strip()):
            if is_link:
                block.linked += len(text)
            else:
                block.characters += len(text)
                block.lines.add(id(line or node))
    for block in reversed(blocks):
        block.links += block.linked
        if block.holder is not None:
            block.holder.links += block.links
    return blocks


def alike(blocks: list[Block]) -> list[list[Block]]:
    """The blocks that have text of their own, those together that are parts of one thing by place, name and classes."""
    groups: defaultdict[tuple[object, ...], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.characters:
            tag = filled(block).tag
            groups[id(tag.parent), tag.name, *classes(tag)].append(block)
    return list(groups.values())


def filled(block: Block) -> Block:
    """The outermost block that holds nothing else: editors and sites wrap what they show."""
    while (holder := block.holder) is not None and holder.blocks == 1 and not (holder.characters or holder.linked):
        block = holder
    return block


def _names(tag: Tag) -> str:
    if not tag.attrs:
        return tag.name
    return f"{tag.name} {attribute(tag, 'class')[:_LONGEST_NAME]} {attribute(tag, 'id')[:_LONGEST_NAME]}"


@lru_cache(maxsize=2048)
def _called(names: str) -> tuple[bool, bool]:
    """Whether an element's names are of what stands around articles, and of an article; a site repeats them."""
    return _AROUND.search(names) is not None, _ARTICLE.search(names) is not None
