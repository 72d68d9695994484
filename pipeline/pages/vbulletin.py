"""A thread page of vBulletin 3, 4 or 5 goes in; the thread and its posts come out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from bs4 import Tag

from pipeline.pages.body import Body, read_body
from pipeline.pages.markup import Markup, attribute, classes, clean_text, first_named, first_with_class, tags_within
from pipeline.pages.model import Post
from pipeline.pages.noise import text_start
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.thread import BOARD_SEPARATOR, replies_on_one_page, split_type
from pipeline.pages.times import parse_time
from pipeline.simplified import simplified

NAME = "vbulletin"

_MESSAGE_ID = re.compile(r"post_message_(\d{1,12})")
_THREAD_ADDRESS = re.compile(
    r"showthread\.php\?(?:[^#]{0,80}&)?(?:t=)?(\d{1,12})(?![\d=])|/threads/(\d{1,12})-"
    r"|/(\d{1,12})-[^/?#]{1,200}(?:/page\d{1,6})?(?:$|[?#])"
)
_THREAD_LINK = re.compile(
    r"(?:printthread|subscription|sendmessage)\.php[^\"'<>\s]{0,80}?[?&;]t=(\d{1,12})|name=\"nodeid\" value=\"(\d{1,12})\""
)
_BOARD_ADDRESS = re.compile(r"forumdisplay\.php|/forums/\d")
_PAGES = re.compile(r"(?:第|Page)\s*(\d{1,6})\s*页?[，,/\s]*(?:共|of)\s*(\d{1,6})", re.IGNORECASE)
_TOTAL = re.compile(r"(?:共计?|of)\s*(\d{1,9})")
_EDITED = re.compile(r"编辑|edited by", re.IGNORECASE)
_WALL = re.compile(r"登[录入]|权限|not logged in|permission", re.IGNORECASE)
_LISTING_IDS = ("threadslist", "threadlist", "threads", "forums", "forumbits")
_LISTING_CLASSES = ("topic-list", "forum-list-container", "threadlist", "forumbits")
# What stands around a post's text: version 4 marks it by class, 5 by other classes.
_AROUND = {
    "signature": "signature",
    "post-signature": "signature",
    "lastedited": "edit_note",
    "b-post__edit": "edit_note",
}


def sniff(markup: Markup) -> bool:
    """Whether the page is of a vBulletin board, thread or not."""
    return (
        "js-post__content-text" in markup.by_class
        or markup.meta("generator").startswith("vBulletin")
        or any(_MESSAGE_ID.fullmatch(key) for key in markup.by_id)
    )


def read(markup: Markup) -> Reading:
    """Read the thread page. Raises Refused for a listing, a login notice, or a page cut before its first post ends."""
    frames = _frames(markup)
    cut_short = None
    others = frozenset(id(frame) for _, frame in frames)
    if frames and markup.ends_inside(_message_of(markup, *frames[-1], others) or frames[-1][1]):
        cut_short = f"the page ends inside post {frames[-1][0]}, number {len(frames)} on the page"
        frames = frames[:-1]
    if not frames:
        raise _refuse_without_posts(markup, cut_short)
    posts = [_post(markup, post_id, frame, place, others) for place, (post_id, frame) in enumerate(frames, start=1)]
    posts.sort(key=lambda post: post.floor)
    page_no, page_count = _page_numbers(markup)
    title, thread_type = _title(markup)
    return Reading(
        software=NAME,
        title=title,
        posts=tuple(posts),
        host=markup.host,
        thread_id=_thread_id(markup),
        url=next((address for address in markup.addresses if _THREAD_ADDRESS.search(address)), None),
        page_no=page_no,
        page_count=page_count,
        thread_type=thread_type,
        board=_board(markup),
        replies=None if cut_short else _replies(markup, [post.floor for post in posts], page_count),
        saved_at=markup.saved_at,
        cut_short=cut_short,
    )


def _frames(markup: Markup) -> list[tuple[str, Tag]]:
    """Number and frame of each post in page order; version 5 keeps the number in an attribute."""
    found: list[tuple[str, Tag]] = []
    for tag in markup.by_class.get("js-post__content-text", ()):
        frame = next((parent for parent in tag.parents if "b-post" in classes(parent)), None)
        if frame is not None:
            found.append((attribute(frame, "data-node-id"), frame))
    for key, tag in markup.by_id.items():
        match = _MESSAGE_ID.fullmatch(key)
        if match:
            post_id = match.group(1)
            found.append((post_id, markup.by_id.get(f"post_{post_id}") or markup.by_id.get(f"post{post_id}") or tag))
    frames: dict[int, tuple[str, Tag]] = {}
    for post_id, frame in found:
        if post_id:
            frames.setdefault(id(frame), (post_id, frame))
    return list(frames.values())


def _message_of(markup: Markup, post_id: str, frame: Tag, others: frozenset[int]) -> Tag | None:
    return markup.by_id.get(f"post_message_{post_id}") or first_with_class(frame, "js-post__content-text", skip=others)


def _post(markup: Markup, post_id: str, frame: Tag, place: int, others: frozenset[int]) -> Post:
    """`others` is the `id()` of all frames: where a closing tag is lost, one holds the next."""
    message = _message_of(markup, post_id, frame, others)
    body = Body()
    if message is not None:
        _mark_version_3(message, others)
        body = read_body([message], markup.hidden_names, others)
    around, edit_note = _around(frame, others | {id(message)})
    author_cell = markup.by_id.get(f"postmenu_{post_id}")
    author = first_with_class(frame, "bigusername", "username", "author", skip=others) or author_cell
    return Post(
        post_id=post_id,
        floor=_floor(markup, post_id, frame, others) or place,
        author=clean_text(author) or None,
        author_group=_author_group(frame, author_cell, others),
        posted_at=_posted_at(markup, frame, others),
        edited_at=parse_time(edit_note, markup.saved_at),
        paragraphs=tuple(body.paragraphs),
        tables=tuple(body.tables),
        removed=dict(body.removed + around),
        withheld=body.withheld,
    )


def _mark_version_3(message: Tag, others: frozenset[int]) -> None:
    """Give quotes and captions of version 3 the classes of version 4: it marks a box by its inset frame alone.

    A quote is a caption and a table of one such cell, in a block of their own; other such boxes hold code.
    """
    for tag in list(tags_within(message, others)):
        if "inset" not in attribute(tag, "style"):
            continue
        table = tag.find_parent("table") if tag.name == "td" else None
        box = table.parent if table is not None else None
        if box is not None and box.name == "div" and box is not message:
            box.attrs["class"] = "bbcode_quote"
        elif tag.name != "td" and (caption := tag.find_previous_sibling("div")) is not None:
            caption.attrs["class"] = "bbcode_description"


def _around(frame: Tag, skip: frozenset[int]) -> tuple[Counter[str], str]:
    """What the page prints around a post's text, by kind, and the edit note; `skip` as in `tags_within`."""
    found: Counter[str] = Counter()
    edit_note = ""
    for tag in tags_within(frame, skip):
        kind = next((_AROUND[name] for name in classes(tag) if name in _AROUND), None)
        if tag.name == "em" and _EDITED.search(simplified(text_start(tag, 200))):
            kind = "edit_note"
        elif tag.name == "a" and re.search(r"attachment\.php|filedata/fetch", attribute(tag, "href")):
            kind = "attachment"
        elif kind is None and tag.name == "div" and not classes(tag) and text_start(tag, 4) == "____":
            kind = "signature"
        if kind:
            found[kind] += 1
            edit_note = clean_text(tag) if kind == "edit_note" else edit_note
    return found, edit_note


