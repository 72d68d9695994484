"""What a thread says as a document: metadata, cleaned body, paragraphs with their place, tables kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the body.

    `body_start` is the offset of its first character in `Document.body`; `section_path` the headings above it
    joined by ` › `, in simplified characters; `part` is one of `head`, `review`, `plan`, `appendix` (glossary and notes);
    `is_heading` marks a line that is only a heading.
    """

    paragraph_no: int
    text: str
    body_start: int
    section_path: str
    part: str
    post_id: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table of the report, not part of the body; `part` and `section_path` are those of the place it stood at."""

    table_no: int
    rows: tuple[tuple[str, ...], ...]
    heading: str | None
    section_path: str
    part: str
    post_id: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report or bulletin. `body` is its paragraphs joined by a line feed, as posted.

    What is told of it (`section_path`, `region_name`, `session`, `speaker`) is in simplified characters.
    `document_type` is `work_report`, `bulletin`, `plan_report`, `budget_report` or `other`;
    `region_code` six digits (GB/T 2260), `100000` for the nation or `unknown`; years are calendar years.
    `missing_pages` has the numbers of the thread's pages that nobody saved; `cut_short` says which saved pages end too
    early, and where.
    """

    document_id: str
    source_name: str
    sha256: str
    title: str
    document_type: str
    region_code: str
    region_name: str | None
    report_year: int | None
    reviewed_year: int | None
    plan_year: int | None
    encoding: str
    software: str
    body: str
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[ReportTable, ...] = ()
    delivered_on: date | None = None
    session: str | None = None
    speaker: str | None = None
    thread_type: str | None = None
    board: str | None = None
    author: str | None = None
    posted_at: datetime | None = None
    edited_at: datetime | None = None
    url: str | None = None
    floors: int = 1
    missing_pages: tuple[int, ...] = ()
    cut_short: str | None = None
    removed: dict[str, int] = field(default_factory=dict)
