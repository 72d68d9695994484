"""The body of an article page goes in, what holds nearly all of its running text comes out, or None.

It answers where one element, or elements alike, stand out so far that nothing else can be the article. What it leaves open
is for the library that `main_content` asks, which takes more time than the parser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from pipeline.pages.markup import attribute, classes, tags_within
from pipeline.pages.noise import style_of

# An element that holds this share of the content is on the way to it, or is it.
MAIN_SHARE = 0.9
FEWEST_CHARACTERS = 200
# An article that can be told by its sentences alone has so many, and stands no deeper in the page. Where nothing else but
# what a site has around every article, or teasers of others, has a sentence, few are enough.
_MANY_SENTENCES, _FEWEST_SENTENCES = 20, 6
_DEEPEST = 100
_SENTENCE_END = "。"
_FEWEST_TEASERS = 3
_AROUND = frozenset(["footer", "aside"])
_AROUND_NAMES = re.compile(
    r"(?<![^\s_-])(?:foot|footer|copyright|banquan|dibu|sidebar|related|comments?|pinglun)(?![^\s_-])",
    re.IGNORECASE,
)
CONTAINERS = frozenset(
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
NO_CONTENT = frozenset(["script", "style", "noscript", "template", "textarea", "select", "button", "h1"])
_INLINE = frozenset(["span", "font", "b", "strong", "em", "i", "u", "br", "sup", "sub", "img"])
LINES = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "center", "blockquote", "ol", "pre", "hr"]) | _INLINE


@dataclass(slots=True)
class _Holder:
    """An element with lines of text of its own: how many characters and sentences they have, and what they stand in."""

    tag: Tag
    characters: int = 0
    sentences: int = 0
    lines: set[int] = field(default_factory=set)


def lines_with_sentences(body: Tag) -> tuple[list[PageElement], list[int]] | None:
    """What the element holds that has nearly all text of the page, and the places of what has some of it.

    It stands in its own lines, or each chapter or paragraph in an element like the others. None where that text has few
    sentences, where text is spread over the page, or is links.
    """
    holders: dict[int, _Holder] = {}
    scattered: list[NavigableString] = []
    total = 0
    for text in body.descendants:
        if not isinstance(text, NavigableString) or isinstance(text, PreformattedString) or not (said := text.strip()):
            continue
        line, tag = _line_of(text)
        if tag is not None:
            holder = holders.setdefault(id(tag), _Holder(tag))
            holder.characters += len(said)
            holder.sentences += said.count(_SENTENCE_END)
            holder.lines.add(id(line))
        elif line is not None:
            scattered.append(text)
        else:
            continue
        total += len(said)
    if not holders:
        return None
    groups: defaultdict[tuple[object, ...], list[_Holder]] = defaultdict(list)
    for holder in holders.values():
        groups[id(holder.tag.parent), holder.tag.name, *classes(holder.tag)].append(holder)
    alike = list(groups.values())
    found = _with_most_text(alike, total) or _with_all_sentences(alike, total, scattered)
    if found is None or any(style_of(tag).hides for tag in (found[0], *found[0].parents)):
        return None
    nodes = list(found[0].contents)
    return nodes, [number for number, node in enumerate(nodes) if id(node) in found[1]]


def _with_most_text(groups: list[list[_Holder]], total: int) -> tuple[Tag, set[int]] | None:
    """Where nearly all text stands, if it is long."""
    parts = max(groups, key=_size)
    largest = max(parts, key=lambda part: part.characters)
    enough = MAIN_SHARE * total
    if _size(parts) < enough or sum(part.sentences for part in parts) < _MANY_SENTENCES:
        return None
    if len(parts) == 1 or (not classes(largest.tag) and largest.characters >= enough):
        return largest.tag, set().union(*(part.lines for part in parts))
    return None if _have_links(parts) else _parent_of(parts)


def _with_all_sentences(
    groups: list[list[_Holder]], total: int, scattered: list[NavigableString]
) -> tuple[Tag, set[int]] | None:
    """Where all sentences stand, but for those in what no article is, and at least half of all text."""
    parts = max(groups, key=_size)
    if len(parts) > 1 and (_have_links(parts) or not _are_one_thing(parts)):
        parts = [max((holder for group in groups for holder in group), key=lambda holder: holder.characters)]
    size = _size(parts)
    if size < max(FEWEST_CHARACTERS, total / 2) or sum(part.sentences for part in parts) < _FEWEST_SENTENCES:
        return None
    if _is_around(parts[0].tag) or _linked(parts) > (1 - MAIN_SHARE) * size:
        return None
    main = {id(part) for part in parts}
    others = [
        holder
        for group in groups
        if not (len(group) >= _FEWEST_TEASERS and _have_links(group, all))
        for holder in group
        if id(holder) not in main and not _is_around(holder.tag)
    ]
    loose = [
        text
        for text in scattered
        if not _is_beside_link(text) and not (text.parent is not None and _is_around(text.parent))
    ]
    if any(holder.sentences for holder in others) or any(_SENTENCE_END in text for text in loose):
        return None
    rest = _size(others) + sum(len(text.strip()) for text in loose)
    if size < MAIN_SHARE * (size + rest):
        return None
    return (parts[0].tag, parts[0].lines) if len(parts) == 1 else _parent_of(parts)


def _size(parts: list[_Holder]) -> int:
    return sum(part.characters for part in parts)


def _have_links(parts: list[_Holder], which: Callable[[Iterable[bool]], bool] = any) -> bool:
    """Whether any element has a link; or all have, as those that announce other articles."""
    return which(any(tag.name == "a" for tag in tags_within(part.tag)) for part in parts)


def _linked(parts: list[_Holder]) -> int:
    """Characters of links in the elements' own lines: in a list of articles with summaries, each has one."""
    lines = (node for part in parts for node in part.tag.contents if isinstance(node, Tag))
    links = (tag for line in lines if line.name in LINES for tag in tags_within(line) if tag.name == "a")
    return sum(len(tag.get_text()) for tag in links)


