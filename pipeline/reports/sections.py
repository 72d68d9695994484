"""The paragraphs of a report go in; the part and the heading path of each come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pipeline.reports.headings import (
    BRACKETED,
    CHAPTER,
    CHINESE,
    PLAIN,
    Heading,
    heading_of,
    is_numbered,
    is_part_title,
)
from pipeline.reports.years import FIVE_YEARS, at_the_joint, five_year_start, western_years, years_in

SEPARATOR = " › "
HEAD_LINES = 40
LONG_TITLE = 90
GREETING = re.compile(r"^(?:各位|同志们|尊敬的|主席团)[^。]{0,16}[:：,，!！]?$")
OPENING = re.compile(
    r"我?(?:代表|受)[^。]{0,40}(?:政府|国务院|管委会|委托|委员会)[^。]{0,60}(?:报告(?!期)|汇报|审议|审查)|^现?将[^。]{4,60}报告如下"
)
OPENING_LIMIT = 260
TITLE_LIKE = re.compile(
    r"(?:报告|公报|总结|安排|(?:总结|回顾|情况).{0,12}(?:计划|思路|打算|要点))(?:[（(\[【].{0,12}[）)\]】])?\s*(?:\[\d+\])?$"
)
# Old pages end sentences as Latin letters do: 增长12%.
SENTENCE_END = re.compile(r"[。；;！!]|[%％元吨人个户亩]\.(?=$|[一-鿿])")

GLOSSARY = re.compile(
    r"^[\[【（(《“\"]*(?:附件?[一二三\d]?[:：]?)?(?:.{0,20}(?:名词|用语|术语|有关内容|指标)(?:解释|注释|说明|释义|注解)|注释|附注|附件|附录|附表)"
    r"[^。，]{0,12}$"
)
NOTE = re.compile(r"^(?:注|备注|注释|说明)\s*\d?\s*[:：]|^资料来源[:：]|^[（(]?注[）)]")
NOTE_GOES_ON = re.compile(r"^(?:[\[［【（(〔]?\d{1,2}[\]］】）)〕、．.:：]|[①-⑳*※]|资料来源|数据来源|注|备注|[（(]\d)")

PAST = re.compile(
    r"回顾|总结|成就|成绩|成效|情况|取得|进展|过去|主要工作及特点|[一三四五]年来|本届政府|圆满收官|存在的?(?:主要)?(?:困难|问题)"
    r"|(?:总体|运行|发展)态势$|概况$|决算(?:情况|草案|[（(]|$)|总体评价|年[^今明面当]{0,14}(?:运行)?(?:形势|走势|特点)$"
)
FUTURE = re.compile(
    r"安排|(?<!落实)工作计划(?!.{0,6}(?:执行|完成|落实|实施|情况))|任务|目标|建议|部署|要求|总体思路|指导思想|今后|今年|明年|未来|打算|规划|考虑|重点工作|主要工作$|举措|下一?步|下一?阶段"
    r"|展望|(?<!决算)(?<!决算[（(])草案|思路|(?:力争|确保)[^，,。]*(?:实现|完成|收官)|力争|开好局|工作要点|发展重点|工作重点|主要措施|奋斗"
)
# 过去五年主要工作: what was done mainly; by itself it announces a plan.
WORK_DONE = re.compile("(?:过去|[一三四五]年来|本届政府)[^今明未下后任和与及暨、，]*(?:主要|重点)工作$")
# 各项目标任务全面完成: they are done, unless they are to be (确保任务圆满完成).
TASKS_DONE = re.compile(
    r"^(?!.*(?:力争|确保|争取|务必|坚决|努力(?=圆满|全面|完成|实现)|推动|保证|保障|促进|推进|助力)).*?"
    r"((?:计划|目标|任务)[^，,。]{0,12}(?:提前|如期|圆满|胜利|全面|顺利|超额)(?:实现|完成))(?:$|[，,])"
)
# 2010年工作, 圆满完成2010年工作任务: done or to be done, as the year says.
ANY_YEARS_WORK = re.compile(r"年[^\d]{0,14}(?:主要|重点)?工作$|完成[^，,。]{0,4}\d年[^，,。]*(?:任务|目标|计划)$")
# 去年政府主要工作
LAST_YEARS_WORK = re.compile("^[^今明未]*(?:去年|上年)[^今明未]*工作$")
# 一、主要工作, of the year before where a later heading plans.
WORK_OF_NO_YEAR = re.compile(r"一、\s*(?:政府)?(?:主要|重点)工作")
JOINT = re.compile(r"[和与及暨、，]")

# Words that stand three times as often in one part as in the other (or more) count twice; figures are the review's.
REVIEW_STRONG = re.compile(
    r"同比|比上年|[一三四五]年来|过去|获评|荣获|位居|感谢|顺利|圆满|成功|累计|不足|清醒|达\d|全年"
)
REVIEW_WEAK = re.compile(r"[一-鿿]了|达到|得到|取得|显著|明显|不断|完成|增长\d|(?<![\d.])\d[\d.]*+[%万亿个]")
PLAN_STRONG = re.compile(
    r"今年(?!以来)|明年|力争|确保|不低于|打造|鼓励|引导|培育|抓好|做好|健全|左右|严禁|我们将"
    r"|(?<![主重需必只想首概简纲摘])要(?![素求闻点道塞件强])"
)
PLAN_WEAK = re.compile(r"促进|推动|继续|支持|加强|扩大|大力|努力|深化|完善|必须|加快|预期目标|积极|着力")
# Weights, in units of one clearly review-like or plan-like paragraph (see `_lean`).
HEADING_COST, PLAN_OPENS, TOP_HEADING_OPENS, OPENING_LINE = 25.0, 12.0, 3.0, 14.0
OPENS_PLAN = re.compile(
    r"(?:各位代表[！!，,：:]\s*)?(?:今年[^。]{0,24}(?:是|面临|总体|主要|预期)|今后[五三]年|未来五年|“?十[一二三四五六]五”?(?:时期|期间)?[^。末]{0,6}(?:是|[，,])"
    r"|(?P<year>20\d\d)年(?:[^。]{0,24}(?:是|面临|总体|主要|预期)|(?P<alone>[,，])))"
)


OPENING_SENTENCE = 120
# 2022年县政府将继续办好10件民生实事:… names what a year's list is of.
DEEDS_AHEAD = re.compile(
    r"^(?![^。；;]*(?:完成|兑现|办结|落实了|办好了|实施了|去年|上年|过去|一年来|已))(?:"
    r"[^。；;]*?(?:(?<!动)将(?=[^。；;，,]{0,6}(?:办|抓|实施|落实|做|继续))"
    r"|(?<![需必主重只不首纲摘概机])要(?!件|素|点)(?=[^。；;，,的]{0,8}(?:办好|抓好|实施|办理|落实))"
    r"|(?<!按)计划(?=[^。；;，,]{0,6}(?:办|抓|实施|落实)))[^。；;]{0,40}实事"
    r"|[^。；;]{0,30}(?:20\d\d年|今年|本年度)[^。；;]{0,20}实事(?:项目|工程)?(?:具体|分别|安排|内容)*(?:如下|是)?[:：]?$"
    r"|[^。；;]{0,40}实事(?:项目|工程)?(?:具体|安排|内容)*(?:如下|分别是))"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands; `part` and `section_path` as in `model.Paragraph`."""

    part: str
    section_path: str
    is_heading: bool


