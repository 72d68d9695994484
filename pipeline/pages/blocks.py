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
# The link at the end of a teaser.
_MORE = re.compile(
    r"[【\[(（]?(?:查看|阅读|閱讀|[点點][击擊])?(?:[详詳][细細情]|更多|全文|[阅閱][读讀](?:原文)?)[】\])）]?[>＞»…]*"
)
_LONGEST_MORE = 10
# What only footers say, and behind it what they say beside it. They say two of these, in so many characters at most.
_FOOT_WORDS = re.compile(
    "(ICP[备備证證](?!案[^号號]))|([网網]安[备備] ?[0-9])|([网網]站[标標][识識][码碼] ?[:：])"
    "|(版[权權]所有)|(技[术術]支持 ?[:：])|([主承][办辦][单單]位 ?[:：])"
)
# One of these is in every such word, in both scripts: asked first, which is much cheaper.
_FOOT_SIGNS = ("ICP", "安备", "安備", "标识", "標識", "权所有", "權所有", "术支持", "術支持", "办单位", "辦單位")
_RECORDS = 0b1110
_LONGEST_FOOT = 600
# What holds one, and fewer characters beside it than an article has, is one as a whole.
_LONGEST_BESIDE = 199


@dataclass(slots=True)
class Block:
    """An element that holds text, and the block around it.

    `characters` are those of its own lines, `linked` those of links; `lines` are the identities of the nodes among its
    contents that have them, `blocks` counts the blocks there. `links` counts the links in all that it holds, and their
    characters. `around` and `named` count the elements it stands in, itself among them, that are called as what stands
    around articles, or as one. `leads_on` says that it has a link to all of what it tells the beginning of. `foot` has a
    bit for each of a footer's words in all that it holds, by its group in `_FOOT_WORDS`; `holds_foot` says that it holds
    a footer, `size` counts all its characters but those of such.
    """

    tag: Tag
    holder: Block | None
    around: int
    named: int
    links: int = 0
    blocks: int = 0
    linked: int = 0
    characters: int = 0
    size: int = 0
    lines: set[int] = field(default_factory=set)
    leads_on: bool = False
    foot: int = 0
    holds_foot: bool = False


def blocks_of(body: Tag, hidden_names: frozenset[str] | None = frozenset()) -> list[Block]:
    """The blocks of the page in document order, without footers and what is no content or hidden, as some are by their names.

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
            # As `markup.is_link`, without a call for each element.
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
            if len(text) <= _LONGEST_FOOT and any(map(text.__contains__, _FOOT_SIGNS)):
                block.foot |= _foot_words(text)
            if is_link:
                block.linked += len(text)
                if len(text) <= _LONGEST_MORE and _MORE.fullmatch(text):
                    block.leads_on = True
            else:
                block.characters += len(text)
                block.lines.add(id(line or node))
    for block in reversed(blocks):
        block.links += block.linked
        block.size += block.characters + block.linked
        if (holder := block.holder) is not None:
            holder.links += block.links
            if block.foot:
                holder.foot |= block.foot
                if _is_foot(block):
                    holder.holds_foot = True
                    continue
                holder.holds_foot |= block.holds_foot
            holder.size += block.size
    return _without_feet(blocks) if blocks[0].foot else blocks


def _foot_words(text: str) -> int:
    words = 0
    for found in _FOOT_WORDS.finditer(text):
        words |= 1 << (found.lastindex or 0)
    return words


def _is_foot(block: Block) -> bool:
    longest = _LONGEST_BESIDE if block.holds_foot else _LONGEST_FOOT
    return block.foot.bit_count() > 1 and block.size <= longest and block.foot & _RECORDS > 0


def _without_feet(blocks: list[Block]) -> list[Block]:
    """The blocks that neither are a footer, whatever the site calls it, nor stand in one."""
    feet: set[int] = set()
    for block in blocks:
        if _is_foot(block) or id(block.holder) in feet:
            feet.add(id(block))
    return [block for block in blocks if id(block) not in feet]


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
