"""A thread page of Discuz for phones goes in, touch (mobile=2) or simple (mobile=1); the thread and its posts come out."""

from __future__ import annotations

import re
from datetime import datetime

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages import thread
from pipeline.pages.body import read_body
from pipeline.pages.markup import (
    Markup,
    all_named,
    attribute,
    classes,
    clean_text,
    first_named,
    first_with_class,
    tags_within,
)
from pipeline.pages.model import Post
from pipeline.pages.noise import text_start
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time

NAME = "discuz_mobile"

_POST_ID = re.compile(r"(?:pid|post_)(\d{1,12})")
_LABEL = re.compile(r"\s*(?:[来來]自\s*)?(楼主|樓主|沙发|沙發|板凳|地板|\d{1,6}\s*[#楼樓]|\d{1,6}(?=\s))")
_REPLY_BUTTON = re.compile(r"#replybtn_(\d{1,12})")
_PRICE = "action=viewpayments"
_MOST_BEFORE = 20
_COUNTS = re.compile(r"(?:查看|浏览|阅读)\s*[:：]?\s*(\d{1,10}).{0,8}?(?:回[复帖]|回復)\s*[:：]?\s*(\d{1,9})")
_TYPE = re.compile(r"((?:[\[【][^\]】]{1,40}[\]】]\s*)+)")


def sniff(markup: Markup) -> bool:
    """Whether posts stand in frames of the touch or the simple template."""
    return bool(_frames(markup)) or "bm_user" in markup.by_class


def read(markup: Markup) -> Reading:
    """Read the thread page. Raises Refused for a page without posts or cut before its first post ends."""
    clock = thread.page_time(markup)
    frames = _frames(markup)
    cut_short = None
    others = frozenset(id(frame) for _, frame in frames)
    if frames and _is_cut(markup, *frames[-1], others):
        cut_short = f"the page ends inside post {frames[-1][0]}, number {len(frames)} on the page"
        frames = frames[:-1]
    if not frames:
        raise Refused("truncated", cut_short) if cut_short else thread.refuse_without_posts(markup)
    posts = thread.by_floor(_post(markup, post_id, frame, clock, others) for post_id, frame in frames)
    thread_type, title = _title(markup)
    views, replies = _counts(markup)
    page_no, page_count = thread.page_numbers(markup)
    author_view = thread.is_author_view(markup)
    if replies is None and not author_view and not cut_short:
        replies = thread.replies_on_one_page([post.floor for post in posts], page_count)
    return Reading(
        software=NAME,
        title=title,
        posts=posts,
        host=markup.host,
        thread_id=thread.thread_id(markup),
        url=thread.address(markup),
        page_no=page_no,
        page_count=page_count,
        thread_type=thread_type,
        board=_board(markup),
        views=views,
        replies=replies,
        saved_at=clock,
        author_view=author_view,
        cut_short=cut_short,
    )


def _frames(markup: Markup) -> list[tuple[str, Tag]]:
    """Number and frame of each post in page order; on desktop pages the same id names a table.

    X3 and X3.1 number the post in the address of its reply button alone.
    """
    frames = []
    for key, tag in markup.by_id.items():
        match = _POST_ID.fullmatch(key)
        if match and tag.name != "table" and ("plc" in classes(tag) or "bm_c" in classes(tag)):
            frames.append((match.group(1), tag))
    if not frames:
        for tag in markup.by_class.get("plc", ()):
            parts = tag.contents if tag.name == "div" else ()
            buttons = [part for part in parts if isinstance(part, Tag) and "display" in classes(part)]
            match = _REPLY_BUTTON.fullmatch(attribute(buttons[0], "href")) if buttons else None
            if match:
                frames.append((match.group(1), tag))
    return frames


def _body_of(markup: Markup, post_id: str, frame: Tag, others: frozenset[int]) -> Tag:
    """The body's element; the simple template puts it beside the frame."""
    body = markup.by_id.get(f"postmessage_{post_id}") or first_with_class(frame, "message", skip=others)
    if body is not None:
        return body
    sibling = frame.find_next_sibling("div")
    if not isinstance(sibling, Tag):
        return frame
    return first_with_class(sibling, "mes", skip=others) or sibling