def _are_one_thing(parts: list[_Holder]) -> bool:
    """Whether elements alike are more so than by chance: by a class, or since nothing else stands beside them."""
    parent = parts[0].tag.parent
    beside = parent.contents if parent is not None else []
    return bool(classes(parts[0].tag)) or len(parts) == sum(isinstance(node, Tag) for node in beside)


def _parent_of(parts: list[_Holder]) -> tuple[Tag, set[int]] | None:
    parent = parts[0].tag.parent
    return (parent, {id(part.tag) for part in parts}) if parent is not None else None


def _line_of(text: NavigableString) -> tuple[PageElement | None, Tag | None]:
    """The outermost element around a text that is a line of a container, and the container.

    No container where the text stands otherwise (in an entry of a list), and no line where it is a link or no content.
    """
    line: PageElement = text
    for _ in range(_DEEPEST):
        holder = line.parent
        if holder is None:
            break
        if holder.name == "a" or holder.name in NO_CONTENT or (holder.attrs and style_of(holder).hides):
            return None, None
        if holder.name in CONTAINERS:
            return line, holder
        if holder.name not in LINES:
            break
        line = holder
    return text, None


def _is_around(tag: Tag) -> bool:
    """Whether an element stands in what a site has around every article, by what its makers call that."""
    return any(
        holder.name in _AROUND
        or (
            holder.attrs and _AROUND_NAMES.search(f"{attribute(holder, 'class')[:200]} {attribute(holder, 'id')[:200]}")
        )
        for holder in (tag, *tag.parents)
    )


def _is_beside_link(text: NavigableString) -> bool:
    """Whether a text is in an entry of a list that is a link: its date."""
    entry = next((tag for tag in text.parents if tag.name == "li"), None)
    return entry is not None and any(isinstance(node, Tag) and node.name == "a" for node in entry.contents)
