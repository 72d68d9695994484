"""The first bytes of a file go in; what it is comes out where it is surely no page, with what to do about it."""

from __future__ import annotations

HEAD_BYTES = 512
"""As many bytes as tell all kinds apart."""
ARCHIVE_SUFFIXES = frozenset({".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz"})
"""Archives that are not opened: they may hold pages, so that a folder must not be silent about them."""

_TAR_MARK, _TAR_PLACE = b"ustar", 257
_MARKS = (
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"PK\x03\x04", "an Office document, or a zip archive by another name: call it .zip if it holds pages"),
    (b"\xd0\xcf\x11\xe0", "an Office document: save it as text"),
    (b"%PDF-", "a PDF document: save it as text"),
    (b"bplist00", "a web archive of Safari: save the page as HTML"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)


def foreign_kind(head: bytes) -> str | None:
    """What the file is, None where it may be a page."""
    if head[_TAR_PLACE : _TAR_PLACE + len(_TAR_MARK)] == _TAR_MARK:
        return "a tar archive: unpack it first"
    return next((kind for mark, kind in _MARKS if head.startswith(mark)), None)
