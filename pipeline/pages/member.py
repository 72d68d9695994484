"""What a container hands over for each page in it, and the limits that all containers keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from pipeline.pages.model import RejectedPage

MAX_PAGE_BYTES = 32 * 2**20
MAX_RATIO = 200
"""How many times its size a file may unpack to; pages of a forum pack to a tenth."""
MIN_RATIO_BYTES = 2**20

# Forums print the time of China, containers the time of Greenwich; 昨天 is told from one clock only.
_FORUM_ZONE = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one page, with what its container knew: address, charset of the transport, time of saving."""

    source_name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    saved_at: datetime | None = None


def too_large(name: str, size: int | None) -> RejectedPage:
    """The refusal of a page over the cap of bytes."""
    return RejectedPage(name, "too_large", f"more than {MAX_PAGE_BYTES // 2**20} MiB", size_bytes=size)


def on_forum_clock(moment: datetime) -> datetime:
    """The time in China, without its zone; a time without one is that of Greenwich."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(_FORUM_ZONE).replace(tzinfo=None)
