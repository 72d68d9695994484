"""Hand-annotated reports and the observations extracted from them go in, precision, recall and shares right come out.

A folder of annotations holds DOC.txt (a report's text) and DOC.gold.jsonl (one judged number a line, with the character
offsets `start` and `end` in the text), in the form that docs/annotating.md describes. White space and full-width forms do
not matter. A prediction is matched to an annotation where their quotes overlap by at least 0.3 of their union; of the
matched it is counted how often each field is right, and how often all of `COMPLETE` are.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ZhibiaoError
from pipeline.observations.model import Observation

FIELDS = ("value", "unit", "statistic", "year", "status", "indicator", "bound", "sector", "quote")
COMPLETE = ("value", "unit", "statistic", "year", "status", "indicator")
SAME_UNIT = {
    "千米": "公里", "平米": "平方米", "百分点": "个百分点", "平方千米": "平方公里", "m2": "平方米", "㎡": "平方米",
    "人民币元": "元", "元人民币": "元", "kw": "千瓦", "kwh": "千瓦时", "度": "千瓦时", "名": "人", "℅": "%",
    "μg/m3": "微克/立方米", "名次": "位",
}  # fmt: skip
CONTRASTS = (
    ("城镇", "农村", "乡村"), ("第一产业", "第二产业", "第三产业"), ("进口", "出口"), ("收入", "支出"), ("存款", "贷款"),
    ("出生", "死亡"), ("轻工业", "重工业"), ("国内", "入境"), ("起数", "死亡人数"),
)  # fmt: skip
SHORT = {"一产": "第一产业", "二产": "第二产业", "三产": "第三产业"}
NEW, FLOW = re.compile("新增|净增"), re.compile("新|净增|增加|增设")

Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated report: its folded text, the observations to find, and spans that count neither way."""

    name: str
    text: str
    facts: tuple[Row, ...]
    neutral: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one report or of all; `right` counts, by field, the matched predictions that are right."""

    gold: int
    predicted: int
    matched: int
    right: Counter[str]

    def f1(self, hits: int) -> tuple[float, float, float]:
        """Precision, recall and F1 of `hits` of the predicted and the annotated."""
        precision, recall = hits / max(1, self.predicted), hits / max(1, self.gold)
        return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.matched + other.matched,
            self.right + other.right,
        )


def fold(text: str) -> str:
    """Text without white space, in NFKC form: what offsets and comparisons are made on."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def load(folder: Path) -> Iterator[Annotated]:
    """The annotated reports of a folder, by name.

    Raises:
        ZhibiaoError: where the folder holds none, an annotation lacks its text, or a line is no annotation.
    """
    paths = sorted(folder.glob("*.gold.jsonl"))
    if not paths:
        raise ZhibiaoError(f"no *.gold.jsonl in {folder}: give the folder that holds the annotations")
    for path in paths:
        name = path.name.removesuffix(".gold.jsonl")
        source = folder / f"{name}.txt"
        if not source.is_file():
            raise ZhibiaoError(f"{path.name} has no text beside it: put the report there as {source.name}")
        raw = source.read_text(encoding="utf-8")
        facts, neutral = [], []
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                start = len(fold(raw[: row["start"]]))
                span = (start, start + len(fold(raw[row["start"] : row["end"]])))
            except (ValueError, KeyError, TypeError) as error:
                said = f"{path.name}, line {number} is no annotation ({type(error).__name__}: {error})"
                raise ZhibiaoError(f"{said}: give one JSON object with start and end") from error
            if row.get("fact") and not row.get("optional"):
                facts.append({**row, "span": span})
            elif row.get("fact") or row.get("why") in ("streak", "part"):
                neutral.append(span)
        yield Annotated(name, fold(raw), tuple(facts), tuple(neutral))


def score(report: Annotated, observations: Sequence[Observation], wrong: Callable[[str], None] | None = None) -> Score:
    """Score the observations of one report; `wrong` is told every error in one line."""
    spans = _locate(report.text, observations)
    judged = _judged(report, observations, spans)
    found, used = {fact for fact, _, _ in judged}, {said for _, said, _ in judged}
    right: Counter[str] = Counter()
    for fact, said, verdict in judged:
        right.update(field for field, ok in verdict.items() if ok)
        right["complete"] += all(verdict[field] for field in COMPLETE)
        if wrong and not all(verdict.values()):
            _tell(report, report.facts[fact], observations[said], verdict, wrong)
    spare = [no for no in range(len(observations)) if no not in used and not _is_neutral(spans[no], report)]
    if wrong:
        for no, row in enumerate(report.facts):
            if no not in found:
                wrong(f"- {report.name} missed {row['quote']} {row['indicator']}")
        for no in spare:
            wrong(f"+ {report.name} extra {observations[no].quote} {observations[no].indicator}")
    return Score(len(report.facts), len(judged) + len(spare), len(judged), right)


def complete(report: Annotated, observations: Sequence[Observation]) -> list[bool]:
    """For each observation whether it is matched and right in all of `COMPLETE`."""
    result = [False] * len(observations)
    for _, said, verdict in _judged(report, observations, _locate(report.text, observations)):
        result[said] = all(verdict[field] for field in COMPLETE)
    return result


def _judged(
    report: Annotated, observations: Sequence[Observation], spans: Sequence[Span | None]
) -> list[tuple[int, int, dict[str, bool]]]:
    """Each matched pair, as numbers of a fact and a prediction, with the verdict on every field."""
    return [
        (fact, said, _judge(report.facts[fact], observations[said], spans[said], report.facts))
        for fact, said in _match(report.facts, spans)
    ]


