"""A paragraph goes in; the heading it is, or that it opens with, comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.reports.years import western_years

# Rank of each way to number a heading: a heading ends all headings of its own rank and below.
PART_TITLE, CHAPTER, CHINESE, BRACKETED, ARABIC, BRACKETED_ARABIC, PLAIN = range(7)

NUMERAL = "[一二三四五六七八九十百]{1,4}"
NUMBERED = (
    (CHAPTER, re.compile(rf"第{NUMERAL}(?:部分|章|篇|编)[、：:\s]*")),
    # 一、二、三产业… is a list, not a heading.
    (CHINESE, re.compile(rf"{NUMERAL}[、．.](?!{NUMERAL}(?:[、产次]|是))")),
    (BRACKETED, re.compile(rf"[（(]\s*{NUMERAL}\s*[）)][、.]?")),
    (ARABIC, re.compile(r"\d{1,2}[、．.](?!\d)")),
    (BRACKETED_ARABIC, re.compile(r"[（(]\d{1,2}[）)]")),
)
LONGEST = 60
LONGEST_PLAIN = 30
ENDS = re.compile(r"[。！？!?；;]|[:：](?=$)")
PLAIN_SHAPE = re.compile(r"[^，,。；;：:！!？?|()（）\d]+(?<![、—])")
PERIOD_WORD = re.compile(
    r"(?:19|20)\d\d年|[“\"]?十[一二三四五]?五[”\"]?|过去|今后|未来|今年|本届|下一步|下一?阶段|[一三四五]年来"
)
SECTION_WORD = re.compile(
    r"回顾|总结|成就|成绩|情况|安排|任务|目标|建议|部署|要求|打算|考虑|重点工作|主要工作|思路|工作$|举措|规划|展望|发展重点"
)
FIGURE = re.compile(r"\d[\d.]*(?![\d.年+＋”\"])")
ADDRESS = re.compile(r"(?:各位|同志们|女士们|主任|主席团)")


@dataclass(frozen=True, slots=True)
class Heading:
    """`text` with its number, without the full stop; `whole` where the paragraph holds nothing else."""

    rank: int
    text: str
    whole: bool


def heading_of(paragraph: str) -> Heading | None:
    """The heading of a paragraph: a line of its own, or the first sentence after a number (（一）…。text)."""
    line = paragraph.strip()
    for rank, pattern in NUMBERED:
        if mark := pattern.match(line):
            return _numbered(line, rank, mark.end())
    if len(line) > LONGEST_PLAIN or not line or ADDRESS.match(line):
        return None
    if is_part_title(line):
        return Heading(PART_TITLE, line, True)
    if len(line) >= 4 and PLAIN_SHAPE.fullmatch(line):
        return Heading(PLAIN, line, True)
    return None


def is_numbered(paragraph: str) -> bool:
    """Whether the paragraph is, or opens with, a heading that is numbered or names a part."""
    heading = heading_of(paragraph)
    return heading is not None and heading.rank < PLAIN


def _numbered(line: str, rank: int, after: int) -> Heading | None:
    end = ENDS.search(line, after, LONGEST + 1)
    stop = end.start() if end else len(line)
    if stop > LONGEST or stop == after:
        return None
    whole = stop >= len(line) - 1
    if whole and rank >= ARABIC and FIGURE.search(line, after):
        # 1.粮食总产21.7万吨 is an entry of a list that states something.
        return None
    return Heading(rank, line[:stop], whole)


def is_part_title(line: str) -> bool:
    """Whether an unnumbered line names a part of the report: 2022年工作回顾, “十五五”时期主要目标任务."""
    years = western_years(line)
    return (
        len(years) <= LONGEST_PLAIN
        and not re.search(r"[。；;，,：:！!？?]", years)
        and PERIOD_WORD.search(years) is not None
        and SECTION_WORD.search(years) is not None
    )
