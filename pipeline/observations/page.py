"""Documents and what was extracted from them go in, one HTML page for reading comes out, with nothing loaded from elsewhere.

Each paragraph stands beside the observations that it states; numbers in the text are marked, those judged to be no
observation with the reason. Everything that comes from a report is escaped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape

from pipeline.observations.model import ExcludedNumber, Extraction, Observation
from pipeline.reports.model import Document

HEAD = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Zhibiao</title><style>
:root{color-scheme:light dark;--line:#8884;--mark:#ffe08a;--out:#8882;--text:#111;--soft:#555}
@media(prefers-color-scheme:dark){:root{--mark:#6b5200;--text:#eee;--soft:#aaa}}
body{font:16px/1.7 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:var(--text);margin:0 auto;max-width:96rem;padding:1rem}
h1{font-size:1.35rem;margin:1.5rem 0 .2rem}.about{color:var(--soft);font-size:.85rem;margin:0 0 1rem}
.row{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1.2rem;border-top:1px solid var(--line);padding:.5rem 0}
.row p{margin:0}.row ol{margin:0;padding:0 0 0 1.6rem;font-size:.82rem;line-height:1.5}
mark{background:var(--mark);color:inherit;border-radius:3px;padding:0 .1em}
.out{background:var(--out);border-radius:3px;text-decoration:underline dotted;cursor:help}
.out::after{content:attr(data-why);font-size:.62em;vertical-align:super;color:var(--soft);margin-left:.15em}
sup{font-size:.62em;color:var(--soft)}b{font-weight:600}.fields{color:var(--soft)}
td,th{border:1px solid var(--line);padding:.15rem .5rem;text-align:left;font-weight:400}table{border-collapse:collapse;font-size:.85rem}
@media(max-width:50rem){.row{grid-template-columns:minmax(0,1fr);gap:.3rem}}
</style></head><body>
"""
FOOT = "</body></html>\n"


def html_page(read: Iterable[tuple[Document, Extraction]]) -> Iterator[str]:
    """The page in pieces, a document after the other, so that a folder of reports needs no memory of its own."""
    yield HEAD
    for document, extraction in read:
        yield from _document(document, extraction)
    yield FOOT


def _document(document: Document, extraction: Extraction) -> Iterator[str]:
    about = [
        document.source_name, document.document_type, document.region_name or document.region_code,
        f"回顾 {document.reviewed_year or '?'}", f"计划 {document.plan_year or '—'}",
        f"{len(extraction.observations)} observations", f"{len(extraction.excluded)} other numbers",
    ]  # fmt: skip
    yield f'<h1>{escape(document.title)}</h1><p class="about">{escape(" · ".join(about))}</p>\n'
    stated: defaultdict[int | None, list[Observation]] = defaultdict(list)
    for row in extraction.observations:
        stated[row.paragraph_no].append(row)
    others: defaultdict[int | None, list[ExcludedNumber]] = defaultdict(list)
    for number in extraction.excluded:
        others[number.paragraph_no].append(number)
    for paragraph in document.paragraphs:
        rows = stated[paragraph.paragraph_no]
        text = _marked(paragraph.text, paragraph.body_start, rows, others[paragraph.paragraph_no])
        yield f'<div class="row"><p>{text}</p>{_listed(rows)}</div>\n'
    for table in document.tables:
        cells = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
        rows = [row for row in stated[None] if row.table_no == table.table_no]
        yield f'<div class="row"><table>{cells}</table>{_listed(rows)}</div>\n'


def _marked(text: str, start: int, rows: list[Observation], others: list[ExcludedNumber]) -> str:
    """The line with its numbers marked, of one that goes on in the next what stands here; spans never overlap."""
    marks: list[tuple[Observation | ExcludedNumber, str, str]] = [
        *((row, "<mark>", f"</mark><sup>{row.observation_no}</sup>") for row in rows),
        *((other, f'<span class="out" data-why="{escape(other.reason)}">', "</span>") for other in others),
    ]
    spans = sorted(
        (row.body_start - start, row.body_start - start + len(row.quote), before, behind)
        for row, before, behind in marks
        if row.body_start is not None
    )
    parts, done = [], 0
    for at, end, before, behind in spans:
        parts += [escape(text[done:at]), before, escape(text[at:end]), behind]
        done = end
    return "".join([*parts, escape(text[done:])])


def _listed(rows: list[Observation]) -> str:
    if not rows:
        return "<div></div>"
    items = "".join(f'<li value="{row.observation_no}">{_fields(row)}</li>' for row in rows)
    return f"<ol>{items}</ol>"


def _fields(row: Observation) -> str:
    high = f"—{row.value_max.normalize():f}" if row.value_max is not None else ""
    span = f"{row.year_start}–{row.year}" if row.year_start else str(row.year or "?")
    value = f"{row.value.normalize():f}{high} {row.unit}".strip()
    said = [value, row.statistic, row.bound, span, row.status, row.sector, row.indicator_code or "", row.rule]
    return f'<b>{escape(row.indicator)}</b> <span class="fields">{escape(" · ".join(filter(None, said)))}</span>'
