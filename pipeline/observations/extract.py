"""A document goes in, its observations and the numbers judged to be none come out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from msgspec import Struct, structs

from pipeline.observations.aims import RECALLED_TARGET, WHOLE_OF_A_SHARE
from pipeline.observations.curated import code_of, is_measured_in
from pipeline.observations.judge import quoted, reason
from pipeline.observations.model import ExcludedNumber, Extraction, Observation
from pipeline.observations.naming import name_sentence, opening_of
from pipeline.observations.paragraphs import Whole, whole_paragraphs
from pipeline.observations.passages import When
from pipeline.observations.phrases import without_verbs
from pipeline.observations.place import Named
from pipeline.observations.quantities import Quantity, find
from pipeline.observations.sectors import sector_of
from pipeline.observations.tables import Cell, cells
from pipeline.observations.text import same_length
from pipeline.observations.times import Clock
from pipeline.observations.units import implied_unit
from pipeline.project import seed_rows
from pipeline.reports.model import Document, Paragraph, ReportTable
from pipeline.reports.sentences import Sentence, split_sentences
from pipeline.simplified import simplified, simplified_lines

EXTRACTOR_VERSION = "19"

_COMMITMENT = re.compile(r"力争|确保|争取|努力|预期|计划|安排|拟|保持|不低于|不超过|控制在")
# 财政收入任务174万元,完成198万元; not 完成税收任务5.6亿元.
_IS_A_TARGET = re.compile("(?:收入|支出|产值|投资|引资|财政|税收)[^,;。]{0,4}(?:任务数?|年初预算)$")
_IS_MET = re.compile("完成|超|突破|实现|(?<!下)达")
_SIX_DECIMALS = Decimal("0.000001")
# 全国 is as a rule the benchmark (居全国第一) or part of a name (全国重点实验室), no scope.
_SCOPE = re.compile(r"全市|全省|全区|全县|全州|市本级|省本级|区本级|县本级|市直|主城区|中心城区")
# Preliminary and estimated, as in SDMX.
_OBS_STATUS = (("初步核算", "P"), ("初步统计", "P"), ("快报", "P"), ("预计", "E"))
# The parts of a report that state nothing, and what their numbers are.
_NO_STATEMENTS = {"head": "date", "appendix": "glossary"}
_PERIOD = (
    ("上半年", "half-year"),
    ("前三季度", "first 9 months"),
    ("1—9月", "first 9 months"),
    ("一季度", "first 3 months"),
    ("1—3月", "first 3 months"),
    ("1—11月", "first 11 months"),
)
# How far back words may qualify a number: keeps the cost of a sentence linear in its length.
_REACH = 200
_PERIOD_REACH = 40
_PRICE_BASIS = re.compile(r"可比价|不变价|可比增长|实际增长|现价|当年价")
_CONSTANT = ("可比", "不变", "实际")


def extract(document: Document) -> Extraction:
    """All observations of a document in text order, and the excluded numbers with the reason."""
    observations: list[Observation] = []
    excluded: list[ExcludedNumber] = []
    clock = Clock(document)
    body = same_length(simplified(document.body))
    seen: dict[tuple[int, int], int] = {}
    for whole in whole_paragraphs(document.paragraphs, body):
        clock.passage.enter(whole.lines[0], whole.spelled)
        nothing_stated = _NO_STATEMENTS.get(whole.lines[0].part)
        before: Named | None = None
        told: list[Named] = []
        opening = sector = silent = ""
        for sentence in split_sentences(whole.text):
            text = whole.spelled[sentence.start : sentence.start + len(sentence.text)]
            quantities = find(text)
            opened, opening = opening, opening_of(text) or opening
            said, silent = silent, text
            if not quantities:
                told = []
                continue
            posted = _posted(document, whole, sentence)
            inside = quoted(text)
            kept: list[Quantity] = []
            for quantity in quantities:
                why = nothing_stated or reason(text, quantity, inside)
                if why is None:
                    kept.append(_in_years(text, quantity))
                else:
                    excluded.append(_excluded(document, posted.place(quantity), why))
            silent = "" if kept else text
            when = clock.passage.usual
            clock.begin_sentence(text)
            sole = _sole(told) if text.startswith("占") else None
            named_here = name_sentence(text, kept, before, opened, said, document.region_name or "", sole)
            before = named_here[0] if named_here else before
            told = named_here
            for named in named_here:
                # 由31.2:31.5:37.3调整为…: the parts of one proportion are of one year.
                if named.quantity.part < 2:
                    when = clock.read(
                        text,
                        named.quantity.start,
                        named.quantity.end,
                        named.left,
                        named.reading.statistic,
                        named.indicator,
                    )
                if named.rule == RECALLED_TARGET or _is_a_target(named):
                    when = structs.replace(when, status="target")
                number = len(observations)
                place = posted.place(named.quantity)
                row = _observation(document, place, text, named, when, number, seen, sector)
                observations.append(row)
                sector = row.sector
    for table in document.tables:
        sector = ""
        for cell in cells(_simplified(table), document):
            row = _from_table(document, table, cell, len(observations), sector)
            observations.append(row)
            sector = row.sector
    return Extraction(tuple(observations), tuple(excluded))


def _sole(told: list[Named]) -> Named | None:
    """The first observation of a sentence where all of it is of one thing: 完成投资45亿元,增长12%."""
    return told[0] if len({without_verbs(named.indicator) for named in told}) == 1 else None


def _is_a_target(named: Named) -> bool:
    """财政收入任务174万元, 支出年初预算1184万元: a sum that was set."""
    said = named.left + named.indicator
    return (
        named.reading.statistic == "level"
        and named.reading.unit != "%"
        and _IS_A_TARGET.search(named.indicator) is not None
        and _IS_MET.search(said) is None
    )


def _in_years(text: str, quantity: Quantity) -> Quantity:
    """平均受教育年限达到10.5年: what was judged to be no date is measured in years."""
    if quantity.unit or quantity.multiplier or quantity.kind != "number" or not text.startswith("年", quantity.end):
        return quantity
    return structs.replace(quantity, end=quantity.end + 1, unit="年")


class _Posted(Struct, frozen=True, gc=False):
    """A sentence as posted: its text, of which all its quantities have this one copy, and its places."""

    document: Document
    whole: Whole
    start: int
    text: str
    body_start: int

    def place(self, quantity: Quantity) -> _Place:
        """Where a quantity of the sentence was posted."""
        start, end = self.start + quantity.start, self.start + quantity.end
        at = self.whole.body_offset(start)
        quote = self.document.body[at : self.whole.body_offset(end - 1) + 1]
        return _Place(self.whole.line_of(start), self.text, at - self.body_start, quote, self.whole.text[start:end], at)


class _Place(Struct, frozen=True, gc=False):
    """The line in which a quantity begins, its sentence, its offset there, its own text and its offset in the body.

    `printed` is the quote without breaks and gaps.
    """

    line: Paragraph
    sentence: str
    quote_start: int
    quote: str
    printed: str
    body_start: int


def _posted(document: Document, whole: Whole, sentence: Sentence) -> _Posted:
    start, end = whole.body_offset(sentence.start), whole.body_offset(sentence.start + len(sentence.text) - 1) + 1
    return _Posted(document, whole, sentence.start, document.body[start:end], start)


def _excluded(document: Document, place: _Place, why: str) -> ExcludedNumber:
    return ExcludedNumber(
        document_id=document.document_id,
        paragraph_no=place.line.paragraph_no,
        body_start=place.body_start,
        quote=place.quote,
        sentence=place.sentence,
        quote_start=place.quote_start,
        reason=why,
        rule=f"judge-{why}",
        extractor_version=EXTRACTOR_VERSION,
    )


def _observation(
    document: Document,
    place: _Place,
    text: str,
    named: Named,
    when: When,
    number: int,
    seen: dict[tuple[int, int], int],
    sector_before: str,
) -> Observation:
    quantity, reading = named.quantity, named.reading
    quote, body_start = place.quote, place.body_start
    unit = reading.unit or implied_unit(text, quantity, named.indicator)
    clause = text[max(0, quantity.start - _REACH) : quantity.start]
    near = clause[-_PERIOD_REACH:]
    indicator = named.indicator
    # 占我市生产总值271.2亿元的6.9%: as a rule of a larger place than the one that reports.
    larger = named.rule == WHOLE_OF_A_SHARE and indicator.startswith(("全", "我", "省", "市"))
    code = None if larger else code_of(indicator)
    if code and reading.statistic == "level" and not is_measured_in(code, unit):
        code = None
    commitment = _COMMITMENT.findall(named.left) if when.status == "target" else None
    scope = _SCOPE.findall(clause)
    price = _PRICE_BASIS.search(named.left)
    ordinal = seen[body_start, len(quote)] = seen.get((body_start, len(quote)), -1) + 1
    identity = hashlib.sha256(f"{document.document_id}|{body_start}|{len(quote)}|{ordinal}".encode()).hexdigest()[:16]
    return Observation(
        observation_id=identity,
        document_id=document.document_id,
        observation_no=number + 1,
        paragraph_no=place.line.paragraph_no,
        body_start=body_start,
        quote=quote,
        sentence=place.sentence,
        quote_start=place.quote_start,
        value=_plain(reading.value),
        value_max=_plain(reading.value_max) if reading.value_max is not None else None,
        unit=unit,
        unit_printed=_unit_printed(place.printed, text[quantity.start : quantity.end], unit),
        unit_multiplier=quantity.multiplier,
        bound=reading.bound,
        statistic=reading.statistic,
        indicator=indicator,
        indicator_code=code,
        year=when.year,
        year_start=when.year_start,
        period=_first(_PERIOD, near, "year") if "季" in near or "月" in near or "半年" in near else "year",
        status=when.status,
        sector=sector_of(indicator, unit, sector_before),
        scope=scope[-1] if scope else None,
        price_basis=("constant" if price[0].startswith(_CONSTANT) else "current") if price else None,
        commitment=commitment[-1] if commitment else None,
        obs_status=_first(_OBS_STATUS, clause, "A"),
        confidence=_confidence(named.rule, reading.statistic, code is not None),
        rule=named.rule,
        extractor_version=EXTRACTOR_VERSION,
        section_path=place.line.section_path,
        post_id=place.line.post_id,
    )


def _first(names: tuple[tuple[str, str], ...], text: str, otherwise: str) -> str:
    """The name that goes with the first of the words that a text holds."""
    for words, name in names:
        if words in text:
            return name
    return otherwise


def _from_table(document: Document, table: ReportTable, cell: Cell, number: int, sector_before: str) -> Observation:
    """A cell's observation; it lies in no paragraph, so its row is its sentence."""
    code = code_of(cell.indicator)
    sentence = " | ".join(table.rows[cell.row])
    place = f"{document.document_id}|table {table.table_no}|{cell.row}|{cell.column}"
    return Observation(
        observation_id=hashlib.sha256(place.encode()).hexdigest()[:16],
        document_id=document.document_id,
        observation_no=number + 1,
        paragraph_no=None,
        body_start=None,
        quote=sentence[cell.quote_start : cell.quote_start + len(cell.quote)],
        sentence=sentence,
        quote_start=cell.quote_start,
        value=_plain(cell.value),
        value_max=None,
        unit=cell.unit,
        unit_printed=cell.unit_printed,
        unit_multiplier=cell.multiplier,
        bound="eq",
        statistic=cell.statistic,
        indicator=cell.indicator,
        indicator_code=code,
        year=cell.year,
        year_start=None,
        period="year",
        status=cell.status,
        sector=sector_of(cell.indicator, cell.unit, sector_before),
        scope=None,
        price_basis=None,
        commitment=None,
        obs_status="A",
        confidence=_confidence("table", cell.statistic, code is not None),
        rule="table",
        extractor_version=EXTRACTOR_VERSION,
        section_path=table.section_path,
        post_id=table.post_id,
        table_no=table.table_no,
        row_no=cell.row,
        column_no=cell.column,
    )


