"""The words before a quantity go in; the year that they name for it comes out, not one that it is held against."""

from __future__ import annotations

import re

from pipeline.observations.passages import OPENING
from pipeline.observations.spans import LIKENS, PLAN, last_of_plan

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年")
_AGAINST = re.compile(
    r"(?:[比较](?:历史)?(?:最高|最好|最多)?的?|从|由|[由从]“?十[一二三四五六]?五”?期?末|恢复[到至]|对比|高于|相比|(?:是|为|比|较|相当于)(?:19|20)\d\d年?[到至—]|(?<!特别)(?<!尤其)(?<!其中)是|(?<![整化变])为|相当于)(?:19|20)\d\d年(?!末|底)"
)
_STILL_AHEAD = re.compile(
    r"(?:(?<![从自])|(?=今年[^,;。]{0,4}[起始]))(?:今年|年内)[^。]*(?:力争|预计|将|计划(?!生育))|(?:力争|预计|将|计划(?!生育))[^。]*(?:今年|年内)"
)
# 支出(扣除2022年一次性支出)增长3%, but “十二五”末(2015年)
_IN_BRACKETS = re.compile(r"\((?!(?:19|20)\d\d年?[末底]?\))[^()]*\)")
_UP_TO = re.compile(r"(?:到|至|力争|截至|截止)$")
# 到“十四五”末,企业达到200家
_ANOTHER_TIME = re.compile(r"(?:19|20)\d\d年|今年|全年|已|末")
_BY_A_PLAN_S_END = re.compile(f"(?:到|至)({PLAN})(?:期|时期)?末")
# What follows a year that is a basis or a far end and not a number's own year: 2020年不变价, 2035年远景目标.
_MAKES_A_YEAR_A_BASIS = re.compile(
    "[^,;。]{0,6}(?:提出的|启动的|开工的|立项的)[^,;。\\d]*,|[^,;。]{0,6}提出[^,;。]{0,4}用[两三四五]年[^,;。]*,|(?:同期)?(?:水平)?(?:基本|大体|大致)?持平|以来|起(?![点步诉草底运止伏]|降(?!低|准|息|费)|获(?!得|批|评|奖))|的?基础上|[^,;。\\d在]{2,16}的基础上|=|不变价|价格|可比价|(?:平均|年均)?汇率|远景|相比|比较"
)
_HELD_WITH = re.compile("[^,;。]{0,30}相比|[^,;。\\d]{0,8}(?<![同环占速幅])比(?![重例较率值赛试照]|上年|去年)")
_NOW_AGAIN = re.compile("(?<![从自由比较])(?:今年|(?<!未来)(?<!\\d)年内)(?![起和至]|以来|(?:在)?[^,;。]{0,3}的?基础)")
_HAS_A_NUMBER = re.compile("[^;]*\\d(?!\\d?[月日])|[底末]?前")
_OPENS_THE_SENTENCE = re.compile("(?:^|[,;。])(?:预计|力争|争取|计划)?(?:到|至|用[两三四五]年时间,)?$")
_LOOKING_AT = ("面向", "着眼", "着眼于", "瞄准", "对标", "对接")
# 接近2000—2003年四年总量, 超过2017年水平,
_LIKENED_TO = re.compile(rf"(?:{LIKENS}|达到)(?:(?:19|20)\d\d年?[—\-至到])?$")
_ONLY_LIKENED = re.compile(
    "[^,;。的]{0,6}(?:总量|总和|之和)|(?:的?(?:水平|(?:[一两二三四五六七八九十]+|[\\d.]+)倍(?:以上)?|目标|[^,;。\\d]{0,4}标准))?(?:[^,;。\\d]{0,6})?,"
)
# 幼儿园将于2012年投入使用,入园率达到85%
_IS_READY = re.compile(
    r"(?:[上下]半年|年?[初中底末]|\d+月[初底末]?)?[^,;。\d]{0,8}(?:投入使用|投产|投运|通车|竣工|建成|完工|投用|发电)[^,;。]*,"
)
_TO_COME = ("预计", "将于", "将在", "有望在", "可于")
_AMONG_OTHERS = re.compile("等[^,;。\\d]{0,8}$")
_AWARDED = re.compile("[获授](?:得|评|批|予)?[^,;。]{0,6}$|、$")
_BY_WHICH = re.compile("前(?:碳达峰|碳排放|碳中和|.{0,6}(?:行动|方案))|碳达峰|碳中和|.{0,6}(?:愿景|议程)")
_FRAMES = re.compile("[底末]?,")


