"""What a container hands over for each page in it, and the limits that all containers keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.pages.model import RejectedPage

MAX_PAGE_BYTES = 32 * 2**20
MAX_RATIO = 200
"""How many times its size a file may unpack to; pages of a forum pack to a tenth."""
MIN_RATIO_BYTES = 2**20


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
