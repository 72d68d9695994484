"""A WARC file goes in; the pages that servers gave come out, with address, charset and time."""

from __future__ import annotations

import gzip
import io
import logging
from collections.abc import Iterator
from typing import IO

import brotli
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from pipeline.pages.member import MAX_PAGE_BYTES, MAX_RATIO, MIN_RATIO_BYTES, Member, too_large
from pipeline.pages.model import RejectedPage
from pipeline.pages.times import forum_time

_GZIP_MARK = b"\x1f\x8b"
_BROTLI = "br"
_PACKINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_BLOCK = 2**20
_LONGEST_LINE = MAX_PAGE_BYTES + 2**20
_MOST_LINES = 500_000


def open_warc(name: str, stream: IO[bytes], size: int | None) -> Iterator[Member | RejectedPage]:
    """HTML and text responses, named by their place among the archive's responses. `size` is the file's, in bytes."""
    # What it finds odd in a record is no warning for a user: the record is read, or refused with a reason.
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    mark = stream.read(2)
    stream.seek(0)
    plain = gzip.GzipFile(fileobj=stream) if mark == _GZIP_MARK else stream
    records = _Records(_Bounded(plain, MAX_RATIO * max(size or 0, MIN_RATIO_BYTES)), block_size=_BLOCK)
    count = 0
    try:
        for record in records:
            if not _is_page(record):
                continue
            count += 1
            packing = _packing(record)
            data = _unpacked(record) if packing == _BROTLI else record.content_stream().read(MAX_PAGE_BYTES + 1)
            if len(data) > MAX_PAGE_BYTES:
                yield too_large(f"{name}/{count:06}.html", None)
            elif packing not in _PACKINGS and not data.lstrip().startswith(b"<"):
                detail = f"the page is said to be packed by {packing[:20]} and cannot be unpacked: save it again with gzip or without"
                yield RejectedPage(f"{name}/{count:06}.html", "unreadable", detail)
            else:
                yield _member(f"{name}/{count:06}.html", record, data)
    except _Absurd as error:
        yield RejectedPage(name, "unsafe_archive", str(error), size_bytes=size)
    if records.err_count:
        yield RejectedPage(name, "unreadable", "the length of a record is wrong: records may be lost", size_bytes=size)


def _unpacked(record: ArcWarcRecord) -> bytes:
    """A page packed by Brotli, up to one block over the cap, or as far as it goes where it is cut; else as it is."""
    record.http_headers.remove_header("Content-Encoding")  # the library would unpack a bomb of a kilobyte whole
    packed = record.content_stream().read(MAX_PAGE_BYTES + 1)
    unpacker, found = brotli.Decompressor(), bytearray()
    try:
        new = unpacker.process(packed, output_buffer_limit=_BLOCK)
        while new:
            found += new
            new = unpacker.process(b"", output_buffer_limit=_BLOCK) if len(found) <= MAX_PAGE_BYTES else b""
    except brotli.error:
        return bytes(packed)
    return bytes(found or packed)


def _member(name: str, record: ArcWarcRecord, data: bytes) -> Member:
    charset = _content_type(record).partition("charset=")[2].partition(";")[0]
    address, time = (record.rec_headers.get_header(key) for key in ("WARC-Target-URI", "WARC-Date"))
    return Member(name, data, url=address, charset=charset or None, saved_at=forum_time(time))


def _is_page(record: ArcWarcRecord) -> bool:
    """Whether a record is a page or text that a server gave."""
    if record.rec_type not in ("response", "resource"):
        return False
    if record.http_headers and not record.http_headers.get_statuscode().startswith("2"):
        return False
    return "html" in _content_type(record) or "text/plain" in _content_type(record)


def _packing(record: ArcWarcRecord) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Encoding") or "" if headers else "").strip().lower()


def _content_type(record: ArcWarcRecord) -> str:
    return ((record.http_headers or record.rec_headers).get_header("Content-Type") or "").lower()


class _Absurd(Exception):
    """An archive that is not worth its unpacking."""


class _Records(ArchiveIterator):  # type: ignore[misc]
    """The records of an archive; the library's warning goes to no terminal, its count of errors is asked instead."""

    INC_RECORD = ""


class _Bounded(io.RawIOBase):
    """A stream that ends in an error where it unpacks absurdly, is cut, or goes on without a line feed or an empty line.

    The library builds up lines in time that grows with their square, keeps all lines of a header, which an empty line
    ends, and takes a cut archive for a finished one.
    """

    def __init__(self, stream: IO[bytes] | gzip.GzipFile, most: int) -> None:
        self._stream, self._most = stream, most
        self._read = self._line = self._lines = 0

    def read(self, size: int = -1) -> bytes:
        try:
            # What could still be unpacked before a cut comes out before the error.
            data = self._stream.read1(size) if isinstance(self._stream, gzip.GzipFile) else self._stream.read(size)
        except EOFError as error:
            raise OSError(str(error)) from error
        after = len(data) - 1 - data.rfind(b"\n")
        gap = max(data.rfind(b"\n\n"), data.rfind(b"\n\r\n"))
        self._read += len(data)
        self._line = after if after < len(data) else self._line + len(data)
        self._lines = data.count(b"\n", max(gap, 0)) + (self._lines if gap < 0 else 0)
        if self._read > self._most:
            raise _Absurd(f"unpacks to more than {MAX_RATIO} times its size")
        if self._line > _LONGEST_LINE:
            raise _Absurd(f"a line of more than {_LONGEST_LINE // 2**20} MiB")
        if self._lines > _MOST_LINES:
            raise _Absurd(f"more than {_MOST_LINES:,} lines without an empty one")
        return data

    def tell(self) -> int:
        return self._read
