"""A document goes in, its observations and the numbers judged to be none come out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.observations.curated import code_of, sector_of
from pipeline.observations.judge import quoted, reason
from pipeline.observations.model import ExcludedNumber, Extraction, Observation
from pipeline.observations.phrases import starts_with_verb
from pipeline.observations.quantities import Quantity, find
from pipeline.observations.statistics import Reading, read
from pipeline.observations.subjects import (
    HARD,
    Memory,
    coordinated,
    name_quantity,
    split_list,
    strip_lead,
    subject_left,
    verb_of,
)
from pipeline.observations.tables import Cell, cells
from pipeline.observations.text import same_length
from pipeline.observations.times import Clock, When
from pipeline.observations.units import implied_unit
from pipeline.reports.model import Document, Paragraph, ReportTable
from pipeline.reports.sentences import Sentence, split_sentences

EXTRACTOR_VERSION = "1"

_RESPECTIVELY = re.compile(r"分别|分(?=居|列|达|占|获)")
_COMMITMENT = re.compile(r"力争|确保|争取|努力|预期|计划|安排|拟|保持|不低于|不超过|控制在")
# 全国 is as a rule the benchmark (居全国第一) or part of a name (全国重点实验室), no scope.
_SCOPE = re.compile(r"全市|全省|全区|全县|全州|市本级|省本级|区本级|县本级|市直|主城区|中心城区")
_PERIOD = (
    (re.compile(r"上半年"), "half-year"),
    (re.compile(r"(?:前三季度|1—9月)"), "first 9 months"),
    (re.compile(r"(?:一季度|1—3月)"), "first 3 months"),
    (re.compile(r"1—11月"), "first 11 months"),
)
_PRICE_BASIS = re.compile(r"可比价|不变价|可比增长|实际增长|现价|当年价")
_BRACKETED = re.compile(r"\([^()]{1,14}\)")
_NOUN_END = re.compile(r"[,;。、:()!?]|(?:和|及|与)$")
# Footnote marks, and a bracket that defines with a number: 规模以上工业(年主营业务收入2000万元及以上)增加值.
_FOOTNOTE = re.compile(r"[\[〔]\d+[\]〕]|\([^()]*\d[^()]*\)")
_COMPARED_PARTS = re.compile(r"([^,;。:]{2,20}?)(?:之比|比例|比重|结构|比)[^,;。]{0,6}(?:\d|:|\.)*$")
_AFTER_VALUE = re.compile(r"(?:及?以[上内下]|左右|上下|多|余|\+)")


@dataclass(frozen=True, slots=True)
class Named:
    """One quantity of a sentence that is an observation, read as far as the sentence alone allows."""

    quantity: Quantity
    reading: Reading
    indicator: str
    rule: str
    left: str


def extract(document: Document) -> Extraction:
    """All observations of a document in text order, and the excluded numbers with the reason."""
    observations: list[Observation] = []
    excluded: list[ExcludedNumber] = []
    clock = Clock(document)
    seen: dict[tuple[int, int], int] = {}
    for paragraph in document.paragraphs:
        spelled = same_length(paragraph.text)
        clock.enter(paragraph, spelled)
        for sentence in split_sentences(paragraph.text):
            text = spelled[sentence.start : sentence.start + len(sentence.text)]
            quantities = find(text)
            if not quantities:
                continue
            inside = quoted(text)
            kept: list[Quantity] = []
            for quantity in quantities:
                why = "glossary" if paragraph.part == "appendix" else _why(text, quantity, inside, paragraph)
                if why is None:
                    kept.append(quantity)
                else:
                    excluded.append(_excluded(document, paragraph, sentence, quantity, why))
            when = clock.default()
            for named in name_sentence(text, sentence.text, kept):
                # 由31.2:31.5:37.3调整为…: the parts of one proportion are of one year.
                if named.quantity.part < 2:
                    when = clock.read(text, named.quantity.start, named.left, named.reading.statistic, named.indicator)
                observations.append(
                    _observation(document, paragraph, sentence, text, named, when, len(observations), seen)
                )
    for table in document.tables:
        for cell in cells(table, document):
            observations.append(_from_table(document, table, cell, len(observations)))
    return Extraction(tuple(observations), tuple(excluded))


def _why(text: str, quantity: Quantity, inside: list[tuple[int, int]], paragraph: Paragraph) -> str | None:
    if paragraph.part == "head":
        return "date"
    return reason(text, quantity, inside)


def name_sentence(text: str, verbatim: str, kept: list[Quantity]) -> list[Named]:
    """Name every observation of one sentence. `text` is in one spelling, `verbatim` as printed; both of one length."""
    found: list[Named] = []
    memory = Memory()
    pending: list[str] = []
    lead = ""
    consumed = 0
    for number, quantity in enumerate(kept):
        cut = kept[number - 1].end if number else 0
        if number and (match := _AFTER_VALUE.match(text, cut)):
            cut = match.end()
        cut = max(cut, consumed)
        stop = kept[number + 1].start if number + 1 < len(kept) else len(text)
        boundary = _last_boundary(text, cut, quantity.start)
        left = text[boundary : quantity.start]
        right = text[quantity.end : stop]
        reading = read(quantity, left, right)
        if (
            found
            and reading.statistic == "level"
            and not subject_left(left, reading)
            and quantity.unit == kept[number - 1].unit
        ):
            reading = read(quantity, left, right, found[-1].reading.statistic)
        joined = boundary == cut and number > 0 and coordinated(text[cut : quantity.start] or " ")
        if (
            pending
            and (joined or not left.strip())
            and len(left) <= 3
            and found
            and found[-1].quantity.end <= quantity.start
        ):
            reading = read(quantity, lead, right)
            indicator, rule = pending.pop(0), "respectively"
        elif quantity.kind == "parts":
            indicator, rule = _part_name(text, quantity), "proportion"
        else:
            pending = []
            names = _list_before(text, kept, number, boundary, left, reading, memory)
            if names:
                memory.listed = tuple(names)
                lead = left
                indicator, rule = names[0], "respectively"
                pending = names[1:]
            else:
                end = _right_stop(text, quantity.end, stop)
                if end == stop < len(text):
                    end = _before_verb(text, quantity.end, end)
                indicator, rule = name_quantity(text, quantity, reading, left, end, memory, joined)
                if not rule.startswith("carried"):
                    memory.listed = ()
                if rule in ("around", "right", "shared-verb-right") and text[end : end + 1] in ("、", "和", "及", "与"):
                    consumed = end
        indicator = (
            _verbatim(indicator) or memory.name or _clause_before(text, boundary, kept[number - 1].end if number else 0)
        )
        memory.verb = verb_of(indicator) or (memory.verb if joined else "")
        memory.statistic = reading.statistic
        if indicator:
            memory.name = indicator
            memory.names.append(indicator)
        found.append(Named(quantity, reading, indicator, rule, left))
    return _share_predicate(found)


def _before_verb(text: str, start: int, stop: int) -> int:
    """810个省重点项目完成投资10428.6亿元: what is counted ends where the next number's action begins."""
    for at in range(start + 3, stop - 1):
        if starts_with_verb().match(text, at, stop):
            return at
    return stop


