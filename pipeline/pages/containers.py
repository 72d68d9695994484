"""A folder or file goes in; the pages inside its files come out one at a time: plain, packed or archived."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pipeline.pages.model import RejectedPage
from pipeline.pages.times import forum_time

MAX_PAGE_BYTES = 32 * 2**20
MAX_RATIO = 200
MAX_MEMBERS = 200_000

_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".mhtml", ".mht"})
_PACKED_SUFFIXES = frozenset({".gz", ".zip", ".warc"})
_MIN_RATIO_BYTES = 2**20


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `source_name` is its path below the root with `/`, `mtime_ns` its modification time."""

    source_name: str
    size: int
    mtime_ns: int
    path: Path


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one page, with what its container knew: address, charset of the transport, time of saving."""

    source_name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    saved_at: datetime | None = None


def iter_sources(root: Path) -> Iterator[Source]:
    """The files below `root` that may hold pages, sorted by name; `root` may be one file.

    Left out: dotfiles, `README.md` and other kinds of file, and the `…_files` folder a browser saves beside a page.
    """
    if root.is_file():
        yield _source(root, root.name)
        return
    pending = [root]
    while pending:
        path = pending.pop()
        if path.is_dir():
            if path is root or not _is_passed_over(path.name, is_folder=True):
                try:
                    pending.extend(sorted(path.iterdir(), reverse=True))
                except OSError:
                    continue
        elif not _is_passed_over(path.name, is_folder=False) and path.is_file():
            yield _source(path, path.relative_to(root).as_posix())


def open_members(source: Source) -> Iterator[Member | RejectedPage]:
    """The pages in a file, one in memory at a time; what cannot be opened is refused by name and the rest goes on."""
    name, members = source.source_name, 0
    try:
        with source.path.open("rb") as stream:
            for member in _open_stream(name, stream, source.size):
                members += 1
                yield member
        if not members:
            yield RejectedPage(name, "not_a_page", "an archive without a page in it", size_bytes=source.size)
    except (
        OSError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        ArchiveLoadFailed,
        NotImplementedError,
        RuntimeError,
    ) as error:
        yield RejectedPage(name, "unreadable", f"{type(error).__name__}: {error}"[:200], size_bytes=source.size)


def _open_stream(name: str, stream: IO[bytes], size: int | None) -> Iterator[Member | RejectedPage]:
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes[-1:] == [".zip"]:
        yield from _open_zip(name, stream)
    elif suffixes[-1:] == [".warc"] or suffixes[-2:] == [".warc", ".gz"]:
        yield from _open_warc(name, stream)
    elif suffixes[-1:] == [".gz"]:
        yield from _open_gzip(name, stream, size)
    else:
        data = stream.read(MAX_PAGE_BYTES + 1)
        if len(data) > MAX_PAGE_BYTES:
            yield _too_large(name, size)
        elif suffixes[-1:] in ([".mhtml"], [".mht"]):
            yield from _open_mhtml(name, data)
        else:
            yield Member(name, data)


def _open_gzip(name: str, stream: IO[bytes], size: int | None) -> Iterator[Member | RejectedPage]:
    with gzip.GzipFile(fileobj=stream) as unpacked:
        data = unpacked.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        yield _too_large(name, size)
    elif size and len(data) > _MIN_RATIO_BYTES and len(data) > MAX_RATIO * size:
        yield RejectedPage(name, "unsafe_archive", f"unpacks to {len(data) // size} times its size", size_bytes=size)
    elif PurePosixPath(name).stem.lower().endswith((".mhtml", ".mht")):
        yield from _open_mhtml(name, data)
    else:
        yield Member(name, data)


def _open_zip(name: str, stream: IO[bytes]) -> Iterator[Member | RejectedPage]:
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            yield RejectedPage(name, "unsafe_archive", f"{len(members):,} members")
            return
        for info in sorted(members, key=lambda info: info.filename):
            inner = _member_name(info)
            full_name = f"{name}/{inner}"
            if info.is_dir():
                continue
            if _is_unsafe(inner):
                yield RejectedPage(full_name, "unsafe_archive", "a member's name leads out of the archive")
                continue
            if any(_is_passed_over(part, is_folder=True) for part in inner.split("/")[:-1]):
                continue
            if _is_passed_over(inner.rpartition("/")[2], is_folder=False):
                continue
            if info.file_size > MAX_PAGE_BYTES:
                yield _too_large(full_name, info.file_size)
                continue
            if info.file_size > _MIN_RATIO_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                detail = f"unpacks to {info.file_size // max(info.compress_size, 1)} times its size"
                yield RejectedPage(full_name, "unsafe_archive", detail, size_bytes=info.file_size)
                continue
            yield from _open_zip_member(archive, info, full_name)


def _open_zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[Member | RejectedPage]:
    """Read no more than a member's header promises; an archive inside an archive is not opened."""
    try:
        with archive.open(info) as stream:
            data = stream.read(info.file_size)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        yield RejectedPage(name, "unreadable", f"{type(error).__name__}: {error}"[:200], size_bytes=info.file_size)
        return
    if name.lower().endswith((".zip", ".warc", ".warc.gz")):
        yield RejectedPage(name, "unsafe_archive", "an archive inside an archive", size_bytes=info.file_size)
    else:
        yield from _open_stream(name, io.BytesIO(data), info.file_size)


