"""The body of a page goes in; the elements that text stands in, and how much of it each of them has, come out.

One walk over the page tells all by which its article is found: by its sentences (`sentences`) or by a library (`library`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from pipeline.pages.body import BLOCKS
from pipeline.pages.markup import attribute, classes
from pipeline.pages.noise import style_of

# What divides the text of a block into lines.
_LINE_BLOCKS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ol", "pre", "hr"])
_HOLDERS = BLOCKS - _LINE_BLOCKS
_INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "br", "sup", "sub", "img"])
LINES = _LINE_BLOCKS | {"center"} | _INLINE
# Headings of the first rank are the title; the rest is of the page.
NO_CONTENT = frozenset(["script", "style", "noscript", "template", "textarea", "select", "button", "h1"])
_SENTENCE_END = "。"
_AROUND = frozenset(["footer", "aside"])
_AROUND_NAMES = re.compile(
    r"(?<![^\s_-])(?:foot|footer|copyright|banquan|dibu|sidebar|related|comments?|pinglun)(?![^\s_-])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Block:
    """An element that holds text, and the block around it.

    `texts`, `characters` and `sentences` are of its own lines, those of links apart; `lines` are the identities of the nodes
    among its contents that have them, `blocks` counts the blocks there. `has_links` is of all that it holds. `is_around`
    says that a site has it around every article, by what its makers call that.
    """

    tag: Tag
    holder: Block | None
    is_around: bool
    has_links: bool = False
    blocks: int = 0
    linked: int = 0
    characters: int = 0
    sentences: int = 0
    texts: list[str] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


def blocks_of(body: Tag) -> list[Block]:
    """The blocks of the page in document order, without what is hidden or no content."""
    block = Block(body, None, _is_around(body))
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
            if name == "a":
                block.has_links = True
            if not node.contents or name in NO_CONTENT or (node.attrs and style_of(node).hides):
                continue
            stack.append((children, block, line, is_link))
            children = iter(node.contents)
            if name in _HOLDERS:
                block.blocks += 1
                block = Block(node, block, block.is_around or _is_around(node))
                blocks.append(block)
                line, is_link = None, False
            else:
                line, is_link = line or node, is_link or name == "a"
        elif type(node) is NavigableString and (text := node.strip()):
            if is_link:
                block.linked += len(text)
            else:
                block.characters += len(text)
                block.sentences += text.count(_SENTENCE_END)
                block.texts.append(text)
                block.lines.add(id(line or node))
    for block in reversed(blocks):
        if block.has_links and block.holder is not None:
            block.holder.has_links = True
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


def size(parts: list[Block]) -> int:
    """Characters of the blocks' own lines."""
    return sum(part.characters for part in parts)


def _is_around(tag: Tag) -> bool:
    return tag.name in _AROUND or bool(
        tag.attrs and _AROUND_NAMES.search(f"{attribute(tag, 'class')[:200]} {attribute(tag, 'id')[:200]}")
    )
