"""A folder or file goes in; the pages inside its files come out one at a time: plain, packed or archived."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from pipeline.pages.foreign import ARCHIVE_SUFFIXES, HEAD_BYTES, foreign_kind
from pipeline.pages.mail import open_mhtml
from pipeline.pages.member import MAX_PAGE_BYTES, MAX_RATIO, MIN_RATIO_BYTES, Member, too_large
from pipeline.pages.model import RejectedPage
from pipeline.pages.web_archive import open_warc

MAX_MEMBERS = 200_000

_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".mhtml", ".mht"})
_PACKED_SUFFIXES = frozenset({".gz", ".zip", ".warc"})
_OPENED_SUFFIXES = _PAGE_SUFFIXES | _PACKED_SUFFIXES | ARCHIVE_SUFFIXES | {""}
# Before what is asked for, where wget and the like name a page by its address: forum.php?mod=viewthread&tid=12.
_ADDRESS_SUFFIXES = _PAGE_SUFFIXES | {".php", ".asp", ".aspx", ".jsp", ".do", ".cgi"}
_GZIP_MARK = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `source_name` is its path below the root with `/`, `mtime_ns` its modification time."""

    source_name: str
    size: int
    mtime_ns: int
    path: Path


def iter_sources(root: Path) -> Iterator[Source]:
    """The files below `root` that may hold pages, sorted by name; `root` may be one file.

    Files without a suffix and those named by an address (`thread-12-1-1`, `forum.php?mod=viewthread&tid=12`) may hold pages, too.
    Left out: dotfiles, `README.md` and other kinds of file (but archives, which may hold pages), and the `…_files` folder a browser saves beside a page.
    A folder is walked once, however many links lead to it (one may lead above itself); links come after what is there.
    """
    if root.is_file():
        yield _source(root, root.name)
        return
    pending, links, walked = [root], deque[Path](), set[tuple[int, int]]()
    while pending or links:
        is_linked = not pending
        path = links.popleft() if is_linked else pending.pop()
        if not path.is_dir():
            if not _is_passed_over(path.name, is_folder=False) and path.is_file():
                yield _source(path, path.relative_to(root).as_posix())
        elif path is not root and _is_passed_over(path.name, is_folder=True):
            continue
        elif path is not root and path.is_symlink() and not is_linked:
            links.append(path)
        else:
            try:
                status = path.stat()
                if (status.st_dev, status.st_ino) not in walked:
                    walked.add((status.st_dev, status.st_ino))
                    pending.extend(sorted(path.iterdir(), reverse=True))
            except OSError:
                continue


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
    except Exception as error:
        # The libraries that unpack damaged archives raise whatever their code stumbles over (found by the fuzzer).
        yield RejectedPage(name, "unreadable", f"{type(error).__name__}: {error}"[:200], size_bytes=source.size)


def _open_stream(name: str, stream: IO[bytes], size: int | None) -> Iterator[Member | RejectedPage]:
    suffixes = [suffix.lower() for suffix in PurePosixPath(name).suffixes]
    if suffixes[-1:] == [".zip"]:
        yield from _open_zip(name, stream)
    elif suffixes[-1:] == [".warc"] or suffixes[-2:] == [".warc", ".gz"]:
        yield from open_warc(name, stream, size)
    elif suffixes[-1:] == [".gz"]:
        yield from _open_gzip(name, stream, size)
    else:
        head = stream.read(HEAD_BYTES)
        stream.seek(0)
        if head.startswith(_GZIP_MARK):
            # A page that was fetched and not unpacked.
            yield from _open_gzip(name, stream, size)
        elif kind := foreign_kind(head):
            yield RejectedPage(name, "unreadable", kind, size_bytes=size)
        else:
            yield from _open_page(name, stream.read(MAX_PAGE_BYTES + 1), size)


def _open_page(name: str, data: bytes, size: int | None) -> Iterator[Member | RejectedPage]:
    """A page's bytes, or the page in an MHTML file under whatever name."""
    if len(data) > MAX_PAGE_BYTES:
        yield too_large(name, size)
    elif name.lower().removesuffix(".gz").endswith((".mhtml", ".mht")) or _is_mhtml(data[:4000].lower()):
        yield from open_mhtml(name, data)
    else:
        yield Member(name, data)


def _is_mhtml(head: bytes) -> bool:
    return not head.lstrip().startswith(b"<") and b"mime-version:" in head and b"multipart/related" in head


def _open_gzip(name: str, stream: IO[bytes], size: int | None) -> Iterator[Member | RejectedPage]:
    with gzip.GzipFile(fileobj=stream) as unpacked:
        data = unpacked.read(MAX_PAGE_BYTES + 1)
    if kind := foreign_kind(data[:HEAD_BYTES]):
        yield RejectedPage(name, "unreadable", kind, size_bytes=size)
    elif size and MIN_RATIO_BYTES < len(data) <= MAX_PAGE_BYTES and len(data) > MAX_RATIO * size:
        yield RejectedPage(name, "unsafe_archive", f"unpacks to {len(data) // size} times its size", size_bytes=size)
    else:
        yield from _open_page(name, data, size)


def _open_zip(name: str, stream: IO[bytes]) -> Iterator[Member | RejectedPage]:
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > MAX_MEMBERS:
            yield RejectedPage(name, "unsafe_archive", f"{len(members):,} members")
            return
        # Members may lie over each other, so that each is harmless and all together are not.
        unpacked, packed = sum(info.file_size for info in members), stream.seek(0, io.SEEK_END)
        if unpacked > MIN_RATIO_BYTES * MAX_RATIO and unpacked > MAX_RATIO * packed:
            yield RejectedPage(name, "unsafe_archive", f"unpacks to {unpacked // packed} times its size")
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
                yield too_large(full_name, info.file_size)
                continue
            if info.file_size > MIN_RATIO_BYTES and info.file_size > MAX_RATIO * max(info.compress_size, 1):
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
    return PurePosixPath(lower).suffix not in _OPENED_SUFFIXES and _address_suffix(lower) not in _ADDRESS_SUFFIXES


def _address_suffix(name: str) -> str:
    """The suffix before what is asked for; wget writes @ for ? on Windows."""
    return PurePosixPath(name.partition("?")[0].partition("@")[0]).suffix


def _member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; archives made on a Chinese Windows hold GBK names without the flag that says so."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("gb18030")
    return name.replace("\\", "/")


def _is_unsafe(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0] or "\0" in name
