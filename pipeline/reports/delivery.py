"""The first paragraphs of a report go in; when, by whom and in which session it was delivered come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.reports.years import western_years

NUMERALS = "一二三四五六七八九十"
DAY = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})"
DATE = re.compile(rf"((?:19|20)\d\d)\s*年\s*({DAY})\s*月\s*({DAY})\s*日")
PLAIN_DATE = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
MONTH_DAY = re.compile(rf"(?<![年\d{NUMERALS}])({DAY})\s*月\s*({DAY})\s*日")
# The day a site put the text up is not the day it was delivered.
PUBLISHED = re.compile(r"^(?:时间|发布|发表|更新|来源|发文|成文|日期|浏览|\d{4}-\d\d-\d\d \d\d:)")
MEETING = re.compile(
    r"(?:人民代表大会|人代会|人大)[^，。]{0,8}第?[一二三四五六七八九十\d]{1,3}次(?:全体)?会议|扩大会议|工作会议|会议上"
)
SESSION = re.compile(
    r"[^，。,、；;()（）\s—―–\-]{0,24}第?[一二三四五六七八九十百\d]{1,5}届[^，。,；;()（）\s]{0,16}"
    r"(?:人民代表大会|人大)[^，。,；;()（）\s]{0,6}?第?[一二三四五六七八九十\d]{1,3}次(?:全体)?会议"
)
LEADING_DATE = re.compile(r"^.*[日号]\s*(?:在)?|^在|^于")
OFFICE = (
    r"(?:国务院总理|总理|省长|市长|区长|县长|州长|盟长|旗长|主席|行政长官|主任|专员|局长|厅长|"
    r"党工委书记|管委会主任|书记|镇长|乡长)"
)
NAME = r"[一-鿿](?:\s{0,4}[一-鿿]){1,3}|[一-鿿]{2,8}(?:[·•・][一-鿿]{2,8})+|[一-鿿]{4,6}"
SPEAKER = re.compile(rf"{OFFICE}\s*[:：]?\s*({NAME})[)）]?$")
LABELLED = re.compile(rf"^(?:报告人|汇报人)[:：]\s*(?:.*{OFFICE})?\s*({NAME})$")
ALONE = re.compile(rf"[（(]?({NAME})[）)]?")


@dataclass(frozen=True, slots=True)
class Delivery:
    """`month_day` is a date printed without its year, given where `delivered_on` is not."""

    delivered_on: date | None = None
    month_day: tuple[int, int] | None = None
    session: str | None = None
    speaker: str | None = None


def read_delivery(head: Sequence[str]) -> Delivery:
    """Delivery from the head paragraphs (title to greeting); what is not printed there is None."""
    lines = [western_years(line.strip()) for line in head if not PUBLISHED.match(line.strip())]
    dated = sorted(lines, key=lambda line: MEETING.search(line) is None)
    delivered = next((day for line in dated if (day := date_in(line))), None)
    month_day = None if delivered else next((pair for line in dated if (pair := _month_day(line))), None)
    session = next((name for line in lines if (name := _session(line))), None)
    return Delivery(delivered, month_day, session, _speaker(lines))


def number(text: str) -> int:
    """The value of an Arabic or Chinese number below 100: 27, 二十七, 十."""
    if text.isascii():
        return int(text)
    tens, ten, units = text.partition("十")
    if not ten:
        return NUMERALS.index(text[-1]) + 1
    return 10 * (NUMERALS.index(tens) + 1 if tens else 1) + (NUMERALS.index(units) + 1 if units else 0)


def date_in(line: str) -> date | None:
    """The first full date of a line, 2022年12月27日, 二○○八年三月十八日 or 2022-12-27; None without one."""
    text = western_years(line)
    found = DATE.search(text) or PLAIN_DATE.search(text)
    if not found:
        return None
    try:
        return date(int(found[1]), number(found[2]), number(found[3]))
    except ValueError:
        return None


def _month_day(line: str) -> tuple[int, int] | None:
    found = MONTH_DAY.search(line)
    if not found:
        return None
    month, day = number(found[1]), number(found[2])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def complete(month_day: tuple[int, int], year: int) -> date | None:
    """The date in that year; None on 29 February of a common year."""
    try:
        return date(year, *month_day)
    except ValueError:
        return None


def _session(line: str) -> str | None:
    found = SESSION.search(line)
    return LEADING_DATE.sub("", found[0]) if found else None


def _speaker(lines: Sequence[str]) -> str | None:
    for line in lines:
        bare = re.sub(r"[（(][^）)]*[）)]$", "", line).strip() if len(line) <= 60 else ""
        if found := LABELLED.search(bare) or SPEAKER.search(bare):
            return re.sub(r"\s", "", found[1])
    for line in lines[1:]:
        # A name alone on its line, between the title and the greeting.
        if (found := ALONE.fullmatch(line)) and len(found[1]) <= 4 and not re.search("报告|摘要|各位|同志|全文", line):
            return re.sub(r"\s", "", found[1])
    return None
