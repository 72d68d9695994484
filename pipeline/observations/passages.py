"""Paragraphs go in, in order; the years that each of them speaks of, and whether of what was or is to be, come out."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.observations.spans import COUNT, PLAN, Span, plan_years
from pipeline.observations.text import same_length
from pipeline.reports.model import Document, Paragraph

_THIS_YEAR = re.compile(r"今年|全年|年内")
_SPAN_BEHIND = re.compile(
    rf"(?<![十百\d])[五六过56]年来(?!的?(?:最|新|首))|五年间|过去(?:的)?[三四五六3456]年|这[三四五]年|^[三四]年来|以来的[三四五]年|届[省市县区州]?(?:人民)?政府(?:[三四五]年来?)?(?:的)?工作回顾|{PLAN}计划(?:执行|完成|实施)|五年中|五年历程|五年是|^五年(?!规划|计划|行动|期|级|制|以|前|内)[^\W\d_]{{2,8}},|{PLAN}(?:时期|期间|以来|发展|规划(?:圆满|顺利|目标任务|主要|实施))|回望[“\"]?十"
)
# 实现“十二五”时期良好开局: a plan that has only begun is told of in a year's report.
_BEGINS = re.compile("开局|第一年|首年|元年|启动|起步(?!区|快|早)|起点(?!高)|新征程|开启|谋划|编制")
# 赶超发展的五年: a chapter known by its heading alone.
_YEARS_TOLD = re.compile("的[三四五]年$|^[^,;。]{0,3}[三四]年来的|[三四六]年来(?:的|主要|政府)*工作(?:回顾|总结)?$")
# 2014年以来的工作回顾
_SINCE_THEN = re.compile(r"((?:19|20)\d\d)年以来(?:的|主要|政府)*工作")
_SPAN_AHEAD = re.compile(
    r"今后五年|未来五年|[“\"]十[一二三四五六]五[”\"](?:时期|期间|末|发展|奋斗目标(?=$|[:是为])|的?主要|经济)|^(?:力争)?到20[1-4][05]年"
)
# What the outline of a five-year plan says is for its end, whatever year its section is about as well.
_OUTLINE = re.compile(rf"《(?:[^》]{{0,60}}(?:五年规划|{PLAN})[^》]{{0,30}})?纲要")
# 生产总值增长6.9%,过去五年年均增长7.5%: told in passing.
_TOLD = re.compile(r"\d[^年月日\d。]*[,;]")
_OF_MANY_YEARS = re.compile("年均|累计|[三四五]年|[由从][^,;。\\d]{0,8}\\d")
_CLAUSE_ENDS = ("。", ",", ";", "!", ":")
_NEAR = 10
# 2016年以来,我们…
_SINCE_A_YEAR = re.compile(r"(?:各位代表[!,:])?((?:19|20)\d\d)年以来,")
_OFFICE = range(3, 6)
_NAMES_A_YEAR = re.compile(r"(?:19|20)\d\d年")
_SECOND_HALF = re.compile(r"^[^\d]{0,3}(?:今年)?下半年(?![^\d]*明年)[^\d]*$")
_YEARS_ACCOUNT = re.compile(
    r"^[^\d]{0,6}((?:19|20)\d\d)年[^\d和与及暨以]{0,12}(?:决算|执行|完成)(?:情况|草案|\([^()]*\)|$)"
)
_HOW_MANY = re.compile("([三四五六3456])年")
_ONE_YEAR = re.compile(
    r"^(?:各位代表[!,:])?(?:刚刚过去的?|过去的?一年|一年来|(?:19|20)\d\d年[,是]|今年[,是以]|去年)|(?:^|。)今年[,是]"
)
# The plan part may look back before it looks ahead: “十四五”时期,我们….
_RECALLS = re.compile(rf"(?:各位代表[!,])?(?:过去五年,|回顾)?{PLAN}(?:时期|以来|期间)")
AHEAD_AGAIN = re.compile(
    r"(?:^|[,;])(?:我们)?(?P<turn>今年(?!以来|又|已)|明年|今后|未来[三五]年|下一步)|(?:^|[,;])(?:我们)?(?:将)?力争(?!上游)"
)
_LOOKS_BACK = re.compile(r"(?:各位代表[!,])?(?:过去)?([三四五])年来[,!]")
_THE_LAST_YEAR = re.compile("(?:特别是|其中,?)?(?:刚刚过去的|过去的?一年|一年来|去年)")
OPENING = 12
"""A year in so many first words of a sentence rules all of it, and so does one that is a clause of its own: 到2025年,…;…."""


def _told_before(text: str) -> bool:
    """Whether a text holds numbers, all of them of one year."""
    return _TOLD.search(text) is not None and not _OF_MANY_YEARS.search(text)


def _since_a_plan(found: re.Match[str]) -> Span | None:
    """The years of the plan since whose beginning an opening tells: “十四五”以来."""
    return plan_years(found.group()) if "以来" in found.group() else None


class When(Struct, frozen=True, gc=False):
    """The year that something is about, the first of a span of years, and whether it is told or aimed at."""

    year: int | None
    year_start: int | None
    status: str


class Passage:
    """Walks through a document's paragraphs in order and knows which years each of them speaks of, and its sentences."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.printed_section = ""
        """The heading that it stands under, as printed."""
        self.section = ""
        """The same in one spelling."""
        self.part = ""
        self.heading_span: Span | None = None
        self.both: Span | None = None
        """The years of a heading that names one of them as well: 过去五年和2017年工作."""
        self.one_paragraph = False
        self.on_the_last = False
        """Whether that paragraph opens with the last of the heading's years (2019年,…), and may go on to all of them."""
        self.span: Span | None = None
        """The years that it speaks of together; null where it is of one."""
        self.of_one_year = self.to_the_end = False
        self.recalls = self.turns_ahead = False
        self.usual = self._usual()
        """What a quantity is about where its sentence says nothing of time."""

    @property
    def years_behind(self) -> Span | None:
        """The years that it speaks of together, also where a paragraph under a heading of several begins with their last."""
        return self.span or (self.heading_span if self.one_paragraph and self.on_the_last else None)

    @property
    def planned(self) -> When:
        """What a quantity of the plan is about; the second half of a year whose first half was told is of that year."""
        if _SECOND_HALF.match(self.section) and self.document.reviewed_year == self.document.report_year:
            return When(self.document.reviewed_year, None, "target")
        return When(self.document.plan_year or self.document.report_year, None, "target")

    def _usual(self) -> When:
        if self.part == "plan" and not self.recalls:
            return self.planned
        year = self.document.reviewed_year or self.document.report_year
        told = _YEARS_ACCOUNT.search(self.section) if year else None
        # 一、2018年决算情况, in a report that goes on to 2019年上半年
        return When(year - 1 if year and told and int(told[1]) == year - 1 else year, None, "actual")

    def enter(self, paragraph: Paragraph, text: str) -> None:
        """Take up a paragraph (`text` in one spelling): its heading and opening set or end the span."""
        self.of_one_year = self.to_the_end = self.turns_ahead = False
        if self.one_paragraph:
            # 2021年,…: a heading of five years goes on ruling behind a paragraph that speaks of their last.
            self.span, self.one_paragraph = self.heading_span, False
        if self.document.document_type == "bulletin":
            # A bulletin is of one year, whatever a paragraph of it says of five.
            self.span = self.heading_span
        self._enter(paragraph, text)
        self.usual = self._usual()

    def _enter(self, paragraph: Paragraph, text: str) -> None:
        printed = paragraph.section_path.split(" › ")[0]
        if printed != self.printed_section or paragraph.part != self.part:
            self.printed_section, self.part = printed, paragraph.part
            self.section = same_length(re.sub(r"\s", "", printed))
            years = self._of_heading(self.section)
            if (told := _SINCE_THEN.search(self.section)) and self._in_office(int(told[1])):
                self.heading_span, self.both = Span(int(told[1]), self.document.reviewed_year), None
            else:
                self.heading_span, self.both = (None, years) if _NAMES_A_YEAR.search(self.section) else (years, None)
            self.span = self.heading_span
        opening = text[:160]
        past = _RECALLS.match(text) if self.part == "plan" else None
        years = plan_years(past.group()) if past else self._looked_back_on(text)
        self.recalls = bool(years and years.last and years.last < (self.document.plan_year or 0))
        if self.recalls:
            self.span = years
            return
        if self.part == "plan" and (outline := _OUTLINE.match(text)):
            self.span = self._of_text(opening, outline)
            return
        if self.part == "plan" and self._names_the_planned_year(opening):
            self.span = None
            return
        if "年" not in opening and "五" not in opening:
            return
        found = self._told_of(opening) if self.part != "plan" else _SPAN_AHEAD.search(opening)
        if found and self.heading_span is None and _told_before(opening[: found.start()]):
            # 生产总值增长6.9%,过去五年年均增长7.5%: told in passing, behind numbers of one year.
            found = None
        if (from_year := _SINCE_A_YEAR.match(text)) and self._in_office(int(from_year[1])):
            self.span = Span(int(from_year[1]), self.document.reviewed_year)
        elif not _ONE_YEAR.search(opening):
            if found:
                self.span = self._of_text(opening, found)
                since = _since_a_plan(found)
                if since and since.last and since.last > (self.document.reviewed_year or 0):
                    # what is said of a plan that still runs is said of its years in this paragraph alone
                    self.one_paragraph, self.on_the_last = True, False
        elif not found or (found.start() and not opening[: found.start()].endswith(_CLAUSE_ENDS)):
            # 2005年,…增幅为“十五”时期最高: told of in passing.
            self.span = None
            self.one_paragraph = self.heading_span is not None and not opening.startswith(("过去一年", "一年来"))
            last = self.heading_span.last if self.heading_span else None
            self.on_the_last = opening.startswith(f"{last}年,")
        elif self.span is None:
            self.span = self._of_text(opening, found)

    def _in_office(self, year: int) -> bool:
        """2016年以来,…: whether a review may sum up the years since that one."""
        last = self.document.reviewed_year
        told_of_all = self.part != "plan" and self.document.document_type != "bulletin"
        return told_of_all and last is not None and last - year in _OFFICE

    def _told_of(self, opening: str) -> re.Match[str] | None:
        """The years behind that an opening speaks of; not a plan that begins with the year that is told."""
        for found in _SPAN_BEHIND.finditer(opening):
            years = plan_years(found.group())
            just_begun = years is not None and years.first == self.document.reviewed_year
            if not (just_begun or (years and _BEGINS.search(opening, found.end(), found.end() + _NEAR))):
                return found
        return None

    def _looked_back_on(self, text: str) -> Span | None:
        """五年来,…: the years that a plan looks back on where it opens with them; null where it does not."""
        found = _LOOKS_BACK.match(text) if self.part == "plan" else None
        last = self.document.reviewed_year
        return Span(last - COUNT[found[1]] + 1, last) if found and last else None

    def _names_the_planned_year(self, opening: str) -> bool:
        """A plan for one year may recall the five-year plan that it opens; its figures are still the year's."""
        year = str(self.document.plan_year)
        return year in self.section or year + "年" in opening or bool(_THIS_YEAR.search(opening))

    def _of_heading(self, section: str) -> Span | None:
        pattern = _SPAN_BEHIND if self.part != "plan" else _SPAN_AHEAD
        found = pattern.search(section) or (_YEARS_TOLD.search(section) if self.part != "plan" else None)
        return self._of_text(section, found) if found else None

    def _of_text(self, text: str, found: re.Match[str]) -> Span | None:
        if self.part == "plan":
            years = plan_years(text)
            year = self.document.plan_year
            if years and year and years.last and years.last >= year:
                return years
            return Span(year, year + 4) if year else None
        reviewed = self.document.reviewed_year
        since = _since_a_plan(found)
        if since and since.first and reviewed and since.first <= reviewed:
            return Span(since.first, reviewed)
        count = _HOW_MANY.search(found.group())
        return Span(reviewed - (COUNT[count[1]] if count else 5) + 1, reviewed) if reviewed else None

    def begin_sentence(self, text: str) -> None:
        """See whether a sentence speaks of one year only, and whether a plan that looked back looks ahead again.

        What a paragraph says of its last year (特别是刚刚过去的一年,…) it goes on saying to its end.
        """
        ahead = AHEAD_AGAIN.search(text) if self.recalls else None
        if self.recalls and (self.turns_ahead or (ahead and ahead["turn"] and ahead.start() < OPENING)):
            # 五年来,…。今年要…
            self.recalls, self.span = False, None
            self.usual = self._usual()
        self.turns_ahead = ahead is not None and ahead["turn"] is not None
        if _THE_LAST_YEAR.match(text) or (self.span and self.span.first and text.startswith(f"{self.span.last}年,")):
            self.of_one_year = self.to_the_end = True
        elif not self.to_the_end:
            self.of_one_year = text.startswith("全年")