def head_length(paragraphs: Sequence[str]) -> int:
    """How many paragraphs are title, date, speaker, greeting and the words that open the report."""
    start = [text.strip() for text in paragraphs[:HEAD_LINES]]
    greeted = next((no for no, line in enumerate(start) if GREETING.match(line)), None)
    if greeted is not None and not any(len(line) > OPENING_LIMIT or is_numbered(line) for line in start[:greeted]):
        length = greeted + 1
        while length < len(start) and (GREETING.match(start[length]) or _opens(start[length])):
            length += 1
        return length
    content = (no for no, line in enumerate(start) if not (_opens(line) or _is_title(line, no)) and _is_content(line))
    return next(content, len(start))


def _opens(line: str) -> bool:
    return len(line) <= OPENING_LIMIT and OPENING.search(line) is not None


def _is_title(line: str, no: int) -> bool:
    if no >= 3 or len(line) > LONG_TITLE or TITLE_LIKE.search(line) is None:
        return False
    heading = heading_of(line)
    return heading is None or not CHAPTER <= heading.rank < PLAIN


def _is_content(line: str) -> bool:
    return is_numbered(line) or len(line) > LONG_TITLE or SENTENCE_END.search(line) is not None


def place_paragraphs(paragraphs: Sequence[str], document_type: str) -> tuple[Place, ...]:
    """Part, heading path and kind of line for every paragraph; a bulletin has no plan. Linear in the text."""
    head = head_length(paragraphs)
    appendix = _appendix(paragraphs, head)
    headings = [None if no < head or appendix[no] else heading_of(text) for no, text in enumerate(paragraphs)]
    plan_from = len(paragraphs) if document_type == "bulletin" else plan_start(paragraphs, headings, head, appendix)
    places: list[Place] = []
    stack: list[Heading] = []
    for no, heading in enumerate(headings):
        if no == head or appendix[no]:
            stack = []
        if heading is not None:
            while stack and stack[-1].rank >= heading.rank:
                stack.pop()
            if not heading.whole:
                stack.append(heading)
        path = SEPARATOR.join(above.text for above in stack)
        if heading is not None and heading.whole:
            stack.append(heading)
        part = "head" if no < head else "appendix" if appendix[no] else "review" if no < plan_from else "plan"
        places.append(Place(part, path, heading is not None and heading.whole))
    return tuple(places)


