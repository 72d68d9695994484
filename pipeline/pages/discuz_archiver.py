"""A thread page of Discuz's archiver goes in: bare text between author lines; the thread and its posts come out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages import thread
from pipeline.pages.body import read_body
from pipeline.pages.markup import Markup, classes, clean_text, first_named
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time

NAME = "discuz_archiver"

_QUOTED = re.compile(r"\s*.{1,40} [发發]表[于於] \d{4}-\d{1,2}-\d{1,2} \d{1,2}:\d{2}(?::\d{2})?\s*")
_USUAL_POSTS_A_PAGE = 10


def sniff(markup: Markup) -> bool:
    """Whether the page is one of the archiver, thread or not."""
    return "Archiver" in markup.title or (
        "author" in markup.by_class and "content" in markup.by_id and "end" in markup.by_id
    )


def read(markup: Markup) -> Reading:
    """Read the thread page. Raises Refused for a list of threads, or a page cut before its first post ends."""
    content = markup.by_id.get("content")
    parts = _parts(content) if content is not None else []
    if not parts:
        if markup.is_whole:
            raise Refused("listing", "a list of threads or boards in the archiver")
        raise Refused("truncated", "the page ends before its first post")
    cut_short = None
    if not markup.is_whole and "page" not in markup.by_class:
        cut_short = f"the page ends inside its post number {len(parts)}"
        parts = parts[:-1]
        if not parts:
            raise Refused("truncated", cut_short)
    page_no, page_count = thread.page_numbers(markup)
    posts_a_page = len(parts) if page_no < page_count else max(_USUAL_POSTS_A_PAGE, len(parts))
    first_floor = 1 + (page_no - 1) * posts_a_page
    floors = [first_floor + place for place in range(len(parts))]
    clock = thread.page_time(markup)
    subject = clean_text(first_named(content, "h3"))
    return Reading(
        software=NAME,
        title=subject or markup.title.partition(" - ")[0],
        posts=tuple(_post(part, floor, clock) for part, floor in zip(parts, floors, strict=True)),
        host=markup.host,
        thread_id=thread.thread_id(markup),
        url=thread.address(markup),
        page_no=page_no,
        page_count=page_count,
        board=thread.board_path(markup.by_id.get("nav")),
        replies=None if cut_short else thread.replies_on_one_page(floors, page_count),
        saved_at=clock,
        cut_short=cut_short,
    )


@dataclass(slots=True)
class _Part:
    """A post's author line and the nodes of its body; a post that is blocked has neither a subject nor a body."""

    author_line: Tag
    nodes: list[PageElement] = field(default_factory=list)
    has_subject: bool = False


def _parts(content: Tag) -> list[_Part]:
    """Each post: all from its author line up to the next."""
    parts: list[_Part] = []
    for node in content.contents:
        if isinstance(node, Tag):
            names = classes(node)
            if node.name == "p" and "author" in names:
                parts.append(_Part(node))
                continue
            if "page" in names:
                break
            if node.name == "h3":
                if parts:
                    parts[-1].has_subject = True
                continue
        if parts:
            parts[-1].nodes.append(node)
    return parts


def _post(part: _Part, floor: int, clock: datetime | None) -> Post:
    kept = _without_quote(part.nodes)
    body = read_body(kept)
    body.removed["quote"] += len(kept) < len(part.nodes)
    is_blocked = not (part.has_subject or body.paragraphs or body.tables)
    body.removed["locked"] += is_blocked
    said = clean_text(part.author_line)
    author = clean_text(first_named(part.author_line, "strong"))
    return Post(
        post_id=f"floor-{floor}",
        floor=floor,
        author=author or None,
        posted_at=parse_time(said.removeprefix(author), clock),
        edited_at=parse_time(body.edit_note, clock),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(+body.removed),
        withheld=body.withheld or is_blocked,
    )


def _without_quote(nodes: list[PageElement]) -> list[PageElement]:
    """A reply without the quote that it opens with: the archiver keeps its heading and text, and an empty line after it."""
    texts = [place for place, node in enumerate(nodes) if not isinstance(node, Tag) and str(node).strip()]
    if not texts or not _QUOTED.fullmatch(str(nodes[texts[0]])):
        return nodes
    breaks = 0
    for place in range(texts[0] + 1, len(nodes)):
        node = nodes[place]
        if isinstance(node, Tag) and node.name == "br":
            breaks += 1
            if breaks == 2:
                return nodes[place:]
        elif str(node).strip():
            breaks = 0
    return nodes
