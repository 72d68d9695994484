"""What a text says of time goes in; the years that it speaks of as a whole come out."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.observations.phrases import verb_at, verb_of

_PLAN_NUMBERS = {"八": 8, "九": 9, "十": 10} | {"十" + c: n for n, c in enumerate("一二三四五六七八九", 11)}
COUNT = {
    "两": 2,
    "三": 3,
    "3": 3,
    "四": 4,
    "4": 4,
    "五": 5,
    "5": 5,
    "六": 6,
    "6": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
# “十五” is the tenth plan only in quotes.
PLAN = r"(?:[“\"]?十[一二三四五六]五[”\"]?|[“\"](?:十|九|八)五[”\"])"
_FIVE_YEAR = re.compile(PLAN)
LIKENS = "接近|超过|相当于|等于|超出|赶上"
"""What likens a sum to that of other years, as alternatives of a pattern: 相当于2001年至2004年四年的总和."""
_LIKENED = re.compile(f"(?:{LIKENS})$")
_YEARS = re.compile(r"((?:19|20)\d\d)(?:年)?[—\-至到]((?:19|20)\d\d)年")
_TERM = re.compile(r"(?<=[划案图动程要])[”》]?\((?:19|20)\d\d年?[—\-至到]((?:19|20)\d\d)年?\)")
_DRAWN_UP = re.compile("(?:编制|制定|制订|出台|印发|修编|编修)[^,;。]*$")
_A_FEW = "[两三3四4五5六6七八九十]"
_SOME_YEARS = re.compile(
    rf"(?:近|过去|这)({_A_FEW})年(?!级|制|一贯|义务|一度|来?的?(?:最|新|首))|(?:经过|历时)近?({_A_FEW})年(?:多|来)?(?:的|,)?(?:不懈|持续|艰苦|共同|连续)*(?:努力|奋斗|攻坚|治理|整治|建设|改造|拼搏|累计|旧城改造)|连续([两三四五六])年(?=平均|年均)|(?<![十百\d.续第])([两三四五六3456])年(?:来|间|时间|之?内|累计|共|用于|年均|平均|(?:净增)?$)|(?<![十百\d.续第一二三四五六七八九])(十)年(?=来|间|累计|年均|增加|接近)|(?<=计划)([两三四])年(?=投[资入]|完成|新建|改造|建设)|(?<![十百\d.续第过时])[五5]年(?=[^\W\d_]{{2,}}|$)(?!规划|行动|计划|期|级|制|以|及以上|政策|免|一|用于购|总和|总量|之和|的总)"
)
# “十三五”累计投资将达到200亿元
_WILL_BE = re.compile("将(?:达|完成|投)|力争|预计")
# 今后三年, 用两年时间, 三年内, 经过三年努力
_YEARS_AHEAD = re.compile(
    rf"(?:今后|未来|用)({_A_FEW})年|([两三四五])年(?:之?内|左右时间|时间)"
    rf"|(?:经过|通过)({_A_FEW})年(?:左右|多)?的?(?:不懈|持续)*(?:努力|奋斗|攻坚)"
)
_RUNS_OVER_PLAN = re.compile(rf"{PLAN}(?:时期|期间|以来)?,?累计")
# 全县经济社会发展的主要预期目标是:…, wherever it stands
_IS_AIMED_AT = re.compile(r"(?:主要|发展)(?:的)?(?:预期|奋斗)(?:目标|指标)(?:是|为|:)(?!完成)")
_IN_FACT = re.compile("实际(?:完成|达到|为|是)")
_MET = re.compile("(?:完成了?|实现了)[^,;。]{0,12}$|(?:年初|人代会|大会|会议)确定的[^,;。]{0,10}$")
_FLOW = re.compile(
    r"^(?:综合)?(?:累计|创办|兴办|规划建设|新(?!一代|能源|型|兴|材料|业态|质)|净增|建成|完成|实施|改造|治理|培育|引进|招引|发放|举办|打造|推进|投入|安置|转移|化解|退出|淘汰|整治|拆除|获|创建|开工|筹集|设立|组建|提供|减|为|解决|帮|支持|易地|盘活|恢复|精减|裁减|封山|封育|禁牧|围栏|种草|造林|退耕|带动|制定|出台|修订|办理|争取|开展|建设|集聚|形成|滚动|每年|年均)"
)
# 五年投入1600亿元 is a sum, 完成生产总值249亿元 what there is in a year.
_OVER_SO_MANY_YEARS = re.compile(r"(?<![十百\d.续第])[三四五345]年(?:间|来|共)?[^,;。]{0,16}$")
_IN_SO_MANY_YEARS = re.compile(
    r"[、,;]?[三四五345]年(?:间|共)?(?!来|前|后|以|规划|行动|计划|级|制|期|目标|平均|内|左右)[^,;。、\d]{2,24}$"
)
_OF_ALL_HERE = re.compile("年(?:间|共)?(?:全[国省市县区州旗](?!人大)|我)")
_HELD_THEN = re.compile(
    "(?:标准|保有量|人口|党员|企业|学校|水平|产量|(?<!造林|治理|整治|改造|销售|竣工|绿化|退耕)面积|户数|人数)$"
)
_SUMMED = re.compile(
    "(?:投资|投入|出口|进口|外资|引资|支出|转移支付|进出口(?:总额)?|接待(?:游客)?|游客|[客货]运量|吞吐量|销售额)$"
)
_OF_A_YEAR_EACH = re.compile("^(?:完成|实现)[^,;。]{0,8}(?:生产总值|增加值|播种面积|GDP)$")
FLOW_NOUN = re.compile("(?:投资|投入|[外内]资|引资|支出)$")
# 五年来,财政用于教育的投入达120亿元: what is put in is summed, whatever it reached.
_PUT_IN = re.compile("(?:投入|资金|事业费)$")
_OVER_THE_YEARS = re.compile("(?<![十百\\d.续第])[三四五345]年(?:间|来|共)[^;。]{0,32}$")
_REACHED = re.compile(
    r"(?:达到?|突破|超过?|增至|升至|降至|提高到|提升到|提升至|增加到|下降到|稳定在|保持在|位居|居|为|逾|近|约|控制在|扩大到|缩小到|提高至|恢复[到至]|以上)$"
)
# 研发投入强度2.61%: a rate is not summed over years, whatever its name begins with.
_RATED = re.compile("(?:强度|密度|率|占比|比重|比例|指数|余额|总量|存量|规模)$")
# What is there at any time, whatever it is listed with.
_IN_STOCK = re.compile("登记失业|从业人员|库容|里程|在校|保有|[客货汽]车$")
# 6个项目获评典型案例, 跨越3个千亿元台阶: what happened in the course of years.
_HAPPENED = re.compile(
    r"(?<!未)(?:入选|获评|获批|荣获|告别|追回|发射|喜迁|复制推广)|(?:受益|脱贫|出列|摘帽|投[产用运]|投入(?:运行|使用|运营)|通车|(?<!拟)上市|复产|竣工|竣工验收|改造|加固|整治|硬化|绿化|挂牌|退出|增收|扩招|技能培训|搬迁|造林|改制|揭牌运行|任务完成|落户|落地)$|获[^,;。]{0,10}奖|(?<=[^\W\d_]{2})(?:推出|取消和调整|裁减|承接|承担)|获[^,;。]{0,6}推广|(?:台阶|大关|关口)$|成为城镇居民$|(?<!剩余)(?:改造|搬迁)任务$|得到解决$|(?:恢复|修复|分配|新铺|铺设|援助|还[草林湿]|救助|资助|安置|新建|新增|扩建|治理|清理|拆除|整修|修建)$"
)
# 为1850户居民发放补贴, 对64个村实施整村推进
_FOR_WHOM = re.compile("[,、;。]?(?:先后|累计|共|还)?[为对]")
# 建成5G基站超25万个 is still what was built.
_OVER = re.compile("(?:超过?|突破|逾|近|约)$")


class Span(Struct, frozen=True, gc=False):
    """The years a passage speaks of as a whole; a single year where `first` is null."""

    first: int | None
    last: int | None


def plan_years(text: str) -> Span | None:
    """“十四五” → 2021–2025, the last such word of the text; null where there is none."""
    found = _FIVE_YEAR.findall(text)
    if not found:
        return None
    last = 2025 + 5 * (_PLAN_NUMBERS[found[-1].strip('“”"')[:-1]] - 14)
    return Span(last - 4, last)


def is_aimed_at(before: str) -> bool:
    """Whether the words before a number tell of a target; not where they tell that one was met."""
    aim = _IS_AIMED_AT.search(before)
    return aim is not None and not _MET.search(before[: aim.start()]) and not _IN_FACT.search(before, aim.end())


def last_of_plan(plan: str) -> int | None:
    """The last year of the five-year plan that a text names; null where there is none."""
    years = plan_years(plan)
    return years.last if years else None


def compared_with(found: re.Match[str]) -> int | None:
    """The year that a match's groups name, as a year or as the last of a five-year plan."""
    plan = found[2]
    return last_of_plan(plan) if plan else int(next(year for year in found.groups() if year))


