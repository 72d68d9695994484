"""Pages of a thread, or a plain text, go in; the document they carry comes out."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from pipeline.pages.model import REASONS, Page, Post, RejectedPage
from pipeline.reports.delivery import Delivery, complete, read_delivery
from pipeline.reports.furniture import INDENT, trim_edges
from pipeline.reports.kind import document_type
from pipeline.reports.model import Document, Paragraph, ReportTable
from pipeline.reports.posts import report_posts
from pipeline.reports.region import Surroundings, issuing_region
from pipeline.reports.sections import Place, head_length, place_paragraphs
from pipeline.reports.thread import Thread, as_ranges, merge_pages
from pipeline.reports.years import FIRST_MONTH_OF_NEXT, Clues, Years, resolve_years, title_year
from pipeline.simplified import simplified, simplified_lines

OPENING_PARAGRAPHS = 12


def document_from_text(name: str, text: str) -> Document:
    """The document of a plain text whose first line is its title; `name` is the file's name with its suffix."""
    lines = tuple(line for raw in text.split("\n") if (line := raw.strip(INDENT)))
    data = text.encode("utf-8")
    page = Page(
        source_name=name,
        snapshot_id=hashlib.sha256(data).hexdigest(),
        size_bytes=len(data),
        encoding="utf-8",
        software="text",
        title=lines[0] if lines else "",
        posts=(Post(post_id="1", floor=1, author=None, paragraphs=lines),),
    )
    return build_document(merge_pages([page]), page.posts)


def read_document(pages: Sequence[Page]) -> Document | RejectedPage:
    """The document of a thread's pages, in any order; a refusal `withheld` or `no_report` where they hold none.

    ValueError where `pages` is empty or of several threads.
    """
    thread = merge_pages(pages)
    posts = report_posts(thread.posts)
    if posts:
        return build_document(thread, posts)
    page = thread.pages[0]
    reason = "withheld" if any(post.withheld for post in thread.posts) else "no_report"
    detail = "; ".join(filter(None, [REASONS[reason], _missing(thread), _cut_short(thread)]))
    return RejectedPage(page.source_name, reason, detail, page.snapshot_id, page.size_bytes)


def build_document(thread: Thread, posts: Sequence[Post]) -> Document:
    """The document of the posts that are the report, in reading order; the first page gives the thread's metadata.

    All is told from the simplified copy of the text; body, paragraphs and tables are as posted.
    """
    page, first = thread.pages[0], posts[0]
    posted = [(line, post.post_id) for post in posts for raw in post.paragraphs if (line := raw.strip(INDENT))]
    copies = simplified_lines([line for line, _ in posted])
    kept = trim_edges(copies, head_length(copies))
    lines = [posted[no] for no in kept]
    texts = [copies[no] for no in kept]
    title = simplified(page.title)
    kind = document_type(title, texts[:OPENING_PARAGRAPHS])
    places = place_paragraphs(texts, kind)
    head = [text for text, place in zip(texts, places, strict=True) if place.part == "head"]
    delivery = read_delivery(head)
    years = _years(title, page, first, kind, texts, places, delivery)
    thread_type, board = (simplified(name) if name else None for name in (page.thread_type, page.board))
    issuer = issuing_region(title, head, Surroundings(thread_type, board, years.report_year, texts))
    removed = Counter({"furniture": len(posted) - len(kept)} if len(kept) < len(posted) else {})
    for post in thread.posts:
        removed.update(post.removed)
    return Document(
        document_id=thread.document_id,
        source_name=page.source_name,
        sha256=page.snapshot_id,
        title=page.title or (lines[0][0] if lines else ""),
        document_type=kind,
        region_code=issuer.region_code,
        region_name=issuer.region_name,
        report_year=years.report_year,
        reviewed_year=years.reviewed_year,
        plan_year=years.plan_year,
        encoding=page.encoding,
        software=page.software,
        body="\n".join(line for line, _ in lines),
        paragraphs=_paragraphs(lines, places),
        tables=_tables(posts, kept, places),
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
        missing_pages=thread.missing_pages,
        cut_short=_cut_short(thread) or None,
        removed=dict(removed),
    )


def _missing(thread: Thread) -> str:
    return f"not saved of its thread: page {as_ranges(thread.missing_pages)}" if thread.missing_pages else ""


def _cut_short(thread: Thread) -> str:
    return "; ".join(f"{page.source_name}: {page.cut_short}" for page in thread.pages if page.cut_short)


def _tables(posts: Sequence[Post], kept: Sequence[int], places: Sequence[Place]) -> tuple[ReportTable, ...]:
    """Each table with the place of the paragraph before it; one headed 附 (附：主要指标) is an appendix."""
    found: list[ReportTable] = []
    before = 0
    for post in posts:
        for table in post.tables:
            at = bisect_left(kept, before + table.after)
            place = places[max(at - 1, 0)] if places else Place("appendix", "", False)
            part = "appendix" if table.heading and table.heading.strip(INDENT).startswith("附") else place.part
            found.append(ReportTable(len(found), table.rows, table.heading, place.section_path, part, post.post_id))
        before += sum(bool(raw.strip(INDENT)) for raw in post.paragraphs)
    return tuple(found)


def _paragraphs(lines: Sequence[tuple[str, str]], places: Sequence[Place]) -> tuple[Paragraph, ...]:
    found, start = [], 0
    for no, ((text, post_id), place) in enumerate(zip(lines, places, strict=True)):
        found.append(Paragraph(no, text, start, place.section_path, place.part, post_id, place.is_heading))
        start += len(text) + 1
    return tuple(found)


def _years(
    title: str, page: Page, first: Post, kind: str, texts: Sequence[str], places: Sequence[Place], delivery: Delivery
) -> Years:
    """Years of the thread's title, else of a title among the first lines."""

    def part(name: str, headings: bool) -> list[str]:
        return [
            text
            for text, place in zip(texts, places, strict=True)
            if place.part == name and place.is_heading == headings
        ]

    own_title = next((text for text in part("head", False)[:3] if re.search("报告|公报|总结", text)), "")
    clues = Clues(
        title=title if title_year(title) else own_title,
        review_headings=part("review", True),
        plan_headings=part("plan", True),
        review=part("review", False),
        plan=part("plan", False),
        delivered_on=delivery.delivered_on,
        source_name=simplified(PurePath(page.source_name).stem),
        posted_on=first.posted_at.date() if first.posted_at else None,
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
