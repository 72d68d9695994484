"""What a reader of one kind of page hands over: a Page without what only the file knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pipeline.pages.model import Post


@dataclass(frozen=True, slots=True)
class Reading:
    """Fields as in `model.Page`."""

    software: str
    title: str
    posts: tuple[Post, ...]
    host: str | None = None
    thread_id: str | None = None
    url: str | None = None
    page_no: int = 1
    page_count: int = 1
    thread_type: str | None = None
    board: str | None = None
    views: int | None = None
    replies: int | None = None
    saved_at: datetime | None = None
    author_view: bool = False
    cut_short: str | None = None