def _plan_s_end(part: str) -> int | None:
    """到“十四五”末,企业达到200家: the last year of the plan, unless another time is told behind it."""
    ends = list(_BY_A_PLAN_S_END.finditer(part))
    if not ends or part[: ends[-1].start()].endswith(_LOOKING_AT) or _ANOTHER_TIME.search(part, ends[-1].end()):
        return None
    return last_of_plan(ends[-1][1])


def year_named(before: str, part: str, plan_year: int | None) -> int | None:
    """The year that the words before a quantity name for it, where it is not one compared with."""
    found = None
    if "末" in before and (end := _plan_s_end(before[before.rfind(";") + 1 :])):
        return end
    if "年" not in before:
        return None
    if ")" in before:
        # 支出(扣除2022年一次性支出)增长3%: a year in brackets rules nothing behind them.
        before = _IN_BRACKETS.sub(lambda inside: "," * len(inside.group()), before)
    among_others = "等" in before[-OPENING:] and _AMONG_OTHERS.search(before) is not None
    for match in _YEAR.finditer(before):
        if _ONLY_LIKENED.match(before, match.end()) and _LIKENED_TO.search(
            before, max(0, match.start() - OPENING), match.start()
        ):
            # 接近2000—2003年四年总量
            continue
        if before.endswith(_TO_COME, 0, match.start()) and _IS_READY.match(before, match.end()):
            # 幼儿园将于2012年投入使用,入园率达到85%
            continue
        if before.endswith(_LOOKING_AT, 0, match.start()) or _BY_WHICH.match(before, match.end()):
            # 启动面向2030年的科技项目,新设6个基地; 实施2030年前碳达峰行动
            continue
        if (
            among_others
            and before.startswith("度", match.end())
            and _AWARDED.search(before, max(0, match.start() - OPENING), match.start())
        ):
            # 荣获2011年度先进集体等荣誉15项
            continue
        if before.startswith(("对", "将", "把"), match.start() - 1) and "的" in before[match.end() :]:
            # 对2017年整治出的107个小区实行物业管理
            continue
        if before.startswith(("与", "同", "和"), match.start() - 1) and _HELD_WITH.match(before, match.end()):
            # 与2010年第六次人口普查相比
            continue
        if not _AGAINST.search(before, max(0, match.start() - 9), match.end()) and not _MAKES_A_YEAR_A_BASIS.match(
            before, match.end()
        ):
            found = match
    if not found:
        if "今年" not in before and "年内" not in before:
            return None
        if (
            plan_year
            and part == "review"
            and _STILL_AHEAD.search(before, 0 if ":一是" in before else before.rfind(";") + 1)
        ):
            return plan_year
        return None
    # A year in an earlier clause of a long sentence no longer rules once the sentence has moved on past a full clause.
    year = int(found[1])
    ahead = _UP_TO.search(before, 0, found.start())
    if plan_year and year > plan_year and _is_left_behind(before, found, frames=ahead is not None):
        return None
    if (
        ahead
        and ";" in before[found.end() :]
        and "," in before[: found.start()]
        and not _FRAMES.match(before, found.end())
    ):
        # 新增学位4500个,到2021年三年累计新增1.6万个;新建食堂20家
        return None
    return year if ahead or found.start() < OPENING or len(before) - found.end() < 60 else None


def _is_left_behind(before: str, found: re.Match[str], frames: bool) -> bool:
    """到2020年,森林覆盖率达到42%;今年造林3.2万亩; 确保2019年建成通车;改造公路46公里: whether a year to come no longer rules.

    `frames` says that it is the year by which something is to be reached.
    """
    since = before[found.end() :]
    if _NOW_AGAIN.search(since):
        return True
    if frames or ";" not in since or _FRAMES.match(since):
        return False
    return not (_HAS_A_NUMBER.match(since) and _OPENS_THE_SENTENCE.search(before, 0, found.start()))