def _open_warc(name: str, stream: IO[bytes]) -> Iterator[Member | RejectedPage]:
    """HTML and text responses, named by their place among the archive's responses."""
    count = 0
    for record in ArchiveIterator(stream):
        if record.rec_type not in ("response", "resource"):
            continue
        headers = record.http_headers or record.rec_headers
        content_type = (headers.get_header("Content-Type") or "").lower()
        if "html" not in content_type and "text/plain" not in content_type:
            continue
        if record.http_headers and not record.http_headers.get_statuscode().startswith("2"):
            continue
        count += 1
        full_name = f"{name}/{count:06}.html"
        data = record.content_stream().read(MAX_PAGE_BYTES + 1)
        if len(data) > MAX_PAGE_BYTES:
            yield _too_large(full_name, None)
            continue
        yield Member(
            full_name,
            data,
            url=record.rec_headers.get_header("WARC-Target-URI"),
            charset=content_type.partition("charset=")[2].partition(";")[0] or None,
            saved_at=forum_time(record.rec_headers.get_header("WARC-Date")),
        )


def _open_mhtml(name: str, data: bytes) -> Iterator[Member | RejectedPage]:
    """The page that a browser saved in one file: the first part that is HTML, or plain text."""
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml", "text/plain"):
            content = part.get_payload(decode=True)
            if not isinstance(content, bytes) or part.is_multipart():
                continue
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            # A header with bytes outside ASCII is no string but an object that turns into one.
            url = str(address) if address else None
            yield Member(
                name, content, url=url, charset=part.get_content_charset(), saved_at=_mail_time(message.get("Date"))
            )
            return
    yield RejectedPage(name, "not_a_page", "no HTML part in the saved page", size_bytes=len(data))


def _source(path: Path, name: str) -> Source:
    status = path.stat()
    return Source("/".join(map(_as_text, name.split("/"))), status.st_size, status.st_mtime_ns, path)


def _as_text(name: str) -> str:
    """A file's or folder's name; those unpacked from an archive of a Chinese Windows are GBK on a system of UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", errors="backslashreplace")
    return name


def _is_passed_over(name: str, is_folder: bool) -> bool:
    lower = name.lower()
    if lower.startswith(".") or lower == "__macosx":
        return True
    if is_folder:
        return lower.endswith(("_files", ".files"))
    return PurePosixPath(lower).suffix not in _PAGE_SUFFIXES | _PACKED_SUFFIXES


def _member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; archives made on a Chinese Windows hold GBK names without the flag that says so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def _is_unsafe(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in name


def _too_large(name: str, size: int | None) -> RejectedPage:
    return RejectedPage(name, "too_large", f"more than {MAX_PAGE_BYTES // 2**20} MiB", size_bytes=size)


def _mail_time(text: str | None) -> datetime | None:
    try:
        return parsedate_to_datetime(text).replace(tzinfo=None) if text else None
    except (ValueError, TypeError):
        return None
