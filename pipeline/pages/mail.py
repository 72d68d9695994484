"""The bytes of an MHTML file go in; the page that a browser saved in it comes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from pipeline.pages.member import Member
from pipeline.pages.model import RejectedPage
from pipeline.pages.times import on_forum_clock

# The library's time grows with parts times lines.
MAX_PARTS = 1_000
MAX_LINES = 1_000_000
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")


def open_mhtml(name: str, data: bytes) -> Iterator[Member | RejectedPage]:
    """The first part that is HTML, or plain text."""
    parts, lines = data.lower().count(b"content-type:"), data.count(b"\n")
    if parts > MAX_PARTS or lines > MAX_LINES:
        yield RejectedPage(name, "too_large", f"{parts:,} parts in {lines:,} lines", size_bytes=len(data))
        return
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() not in _PAGE_TYPES or part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            # A header with bytes outside ASCII is no string but an object that turns into one.
            url = str(address) if address else None
            yield Member(
                name, content, url=url, charset=part.get_content_charset(), saved_at=_time(message.get("Date"))
            )
            return
    yield RejectedPage(name, "not_a_page", "no HTML part in the saved page", size_bytes=len(data))


def _time(header: object) -> datetime | None:
    try:
        return on_forum_clock(parsedate_to_datetime(str(header))) if header else None
    except (ValueError, TypeError, OverflowError):
        return None