def _floor(markup: Markup, post_id: str, frame: Tag, others: frozenset[int]) -> int | None:
    """The number beside the post, `#12`."""
    label = markup.by_id.get(f"postcount{post_id}")
    printed = attribute(label, "name") if label is not None else ""
    found = re.search(
        r"\d{1,7}", printed or clean_text(first_with_class(frame, "postcounter", "b-post__count", skip=others))
    )
    return int(found.group()) if found else None


def _author_group(frame: Tag, author_cell: Tag | None, others: frozenset[int]) -> str | None:
    """The author's rank: in a class of its own, in version 3 the line below the name."""
    rank = first_with_class(frame, "usertitle", skip=others)
    if rank is None and author_cell is not None:
        rank = author_cell.find_next_sibling("div")
    return clean_text(rank) or None


def _posted_at(markup: Markup, frame: Tag, others: frozenset[int]) -> datetime | None:
    """The time element's own attribute, else as printed on top of the post."""
    time = next((tag for tag in tags_within(frame, others) if tag.name == "time"), None)
    exact = parse_time(attribute(time, "datetime")) if time is not None else None
    return exact or parse_time(clean_text(first_with_class(frame, "date", "thead", skip=others)), markup.saved_at)


def _title(markup: Markup) -> tuple[str, str | None]:
    """Title and prefix: each version prints both in a place of its own."""
    heading = markup.by_id.get("pagetitle")
    if heading is None:
        heading = next((tag for tag in markup.by_class.get("navbar", ()) if tag.name == "td"), None)
    title = clean_text(markup.first("threadtitle") or markup.first("js-post-title") or first_named(heading, "strong"))
    thread_type = split_type(clean_text(markup.first("prefix") or heading), title)
    return title or markup.title.partition(" - ")[0], thread_type


