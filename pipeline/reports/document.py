"""Pages of a thread, or a plain text, go in; the document they carry comes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from pipeline.pages.model import Page, Post
from pipeline.reports.delivery import Delivery, complete, read_delivery
from pipeline.reports.kind import document_type
from pipeline.reports.model import Document, Paragraph
from pipeline.reports.sections import Place, head_length, place_paragraphs
from pipeline.reports.years import FIRST_MONTH_OF_NEXT, Clues, Years, resolve_years

OPENING_PARAGRAPHS = 12
INDENT = " \t\r\u3000\xa0\ufeff\u200b"


def document_from_text(name: str, text: str) -> Document:
    """The document of a plain text whose first line is its title; `name` is the file's name with its suffix."""
    lines = tuple(line for raw in text.split("\n") if (line := raw.strip(INDENT)))
    snapshot = hashlib.sha256(text.encode("utf-8")).hexdigest()
    page = Page(
        source_name=name,
        snapshot_id=snapshot,
        size_bytes=len(text.encode("utf-8")),
        encoding="utf-8",
        software="text",
        title=lines[0] if lines else "",
        posts=(Post(post_id="1", floor=1, author=None, paragraphs=lines),),
    )
    return build_document(page, page.posts, document_id(name))


def document_id(thread_key: str) -> str:
    """Sixteen hexadecimal digits that name a thread for good."""
    return hashlib.sha256(thread_key.encode("utf-8")).hexdigest()[:16]


def build_document(page: Page, posts: Sequence[Post], identity: str, missing_pages: tuple[int, ...] = ()) -> Document:
    """The document of the posts that are the report, in floor order; `page` gives the thread's metadata."""
    lines = [(line, post.post_id) for post in posts for raw in post.paragraphs if (line := raw.strip(INDENT))]
    texts = [line for line, _ in lines]
    head = texts[: head_length(texts)]
    kind = document_type(page.title, texts[:OPENING_PARAGRAPHS])
    places = place_paragraphs(texts, kind)
    delivery = read_delivery(head)
    years = _years(page, kind, texts, places, delivery)
    paragraphs = _paragraphs(lines, places)
    first = posts[0]
    return Document(
        document_id=identity,
        source_name=page.source_name,
        sha256=page.snapshot_id,
        title=page.title,
        document_type=kind,
        region_code="unknown",
        region_name=None,
        report_year=years.report_year,
        reviewed_year=years.reviewed_year,
        plan_year=years.plan_year,
        encoding=page.encoding,
        software=page.software,
        body="\n".join(texts),
        paragraphs=paragraphs,
        delivered_on=_delivered_on(delivery, years),
        session=delivery.session,
        speaker=delivery.speaker,
        thread_type=page.thread_type,
        board=page.board,
        author=first.author,
        posted_at=first.posted_at,
        edited_at=first.edited_at,
        url=page.url,
        floors=len(posts),
        missing_pages=missing_pages,
    )


def _paragraphs(lines: Sequence[tuple[str, str]], places: Sequence[Place]) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for no, ((text, post_id), place) in enumerate(zip(lines, places, strict=True)):
        found.append(Paragraph(no, text, start, place.section_path, place.part, post_id, place.is_heading))
        start += len(text) + 1
    return tuple(found)


def _years(page: Page, kind: str, texts: Sequence[str], places: Sequence[Place], delivery: Delivery) -> Years:
    """Years from the title, else from a title among the first lines."""

    def part(name: str, headings: bool) -> list[str]:
        return [
            text
            for text, place in zip(texts, places, strict=True)
            if place.part == name and place.is_heading == headings
        ]

    own_title = next((text for text in part("head", False)[:3] if re.search("报告|公报|总结", text)), "")
    first = page.posts[0] if page.posts else None
    clues = Clues(
        title=f"{own_title} {page.title}",
        review_headings=part("review", True),
        plan_headings=part("plan", True),
        review=part("review", False),
        plan=part("plan", False),
        delivered_on=delivery.delivered_on,
        source_name=PurePath(page.source_name).stem,
        posted_on=first.posted_at.date() if first and first.posted_at else None,
    )
    return resolve_years(kind, clues)


def _delivered_on(delivery: Delivery, years: Years) -> date | None:
    """A date printed without its year falls in the planned year, or late in the year before it."""
    if delivery.delivered_on or delivery.month_day is None or years.report_year is None:
        return delivery.delivered_on
    late = delivery.month_day[0] >= FIRST_MONTH_OF_NEXT
    if years.plan_year is None:
        return complete(delivery.month_day, years.report_year + 1)
    return complete(delivery.month_day, years.plan_year - 1 if late else years.plan_year)