def _appendix(paragraphs: Sequence[str], head: int) -> list[bool]:
    """For each paragraph, whether it belongs to a glossary (to the end) or to notes (while they go on)."""
    marks = [False] * len(paragraphs)
    glossary = notes = False
    half = head + (len(paragraphs) - head) // 4
    for no in range(head, len(paragraphs)):
        line = paragraphs[no].strip()
        bare = re.sub(r"\s", "", line)
        if no >= half and len(bare) <= 40 and GLOSSARY.match(bare):
            glossary = True
        if NOTE.match(line):
            notes = True
        elif notes:
            heading = heading_of(line)
            notes = NOTE_GOES_ON.match(line) is not None or not (heading and heading.rank <= BRACKETED)
        marks[no] = glossary or notes
    return marks


def heading_lean(text: str) -> int:
    """What a heading announces: -1 what was done, 1 what is planned, 0 both or neither."""
    bare = western_years(re.sub(r"\s", "", text))
    if WORK_DONE.search(bare):
        return -1
    past = [found.span() for found in PAST.finditer(bare)]
    future = [found.span() for found in FUTURE.finditer(bare)]
    if done := TASKS_DONE.match(bare):
        past = sorted([*past, done.span(1)])
        future = [span for span in future if span[1] <= done.start(1) or span[0] >= done.end(1)]
    if past and future:
        # “十四五”发展成就和“十五五”目标任务 is both; 2010年目标任务完成情况 is what its last word says.
        if past[0][0] < future[-1][0] and JOINT.search(bare, past[0][0], future[-1][0]):
            return 0
        # 预期目标提前实现: the last word ends last.
        return -1 if past[-1][1] > future[-1][1] else 1
    if future and not past and _joins_two_years(bare):
        # 2016年主要工作和2017年工作安排
        return 0
    return -1 if past else 1 if future else 0


def _joins_two_years(heading: str) -> bool:
    done, ahead = (years_in(text) for text in at_the_joint(heading))
    return bool(done and ahead) and max(done) + 1 == min(ahead)


def _lean(text: str) -> float:
    """How much a paragraph speaks of plans, from -1 (done) to 1 (planned)."""
    past = 2 * len(REVIEW_STRONG.findall(text)) + len(REVIEW_WEAK.findall(text))
    future = 2 * len(PLAN_STRONG.findall(text)) + len(PLAN_WEAK.findall(text))
    return (future - past) / (future + past + 3)


def _opens_plan(text: str, first_year: int | None, title_year: int | None) -> bool:
    """Whether a paragraph turns to what comes: 今年是…, a year or a five-year plan after the reviewed year."""
    line = western_years(text.strip()[:OPENING_SENTENCE])
    if DEEDS_AHEAD.search(line):
        return True
    found = OPENS_PLAN.match(line[:60])
    if not found:
        return False
    if found["year"]:
        # 2017年, alone may begin what was done in the last of five years, but for the year of the title.
        ahead = title_year is not None and int(found["year"]) >= title_year and _lean(text) >= 0
        told = not found["alone"] or ahead
        return first_year is not None and told and int(found["year"]) > first_year
    plan = FIVE_YEARS.search(found[0])
    if plan is not None and title_year is not None and five_year_start(plan[1]) + 5 <= title_year:
        # “十二五”时期是…, told in 2016
        return False
    return plan is None or first_year is None or five_year_start(plan[1]) > first_year


