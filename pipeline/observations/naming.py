"""The quantities of a sentence go in, each with how it reads and the name of what it measures comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.observations.phrases import starts_with_verb
from pipeline.observations.quantities import Quantity
from pipeline.observations.statistics import Reading, read
from pipeline.observations.subjects import (
    HARD,
    Memory,
    coordinated,
    crossing,
    is_aspect,
    last_verb,
    name_quantity,
    split_list,
    strip_lead,
    subject_left,
    verb_at,
    verb_of,
    with_borrowed_head,
)

# 城镇和农村人均住房面积32.9平方米、37.1平方米: a pair may be handed out with no 分别.
_PAIRED = re.compile(r"和|与|、|^城乡")
_PER_TIME = re.compile(r"(?:提高|增加|上升|达)?到?每[月年人]$")
# What stands between two marks of a list and holds no number.
_LISTED_QUALIFIER = re.compile(r"[^,;。、:()!?\d]{2,14}")
_HEADING = re.compile(r"([^,;。:\d]{2,16}):")
_PARTS_FOLLOW = re.compile(r"其中|按[^,;。]{2,12}分[,:]?$|^分[^,;。]{2,6}看")
_DERIVED = frozenset(["carried-share", "carried-rate", "against-benchmark", "of-a-plan"])
_COMMA = re.compile("、")
_COUNTED_BY = frozenset("个头只件项人家户所条张座台辆起名羽支部种")
_RESPECTIVELY = re.compile(r"分别|分(?=居|列|达|占|获)")
_BRACKETED = re.compile(r"\([^()]{1,14}\)")
_NOUN_END = re.compile(r"[,;。、:()!?]|(?:和|及|与)$")
# Footnote marks, and a bracket that defines with a number: 规模以上工业(年主营业务收入2000万元及以上)增加值.
_FOOTNOTE = re.compile(r"[\[〔]\d+[\]〕]|\([^()]*\d[^()]*\)")
_COMPARED_PARTS = re.compile(r"([^,;。:]{2,20}?)(?:之比|比例|比重|结构|比)[^,;。]{0,6}(?:\d|:|\.)*$")
_AFTER_VALUE = re.compile(r"(?:及?以[上内下]|左右|上下|多|余|\+|(?:新?大?台阶|大关|关口)(?=[、,;]))")


@dataclass(frozen=True, slots=True)
class Named:
    """One quantity of a sentence that is an observation, read as far as the sentence alone allows."""

    quantity: Quantity
    reading: Reading
    indicator: str
    rule: str
    left: str


def name_sentence(text: str, kept: list[Quantity], before: str = "") -> list[Named]:
    """Name every observation of one sentence, given in one spelling (see `text.same_length`), in text order.

    `before` is the first name of the sentence before in the same paragraph.
    """
    found: list[Named] = []
    heading = _HEADING.match(text)
    memory = Memory(heading=heading[1] if heading else "", before=before)
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
        if found and cut == quantity.start and found[-1].reading.statistic == "change":
            # 减少2184户6917人: what is said of the first of a chain is said of the second.
            reading = read(quantity, found[-1].left, right)
        joined = boundary == cut and number > 0 and coordinated(text[cut : quantity.start])
        if (
            joined
            and found[-1].reading.falls_unsaid
            and reading.statistic == "level"
            and reading.unit == found[-1].reading.unit
        ):
            # 平均压减时间58%、材料52%
            reading = replace(reading, statistic=found[-1].reading.statistic, value=-reading.value)
        if pending and (joined or not left.strip()) and len(left) <= 3:
            reading = read(quantity, lead, right)
            indicator, rule = pending.pop(0), "respectively"
        elif quantity.kind == "parts":
            indicator, rule = _part_name(text, quantity), "proportion"
        else:
            pending = []
            if found and _PARTS_FOLLOW.search(left):
                memory.whole, memory.whole_unit = found[-1].indicator, found[-1].reading.unit
            names = _list_before(text, kept, number, boundary, left, reading, memory)
            if names:
                names = [with_borrowed_head(name, quantity.unit, memory) for name in names]
                memory.listed = tuple(names)
                lead = left
                indicator, rule = names[0], "respectively"
                pending = names[1:]
            else:
                noun_at, stop = _noun_place(kept, number, len(text))
                end = _right_stop(text, noun_at, stop)
                if end == stop < len(text):
                    end = _before_verb(text, noun_at, end)
                indicator, rule = name_quantity(
                    text,
                    replace(quantity, end=noun_at),
                    reading,
                    left,
                    end,
                    memory,
                    joined,
                    _clause_before_the(text, boundary, cut),
                )
                if not rule.startswith("carried"):
                    memory.listed = ()
                if rule in ("around", "right", "shared-verb-right") and text[end : end + 1] in ("、", "和", "及", "与"):
                    consumed = end
        indicator = (
            _tidied(indicator) or memory.name or _clause_before(text, boundary, kept[number - 1].end if number else 0)
        )
        memory.verb = (
            verb_of(indicator) or (last_verb(left) if rule == "around" else "") or (memory.verb if joined else "")
        )
        memory.statistic, memory.unit = reading.statistic, reading.unit
        if indicator:
            memory.name = crossing(indicator) if rule == "step" else indicator
            if rule not in _DERIVED and not (rule == "carried" and memory.base):
                memory.base = memory.name
            memory.names.append(indicator)
        found.append(Named(quantity, reading, indicator, rule, left))
    return _share_predicate(found)


def _noun_place(kept: list[Quantity], number: int, length: int) -> tuple[int, int]:
    """Where the noun that a quantity counts begins and must end; 3126户9874人脱贫: behind the last of a chain."""
    while number + 1 < len(kept) and kept[number].end == kept[number + 1].start:
        number += 1
    return kept[number].end, kept[number + 1].start if number + 1 < len(kept) else length


def _before_verb(text: str, start: int, stop: int) -> int:
    """810个省重点项目完成投资10428.6亿元: what is counted ends where the next number's action begins."""
    at = verb_at(text, start + 3, stop)
    return stop if at is None else at


