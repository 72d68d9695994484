"""What a report says about its years goes in; the year of the report, the reviewed and the planned year come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

ZERO = "〇○零ＯOo0◯Ο"
DIGITS = {**dict.fromkeys(ZERO, "0"), **dict(zip("一二三四五六七八九", "123456789", strict=True))}
CHINESE_YEAR = re.compile(rf"(?:一九|二[{ZERO}])[{ZERO}一二三四五六七八九]{{2}}(?=\s?年)")
YEAR = re.compile(r"(?<!\d)((?:19[5-9]|20[0-6])\d)(?!\d|[\d.]{0,8}[亿万元%户人个家]|年?(?:不变价|可比价|价格))")
SHORT_YEAR = re.compile(r"(?<!\d)([012]\d)年")
FULL_DATE = re.compile(r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{0,2}")
FIVE_YEARS = re.compile("(十[一二三四五六]?)五(?!年)")
# A report held in the last weeks of a year reviews that year and plans the next (金牛区, 27 December 2022).
FIRST_MONTH_OF_NEXT = 11

# 是2002年的2.6倍, 由2011年的60亿元, 比2010年增长: told of, not reviewed.
_COMPARED = re.compile(
    r"(?:[是为由从比较自与]|相当于|高于)(?:19|20)\d\d年?(?:的|末|底|以来|相比|增|提|减|下降|多|少|\d|[^\W\d_]{0,4}\d)"
)
SINCE = re.compile(r"(?:19|20)\d\d年?(?:以来|以后|至今)")
REVIEW_YEAR = re.compile(r"回顾|总结|情况|成就|成绩|完成|主要工作$")
PLAN_YEAR = re.compile(r"安排|任务|目标|建议|部署|重点|打算|思路|要求|工作|措施|草案|计划")
OPENS_PLAN = re.compile(r"预期目标|主要目标|总体要求|工作的总体|开局之年|起步之年|今年")


@dataclass(frozen=True, slots=True)
class Years:
    """Calendar years, None where they cannot be told; a bulletin has no planned year."""

    report_year: int | None
    reviewed_year: int | None
    plan_year: int | None


def western_years(text: str) -> str:
    """The text with 二〇〇六年 written as 2006年; its length does not change."""
    return CHINESE_YEAR.sub(lambda found: "".join(DIGITS[char] for char in found[0]), text)


def five_year_start(numeral: str) -> int:
    """First year of a five-year plan by the numeral before 五: 十 (十五) is the tenth, 2001; 十四, 2021."""
    return 2001 + 5 * ("一二三四五六".index(numeral[1]) + 1 if len(numeral) > 1 else 0)


def years_in(text: str) -> list[int]:
    """All calendar years of a text, in order, but for those that name a price basis (2010年不变价)."""
    return [int(year) for year in YEAR.findall(western_years(text))]


def title_year(title: str) -> int | None:
    """The year a title names; the last where it names two (2018年工作总结和2019年工作安排); 09年 is 2009."""
    years = years_in(FULL_DATE.sub("", western_years(title)))
    if years:
        return years[-1]
    short = SHORT_YEAR.search(title)
    return 2000 + int(short[1]) if short else None


@dataclass(frozen=True, slots=True)
class Clues:
    """What the years are told from: headings and paragraphs by part, in order, and dates from outside the text."""

    title: str
    review_headings: Sequence[str]
    plan_headings: Sequence[str]
    review: Sequence[str]
    plan: Sequence[str]
    delivered_on: date | None = None
    source_name: str = ""
    posted_on: date | None = None


def resolve_years(document_type: str, clues: Clues) -> Years:
    """The three years of a document; each comes from the strongest clue there is."""
    in_title = title_year(clues.title)
    if document_type == "bulletin":
        return _bulletin(in_title, clues)
    reviewed, plan = _from_headings(clues)
    if reviewed is None and plan is None:
        reviewed, plan = _from_date(clues.delivered_on)
    if reviewed is None and plan is None:
        reviewed, plan = _from_text(clues)
        if in_title and reviewed not in (None, in_title - 1, in_title):
            # A text without a year of its own names the one that it compares with.
            reviewed, plan = in_title - 1, in_title
    stem_year = title_year(clues.source_name)
    if reviewed is None and plan is None and (year := in_title or stem_year):
        reviewed, plan = year - 1, year
    if reviewed is None and plan is None:
        reviewed, plan = _from_date(clues.posted_on)
    if reviewed is None and plan is not None:
        reviewed = plan - 1
    if plan is None and reviewed is not None:
        plan = reviewed + 1
    delivered = clues.delivered_on.year if clues.delivered_on else None
    return Years(in_title or delivered or plan or reviewed, reviewed, plan)


def _bulletin(in_title: int | None, clues: Clues) -> Years:
    reviewed = in_title or _most_stated(clues.review)
    if reviewed is None and clues.delivered_on:
        reviewed = clues.delivered_on.year - 1
    if reviewed is None and clues.posted_on:
        reviewed = clues.posted_on.year - 1
    return Years(reviewed, reviewed, None)


# What was done, and behind the joint what is planned.
_AND_PLANNED = re.compile(
    "(?:(?<=回顾)|(?<=总结)|(?<=情况)|(?<=成就)|(?<=成绩)|(?<=完成)|(?<=主要工作)|(?<=重点工作))(?:以?及|[和与暨、,，])"
    "(?=[^。]{0,40}(?:总体|思路|安排|计划|任务|目标|打算|展望|建议|部署|要求|主要工作|重点工作|形势|要点|工作$))"
)


def at_the_joint(heading: str) -> tuple[str, str]:
    """2016年工作回顾 and 2017年工作思路 of a heading that joins both; the whole and nothing of another."""
    told = western_years(heading)
    for joint in reversed([*_AND_PLANNED.finditer(told)]):
        if years_in(told[joint.end() :]):
            return told[: joint.start()], told[joint.end() :]
    return told, ""


def _from_headings(clues: Clues) -> tuple[int | None, int | None]:
    """2022年工作回顾, 2023年重点工作安排; a plan section may name later years too, so the first plan year counts."""
    reviewed, planned = [], []
    for text in clues.review_headings:
        done, ahead = at_the_joint(text)
        if REVIEW_YEAR.search(text) and (years := years_in(SINCE.sub("", done))):
            reviewed.append(max(years))
            # 2016年工作总结与2020年目标任务: the next year is planned first.
            planned += [min(reviewed[-1] + 1, *years_in(ahead))] if ahead else []
    planned += [min(years) for text in clues.plan_headings if PLAN_YEAR.search(text) and (years := years_in(text))]
    return (max(reviewed) if reviewed else None), (min(planned) if planned else None)


def _from_date(day: date | None) -> tuple[int | None, int | None]:
    if day is None:
        return None, None
    plan = day.year + 1 if day.month >= FIRST_MONTH_OF_NEXT else day.year
    return plan - 1, plan


def _from_text(clues: Clues) -> tuple[int | None, int | None]:
    """The year the review states most, and the first year of the plan's sentences on this year's aims."""
    reviewed = _most_stated(clues.review[:12])
    for paragraph in clues.plan[:12]:
        later = [year for year in years_in(paragraph) if reviewed is None or year == reviewed + 1]
        if later and OPENS_PLAN.search(paragraph):
            return reviewed, later[0]
    return reviewed, None


def _most_stated(paragraphs: Iterable[str]) -> int | None:
    """The year stated most often; the later one of two."""
    counts = Counter(year for paragraph in paragraphs for year in years_in(_COMPARED.sub("", western_years(paragraph))))
    return max(counts, key=lambda year: (counts[year], year)) if counts else None