def _tell(
    report: Annotated, fact: Row, said: Observation, verdict: dict[str, bool], wrong: Callable[[str], None]
) -> None:
    fields = (f"{field}: {fact[field]!r}, not {getattr(said, field)!s}" for field, ok in verdict.items() if not ok)
    wrong(f"~ {report.name} {fact['quote']} {'; '.join(fields)}")


def _is_neutral(span: Span | None, report: Annotated) -> bool:
    if span is None or any(_overlap(fact["span"], span) for fact in report.facts):
        return False
    return any(_overlap(neutral, span) for neutral in report.neutral)


def _locate(text: str, observations: Sequence[Observation]) -> list[Span | None]:
    """The span of each observation in the folded text, in text order where a sentence recurs; null where it is not there."""
    spans: list[Span | None] = []
    cursor = 0
    taken: set[Span] = set()
    for said in observations:
        sentence, quote = fold(said.sentence), fold(said.quote)
        inner = len(fold(said.sentence[: said.quote_start]))
        span = None
        for begin in (cursor, 0):
            at = text.find(sentence, begin)
            while at >= 0 and (at + inner, at + inner + len(quote)) in taken:
                at = text.find(sentence, at + 1)
            if at >= 0:
                span, cursor = (at + inner, at + inner + len(quote)), at
                taken.add(span)
                break
        spans.append(span)
    return spans


def _overlap(one: Span, other: Span) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def _match(facts: Sequence[Row], spans: Sequence[Span | None]) -> list[tuple[int, int]]:
    """Pairs of numbers of a fact and a prediction, the best overlap first, each used once."""
    by_place = sorted((span, no) for no, span in enumerate(spans) if span)
    candidates = []
    low = 0
    for fact, row in enumerate(facts):
        while low < len(by_place) and by_place[low][0][1] <= row["span"][0] - 40:
            low += 1
        for span, no in by_place[low:]:
            if span[0] >= row["span"][1]:
                break
            if (share := _overlap(row["span"], span)) >= 0.3:
                candidates.append((-share, fact, no))
    pairs: list[tuple[int, int]] = []
    facts_used: set[int] = set()
    said_used: set[int] = set()
    for _, fact, no in sorted(candidates):
        if fact not in facts_used and no not in said_used:
            facts_used.add(fact)
            said_used.add(no)
            pairs.append((fact, no))
    return pairs


def _judge(fact: Row, said: Observation, span: Span | None, facts: Sequence[Row]) -> dict[str, bool]:
    fraction = bool(re.search("分之|一半|成", fact["quote"]))
    high = fact.get("value_max")
    return {
        "value": _same_number(fact["value"], float(said.value), fraction)
        and (
            said.value_max is None
            if high is None
            else said.value_max is not None and _same_number(high, float(said.value_max))
        ),
        "unit": _unit(fact["unit"]) == _unit(said.unit),
        "statistic": said.statistic in (fact["statistic"], *fact.get("statistic_alt", [])),
        "year": said.year == fact["year"],
        "status": said.status == fact["status"],
        "indicator": _same_indicator(fact, said.indicator, facts),
        "bound": said.bound == fact["bound"],
        "sector": said.sector in (fact["sector"], *(fact.get("sector_alt") or [])),
        "quote": span is not None and _overlap(fact["span"], span) >= 0.6,
    }


def _same_number(gold: float, said: float, fraction: bool = False) -> bool:
    return abs(gold - said) <= 1e-6 * max(abs(gold), abs(said)) or (fraction and abs(gold - said) <= 0.005)


def _unit(text: str) -> str:
    unit = fold(text).lower()
    return SAME_UNIT.get(unit, unit)


def _bare(text: str) -> str:
    return re.sub(r"[^\w%‰/]", "", fold(text)).lower()


def similarity(one: str, other: str) -> float:
    """Dice's coefficient of the two texts' pairs of characters, from 0 to 1."""
    a, b = (
        Counter(text[i : i + 2] for i in range(len(text) - 1)) if len(text) > 1 else Counter([text])
        for text in (one, other)
    )
    return 2 * sum((a & b).values()) / max(1, sum(a.values()) + sum(b.values()))


def _same_indicator(fact: Row, indicator: str, facts: Sequence[Row]) -> bool:
    """Near enough to one of the accepted names, nearer than to a neighbour's, and naming no contrasting thing."""
    said = _bare(indicator)
    accepted = [fact["indicator"], *fact.get("indicator_alt", [])]
    names = [_bare(name) for name in accepted]
    heads = [_bare(head) for head in (fact["head"], *fact.get("head_alt", []))]
    near = max(similarity(name, said) for name in names)
    others = {_bare(other["indicator"]) for other in facts if abs(other["start"] - fact["start"]) < 200} - set(names)
    if any(similarity(other, said) > near for other in others):
        return False
    named = near >= 0.7 or (near >= 0.5 and any(head in said for head in heads))
    return named and any(_same_thing(name, said) for name in names)


def _same_thing(name: str, said: str) -> bool:
    for short, full in SHORT.items():
        name, said = (re.sub(f"(?<!第){short}(?!业)", full, text) for text in (name, said))
    for group in CONTRASTS:
        one, other = {word for word in group if word in name}, {word for word in group if word in said}
        if one and other and not one & other:
            return False
    return not (NEW.search(name) and not FLOW.search(said)) and not (NEW.search(said) and not FLOW.search(name))
