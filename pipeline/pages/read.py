"""Saved bytes go in, a Page or the reason why there is none comes out: the one entry to this package."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice

from pipeline.pages.body import MAX_LINES
from pipeline.pages.containers import Source, open_members
from pipeline.pages.encoding import Decoded, decode, is_mojibake
from pipeline.pages.markup import Markup, parse
from pipeline.pages.member import MAX_PAGE_BYTES
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.plain import read_plain
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.software import read_markup
from pipeline.pages.thread import typed_title

_TAG = re.compile(r"</?(?:!doctype|html|head|body|div|table|td|p|br|font|meta|title|span)\b[^>]{0,400}>", re.IGNORECASE)
_FEWEST_TAGS = 3
# A hundred long reports on one page. What follows the reading costs some microseconds a line and a character.
MAX_CHARACTERS = 4_000_000
MAX_POSTS = 10_000


def read_source(source: Source) -> Iterator[Page | RejectedPage]:
    """Read every page in a file. Never raises: what cannot be read comes out as a RejectedPage."""
    for member in open_members(source):
        if isinstance(member, RejectedPage):
            yield member
        else:
            yield read_bytes(
                member.source_name, member.data, url=member.url, charset=member.charset, saved_at=member.saved_at
            )


def read_bytes(
    name: str, data: bytes, *, url: str | None = None, charset: str | None = None, saved_at: datetime | None = None
) -> Page | RejectedPage:
    """Read one page. `url`, `charset` and `saved_at` are what its container knew of it, if anything.

    A pure function: the same bytes give the same page. Never raises.
    """
    return read_with_markup(name, data, url=url, charset=charset, saved_at=saved_at)[0]


def read_with_markup(
    name: str, data: bytes, *, url: str | None = None, charset: str | None = None, saved_at: datetime | None = None
) -> tuple[Page | RejectedPage, Markup | None]:
    """The same, with the parsed page for who follows its links; None where the bytes are no markup."""
    snapshot_id = hashlib.sha256(data).hexdigest()
    markup = None
    try:
        decoded = _decode(data, charset)
        if len([*islice(_TAG.finditer(decoded.text, 0, 20_000), _FEWEST_TAGS)]) == _FEWEST_TAGS:
            markup = parse(decoded.text, url, saved_at)
        reading = _read(decoded, markup)
    except Refused as refused:
        return RejectedPage(name, refused.reason, refused.detail, snapshot_id, len(data)), markup
    facts = {item.name: getattr(reading, item.name) for item in fields(Reading)}
    page = Page(source_name=name, snapshot_id=snapshot_id, size_bytes=len(data), encoding=decoded.encoding, **facts)
    return page, markup


def _decode(data: bytes, charset: str | None) -> Decoded:
    if not data.strip(b" \t\r\n\0"):
        raise Refused("empty", "the file has no bytes" if not data else "the file holds only blanks")
    if len(data) > MAX_PAGE_BYTES:
        raise Refused("too_large", f"{len(data):,} bytes, more than {MAX_PAGE_BYTES:,}")
    return decode(data, charset)


def _read(decoded: Decoded, markup: Markup | None) -> Reading:
    if markup is not None:
        reading = read_markup(markup)
    else:
        _refuse_excess(len(decoded.text), decoded.text.count("\n") + decoded.text.count("\t"))
        reading = read_plain(decoded.text)
    texts = [text for post in reading.posts for text in post.paragraphs]
    _refuse_excess(sum(map(len, texts)), len(texts))
    if len(reading.posts) > MAX_POSTS:
        raise Refused("too_large", f"{len(reading.posts):,} posts, more than the {MAX_POSTS:,} that a page may have")
    longest = max(reading.posts, key=lambda post: sum(map(len, post.paragraphs)))
    if is_mojibake("\n".join(longest.paragraphs)):
        raise Refused(
            "mojibake", f"read as {decoded.encoding}, the text of post {longest.post_id} is not Chinese prose"
        )
    if reading.thread_type is None:
        thread_type, title = typed_title(reading.title)
        reading = replace(reading, thread_type=thread_type, title=title)
    return reading


def _refuse_excess(characters: int, lines: int) -> None:
    if characters > MAX_CHARACTERS or lines > MAX_LINES:
        raise Refused("too_large", f"{characters:,} characters in {lines:,} lines, more than a page's posts may have")