def _share_predicate(found: list[Named]) -> list[Named]:
    """10所学校、12个专业群入选…: what is said of the last is said of those listed before it."""
    predicate = ""
    for at in range(len(found) - 1, -1, -1):
        named = found[at]
        if named.rule == "right":
            start = verb_at(named.indicator, 2, len(named.indicator))
            if start is not None:
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


def _clause_before_the(text: str, boundary: int, since: int) -> str:
    """The clause right before a boundary, where it states no number (`since` is the end of the last one)."""
    begin = _last_boundary(text, since, max(since, boundary - 1))
    if begin == since and since:
        return ""
    return text[begin : max(begin, boundary - 1)]


def _last_boundary(text: str, cut: int, start: int) -> int:
    boundary = cut
    for match in HARD.finditer(text, cut, start):
        boundary = match.end()
    return boundary


def _right_stop(text: str, end: int, stop: int) -> int:
    """Where the noun behind a number ends; 100个行业级、场景级大模型: a list that qualifies it belongs to it."""
    right = _BRACKETED.sub(lambda found: "x" * len(found[0]), text[end:stop])
    match = _NOUN_END.search(right)
    while match and match.group() in "、和及与" and (listed := _LISTED_QUALIFIER.match(right, match.end())):
        if starts_with_verb().match(right, match.end()) or (listed.end() == len(right) and stop < len(text)):
            break
        match = _NOUN_END.search(right, listed.end())
    return end + match.start() if match else stop


def _list_before(
    text: str, kept: list[Quantity], number: int, boundary: int, left: str, reading: Reading, memory: Memory
) -> list[str]:
    """The names that 分别 hands out to this and the following quantities; empty where it does not stand here."""
    marker = _RESPECTIVELY.search(left)
    subject = subject_left(left[: marker.start()] if marker else left, reading)
    if not marker and subject and not _PAIRED.search(subject):
        return []
    if not marker and not subject and not memory.listed:
        return []
    group = 1
    for before, after in zip(kept[number:], kept[number + 1 :], strict=False):
        between = _AFTER_VALUE.sub("", text[before.end : after.start])
        if (
            len(between) > 3
            or "分" in between
            or (after.unit != before.unit and not (marker and before.unit in _COUNTED_BY and after.unit in _COUNTED_BY))
            or between[:1] not in ("、", "和", "及", "与", ",", "以")
        ):
            break
        group += 1
    if not marker:
        names = _split(subject, group) if subject else list(memory.listed)
        return names if group == len(names) > 1 else []
    tail = left[marker.end() :]
    names = _split(subject, group) if subject else _split(_listed_before(text, boundary), group) if group > 1 else []
    if len(names) == group > 1 and not subject:
        return names
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
    if len(names) == group and memory.name and all(is_aspect(name) for name in names):
        return [memory.name + name for name in names]
    addition = _PER_TIME.sub("", subject_left(tail, reading))
    if addition and len(addition) <= 6 and not re.search(r"[达居到]", addition):
        names = [name + addition for name in names]
    return names if len(names) == group and group > 1 else []


def _listed_before(text: str, boundary: int) -> str:
    """生产安全事故起数和死亡人数“双下降”,分别…: the list in a clause before that states no number itself."""
    clause = _clause_before_the(text, boundary, 0)
    return "" if any(char.isdigit() for char in clause) else strip_lead(re.split("“|双|均|稳|持续|实现", clause)[0])


def _split(subject: str, group: int) -> list[str]:
    """The list divided at 、, 和 and 及, or at 、 alone where only so there is a name for each of `group` values."""
    names = split_list(subject)
    if len(names) > group > 1 and len(by_comma := split_list(subject, _COMMA)) == group:
        return by_comma
    return names


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


def _tidied(indicator: str) -> str:
    """A name without footnote marks, stray punctuation and brackets of which only one is there."""
    name = _FOOTNOTE.sub("", indicator).strip(" 、,;:的")
    return name.strip("()") if name.count("(") != name.count(")") else name
