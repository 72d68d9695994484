"""A desktop thread page of Discuz X2 to X3.5 goes in; the thread's facts and its posts come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bs4 import Tag

from pipeline.pages import thread
from pipeline.pages.body import read_body
from pipeline.pages.markup import Markup, attribute, classes, clean_text, first_with_class, tags_within
from pipeline.pages.model import Post
from pipeline.pages.noise import locked_kind, text_start
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time

NAME = "discuz"

# Compared with the templates of X2, X2.5, X3 and X3.1 to X3.5; what these print otherwise has a page in the tests.
_BODY_ID = re.compile(r"postmessage_(\d{1,12})")
_POST_ID = re.compile(r"(?:post_|pid)(\d{1,12})")
_COUNTS = re.compile(r"(查看|浏览|瀏覽|阅读|閱讀|回复|回復|回覆|评论)\s*[:：]?\s*(\d{1,10})")
_USER_GROUP = re.compile(r"ac=usergroup|usergroup&")
_AROUND = {
    "sign": "signature",
    "modact": "moderation",
    "attach_nopermission": "attachment",
    "tattl": "attachment",
    "pattl": "attachment",
    "ratl": "rating",
    "pstl": "comment",
    "a_pr": "ad",
    "a_pt": "ad",
    "a_pb": "ad",
}


def sniff(markup: Markup) -> bool:
    """Whether the page is one of a desktop Discuz forum, thread or not."""
    return (
        "postlist" in markup.by_id
        or "thread_subject" in markup.by_id
        or any(_BODY_ID.fullmatch(key) for key in markup.by_id)
        or markup.meta("generator").startswith("Discuz!")
        or "Powered by Discuz!" in markup.title
    )


def read(markup: Markup) -> Reading:
    """Read the thread page. Raises Refused for a listing, a notice of the forum, or a page cut before its first post ends."""
    clock = thread.page_time(markup)
    frames = _frames(markup)
    if not frames:
        raise thread.refuse_without_posts(markup)
    posts, cut_short = [], None
    others = frozenset(id(tag) for frame in frames for tag in (frame.tag, frame.body))
    for place, frame in enumerate(frames, start=1):
        if place == len(frames) and markup.ends_inside(frame.body):
            cut_short = f"the page ends inside post {frame.post_id}, number {place} on the page"
            break
        posts.append(_post(markup, frame, clock, others))
    if not posts:
        raise Refused("truncated", cut_short or "the page ends before its first post")
    subject = clean_text(markup.by_id.get("thread_subject"))
    heading = clean_text(markup.first("ts"))
    views, replies = _counts(markup)
    page_no, page_count = thread.page_numbers(markup)
    return Reading(
        software=NAME,
        title=subject or markup.meta("keywords") or markup.title.partition(" - ")[0],
        posts=thread.by_floor(posts),
        host=markup.host,
        thread_id=thread.thread_id(markup),
        url=thread.address(markup),
        page_no=page_no,
        page_count=page_count,
        thread_type=thread.split_type(heading, subject),
        board=thread.board_path(markup.by_id.get("pt")),
        views=views,
        replies=replies,
        saved_at=clock,
        author_view=thread.is_author_view(markup),
        cut_short=cut_short,
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The widest element that carries a post's number, and the post's body in it."""

    post_id: str
    tag: Tag
    body: Tag


def _frames(markup: Markup) -> list[_Frame]:
    """Posts in page order; where the frame is lost, the body is its own. A frame without a body (deleted) is none."""
    found: dict[str, Tag] = {}
    for key, tag in markup.by_id.items():
        match = _POST_ID.fullmatch(key) or _BODY_ID.fullmatch(key)
        if match:
            found.setdefault(match.group(1), tag)
    others = {id(tag) for tag in found.values()}
    bodies = {post_id: _body_of(markup, post_id, tag, others) for post_id, tag in found.items()}
    frames = [_Frame(post_id, tag, body) for post_id, tag in found.items() if (body := bodies[post_id]) is not None]
    last = next(reversed(found), "")
    if frames and bodies[last] is None and markup.ends_inside(found[last]):
        frames.append(_Frame(last, found[last], found[last]))
    return frames


def _body_of(markup: Markup, post_id: str, frame: Tag, others: Collection[int]) -> Tag | None:
    """The body's element; a blocked or wholly hidden post has none, only the frame with a notice in it."""
    body = markup.by_id.get(f"postmessage_{post_id}")
    if body is not None:
        return body
    return first_with_class(frame, "pcb", "t_fsz", skip=others)


def _post(markup: Markup, frame: _Frame, clock: datetime | None, others: frozenset[int]) -> Post:
    body = read_body([frame.body], markup.hidden_names, others)
    author = group = None
    withheld = body.withheld
    around: Counter[str] = Counter()
    for tag in tags_within(frame.tag, skip=others):
        names = classes(tag)
        if author is None and ("authi" in names or "pi" in names):
            author = thread.author_in(tag)
        elif tag.name == "a" and group is None and _USER_GROUP.search(attribute(tag, "href")):
            group = clean_text(tag) or None
        for name in names:
            if name in _AROUND:
                around[_AROUND[name]] += 1
            elif name == "locked":
                kind = locked_kind(tag)
                around[kind] += 1
                withheld = withheld or kind == "locked"
    label = clean_text(markup.by_id.get(f"postnum{frame.post_id}"))
    return Post(
        post_id=frame.post_id,
        floor=thread.floor_label(label) or 0,
        author=author,
        author_group=group,
        posted_at=_posted_at(markup.by_id.get(f"authorposton{frame.post_id}"), clock),
        edited_at=parse_time(body.edit_note, clock),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(body.removed + around),
        withheld=withheld,
    )


def _posted_at(element: Tag | None, clock: datetime | None) -> datetime | None:
    """The exact time of a title attribute before the printed one, which may be relative or without seconds."""
    if element is None:
        return None
    for tag in (element, *tags_within(element)):
        exact = parse_time(attribute(tag, "title"))
        if exact:
            return exact
    return parse_time(element.get_text(), clock)


def _counts(markup: Markup) -> tuple[int | None, int | None]:
    """Views and replies, which only a thread's first page prints."""
    for frame in markup.by_class.get("hm", ()):
        found = {word: int(number) for word, number in _COUNTS.findall(" ".join(text_start(frame, 200).split()))}
        if found:
            replies = [number for word, number in found.items() if word.startswith(("回", "评"))]
            views = [number for word, number in found.items() if not word.startswith(("回", "评"))]
            return next(iter(views), None), next(iter(replies), None)
    return None, None