def _thread_id(markup: Markup) -> str | None:
    """The thread's number from the page's addresses, else from its tools."""
    found = next((match for address in markup.addresses if (match := _THREAD_ADDRESS.search(address))), None)
    found = found or _THREAD_LINK.search(markup.text)
    return next(filter(None, found.groups())) if found else None


def _board(markup: Markup) -> str | None:
    """The boards of the breadcrumb, outermost first; version 5 begins with the site and ends with the thread."""
    crumbs = markup.by_class.get("crumb", [])
    if crumbs:
        names = [clean_text(crumb) for crumb in crumbs[2:-1] or crumbs[1:-1]]
    else:
        bits = [*markup.by_class.get("navbit", ()), *markup.by_class.get("navbar", ())]
        links = [link for bit in bits if bit.name != "td" for link in bit.find_all("a")]
        names = [clean_text(link) for link in links if _BOARD_ADDRESS.search(attribute(link, "href"))]
    return BOARD_SEPARATOR.join(name for name in names if name) or None


def _page_numbers(markup: Markup) -> tuple[int, int]:
    """This page's number and the number of pages, (1, 1) where the thread has one."""
    total = markup.first("pagetotal")
    current = markup.first("js-pagenum")
    if total is not None and current is not None:
        numbers = attribute(current, "value").strip(), clean_text(total)
        if all(number.isascii() and number.isdigit() and len(number) < 7 for number in numbers):
            return int(numbers[0]), max(int(numbers[0]), int(numbers[1]))
    pager = markup.first("pagenav") or markup.first("pagination")
    found = _PAGES.search(simplified(clean_text(pager)[:200]))
    return (int(found.group(1)), int(found.group(2))) if found else (1, 1)


def _replies(markup: Markup, floors: list[int], page_count: int) -> int | None:
    """Posts of the thread but the first: as the page navigation says, else counted on a thread of one page."""
    pager = markup.first("pagenav")
    titles = [attribute(tag, "title") for tag in tags_within(pager)] if pager is not None else []
    for said in (clean_text(markup.first("postpagestats")), *titles):
        if found := _TOTAL.search(simplified(said)):
            return int(found.group(1)) - 1
    return replies_on_one_page(floors, page_count)


def _refuse_without_posts(markup: Markup, cut_short: str | None) -> Refused:
    if cut_short:
        return Refused("truncated", cut_short)
    if any(key in markup.by_id for key in _LISTING_IDS) or any(name in markup.by_class for name in _LISTING_CLASSES):
        return Refused("listing", "a board or index page: it lists threads and holds no report")
    if not markup.is_whole:
        return Refused("truncated", "the page ends before its first post")
    notice = markup.first("standard_error") or markup.first("panelsurround")
    said = clean_text(notice)[:120]
    if notice is not None:
        reason = "withheld" if _WALL.search(simplified(said)) else "not_a_page"
        return Refused(reason, f"the forum answered: {said}")
    return Refused("not_a_page", "a forum page without a post")