def _share_predicate(found: list[Named]) -> list[Named]:
    """10所学校、12个专业群入选…: what is said of the last is said of those listed before it."""
    predicate = ""
    for at in range(len(found) - 1, -1, -1):
        named = found[at]
        if named.rule == "right":
            start = next(
                (i for i in range(2, len(named.indicator) - 1) if starts_with_verb().match(named.indicator, i)), 0
            )
            if start:
                predicate = named.indicator[start:]
            elif predicate and at + 1 < len(found):
                found[at] = replace(named, indicator=predicate + named.indicator, rule="shared-predicate")
        elif named.rule != "shared-verb-right":
            predicate = ""
    return found


def _clause_before(text: str, boundary: int, since: int) -> str:
    """研发经费，从1288亿元增加到3664亿元: a clause with no number of its own can be the subject of the next."""
    clause = text[since : max(since, boundary - 1)]
    last = HARD.split(clause)[-1] if clause else ""
    return strip_lead(last) if 2 <= len(last) <= 24 else ""


def _last_boundary(text: str, cut: int, start: int) -> int:
    boundary = cut
    for match in HARD.finditer(text, cut, start):
        boundary = match.end()
    return boundary


def _right_stop(text: str, end: int, stop: int) -> int:
    match = _NOUN_END.search(_BRACKETED.sub(lambda found: "x" * len(found[0]), text[end:stop]))
    return end + match.start() if match else stop


