"""The printable view of a Discuz thread goes in: posts between rules; the thread and its posts come out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages import thread
from pipeline.pages.body import read_body, tidy_line
from pipeline.pages.markup import Markup, clean_text
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time

NAME = "discuz_printable"

_AUTHOR = re.compile(r"作者\s*[:：]")
_TIME = re.compile(r"[时時][间間]\s*[:：]")
_SUBJECT = re.compile(r"(?:标题|標題|主题|主題)\s*[:：]")
_PRINT_LINK = "window.print()"


def sniff(markup: Markup) -> bool:
    """Whether the page has the print link, and posts between rules."""
    return _PRINT_LINK in markup.text and any(map(_opens_post, _rules(markup)))


def read(markup: Markup) -> Reading:
    """Read the view, which always holds the whole thread. Raises Refused when it is cut before its first post ends."""
    rules = _rules(markup)
    holders = _holders(rules)
    parts = [_after(rule, holders) for rule in rules if _opens_post(rule)]
    cut_short = None
    if parts and not markup.is_whole and len(rules) == len(parts):
        cut_short = f"the page ends inside its post number {len(parts)}"
        parts = parts[:-1]
    if not parts:
        raise Refused("truncated", cut_short) if cut_short else thread.refuse_without_posts(markup)
    clock = thread.page_time(markup)
    return Reading(
        software=NAME,
        title=_title(markup),
        posts=tuple(_post(nodes, floor, clock) for floor, nodes in enumerate(parts, start=1)),
        host=markup.host,
        thread_id=thread.thread_id(markup),
        url=thread.address(markup),
        replies=None if cut_short else len(parts) - 1,
        saved_at=clock,
        cut_short=cut_short,
    )


def _rules(markup: Markup) -> list[Tag]:
    """The rules between posts; one that a poster drew inside a post has no such attribute."""
    return [rule for rule in markup.by_name.get("hr", ()) if "noshade" in rule.attrs]


def _holders(rules: list[Tag]) -> set[int]:
    """The `id()` of all elements that hold a rule."""
    holders: set[int] = set()
    for rule in rules:
        for parent in rule.parents:
            if id(parent) in holders:
                break
            holders.add(id(parent))
    return holders


def _after(rule: Tag, holders: Collection[int]) -> list[PageElement]:
    """What follows a rule up to the next one, which stands inside an element that has lost its closing tag, if need be."""
    nodes: list[PageElement] = []
    pending: Iterator[PageElement] = iter(rule.next_siblings)
    while (node := next(pending, None)) is not None:
        if isinstance(node, Tag) and id(node) in holders:
            pending = iter(node.contents)
        elif isinstance(node, Tag) and node.name == "hr" and "noshade" in node.attrs:
            break
        else:
            nodes.append(node)
    return nodes


def _opens_post(rule: Tag) -> bool:
    """Whether the author's label follows a rule."""
    first = next((node for node in rule.next_siblings if isinstance(node, Tag) or str(node).strip()), None)
    return isinstance(first, Tag) and first.name == "b" and bool(_AUTHOR.match(clean_text(first)))


def _post(nodes: list[PageElement], floor: int, clock: datetime | None) -> Post:
    """A post's heading is what stands between bold labels up to its line break; a subject line may follow it."""
    heading, place = _line(nodes, 0)
    author, _, time = _TIME.sub("\0", heading).partition("\0")
    subject, after_subject = _line(nodes, place)
    body = thread.unless_banned(read_body(nodes[after_subject if _SUBJECT.match(subject) else place :]))
    return Post(
        post_id=f"floor-{floor}",
        floor=floor,
        author=_AUTHOR.sub("", author).strip() or None,
        posted_at=parse_time(time, clock),
        edited_at=parse_time(body.edit_note, clock),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(body.removed),
        withheld=body.withheld,
    )


def _line(nodes: list[PageElement], start: int) -> tuple[str, int]:
    """The text up to the next line break, and the place after it."""
    texts: list[str] = []
    for place in range(start, len(nodes)):
        node = nodes[place]
        if isinstance(node, Tag) and node.name == "br":
            return tidy_line("".join(texts)), place + 1
        texts.append(node.get_text() if isinstance(node, Tag) else str(node))
    return tidy_line("".join(texts)), len(nodes)


def _title(markup: Markup) -> str:
    for label in markup.by_name.get("b", ()):
        if _SUBJECT.match(clean_text(label)):
            return tidy_line(str(label.next_sibling or "")) or markup.title.partition(" - ")[0]
    return markup.title.partition(" - ")[0]
