"""A quantity with the words on both sides goes in; its statistic, signed value and bound come out."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from pipeline.observations.quantities import AT_STAKE, Quantity
from pipeline.observations.units import MONEY

_UP = r"多增加?|升值|扩容|净增额|增加额|增长额|升(?!级|学|规|格|温)|添|拓(?=[至到宽])|多出|增长|扩(?=[到至])|增产|超收|增支|多销|增加|增收|增投|(?<=多)(?:回笼|投放)|增|上升|提高|提升|上涨|扩大|延长|偏[高多早]|(?<![最正副])(?:多|高(?!达)|快)|涨|加快|净增|增幅|加大|多收|上调|增值|攀升|回升|提标"
_DOWN = r"少增加?|消减|贬值|偏[低少晚]|(?<=少)(?:回笼|投放)|下降|减产|短收|减收|少收|少销|减少|降低|回落|压减|压降|压缩|缩减|削减|缩短|下跌|收窄|(?<!起)降|减|(?<!最)(?:少|慢|低)|精简|减轻|缩小|减量|减小|减亏|缩水|改善|降价|负增长|下滑|放缓|减缓|下调|跌"
_NUMBER_BEFORE = r"(?:了|连续[\d一二三四五六七八九十]+(?:年|个月|个季度)|达到?或略?(?:超过|高于)|达到?|超过?|近|约|逾|不低于|不少于|突破|要|至少|为|高达|幅度|均|各|幅|预计|再|又|力争|左右|分别|超额|保持|控制在|全年|累计|\s)*"
# The words that may stand between an action and its number are no longer than this.
_NEAR = 40
_CHANGE_VERB = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?P<to>[到至为])?{_NUMBER_BEFORE}$")
_RATE_OF_GROWTH = re.compile(
    rf"(?:增速|增幅|涨幅|年均增长|增长率|增长速度|增长幅度|增值率)(?:分别|年均|均|也|仍|已|连续[\d一二三四五六七八九十]+(?:年|个月|个季度))?(?:(?:回落|提高|提升|扩大|收窄|加快|放缓|下降|上升)[到至])?(?:{_NUMBER_BEFORE}|保持在|稳定在|在|有|位居|高于|快于)*$"
)
# 同比分别为+21%、-5.4%
_ON_YEAR = re.compile(r"(?:同比|比上年)(?:分别)?为?\+?$")
_RATE_OF_FALL = re.compile(rf"(?:降幅|跌幅|减幅)(?:分别|均|仍有|有|仍)?(?:(?:收窄|缩小|扩大)[到至])?{_NUMBER_BEFORE}$")
_NATURAL = re.compile(r"(?:自然|机械|人口)增长率[^,;。]{0,8}$")
_YEARLY = re.compile(
    r"平均递增|年平均增|每年递增|每年增长|以每年$|(?<![常历多])年均(?!浓度|气温|值|降[水雨])|(?<![常历多])年平均(?!浓度|气温)|平均每年|年递增|年复合"
)
# 增速目标12%, not 完成增速目标的98%
GROWTH_TARGET = re.compile(
    r"(?<!完成)(?<!实现)(?<!全年)(?<!年度)(?:增长(?:速度|的)?|增速|涨幅)(?:预期|调控|控制)?目标(?:(?![完实率的])[^,;。]){0,6}$"
)
"""The words before a rate that a target of growth is set at."""
# 优良天数比例 and the like are rates of their own; what is a part of a whole (企业牵头比例) is a share (FACTS.md).
_SHARE = re.compile(
    r"占|比重|份额|税比|相当于|构成[为是]?[^,;。]{0,8}$|(?<!优良|通达|通畅|天数|报销|补偿|支付|出行|换乘|建成|缴费|扣除|抵扣|补助|分担|提取|返还)比例|配比|(?:面积|人数)(?:超过?|达到?|突破|近|约)*$|(?:总[^,;。、的]{1,4}|面积|人口|户数)的[近约]?$"
)
_CONTRIBUTION = re.compile(
    r"(?<!资产)贡献率|贡献了?|拉动|^(?!.*受).*影响(?:CPI|价格|[^,;。]{2,10}(?:价格|指数))(?:总水平|总?指数)?(?=上升|上涨|下降)|拖累|拉低|[上下]拉|带动[^,;]*(?:经济|增长)"
)
_PULLS_DOWN = re.compile("(?:(?:拉低|下拉|拖累)[^,;。]{0,30}|影响[^,;。]{0,30}下降)$")
WITHIN_A_TARGET = r"(?:控制)?(?:预算|年度)?(?:目标|计划|指标|任务){1,2}(?:之|以)?内(?![^\W\d_])"
"""As a pattern: what something is kept within."""
KEPT_WITHIN = re.compile(f"(?:以内)?的?{WITHIN_A_TARGET}")
"""失业率控制在4.5%的目标以内: what stands behind a target that something is kept within."""
_COMPARED = re.compile(r"(?:比|较|高于|低于|快于|超过|优于|超|慢于|高出|(?<!降)低|(?<!提)高|快)[^,;。]{0,16}$")

_GT_BEFORE = re.compile(
    r"(?:超过|超额|(?<!彩)超|突破|首破|逾|(?<![通经])过|破|不低于|不少于|不小于|至少|大于|多于|高于|跨越|迈上|跨上|站上|登上|迈入|跨入|突破了|≥|>|(?<!以)上)(?:了|历史性|两个|新的|个)?$"
)
_LT_BEFORE = re.compile(
    r"(?:接近|近|不足|不到|不超过|不高于|(?<!不)(?:低于|少于|小于)|控制在|控制到|(?<![底末年月])前|不大于|至多|≤|<)(?:年均|了)?$"
)
# 约占全市的三分之一, 约相当于上年的2倍
_APPROX_BEFORE = re.compile(
    r"(?:(?<![签集节预条合契])约(?:(?:占|为|相当于)[^,;。\d]{1,12}的)?|大概|约为|约占|约有|近乎|约[达合])$"
)
# 至少建成2所幼儿园
_AT_LEAST = re.compile("至少[^\\W\\d_]{0,6}$")
_BOUND_AFTER = re.compile(
    r"(?P<approx>左右|上下)|(?P<lt>(?:及|或)?以[内下]|之内|以里)"
    r"|(?P<gt>\+|(?:及|或|\((?=以上\)))?以上|[多余](?=[,;。、)的])|还多|强(?=[,;。、)])|[两三四]个(?:新|大)*(?:台阶|关口|大关))"
)


def _last_characters(*patterns: str) -> frozenset[str]:
    """What texts that end with a word of the patterns end with: most numbers have no such word before them."""
    bare = re.sub(r"\(\?<?[!=][^()]*\)", "", "|".join(patterns))
    return frozenset(re.findall(r"\w(?=\W|$)|\w(?=\w\?)|[≤≥<>]", bare)) | frozenset(" \n\u3000")


_CHANGE_ENDS = _last_characters(_UP, _DOWN, "到|至|为", _NUMBER_BEFORE)
_BOUND_ENDS = _last_characters(_GT_BEFORE.pattern, _LT_BEFORE.pattern, _APPROX_BEFORE.pattern)

MEDALS = frozenset("金银铜")
"""9金5银: units that name the thing as well."""
# Ways to print a unit that add nothing to it.
_SAME_UNIT = {
    "个位次": "位",
    "位次": "位",
    "名次": "位",
    "个名次": "位",
    "人(次)": "人次",
    "百分点": "个百分点",
    "个点": "个百分点",
    "微克每立方米": "微克/立方米",
    "个多百分点": "个百分点",
} | dict.fromkeys(MEDALS, "枚")
# Who cuts: 农村减少贫困人口30万人, 省级部门减少审批事项50项.
_BY_WHOM = r"(?:(?!为|帮助|给)[^,;。、\d]{1,12}?[县区市省州镇村乡地国业门政校院构位级”](?=[压削减缩精降]))?"
_CUT = re.compile(
    _BY_WHOM
    + r"(?:[、和再要]|累计|年内|继续|平均|将|全年)*(?:压减|削减|减少|缩减|压缩|精简|缩短|降低|下调)(?!率)[^,;]{2,}$"
)
_CUT_BUT = re.compile("超过|达到|使")
# 按不低于5%的幅度压减一般性支出
_BY_SO_MUCH = re.compile("(?:按照?|以)(?:每年)?(?:不低于|不少于|不高于)?$")
# How much something moves, told before what moves or behind it.
_MOVED_BY = re.compile(
    "(?:以上|以内|左右)?的?(?:幅度|比例|速度)(?:(?P<down>压减|压缩|削减|核减|下调|减少|下降|精简)|提高|上调|增长|递增|增加)"
)
_MOVED = re.compile("(?!到|至|为|后|的|以来|征收|了)[^,;。\\d]{2,}")
_SINCE_THEN = re.compile(r"[比较](?:上年|去年|年初|同期|(?:19|20)\d\d年|[“\"]?十[一二三四五]?五[”\"]?末)")
_LESS = re.compile(
    _BY_WHOM
    + r"(?:[、和再要也还]|[三四五345]年(?:来|间|共)?,?|确保|力争|全[省市县区]|去年|上年|将|累计|年内|继续|今年|全年|共|净)*减少[^,;]{2,}$"
)
# 绿电输出增长8%,减少碳排放54万吨: avoided elsewhere.
_AVOIDED = re.compile(
    "^[,;、和]?(?:相当于|预计|将|可|能|约|年|每年|累计|全年)*减少(?:二氧化)?碳(?:排放)?(?:总?量)?(?:约|近)?$"
)
# 减少企业税负3500亿元 is a sum that they keep (FACTS.md: 减税降费).
_BURDEN = re.compile("减少[^,;]{0,8}(?:税|费|负担|成本)|(?:为|帮助|企业)[^,;]{0,12}减少[^,;]{0,8}(?:支出|开支)")
# 低于全省平均2.9万元: the gap to a benchmark.
_GAP = re.compile(r"(?:(低于|少于|慢于)|(?:高于|高出|多于|超出))[^,;。\d]{2,}$")
_REACHED_AS_WELL = re.compile("、(?:达到?|突破|超过?)$")
# 税收同比多收1.2亿元, 案件同比少立35起
_BY_YEAR = re.compile(
    r"(?:[同环]比|[比较][上去]年(?:同期)?)(?:多(?![云方元样年])|净增|(少(?![年儿数])|减亏))[^\W\d_至到为]{0,4}$"
)
# 城镇化率(城镇人口占总人口的比重)为45.3%: what a bracket says of a rate makes it no share, and is no part of its name.
DEFINED = re.compile(r"(?<=[率数度比平])\((?:即|指)?[^()]{2,16}占[^()]{2,16}(?:比重|比例|百分比)\)")
# 产量超过全国一半
_OVER_A_FRACTION = re.compile("(?:超过?|逾)(?:全[国省市球]|世界)的?$")
# 跨越3个千亿元台阶: so many, whatever was crossed.
_STEPS_AHEAD = re.compile("[十百千万]*亿?(?:元|级)?(?:大?台阶|大关|关口)")
OVER_PLAN = re.compile(
    r"超(?:出|过|额完成|额)?(?:年初|年度|全年|省定|市定|市级|下调|下达|考核)*(?:预算|预期|目标|计划|任务)(?:任务|数|目标|指标)?的?(?:近|约)?$"
)
# 比预期目标高5.2%
_THAN_PLAN = re.compile(
    r"[比较](?:年初|年度|全年|省定|市定|上级)?(?:计划|预期|规划|预算)?(?:目标|计划|预期|任务|预算)(?:数)?(?:高出?|低|快|慢)$"
)
# 超额完成全年任务103.5% is how far it was done.
_A_COMPLETION = 60
# 87%用于支持中西部地区
_GOES_TO = re.compile(r"(?:以上|左右)?(?:用于|投向|投入到?|来自)")
# 以年均12%的速度持续增长
_GROWS_AFTER = re.compile(
    r"(?:以上|左右)?的?(?:(?:的较?快|的中高速|的高速|的平稳|的稳定|的两位数|较快|中高速)增长|增长|增速|增幅|速度[^,;。\d]{0,4}(?:增长|递增|增加|提高|上升|提升|扩大|攀升|发展))"
)
# 在世界500强排名由369位上升到235位
_PLACED = re.compile(r"(?:排名|位次|名次)[^,;。、]{0,12}$|(?:上升|前移|跃升|提升|下滑|升)[到至]$")
_MOVES_TO = re.compile("(?:上升|前移|跃升|提升|下滑|下降|升|降|前进)[到至]")
_LIKENED = re.compile(
    r"(?:平均水?平?|恢复到(?:19|20)\d\d年(?:同期)?|(?:[仅只才]?[为是有]|不[及足到])[^,;。\d年占]{1,12}[区市县省国均])的[约近]?$"
)
# 二氧化硫排放量分别削减2960吨, but 压减一般性支出3亿元
_SUBJECT_BEFORE = re.compile(r"[^\W\d_][量额费出数能耗](?:分别|累计|共|均)?$")
# 连续九年入选百强县,排76名: a place without 第
_PLACED_AT = re.compile(
    r"(?:名列|位列|位居|排名|排在|[,、]排(?![查污水放练除危涝])|[市省国区县]排(?![查污水放练除危涝]))(?:[“《][^”》]{1,16}[”》]){0,2}[^,;。、\d移升降进跃滑退提高增减前回落下上]{0,4}(?:\d+位、)*$"
    r"|[百千]强(?:县|市|区|镇|乡)$"
)
# 居民消费价格指数控制在3.5%以内 is a growth; from here on it is an index: 103%.
_AN_INDEX = 50
_PRICES_HELD = re.compile("价格(?:总水平|总?指数)控制在[^,;。]{0,4}$")
# 完成城市道路整治提升60条: what was done to so many.
_DONE_AND_IMPROVED = re.compile(
    "(?:整治|改造|更新|改建|修缮|绿化|美化|亮化|净化|硬化|水利|景观)提升(?:了|约|近|超过?|达到?)*$"
)
# 粮食总产量9.9万吨,比上年净增4408吨: an amount, no new things.
_BY_WEIGHT = frozenset(["吨", "公斤", "斤", "千瓦时", "立方米"])
# 养老金人均每月新增110元: what each has more than before.
_EACH_GETS_MORE = re.compile("(?:人均|户均)[^,;。]{0,2}(?:每[年月])?新增$")
_TIME_SPANS = frozenset(["个工作日", "工作日", "天", "小时", "个小时", "分钟", "个月", "日"])
_RATIO = re.compile(r"(?:收入比|倍差|之比|比值)[^,;。]{0,12}$")
_RATE = re.compile(r"(?:率|强度|系数|比例|[^占]比|水平|(?<!制)度)[^,;。]{0,8}$")
_COUNTED = re.compile(
    r"(?:以上|左右|多)?的?(?!以|左|和|与|及|的|多|安排|任务|目标|预期目标|年度目标|增|为|用于|并|提|上升|下|调|到|至|来自|比|较|高|低|水平|大关|优|降|升|征收|收取|征缴)[^\W\d_]"
)


class Reading(Struct, frozen=True, gc=False):
    """How a quantity is to be read. `verb` says that a word of change stands before it, so that it names no new subject."""

    statistic: str
    value: Decimal
    value_max: Decimal | None
    unit: str
    bound: str
    changes: bool

    @property
    def falls_unsaid(self) -> bool:
        """Whether the fall is told by a verb before the subject (压减时间58%), not before the number."""
        return not self.changes and self.value.is_signed()


def read(quantity: Quantity, left: str, right: str, usual: str = "") -> Reading:
    """`left` is the text from the last boundary to the quote, `right` the text from it to the next; both in one spelling.

    `usual` is the statistic of the observation before where this one names no subject of its own (由54.9%提高到58.8%).
    """
    if ")" in left:
        left = DEFINED.sub("", left)
    statistic, negative, changes = _statistic(quantity, left, right)
    if usual and statistic == "level" and (quantity.unit in ("%", "‰") or (usual == "ratio" and not quantity.unit)):
        statistic = usual
    value, unit, high = quantity.value, quantity.unit, quantity.value_max
    if unit == "倍" and statistic in ("growth", "avg_growth"):
        # 增长7.1倍 is growth of 710 % (FACTS.md).
        value, unit, high = value * 100, "%", high * 100 if high is not None else None
    unit = "位" if statistic == "rank" else _SAME_UNIT.get(unit, unit)
    if negative:
        value, high = -value, -high if high is not None else None
    return Reading(statistic, value, high, unit, bound(quantity, left, right, statistic), changes)


def _statistic(quantity: Quantity, left: str, right: str) -> tuple[str, bool, bool]:
    """Statistic, whether the value is a fall, and whether a word of change leads up to it."""
    kind, unit = quantity.kind, quantity.unit
    if kind == "rank":
        return "rank", False, False
    if kind == "number" and unit in ("位", "名") and _PLACED_AT.search(left):
        return "rank", False, False
    if kind == "parts":
        return "share", False, False
    if kind == "ratio":
        return "ratio", False, False
    verb = _CHANGE_VERB.search(left, max(0, len(left) - _NEAR)) if left[-1:] in _CHANGE_ENDS else None
    falls = bool(verb and verb["down"])
    yearly = bool(("年" in left and _YEARLY.search(left)) or ("年" in right[:4] and _YEARLY.match(right)))
    growth = "avg_growth" if yearly else "growth"
    if kind in ("multiple", "digits", "zero"):
        return growth, False, True
    if unit in ("个百分点", "百分点", "个点", "个千分点", "个基点"):
        if _CONTRIBUTION.search(left) and not (verb and "贡献率" in left[: verb.start()]):
            # 拉动3.6个百分点, but 贡献率上升3个百分点 is a change
            return "contribution", _PULLS_DOWN.search(left) is not None, False
        cut = verb is None and _CUT.match(left) is not None and _CUT_BUT.search(left) is None
        return (
            "change",
            falls
            or cut
            or bool(
                re.search(
                    r"(?:低于|慢于|落后|少于|(?<!最)低(?!保|碳|空|收入|温|压)|慢(?!特|性|病)|差(?!异))[^,;。]*$", left
                )
            ),
            not cut,
        )
    if unit == "%" and quantity.value < _AN_INDEX and _PRICES_HELD.search(left):
        return growth, False, True
    if unit == "‰" and verb and not verb["to"]:
        return "change", falls, True
    if unit == "%" and quantity.value < 0 and not _RATE.search(left):
        # 财政收入-5.8%, 出口额负8%
        return growth, False, True
    if unit == "%" and quantity.value < _A_COMPLETION and (OVER_PLAN.search(left) or _THAN_PLAN.search(left)):
        return "change", falls, False
    if unit in ("%", "‰") or kind == "fraction":
        return _percentage(left, right, verb, falls, growth, kind == "fraction")
    if not unit and not quantity.multiplier and kind == "number" and AT_STAKE.search(left):
        return "rank", False, False
    if not unit and kind == "number" and _RATIO.search(left):
        return "ratio", False, False
    if unit == "倍":
        if verb and not verb["to"]:
            return growth, falls, True
        return "ratio", False, False
    if unit in ("位", "个位次", "位次", "个名次", "名次") and re.search(
        r"(?:前移|上升|提升|提高|前进|跃升|下降|后移|下滑)了?$", left
    ):
        return "change", bool(re.search(r"(?:下降|后移|下滑)了?$", left)), True
    if unit in ("位", "名") and (_PLACED.search(left) or (unit == "位" and _MOVES_TO.match(right))):
        return "rank", False, False
    if OVER_PLAN.search(left):
        return "change", False, False
    if _LESS.match(left) and not verb and not ((unit in MONEY and _BURDEN.search(left)) or _AVOIDED.search(left)):
        return "change", True, False
    if verb and verb["down"] == "改善" and unit and "/" not in unit:
        # 新增灌溉面积1.2万亩,改善3.6万亩
        return "level", False, False
    if verb and not verb["to"] and verb["up"] != "加快" and _adjacent_change(quantity, verb, left, right):
        return "change", falls, True
    if unit and not verb and ("比" in left or "较" in left) and (by := _BY_YEAR.search(left)):
        return "change", by[1] is not None, True
    if unit and (gap := _GAP.search(left)) and not _REACHED_AS_WELL.search(left):
        return "change", gap[1] is not None, True
    return "level", False, bool(verb and verb["to"])


def what_moves(left: str, right: str) -> str:
    """一般性支出 of 按不低于5%的幅度压减一般性支出; nothing where what moves is told before (均以两位数的速度增长)."""
    by = _MOVED_BY.match(right) if _BY_SO_MUCH.search(left) else None
    moved = _MOVED.match(right, by.end()) if by else None
    return moved.group().rstrip("、和及与") if moved else ""


def _percentage(
    left: str, right: str, verb: re.Match[str] | None, falls: bool, growth: str, fraction: bool
) -> tuple[str, bool, bool]:
    if _NATURAL.search(left) or ("控制在" in left and KEPT_WITHIN.match(right) and not verb):
        return "level", False, False
    if re.search(r"(?<!资产)贡献(?:率|了?[^,;]{0,6}$)", left) and not (verb and not verb["to"]):
        return "contribution", False, False
    if _BY_SO_MUCH.search(left) and (moved := _MOVED_BY.match(right)):
        return growth, moved["down"] is not None, True
    if _RATE_OF_FALL.search(left):
        return growth, True, True
    if _ON_YEAR.search(left) or _RATE_OF_GROWTH.search(left) or GROWTH_TARGET.search(left):
        return growth, False, True
    if (
        verb
        and not verb["to"]
        and not re.match(
            r"(?:以上|以下|以内)?的(?!基础|目标|预期|任务|要求|速度|增速|(?:不利|严峻|复杂|严重)?(?:情况|形势|压力|影响|背景|条件|因素|困难)|[^\W\d_]{2,4}目标)[^\W\d_]",
            right,
        )
    ):
        return growth, falls, True
    if _CUT.match(left) and not verb:
        return growth, True, False
    if left.endswith("提速"):
        return growth, False, True
    if _LIKENED.search(left):
        return "ratio", False, False
    if (
        _SHARE.search(left)
        and not re.search(r"占[^,;]{1,8}(?:计划|任务|目标|预算(?!收入|支出))", left)
        and not re.search("市场占有率", left)
    ):
        return "share", False, bool(verb)
    if _GOES_TO.match(right):
        return "share", False, False
    if _GROWS_AFTER.match(right):
        return growth, False, True
    if not _RATE.search(left) and _COUNTED.match(right):
        return "share", False, False
    return ("share" if fraction and not _RATE.search(left) else "level"), False, bool(verb)


def _adjacent_change(quantity: Quantity, verb: re.Match[str], left: str, right: str) -> bool:
    """森林面积增加1.63亿亩 changes a stock; 新增, 净增 and 增加养老床位2000个 count new things (FACTS.md)."""
    if quantity.unit in MONEY and _EACH_GETS_MORE.search(left):
        return True
    word = verb["up"] or verb["down"]
    if (
        word in ("多", "高", "快", "少", "低", "慢", "减", "增", "降", "涨", "跌")
        and not _COMPARED.search(left)
        and not left.endswith(("人均增", "户均增"))
    ):
        if left.endswith("了"):
            return word in ("多", "少")
        return word in ("减", "增", "降") and len(left) > 1 and not left.endswith(("新增", "净增", "扩增"))
    if _DONE_AND_IMPROVED.search(left):
        return False
    if left.endswith(("新增", "净增", "新增加")):
        # 贷款比年初新增4.8亿元
        if quantity.unit in MONEY or quantity.unit == "天":
            return (left.endswith("净增") and quantity.unit != "天") or bool(_SINCE_THEN.search(left))
        return left.endswith("净增") and quantity.unit in _BY_WEIGHT and bool(_SINCE_THEN.search(left))
    if re.match(r"(?:以上|左右|多)?(?!以上|左右|多|钱|[和与及])[^\W\d_]", right) and not _COMPARED.search(left):
        return False
    return (
        word not in ("压减", "压缩", "削减", "精简", "减轻", "增收")
        or quantity.unit in ("天", "小时", "分钟", "个工作日", "个小时")
        or bool(_COMPARED.search(left))
        or word == "增收"
        or (word in ("削减", "压减") and _SUBJECT_BEFORE.search(left[: verb.start()]) is not None)
    )


def bound(quantity: Quantity, left: str, right: str, statistic: str) -> str:
    """`eq`, `gt`, `lt` or `approx`; 左右 outweighs 控制在, and what stands after outweighs what stands before."""
    if quantity.kind == "zero":
        return "eq"
    if quantity.unit == "个" and _STEPS_AHEAD.match(right):
        return "eq"
    if after := _BOUND_AFTER.match(right):
        return str(after.lastgroup)
    if quantity.nearly or (right.startswith("内") and not right.startswith("内部") and quantity.unit in _TIME_SPANS):
        # 压缩至1个工作日内
        return "lt"
    if quantity.kind == "fraction" and _OVER_A_FRACTION.search(left, max(0, len(left) - _NEAR)):
        return "gt"
    led = left[-1:] in _BOUND_ENDS
    near = left[-_NEAR:]
    if "至少" in near and _AT_LEAST.search(near):
        return "gt"
    if led and _APPROX_BEFORE.search(near):
        return "approx"
    if quantity.kind == "rank":
        return "lt" if left.endswith("前") else "eq"
    if not led:
        return "gt" if quantity.kind == "digits" or quantity.more else "eq"
    if (statistic != "change" and _LT_BEFORE.search(near)) or left.endswith(("近", "不足", "不到", "接近", "不超过")):
        return "lt"
    if quantity.kind == "digits":
        return "gt"
    if quantity.more:
        return "gt"
    if (statistic != "change" or left.endswith(("超", "超过", "突破", "逾"))) and _GT_BEFORE.search(near):
        return "gt"
    return "eq"