def _list_before(
    text: str, kept: list[Quantity], number: int, boundary: int, left: str, reading: Reading, memory: Memory
) -> list[str]:
    """The names that 分别 hands out to this and the following quantities; empty where it does not stand here."""
    marker = _RESPECTIVELY.search(left)
    if not marker and (not memory.listed or subject_left(left, reading)):
        return []
    group = 1
    for before, after in zip(kept[number:], kept[number + 1 :], strict=False):
        between = _AFTER_VALUE.sub("", text[before.end : after.start])
        if (
            len(between) > 3
            or "分" in between
            or after.unit != before.unit
            or between[:1] not in ("、", "和", "及", "与", ",", "以")
        ):
            break
        group += 1
    if not marker:
        return list(memory.listed) if group == len(memory.listed) else []
    head, tail = left[: marker.start()], left[marker.end() :]
    subject = subject_left(head, reading) if head else ""
    names = split_list(subject) if subject else []
    if not subject or subject.startswith(("占", "完成", "为")):
        recent = list(dict.fromkeys(memory.names))[-group:]
        if len(recent) == group > 1 and not memory.listed:
            shared_end = subject or subject_left(tail, reading)
            return [name + (shared_end if shared_end.startswith(("占", "完成")) else "") for name in recent]
    if len(names) < 2 and memory.listed and len(memory.listed) >= group:
        base = list(memory.listed)
        return [name + (subject if len(subject) <= 8 else "") for name in base][:group]
    if len(names) > group:
        names = names[-group:] if group > 1 else ["、".join(names)]
    addition = subject_left(tail, reading)
    if addition and len(addition) <= 6 and not re.search(r"[达居到]", addition):
        names = [name + addition for name in names]
    return names if len(names) == group and group > 1 else []


def _part_name(text: str, quantity: Quantity) -> str:
    order = "一二三四五六"[quantity.part - 1]
    before = text[: quantity.start]
    if quantity.parts == 3:
        return f"第{order}产业增加值占比"
    if "二、三产业" in before:
        return (
            f"第{'二三'[quantity.part - 1]}产业投资占比"
            if "投资" in before
            else f"第{'二三'[quantity.part - 1]}产业增加值占比"
        )
    if (listed := _COMPARED_PARTS.search(before)) and len(names := split_list(listed[1])) == quantity.parts:
        return names[quantity.part - 1] + "占比"
    match = re.search(r"([^,;。、]{2,14})(?:之比|比例|比|结构)[^,;。]{0,6}$", before)
    return (match[1] if match else "构成") + f"第{order}部分占比"


def _verbatim(indicator: str) -> str:
    """A name without footnote marks, stray punctuation and brackets of which only one is there."""
    name = _FOOTNOTE.sub("", indicator).strip(" 、,;:的")
    return name.strip("()") if name.count("(") != name.count(")") else name


def _excluded(
    document: Document, paragraph: Paragraph, sentence: Sentence, quantity: Quantity, why: str
) -> ExcludedNumber:
    return ExcludedNumber(
        document_id=document.document_id,
        paragraph_no=paragraph.paragraph_no,
        body_start=paragraph.body_start + sentence.start + quantity.start,
        quote=sentence.text[quantity.start : quantity.end],
        sentence=sentence.text,
        quote_start=quantity.start,
        reason=why,
        rule=f"judge-{why}",
        extractor_version=EXTRACTOR_VERSION,
    )