def _is_of_a_past_plan(text: str, title_year: int | None) -> bool:
    """“十三五”时期主要工作, told in 2021."""
    plan = FIVE_YEARS.search(text)
    ended = plan is not None and title_year is not None and five_year_start(plan[1]) + 5 <= title_year
    return ended and not years_in(text) and text.endswith("工作")


def _first_told(heading: str, years: Sequence[int]) -> int:
    """The year that a heading with years tells of: 2016 of 2012—2016年工作回顾和2017年工作思路."""
    done, ahead = at_the_joint(heading)
    return max(years_in(done) if ahead else years, default=max(years))


def plan_start(
    paragraphs: Sequence[str], headings: Sequence[Heading | None], head: int, appendix: Sequence[bool]
) -> int:
    """Number of the first paragraph of the plan; the number of paragraphs where there is none.

    One change point is looked for: what lies before it should read as review and what lies after as plan, headings
    that say so weighing most. Prefix sums make this linear.
    """
    count = len(paragraphs)
    top = min((h.rank for h in headings if h and h.rank < PLAIN), default=PLAIN)
    first_year = next((_first_told(h.text, years) for h in headings if h and (years := years_in(h.text))), None)
    if first_year is None:
        first_year = next((years[0] for text in paragraphs[head:] if (years := years_in(text))), None)
    title_year = max(years_in(paragraphs[0]), default=None) if paragraphs else None
    # 一、2013年主要工作 is what was done where a later heading or the title names 2014.
    parts = {no: h for no, h in enumerate(headings) if h and (h.rank <= top or is_part_title(h.text))}
    named = {year for line in (*paragraphs[:1], *(part.text for part in parts.values())) for year in years_in(line)}
    reviewed_years = {year for year in named if year + 1 in named and year - 1 not in named}
    announced_by = {no: heading_lean(part.text) for no, part in parts.items()}
    last_plan = max((no for no, lean in announced_by.items() if lean > 0), default=0)
    leans, opens = [0.0] * count, [0.0] * count
    section: list[int | None] = [None] * count
    current: int | None = None
    for no in range(head, count):
        if appendix[no]:
            continue
        heading = headings[no]
        if heading is None or not heading.whole:
            leans[no] = _lean(paragraphs[no])
        # What announces a list of deeds may be the last line of the head.
        announced_above = no == head > 0 and DEEDS_AHEAD.search(western_years(paragraphs[no - 1].strip()))
        if announced_above or _opens_plan(paragraphs[no], first_year, title_year):
            opens[no] = OPENING_LINE
        if heading is not None and no in parts and heading.rank <= CHINESE:
            current = announced_by[no]
            years = years_in(heading.text)
            if current == 0 and first_year and years and min(years) > first_year:
                current = 1
            is_past = (years and max(years) in reviewed_years and ANY_YEARS_WORK.search(heading.text)) or (
                LAST_YEARS_WORK.search(heading.text) or _is_of_a_past_plan(heading.text, title_year)
            )
            if current >= 0 and is_past:
                current = -1
            if current > 0 and no < last_plan and WORK_OF_NO_YEAR.fullmatch(heading.text):
                # 一、主要工作, where 二、2018年工作安排 follows: the words below it decide.
                current = 0
            leans[no] = current * HEADING_COST
            both = current == 0 and PAST.search(heading.text) is not None
            # 一、2016年工作回顾和2017年工作思路 announces both; what was done is told first.
            opens[no] += PLAN_OPENS if current > 0 else -HEADING_COST if both else TOP_HEADING_OPENS
        section[no] = current
    # Where a heading announces the plan, only it or a section of both kinds can hold the change.
    announced = 1 in section
    before = [0.0, *accumulate(-lean for lean in leans)]
    total = before[-1]
    best, best_score = count, total
    for no in range(head, count):
        if appendix[no] or (announced and section[no] not in (0, 1)) or (section[no] == -1 and not opens[no]):
            continue
        if (score := before[no] - (total - before[no]) + opens[no]) > best_score:
            best, best_score = no, score
    # A heading belongs to the text it heads, whatever it says.
    while best > head and (heading := headings[best - 1]) is not None and heading.whole and section[best - 1] != -1:
        best -= 1
    return best
