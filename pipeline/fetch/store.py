"""An answer goes in; a file that a run reads, and that knows where its page came from and when, comes out."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from datetime import datetime
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.fetch.client import Answer
from pipeline.files import replacing
from pipeline.pages.links import Place
from pipeline.pages.times import FORUM_CLOCK

HTML, WARC = ".html", ".warc.gz"

_LONGEST_NAME = 100
_HEAD = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!doctype[^>]{0,300}>)?", re.IGNORECASE)
# They speak of the bytes as they were transferred; what is kept is the body unpacked.
_TRANSFER = frozenset(["content-encoding", "transfer-encoding", "content-length"])


def file_name(place: Place, suffix: str) -> str:
    """A name for the page's file: what can be read of its key in letters that every system takes, and the key's hash."""
    readable = re.sub(r"[^A-Za-z0-9_]+", "-", place.key)[:_LONGEST_NAME].strip("-")
    return f"{readable}-{hashlib.sha256(place.key.encode()).hexdigest()[:12]}{suffix}"


def save(path: Path, answer: Answer, at: datetime) -> int:
    """Write the page and give its size in bytes: as a WARC file where `path` says so, else as HTML."""
    data = _as_warc(answer, at) if path.name.endswith(WARC) else with_origin(answer.body, answer.address, at)
    with replacing(path) as file:
        file.write(data)
    return len(data)


def with_origin(body: bytes, address: str, at: datetime) -> bytes:
    """The page with a comment at its head that says where it came from and when, as browsers write it.

    All encodings of web pages have ASCII in them as it is, but UTF-16, known by its byte order mark.
    """
    address = address.encode("ascii", errors="ignore").decode().replace(">", "%3E")
    time = at.astimezone(FORUM_CLOCK).isoformat(timespec="seconds")
    note = f"<!-- saved from url=({len(address):04}){address} at {time} -->\n"
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if body.startswith(mark):
            return mark + note.encode(encoding) + body[len(mark) :]
    start = len(codecs.BOM_UTF8) if body.startswith(codecs.BOM_UTF8) else 0
    head = _HEAD.match(body, start)
    end = head.end() if head else start
    return body[:end] + (b"\n" if end > start else b"") + note.encode("ascii") + body[end:]


def _as_warc(answer: Answer, at: datetime) -> bytes:
    """A gzipped WARC file of one response record, the body as it was sent."""
    headers = [(name, value) for name, value in answer.headers if name.lower() not in _TRANSFER]
    headers.append(("Content-Length", str(len(answer.body))))
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    record = writer.create_warc_record(
        answer.address,
        "response",
        payload=io.BytesIO(answer.body),
        http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}", headers, protocol="HTTP/1.1"),
        warc_headers_dict={"WARC-Date": at.strftime("%Y-%m-%dT%H:%M:%SZ")},
    )
    writer.write_record(record)
    return stream.getvalue()