def _observation(
    document: Document,
    paragraph: Paragraph,
    sentence: Sentence,
    text: str,
    named: Named,
    when: When,
    number: int,
    seen: dict[tuple[int, int], int],
) -> Observation:
    quantity, reading = named.quantity, named.reading
    quote = sentence.text[quantity.start : quantity.end]
    body_start = paragraph.body_start + sentence.start + quantity.start
    unit = reading.unit or implied_unit(text, quantity, named.indicator)
    clause = text[: quantity.start]
    commitment = _COMMITMENT.findall(named.left)
    scope = _SCOPE.findall(named.left) or _SCOPE.findall(clause)
    price = _PRICE_BASIS.search(named.left)
    ordinal = seen[body_start, len(quote)] = seen.get((body_start, len(quote)), -1) + 1
    identity = hashlib.sha256(f"{document.document_id}|{body_start}|{len(quote)}|{ordinal}".encode()).hexdigest()[:16]
    return Observation(
        observation_id=identity,
        document_id=document.document_id,
        observation_no=number + 1,
        paragraph_no=paragraph.paragraph_no,
        body_start=body_start,
        quote=quote,
        sentence=sentence.text,
        quote_start=quantity.start,
        value=_plain(reading.value),
        value_max=_plain(reading.value_max) if reading.value_max is not None else None,
        unit=unit,
        unit_printed=_unit_printed(quote, unit),
        unit_multiplier=quantity.multiplier,
        bound=reading.bound,
        statistic=reading.statistic,
        indicator=named.indicator,
        indicator_code=code_of(named.indicator),
        year=when.year,
        year_start=when.year_start,
        period=next((name for pattern, name in _PERIOD if pattern.search(clause[-40:])), "year"),
        status=when.status,
        sector=sector_of(named.indicator),
        scope=scope[-1] if scope else None,
        price_basis=("constant" if re.match(r"可比|不变|实际", price.group()) else "current") if price else None,
        commitment=commitment[-1] if commitment and when.status == "target" else None,
        obs_status="P" if re.search(r"初步核算|初步统计|快报", clause) else "E" if "预计" in clause else "A",
        confidence=0.9 if named.rule in ("left", "around", "carried") and named.indicator else 0.7,
        rule=named.rule,
        extractor_version=EXTRACTOR_VERSION,
        section_path=paragraph.section_path,
        post_id=paragraph.post_id,
    )


def _from_table(document: Document, table: ReportTable, cell: Cell, number: int) -> Observation:
    """A cell's observation; it lies in no paragraph, so its row is its sentence."""
    place = f"{document.document_id}|table {table.table_no}|{cell.row}|{cell.column}"
    return Observation(
        observation_id=hashlib.sha256(place.encode()).hexdigest()[:16],
        document_id=document.document_id,
        observation_no=number + 1,
        paragraph_no=None,
        body_start=None,
        quote=cell.quote,
        sentence=cell.sentence,
        quote_start=cell.quote_start,
        value=_plain(cell.value),
        value_max=None,
        unit=cell.unit,
        unit_printed=cell.unit_printed,
        unit_multiplier=cell.multiplier,
        bound="eq",
        statistic=cell.statistic,
        indicator=cell.indicator,
        indicator_code=code_of(cell.indicator),
        year=cell.year,
        year_start=None,
        period="year",
        status=cell.status,
        sector=sector_of(cell.indicator),
        scope=None,
        price_basis=None,
        commitment=None,
        obs_status="A",
        confidence=0.8,
        rule="table",
        extractor_version=EXTRACTOR_VERSION,
        section_path=table.section_path,
        post_id=table.post_id,
        table_no=table.table_no,
        row_no=cell.row,
        column_no=cell.column,
    )


def _plain(value: Decimal) -> Decimal:
    """At most six decimals, as the warehouse's DECIMAL(38,6) holds, without an exponent."""
    return Decimal(f"{value:f}").quantize(Decimal("0.000001"))


def _unit_printed(quote: str, unit: str) -> str:
    """What is printed after the digits: 亿元 of 1499.1亿元; the unit itself where it is not printed."""
    if not unit or not same_length(quote).endswith(unit):
        return unit
    start = len(quote) - len(unit)
    while start and quote[start - 1] in "十百千万亿":
        start -= 1
    return quote[start:]
