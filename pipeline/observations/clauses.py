"""A place in a sentence goes in; where its statement begins, and the clause before that, come out."""

from __future__ import annotations

import re

from pipeline.observations.borrowing import crossing
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import strip_lead, strip_tail
from pipeline.observations.subjects import HARD, TURNED_AT_END
from pipeline.observations.text import LIST_MARKS

_UP_TO_LAST = re.compile(f"(?s:.*){HARD.pattern}")
# 在百强县排名中,我县由99位提升至87位
_WITHIN = re.compile(r"^在(.{2,})中$")
# 工业投入继续加大,达到1.1亿元
_GOES = re.compile(
    "(?<=[^\\W\\d_]{2})(?:屡|连|迭|再|又|连年|接连|不断)创(?:历史)?新高$|(?<=[^\\W\\d_]{2})(?:快速|较快|平稳|继续|持续|不断|稳步|明显|逐步|进一步|大幅|高幅)?(?:加大|增强|扩大|提高|提升|增长|加快|改善|攀升|回升|上升|下降|(?:增幅|增速)?(?:回落|放缓))$"
)
# 外贸出口从7月份开始大幅度回升,全年达到1949万美元
_SINCE_MONTH = re.compile(
    "(?<=[^\\W\\d_]{2})[从自](?:\\d{1,2}月份?|[一二三四]季度|[上下]半年|年初)(?:起|开始)(?:持续|逐[月步季]|大幅度?|快速|稳步|明显|企稳|较快)*(?:回升|攀升|上涨|下降|增长|回落|提高|上升|下滑|恢复|好转|反弹)?$"
)
# 粮食产量在上年大幅增长的基础上,又增产145万吨
_ON_TOP_OF = re.compile("(?<=[^\\W\\d_]{2})在[^,;。]{2,24}基础上$")
_OPENING = 40
_ITEM = re.compile("^(?:第?[一二三四五六七八九十]{1,2}(?:是|、)|[(]?[一二三四五六七八九十0-9]{1,2}[)、.])")
# 实现粮食生产“八连增”,达到244.5万吨
_FEAT = re.compile("^实现(?=[^,;。]+[“‘])|[“‘][^”’]{1,4}连[增涨丰升冠跳降][”’]$")
# 六是完成2000户…, 1、财政收入…, (3)实施农村电网改造,…: which point it is.
_POINT = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}(?:是|、(?![一二三四五六七八九十]|[^,;。 ]+ ))|—+|\d{1,2}[、.](?!\d)|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|["
    + LIST_MARKS
    + "]+)"
)
_YEARS_RUNNING = re.compile("^连续第?[\\d一二三四五六七八九十两]+(?:年|次)(?=提高|上调|增加|调整)")
_POINT_MARKS = frozenset("(—" + LIST_MARKS)
REACH = 200
"""How far back words may speak for a number: keeps the cost of a sentence linear in its length."""
_LONGEST_BRACKET = 18


_HOW_IT_IS_DONE = ("基础上", "前提下", "努力", "同时", "条件下")
# 技改投资增速明显加快,增长12%
_GREW_WELL = re.compile("(?<=[^\\W\\d_]{2})(?<!负)(?<!与经济)(?:增长|增速|增幅)(?:显著|明显|较快|较大|大幅)?$")


def silent_clause(text: str, boundary: int, since: int) -> str:
    """研发经费，从1288亿元增加到3664亿元: a clause with no number of its own can be the subject of the next."""
    clause = text[max(since, boundary - REACH) : max(since, boundary - 1)]
    last = HARD.split(clause)[-1]
    if last.startswith(("在", "经过", "通过")) and last.endswith(_HOW_IT_IS_DONE):
        # 在优化结构的基础上,实现7%左右的增长速度
        return ""
    return _GREW_WELL.sub("", without_deeds(last)) if 2 <= len(last) <= 24 else ""


def topic_before(sentence: str) -> str:
    """一是经济总量跨上新台阶。首次突破3万亿: what a sentence with no number says first, where the next names nothing."""
    first = HARD.split(_ITEM.sub("", sentence[:_OPENING]))[0]
    topic = without_deeds(first) if 2 <= len(first) <= 24 else ""
    return topic if code_of(topic) else ""


def without_deeds(clause: str) -> str:
    """What a clause is about, without how it went: 经济总量跨上新台阶 → 经济总量."""
    if "起" in clause or "开始" in clause:
        clause = _SINCE_MONTH.sub("", clause)
    bare = _FEAT.sub("", strip_tail(strip_lead(_ON_TOP_OF.sub("", clause))))
    return crossing(_GOES.sub("", TURNED_AT_END.sub("", _WITHIN.sub(r"\1", bare))))


def clause_before(text: str, boundary: int, since: int) -> str:
    """The clause right before a boundary, where it states no number (`since` is the end of the last one)."""
    stop = max(since, boundary - 1)
    begin = last_boundary(text, max(since, stop - REACH), stop)
    return "" if begin == since and since else without_point(text[begin:stop])


def without_point(text: str) -> str:
    """What stands behind the number of a point: 一是, 1、, (3); and behind 连续七年."""
    if text.startswith("连续"):
        text = _YEARS_RUNNING.sub("", text)
    if text[1:3].startswith(("是", "、", ".")) or text[2:3] in ("是", "、", ".") or text[:1] in _POINT_MARKS:
        return _POINT.sub("", text)
    return text


def last_boundary(text: str, cut: int, start: int) -> int:
    """Where the statement of a number at `start` begins: behind the last comma or the like since `cut`, brackets aside."""
    if text[start - 1 : start] == ")":
        # 白酒(折65度,商品量)12.8万千升: what stands in the bracket divides nothing.
        opened = text.rfind("(", max(cut, start - _LONGEST_BRACKET), start)
        start = opened if opened >= 0 else start
    match = _UP_TO_LAST.match(text, max(cut, start - REACH), start)
    if match and (closed := text.find(")", match.end(), start)) >= 0 and text.find("(", match.end(), closed) < 0:
        # 生产总值(预计,下同)增长8%: what stands in a bracket divides nothing.
        opened = text.rfind("(", cut, match.end())
        if opened >= 0 and closed - opened <= _LONGEST_BRACKET:
            match = _UP_TO_LAST.match(text, max(cut, start - REACH), opened)
    return match.end() if match else cut