def compared_with_second(found: re.Match[str]) -> int | None:
    """The second of two years that numbers are held against."""
    return int(found[2]) if found[2] else last_of_plan(found[3])


def local_span(before: str, year: int | None, ahead: bool) -> Span | None:
    """A span that the sentence itself names: 2021—2025年, 五年来, 近三年, 今明两年, “十一五”累计."""
    if "累计" in before and (plan := _RUNS_OVER_PLAN.search(before)):
        planned = plan_years(plan.group())
        so_far = "以来" in plan.group() or (not ahead and _WILL_BE.search(before) is None)
        if planned and planned.last and year and so_far and planned.first and planned.first < year:
            # “十三五”以来累计…, told before its end
            return Span(planned.first, min(planned.last, year - 1 if ahead else year))
        return planned
    if "年" not in before:
        return None
    if "(" in before:
        # 编制旅游规划(2015—2025年),接待游客120万人次: its term is no time of what follows.
        before = _TERM.sub(
            lambda term: "" if (year and int(term[1]) > year) or _DRAWN_UP.search(before, 0, term.start()) else term[0],
            before,
        )
    years = list(_YEARS.finditer(before))
    if years and _LIKENED.search(before, 0, years[-1].start()):
        # 相当于2001年至2004年四年的总和,增长22%
        return None
    if years and not (before.endswith("的") and before[: years[-1].start()].endswith(("是", "为", "相当于"))):
        # not of 是1978年到2007年总和的1.7倍
        return Span(int(years[-1][1]), int(years[-1][2]))
    if year and "今明两年" in before:
        return Span(year, year + 1)
    if year and ahead and (match := _YEARS_AHEAD.search(before)):
        return Span(year, year + COUNT[match[1] or match[2] or match[3]] - 1)
    if year and (said := list(_SOME_YEARS.finditer(before))):
        match = said[-1]
        count = COUNT[next(filter(None, match.groups()), "五")]
        return Span(year, year + count - 1) if ahead and not (match[1] or match[2]) else Span(year - count + 1, year)
    return None