def confidence_key(rule: str, statistic: str, curated: bool) -> str:
    """What the confidence of an observation is told from, as it stands in rule_confidence.csv."""
    return f"{rule} {statistic} {'curated' if curated else 'own words'}"


@cache
def _confidences() -> dict[str, float]:
    return {row["key"]: float(row["confidence"]) for row in seed_rows("rule_confidence")}


def _confidence(rule: str, statistic: str, curated: bool) -> float:
    """The share of annotated observations of this kind that are complete; of all kinds where none was annotated."""
    known = _confidences()
    return known.get(confidence_key(rule, statistic, curated), known[""])


def _plain(value: Decimal) -> Decimal:
    """At most six decimals, as the warehouse's DECIMAL(38,6) holds, without an exponent."""
    return value.quantize(_SIX_DECIMALS)


def _simplified(table: ReportTable) -> ReportTable:
    """The table in simplified characters, each cell as long as it was."""
    heading, *copies = simplified_lines([table.heading or "", *(cell for row in table.rows for cell in row)])
    cells_left = iter(copies)
    return replace(
        table, heading=heading or None, rows=tuple(tuple(next(cells_left) for _ in row) for row in table.rows)
    )


def _unit_printed(printed: str, spelled: str, unit: str) -> str:
    """What is printed after the digits: 亿元 of 1499.1亿元; the unit itself where it is not printed."""
    if not unit or not spelled.endswith(unit):
        return unit
    start = len(printed) - len(unit)
    while start and spelled[start - 1] in "十百千万亿":
        start -= 1
    return printed[start:]