def _is_cut(markup: Markup, post_id: str, frame: Tag, others: frozenset[int]) -> bool:
    """Whether the page ends inside that post, or before its body."""
    body = _body_of(markup, post_id, frame, others)
    return markup.ends_inside(body) or (body is frame and not markup.is_whole)


def _content(element: Tag, floor: int) -> list[PageElement]:
    """What was posted, without what the templates print before it in the same element: a reply's subject, the thread's price."""
    nodes = element.contents
    start = 0
    for place, node in enumerate(nodes[:_MOST_BEFORE]):
        if isinstance(node, Tag) and (_PRICE in attribute(node, "href") or (floor != 1 and _is_subject(node))):
            start = place + 1
    return nodes[start:]


def _is_subject(tag: Tag) -> bool:
    return tag.name == "h2" and [getattr(node, "name", None) for node in tag.contents] == ["strong"]


def _post(markup: Markup, post_id: str, frame: Tag, clock: datetime | None, others: frozenset[int]) -> Post:
    heading = first_with_class(frame, "authi", "bm_user", skip=others)
    said = _said(heading) if heading is not None else text_start(frame, 200)
    label = _LABEL.match(said)
    floor = (thread.floor_label(label.group(1)) if label else None) or 0
    element = _body_of(markup, post_id, frame, others)
    nodes = _content(element, floor)
    body = read_body(nodes, markup.hidden_names, others)
    body.removed["notice"] += len(nodes) < len(element.contents)
    if "mes" in classes(element):
        body = thread.unless_banned(body)
    tags = tags_within(heading) if heading is not None else ()
    exact = next((time for tag in tags if (time := parse_time(attribute(tag, "title")))), None)
    return Post(
        post_id=post_id,
        floor=floor,
        author=thread.author_in(heading) if heading is not None else None,
        posted_at=exact or parse_time(said, clock),
        edited_at=parse_time(body.edit_note, clock),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(+body.removed),
        withheld=body.withheld,
    )


def _said(heading: Tag) -> str:
    """The text of a post's heading, the items of its list with blanks between them."""
    return " ".join(clean_text(part) for part in all_named(heading, "li")) or clean_text(heading)


def _title(markup: Markup) -> tuple[str | None, str]:
    """Type and title: the templates print both in one heading, beside a link that is neither."""
    subject = markup.by_id.get("thread_subject")
    if subject is not None:
        parent = subject.parent
        title = clean_text(subject)
        return thread.split_type(clean_text(parent), title) if parent is not None else None, title
    heading = markup.first("view_tit")
    if heading is None:
        heading = first_named(markup.first("postlist"), "h2")
    if heading is None:
        return None, markup.title.partition(" - ")[0]
    text = "".join(
        part if isinstance(part, str) else part.get_text() for part in heading.contents if not _is_link(part)
    )
    text = " ".join(text.split())
    typed = _TYPE.match(text)
    if typed and not markup.title.startswith(text[:10]):
        return thread.split_type(typed.group(1), ""), text[typed.end() :].strip()
    return None, text


def _is_link(part: object) -> bool:
    return isinstance(part, Tag) and part.name in ("a", "span")


def _board(markup: Markup) -> str | None:
    name = markup.first("name")
    if name is not None:
        return clean_text(name) or None
    heading = first_named(markup.first("header"), "h2")
    if heading is not None:
        return clean_text(heading) or None
    return thread.board_path(markup.first("box"))


def _counts(markup: Markup) -> tuple[int | None, int | None]:
    """Views and replies, where the template prints them: the old touch template does not."""
    said = clean_text(markup.first("bm_inf"))
    found = _COUNTS.search(said)
    if found:
        return int(found.group(1)), int(found.group(2))
    eye = markup.first("dm-eye")
    numbers = [clean_text(tag) for tag in all_named(eye.parent, "em")] if eye is not None and eye.parent else []
    if len(numbers) >= 2 and all(number.isascii() and number.isdigit() for number in numbers[:2]):
        return int(numbers[0][:12]), int(numbers[1][:12])
    return None, None