def may_run_up(indicator: str, left: str) -> bool:
    """Whether a quantity may run up over years as the one that it is listed with does: it is no rate and not reached."""
    return (
        not _RATED.search(indicator)
        and not _IN_STOCK.search(indicator)
        and not _REACHED.search(left)
        and "在建" not in left
    )


def _is_done(left: str, indicator: str) -> bool:
    """五年主办国际会议86场: whether something was done so often, rather than there at the end (五年全县学校126所)."""
    return not (_REACHED.search(left) or _OF_ALL_HERE.search(left) or _HELD_THEN.search(indicator))


def is_flow(statistic: str, indicator: str, left: str) -> bool:
    """Whether a quantity runs up over the years of a span (累计新增), and is not reached at its end (达到)."""
    if statistic in ("growth", "avg_growth", "change"):
        return True
    if statistic != "level" or _RATED.search(indicator):
        return False
    if _FOR_WHOM.fullmatch(left) and verb_at(indicator, 1, len(indicator)) is not None:
        return True
    if _IN_SO_MANY_YEARS.match(left) and (_SUMMED.search(indicator) or _is_done(left, indicator)):
        # 五年中央财政用于科技的投入达到3406亿元, 五年主办国际会议86场
        return True
    if _PUT_IN.search(indicator) and _OVER_THE_YEARS.search(left):
        return True
    deed = _FLOW.match(indicator) or verb_of(indicator) or _HAPPENED.search(indicator)
    if _REACHED.search(left) and not re.search(r"累计|新增|年均", left) and not (deed and _OVER.search(left)):
        return False
    if not deed and FLOW_NOUN.search(indicator) and _OVER_SO_MANY_YEARS.search(left):
        return True
    if deed and _OF_A_YEAR_EACH.search(indicator) and "累计" not in left and "共" not in left:
        return False
    return bool(deed or "新增" in indicator or "累计" in left)
