"""A topic page of phpBB 3 goes in; the topic and its posts come out."""

from __future__ import annotations

import re
from datetime import datetime

from bs4 import Tag

from pipeline.pages.body import read_body
from pipeline.pages.markup import Markup, attribute, clean_text, first_named, first_with_class
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time
from pipeline.simplified import simplified

NAME = "phpbb"

_POST_ID = re.compile(r"p(\d{1,12})")
_TOPIC = re.compile(r"[?&]t=(\d{1,12})")
_PAGES = re.compile(r"(?:第|Page)\s*(\d{1,6})\s*(?:页[，,]?\s*共|of)\s*(\d{1,6})", re.IGNORECASE)


def sniff(markup: Markup) -> bool:
    """Whether the page is of a phpBB board."""
    return "phpbb" in markup.by_id


def read(markup: Markup) -> Reading:
    """Read the topic page. Raises Refused for a list of topics, or a page cut before its first post ends."""
    frames = [tag for tag in markup.by_class.get("post", ()) if _POST_ID.fullmatch(attribute(tag, "id"))]
    cut_short = None
    if frames and markup.ends_inside(first_with_class(frames[-1], "content") or frames[-1]):
        cut_short = f"the page ends inside its post number {len(frames)}"
        frames = frames[:-1]
    if not frames:
        if "login" in markup.by_id:
            raise Refused("withheld", "the forum asks for a login")
        if "topiclist" in markup.by_class:
            raise Refused("listing", "a board or index page: it lists topics and holds no report")
        raise Refused("truncated" if not markup.is_whole else "not_a_page", cut_short or "a forum page without a post")
    others = frozenset(map(id, frames))
    pages = _PAGES.search(simplified(clean_text(markup.first("pagination"))))
    page_no, page_count = (int(pages.group(1)), int(pages.group(2))) if pages else (1, 1)
    posts_a_page = len(frames) if page_no < page_count else max(10, len(frames))
    first_floor = 1 + (page_no - 1) * posts_a_page
    crumbs = [clean_text(tag) for tag in markup.by_class.get("crumb", ())]
    title = markup.first("topic-title")
    topic = next((found for address in markup.addresses if (found := _TOPIC.search(address))), None)
    if topic is None and title is not None and (link := first_named(title, "a")):
        topic = _TOPIC.search(attribute(link, "href"))
    return Reading(
        software=NAME,
        title=clean_text(title) or markup.title.rpartition(" - ")[2],
        posts=tuple(_post(frame, first_floor + place, markup, others) for place, frame in enumerate(frames)),
        host=markup.host,
        thread_id=topic.group(1) if topic else None,
        url=markup.addresses[0] if markup.addresses else None,
        page_no=page_no,
        page_count=page_count,
        board=crumbs[-1] if len(crumbs) > 1 else None,
        saved_at=markup.saved_at,
        cut_short=cut_short,
    )


def _post(frame: Tag, floor: int, markup: Markup, others: frozenset[int]) -> Post:
    content = first_with_class(frame, "content", skip=others)
    body = read_body([content] if content is not None else [], markup.hidden_names, others)
    if first_with_class(frame, "signature", skip=others) is not None:
        body.removed["signature"] += 1
    return Post(
        post_id=attribute(frame, "id").removeprefix("p"),
        floor=floor,
        author=clean_text(first_with_class(frame, "username", "username-coloured", skip=others)) or None,
        posted_at=_posted_at(frame, markup.saved_at, others),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(body.removed),
        withheld=body.withheld,
    )


def _posted_at(frame: Tag, saved_at: datetime | None, others: frozenset[int]) -> datetime | None:
    """The time element's own attribute, else the author line as printed; not those of a post inside this one."""
    line = first_with_class(frame, "author", skip=others)
    time = first_named(line, "time")
    exact = parse_time(attribute(time, "datetime")) if time is not None else None
    return exact or parse_time(clean_text(line), saved_at)
