"""A sentence in one spelling goes in, the quantities printed in it come out: span, value, unit, multiplier.

Whether a quantity is an observation is decided later; here every number is found and parsed once, left to right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from pipeline.observations.numerals import DIGITS, POWERS, chinese, decimal
from pipeline.project import seed_rows


class Quantity(Struct, frozen=True, gc=False):
    """A number in a sentence: `sentence[start:end]` is the quote.

    `kind` is `number`, `range`, `rank`, `fraction` (七成, 三分之二, 一半), `multiple` (翻一番, 倍增, 两倍), `digits`
    (两位数), `zero` (零增长), `parts` (one of 22.8:38.8:38.4), `ratio` (2.81:1) or `bare` (a multiplier alone: 千余项,
    万亿元). `more` says that 余, 多 or 几 stands inside, `nearly` that 近 does (翻了近一番); `part` of `parts` counts the members of a proportion.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    value_max: Decimal | None = None
    unit: str = ""
    multiplier: int = 0
    more: bool = False
    nearly: bool = False
    part: int = 0
    parts: int = 0


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d|,\d{3})|\d+(?:\.\d+)?)"
_MULTIPLIER = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|克|米|伏|卡|焦|赫|升)|百(?!分))"
_BARE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百|十)"
_NUMERAL = "一二三四五六七八九十"
_ALONE = r"(?<=突破)|(?<=首破)|(?<=[数几上近逾超过破达])|(?<=[迈跨站登]上)|(?<=迈入)|(?<=跨入)|(?<=达到)|(?<=跨越)|(?<=跨越了)|(?<=突破了)|(?<=亿元和)|(?<=投资)(?=[十百千]?[亿万]元以上)|(?<=亿元、)(?=[十百千]亿元(?:以上|台阶|大关|[,;。]))|(?<=超过)|(?<=稳定在)|(?<=保持在)"

# 上百个 are some hundred, what 迈上千亿 is at is one step.
_SOME = re.compile("[数几]$|(?<![迈跨站登跃踏])上$")
# 产值破千亿,…: a sum whose 元 is left out.
# 十五 of 超过十五万人次
_DIGITS_SAID = re.compile("十?[一二两三四五六七八九](?=.)")
_SUM_ALONE = re.compile("[十百千万]亿(?=[,;。、)]|大关|台阶|关口|大台阶)")
# 0.7和0.3个百分点; 高于全国1.2个、全省0.7个百分点
_LISTS_ON = re.compile("[、和及与/](?:全[国省市州]|(?:省|市)?平均水?平?|(?:提高|上升|增加|下降|降低|减少|回落))?")
_NOTHING_MORE = (None,) * 5
# 全国第二、第七; 投资潜力第3、新型城镇化质量第4
_LISTED = re.compile("[、和](?:[^\\W\\d_]{2,12})?")
_TENTHS = frozenset("123456789")
_SLASHED = re.compile(r"([1-9]\d?)/([1-9]\d?)(?![\d/号])")
_BEFORE_A_SHARE = (
    *"的约近占超达少过成减逾量市省国县区",
    "精简",
    "压缩",
    "缩短",
    "降低",
    "下降",
    "提高",
    "增加",
    "增长",
)
# 让1/4的行政村通上天然气
_PART_OF = re.compile("(?:以上|左右)?的[^\\W\\d_]{2}")
# 苹果、猕猴桃产量占全国1/4、1/3
_SHARE_BEFORE = re.compile(r"[约近占国的]?[1-9]/[1-9]\d?[、和]$")
_JOINS_A_RANGE = ("—", "-", "至", "到", " ")
# What every trigger begins with, and what follows where that is common in other words: the search stops only there.
_MAY_BEGIN = re.compile(
    r"[\d第首榜之前翻倍两双个零一二三四五六七八九十百千万亿半]"
    r"(?:(?<=[\d前翻倍零半十百千万亿])|(?=[\d\ 一二两三四五六七八九十百千万亿倍分成位首半余多个]))"
)
_TRIGGER = re.compile(
    rf"(?P<digit>\d)|(?P<rank>第(?=\ ?[\d{_NUMERAL}])|首位|榜首|之首|前(?=\ ?(?:\d+|[{_NUMERAL}]{{1,3}})(?:位|名))"
    rf"|(?<=[国省市区县州界内部])前(?=(?:\d+|[{_NUMERAL}]{{1,2}}|(?:[1-9]\d?|[{_NUMERAL}]{{1,2}})强|三甲)[,;。、!(]))"
    rf"|(?P<multiple>翻(?=了?近?(?:[一两二三四]|\d(?:\.\d+)?)?[番倍])|(?<![成多心劲力情任感务])倍增(?!干劲|信心|动力|压力)|[一二两三四五六七八九十]{{1,4}}(?=倍|个百分点)|(?<=[前后]移|[上提跃]升|前进|后退|下降)[一二两三四五六七八九十]{{1,2}}(?=个?位))"
    rf"|(?P<digits>[两双]位数|个位数(?=的?增长))|(?P<zero>(?<!社)零增长|(?<=[为至到])零(?=[,;。、]))"
    rf"|(?P<fraction>[{_NUMERAL}百千万]{{1,4}}(?=分之)|一半|半数|(?<=过)半(?=[,;。、数])|[一二两三四五六七八九](?=成))"
    rf"|(?P<bare>(?:{_ALONE})(?:十?[一二两三四五六七八九])?{_BARE}|[一二两三四五六七八九]?{_BARE}(?=[余多几])|(?<![{_NUMERAL}百千万])[两三四五六七八九](?:十万|百万|千万|万|千|百)(?=[户亩家元](?!庭)|名(?![^,;。]?[城单])|人(?!大|民|才|计划|工程)))"
)
_TAKES_PLACE = r"(?:稳居|(?<!吨)位居|(?<=吨位)居|跃居|升居|居于|(?<![人宜安农定邻])居(?!民|家)|位列|(?<!单)列(?!车|入)|排名|排在|(?<!减)排|(?<=排量)居|名列)"
_COUNTED = frozenset(["人", "名", "家", "所", "张", "户"])
_SO_MANY = re.compile("\\d{1,4}[个人项枚次](?!百分点)")
_PLACES_COUNTED = re.compile(
    r"(?:(?:贫困|行政|自然)?村|乡镇|乡|镇|县\(市、?区?\)?|县(?:市区?|区)?)(?=[脱摘通实完达出退全均已成纳])"
)
# 实施72村人居环境整治, 覆盖12乡镇86村
_PLACES_WORKED_ON = re.compile(
    r"(?:(?:贫困|行政|自然)村|村(?![委民级庄务干道办企]|医(?!疗)|组(?![建织成])|小(?!学))|乡镇(?!企业|卫生|干部)|社区(?!卫生|服务|居))"
)
_WORKS_ON_PLACES = re.compile(r"(?:实施|完成|覆盖|解决|支持|帮扶|涉及|带动|在|对|等|\d(?:乡镇|镇|乡|村|社区))$")
_WHOM = ("惠及", "带动", "涉及", "扶持", "帮扶", "辐射")
_HOUSEHOLDS = re.compile("(?:贫困|低收入|困难|受灾)?(?:农户|牧户|渔户)|(?:贫困|困难|低保|脱贫)户")
_COUNTS_PLACES = re.compile(r"(?:^|[,;。]|全[省市县区州旗]|实现|[其中有])$")
_PLACES_REACHED = re.compile(r"(?:(?:贫困|行政|自然)?村|乡镇|县(?:市区?|区)?)[,;。]")
_REACHES_PLACES = re.compile(r"(?:覆盖|帮扶|惠及)$")
_NEAR_PLACES = 3
_A_YEAR = 1900
_AN_INDEX_MOVES = re.compile("(?:系数|指数|年限|评?分)[^,;。]{0,6}$")
_BEGINS_A_WORD = {
    "个": re.compile("个体(?:工商户|户|经营|私营)"),
    "家": re.compile("家庭(?!院|农场|医生|作坊|养老)"),
    "人": re.compile("人民(?![币营办族宿间政主俗生警医法])"),
}
_OF_AN_INDEX = re.compile("指数[^。;]*$")
_NEAR_AN_INDEX = 24
# 三次产业结构为9.3、41.0、49.7: with marks of a list in the place of colons.
_OF_THREE_SECTORS = re.compile("三(?:次)?产业[^,;。]{0,6}(?:结构|比例|比重|之比|比)(?!.*分别)[^,;。]*$")
# 第二、三产业增加值比例为52.1:37.4: the first of three is not told.
_SHARE_OF_TWO = re.compile("(?:二、三(?:次)?产业|二(?:次)?产业[、和与]第?三(?:次)?产业)[^,;。]*$")
_A_BASE = 100
_OF_SEXES = re.compile("性别|男女")
_TEN_THOUSAND, _HUNDRED_THOUSAND = 10_000, 100_000
_STATED_ALONE = frozenset(",;。")
_A_POPULATION = 1000
# 辍学率为0; what many die of is told in ‰, and an exchange rate in nothing.
_RATE_IS = re.compile("(?<!死亡)(?<!发病)(?<![汇频概])率(?:均?为|是)$")
_RANK_LEAD = re.compile(
    rf"(?:{_TAKES_PLACE}(?!第)(?:[^,;。、()]|\([^()]{{1,4}}\)){{0,10}}"
    r"|(?:[三四五六七八九十\d]+个?(?:县市区?|区县|市州|区|县|市)|中心城区|主城区|全|世界|各|同|沿海|五城|西部|中部|东部|东北|西北|西南|华[东南中北]|中西部|内地|国内|国际)[^\W\d_]{0,8})?$"
)
# 保“7”争“6”: two places that are aimed at.
AT_STAKE = re.compile(r"[保争][“\"]?$")
AFTER_VALUE = r"(?:及?以[上内下]|左右|上下|多(?!\d)|余|\+)"
"""What stands behind a number and only bounds it, as a pattern."""
_RANK = re.compile(rf"第\ ?(\d{{1,4}}|[{_NUMERAL}]{{1,4}})(位|名)?")
_COUNTS = re.compile(rf"[\d{_NUMERAL}(]")
_NOT_A_RANK = re.compile(
    r"等[次级奖]|[档航届次个批轮期季产条步部阶方代类家号者时书梯责任动线项章节页卷版集排颗例条道人把站家位一二三四五六七八九十]"
)
# A minus, not the dash of a range or of a name: 财政收入-5.8%.
_MINUS = re.compile(r"(?:[\u4e00-\u9fff,(:、\]]|^)-$|[入率额润量值长速为]负$")
# 高出预期目标1.9个点: what makes points of 点.
_MOVES = re.compile(
    "(?<!点)(?<!点位)(?:[高低快慢]于|高出|提高|提升|[上下]升|下降|回落|加快|扩大|收窄|拉动|贡献|增[速长幅]|降低|百分)"
)
_NEAR_A_MOVE = 14
_RANKS_LISTED = re.compile(r"(?:[、和]第\d{1,4}){1,12}[位名]")
# A quote longer than this leaves the verb out: 列中心城区第三.
_LONGEST_PLACED = 6
_PLACED = re.compile(_TAKES_PLACE)
# 位列全省县域创新能力第8: what is ranked, no place that it is ranked in.
_MEASURED = re.compile(
    "百强|能力|质量|潜力|水平|指数|竞争力|发展(?=水平|质量|指数|能力|潜力|$)|评价|考核|实力|效益|活力|增速|增幅|总量"
)
_CLOSES = re.compile(r"[,;。、)]|$")
_TOP = re.compile(rf"\ ?(\d+|[{_NUMERAL}]+)(?:位|名|强|甲)?")


# 两个台阶, 百亿大关, 从5方面, 7单位: no 台, no 大, no 方 and no 单.
_UNLESS_FOLLOWED = {
    "台": "(?!阶)",
    "大": "(?![关台])",
    "项": "(?!目)",
    "方": "(?!面)",
    "单": "(?![位元体项个产独])",
    "集": "(?![中群团约聚成体镇合装])",
    "群": "(?![众体岛岗团])",
    "峰": "(?![会值谷期])",
    "节": "(?![能约水点日])",
    "支": "(?![部付出教行])",
    "首": "(?![位批家个创次都府席])",
    "吨位": "(?![居列于])",
    "客位": "(?![居列于])",
    "个点": r"(?![^\W\d_])",
}


@cache
def _unit_pattern() -> str:
    """The units of unit.csv, longest first (平方公里 before 平), by their first character, so that few are tried."""
    by_first: defaultdict[str, list[str]] = defaultdict(list)
    for unit in sorted({row["unit"] for row in seed_rows("unit")} - {""}, key=lambda unit: (-len(unit), unit)):
        by_first[unit[0]].append(re.escape(unit[1:]) + _UNLESS_FOLLOWED.get(unit, ""))
    return "(?:" + "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) + ")"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    unit = _unit_pattern()
    return {
        "listed parts": re.compile(r"\d+(?:\.\d+)?%?、\d+(?:\.\d+)?%?[、和]\d+(?:\.\d+)?%?(?![\d.:%])"),
        "parts": re.compile(r"\d+(?:\.\d+)?%?(?::\d+(?:\.\d+)?%?){1,5}(?![\d:])"),
        "range": re.compile(
            rf"(?P<a>{_NUMBER})(?P<am>{_MULTIPLIER})?(?P<au>{unit})?\ ?(?:[—\-至]+|到)\ ?"
            rf"(?P<b>{_NUMBER})(?P<bm>{_MULTIPLIER})?\ ?(?P<bu>{unit})?"
        ),
        "number": re.compile(
            rf"(?P<n>{_NUMBER})(?P<i1>[余多几])?(?P<m>{_MULTIPLIER})?"
            rf"(?:(?<=[万亿千])(?P<n2>\d)(?P<i2>[余多几])?(?P<m2>[千百万])(?P<i3>[余多几])?(?P<m3>万)?)?"
            rf"(?P<i4>[余多几])?(?P<m4>[万亿])?\ ?(?P<u>{unit}(?:\([次件套间段台人个户处座辆]\))?)?(?P<i5>多(?=[,;。、)的]|$))?"
        ),
        "unit": re.compile(unit),
        "per": re.compile(r"/[百千万亿]?(?:元|人|户|平方米|立方米|公里|亩|公顷|吨|千克|公斤|升|年|日|天)"),
    }


def _finish(
    start: int, end: int, kind: str, value: Decimal, printed: str | None, multiplier: int = 0, **more: object
) -> Quantity:
    return Quantity(start, end, kind, value, unit=printed or "", multiplier=multiplier, **more)  # type: ignore[arg-type]


def _digit(text: str, start: int) -> list[Quantity]:
    patterns = _patterns()
    match = patterns["number"].match(text, start)
    assert match is not None, "a digit starts a number"
    after_digits, end = match.end("n"), match.end()
    if text.startswith((":", "%"), after_digits) and (parts := patterns["parts"].match(text, start)):
        return _proportion(parts)
    if (
        text.startswith("、", after_digits + text.startswith("%", after_digits))
        and (parts := patterns["listed parts"].match(text, start))
        and _OF_THREE_SECTORS.search(text, max(0, start - _NEAR_AN_INDEX), start)
        and (three := _proportion(parts))
        and _adds_up([part.value for part in three])
    ):
        return three
    if (
        text.startswith("/", after_digits)
        and (slashed := _SLASHED.match(text, start))
        and (
            text.endswith(_BEFORE_A_SHARE, 0, start)
            or _PART_OF.match(text, slashed.end())
            or _SHARE_BEFORE.search(text, max(0, start - 6), start)
        )
        and int(slashed[1]) < int(slashed[2])
    ):
        share = (Decimal(slashed[1]) * 100 / Decimal(slashed[2])).quantize(Decimal("0.01"))
        return [Quantity(start, slashed.end(), "fraction", share, unit="%")]
    if text.startswith(_JOINS_A_RANGE, end) and (both := patterns["range"].match(text, start)):
        quantity = _range(both)
        if quantity:
            return [quantity]
    if (
        match["n"] in _TENTHS
        and not match["u"]
        and text.startswith("成", match.end())
        and (tenths := _fraction(text, start))
    ):
        return tenths
    quantity = _number(match)
    if not quantity.unit and not quantity.multiplier and text[end : end + 1] in _STATED_ALONE:
        quantity = replace(quantity, unit=_unsaid_unit(text, quantity))
    if not quantity.unit and not quantity.multiplier:
        if _counts_places(text, quantity):
            quantity = replace(quantity, unit="个")
        elif _HOUSEHOLDS.match(text, quantity.end) and (
            not _A_YEAR < quantity.value < _A_YEAR + 200 or text.endswith(_WHOM, 0, start)
        ):
            # 惠及9000余农户
            quantity = replace(quantity, unit="户")
    if (
        quantity.unit in _BEGINS_A_WORD
        and (quantity.multiplier or quantity.unit != "人")
        and _BEGINS_A_WORD[quantity.unit].match(text, quantity.end - 1)
    ):
        # 900多万个体工商户, 惠及22万家庭: no measure word, but the beginning of another.
        quantity = replace(quantity, end=quantity.end - 1, unit="户" if quantity.unit == "家" else "")
    if (
        not quantity.unit
        and text.startswith("点", end)
        and _OF_AN_INDEX.search(text, max(0, start - _NEAR_AN_INDEX), start)
    ):
        # 创新指数达到178.6点,提高12.1点
        quantity = replace(quantity, end=end + 1, unit="点")
    if quantity.unit == "个点" and not _MOVES.search(text, max(0, start - _NEAR_A_MOVE), start):
        # 抽查45个点
        quantity = replace(quantity, end=quantity.end - 1, unit="个")
    if text.startswith(("-", "负"), start - 1) and _MINUS.search(text, max(0, start - 2), start):
        return [replace(quantity, start=start - 1, value=-quantity.value)]
    return [quantity]


def _counts_places(text: str, quantity: Quantity) -> bool:
    """全县31村实现通水, 帮扶12县: whether a number counts places, which it may do without 个."""
    if not 1 < quantity.value < _A_YEAR:
        return False
    near = max(0, quantity.start - _NEAR_PLACES)
    return any(
        what.match(text, quantity.end) and lead.search(text, near, quantity.start)
        for what, lead in (
            (_PLACES_COUNTED, _COUNTS_PLACES),
            (_PLACES_REACHED, _REACHES_PLACES),
            (_PLACES_WORKED_ON, _WORKS_ON_PLACES),
        )
    )


def _unsaid_unit(text: str, quantity: Quantity) -> str:
    """常住人口766579, 增长46.5, 辍学率为0: the unit of a number that closes its clause without one; nothing where none is meant."""
    if not quantity.value:
        return "%" if _RATE_IS.search(text, max(0, quantity.start - _NEAR_PLACES - 2), quantity.start) else ""
    if quantity.value % 1:
        grows = text.endswith(("增长", "下降"), 0, quantity.start)
        return "%" if grows and not _AN_INDEX_MOVES.search(text, max(0, quantity.start - 16), quantity.start) else ""
    return "人" if quantity.value >= _A_POPULATION and text.endswith("人口", 0, quantity.start) else ""


def _proportion(match: re.Match[str]) -> list[Quantity]:
    """22.8:38.8:38.4 gives three parts; two numbers that add up to 100 two parts, else one ratio."""
    found = list(re.finditer(r"(\d+(?:\.\d+)?)%?", match.group()))
    values = [Decimal(m.group(1)) for m in found]
    base = match.start()
    of_sectors = _SHARE_OF_TWO.search(match.string, max(0, base - 24), base)
    if len(values) > 2 or of_sectors or _adds_up(values):
        return [
            Quantity(base + m.start(), base + m.end(), "parts", v, unit="%", part=i, parts=len(values))
            for i, (m, v) in enumerate(zip(found, values, strict=True), 1)
        ]
    # 性别比为105.23:100
    is_held_to = values[1] == _A_BASE and _OF_SEXES.search(match.string, max(0, base - 16), base)
    ratio = values[0] / values[1] if values[1] and not is_held_to else values[0]
    return [Quantity(base, match.end(), "ratio", ratio.quantize(Decimal("0.000001")).normalize())]


def _adds_up(values: list[Decimal]) -> bool:
    """Whether these are percentages of one whole, as rounded."""
    return abs(sum(values, Decimal(-100))) <= Decimal("0.3")


def _range(match: re.Match[str]) -> Quantity | None:
    """4%—5%, 6至6.5, 100万—120万; null where the second number does not continue the first."""
    low, high = decimal(match["a"]), decimal(match["b"])
    if "到" in match.group() and match.string[max(0, match.start() - 3) : match.start()].strip("年的")[-1:] in (
        "由",
        "从",
    ):
        return None
    low_power, high_power = POWERS.get(match["am"] or "", 0), POWERS.get(match["bm"] or "", 0)
    printed = match["bu"] or match["au"] or ""
    if match["au"] and match["bu"] and match["au"] != match["bu"]:
        return None
    if not match["am"] and not match["au"]:
        low_power = high_power
    if low.scaleb(low_power) >= high.scaleb(high_power) or (not printed and not match["bm"]):
        return None
    return _finish(
        match.start(),
        match.end(),
        "range",
        low.scaleb(low_power),
        printed,
        high_power,
        value_max=high.scaleb(high_power),
    )


def _number(match: re.Match[str]) -> Quantity:
    """1499.1亿元, 4.5万余户, 8000多万, 1亿3千多万, 2万5千公里."""
    power = POWERS.get(match["m"] or "", 0)
    value = decimal(match["n"]).scaleb(power)
    if match["n2"]:
        second = POWERS.get(match["m2"] or "", 0) + (4 if match["m3"] else 0)
        value += decimal(match["n2"]).scaleb(second)
        power = max(power, second)
    if match["m4"]:
        extra = POWERS[match["m4"]]
        value, power = value.scaleb(extra), power + extra
    end = match.end("u") if match["u"] else match.end()
    printed = match["u"]
    if printed and (per := _patterns()["per"].match(match.string, end)):
        printed, end = printed + per.group(), per.end()
    more = match.group("i1", "i2", "i3", "i4", "i5") != _NOTHING_MORE or printed == "个多百分点"
    return Quantity(match.start(), end, "number", value, None, printed or "", power, more)


def _rank(text: str, start: int, *, is_listed: bool) -> list[Quantity]:
    """居全国第二, 列第36位, 前10位; `is_listed` where it goes on another: 分别居全国第二、第七、第九."""
    if text[start] == "前":
        match = _TOP.match(text, start + 1)
        value = _integer(match[1]) if match else None
        return [Quantity(match.start(1), match.end(), "rank", Decimal(value), unit="位")] if match and value else []
    if text.startswith(("首位", "榜首", "之首"), start):
        if text.startswith(("度", "城", "产业"), start + 2):
            return []
        value, end, named, printed = 1, start + 2, False, "位"
    else:
        match = _RANK.match(text, start)
        if not match or not (value := _integer(match[1])) or (not match[2] and _NOT_A_RANK.match(text, match.end())):
            return []
        if match[2] == "名" and _SO_MANY.match(text, match.end()):
            # 获得第一名12个: so many that were first
            return []
        end, named, printed = match.end(), bool(match[2]), match[2] or ""
    named = named or bool(_RANKS_LISTED.match(text, end))
    lead = _RANK_LEAD.search(text, max(0, start - 14), start)
    before = lead.start() if lead else start
    # 上升到第6: a place without 位 that closes its clause.
    led_up_to = text.endswith(("居", "列", "排"), 0, start) or (
        text.endswith(("到", "至"), 0, start) and _CLOSES.match(text, end)
    )
    closes = _CLOSES.match(text, end) is not None or text.startswith("和", end)
    if not named and before == start and not led_up_to and printed != "位" and not (is_listed and closes):
        return []
    if end - before > _LONGEST_PLACED:
        verb = _PLACED.match(text, before)
        before = verb.end() if verb and not _MEASURED.search(text, verb.end(), start) else start
    if text.startswith("分列", before - 1):
        # 总量、增速分列第二、第一: the two characters are one word.
        before = start
    # 居主城六区第2, 列参评区(县)第6: among how many is no part of the quote.
    begin = start if named or _COUNTS.search(text, before, start) else before
    return [Quantity(begin, end, "rank", Decimal(value), unit="位")]


def _integer(text: str) -> int | None:
    return int(text) if text.isdecimal() else chinese(text)


def _multiple(text: str, start: int) -> list[Quantity]:
    """翻一番 is growth of 100 %, 翻两番 of 300 %, 翻三番 of 700 % (FACTS.md); 两倍 is left as a multiple of 2."""
    if text.startswith("倍增", start):
        return [Quantity(start, start + 2, "multiple", Decimal(100), unit="%")]
    if match := re.compile(r"翻了?(?:近)?([一两二三四]|\d(?:\.\d+)?)?(番|倍)").match(text, start):
        said = (match[1] or "一").replace("两", "二")
        times = Decimal(said) if said[0].isdecimal() else Decimal(_integer(said) or 1)
        # 翻1.7番
        grown = (2**times - 1 if match[2] == "番" else times).quantize(Decimal("0.0001"))
        more = text[match.end() : match.end() + 1] in ("多", "余")
        nearly = "近" in match.group()
        return [Quantity(start, match.end(), "multiple", (grown * 100).normalize(), unit="%", more=more, nearly=nearly)]
    match = re.compile(r"(?<!点)([一二两三四五六七八九十]+)(倍|个百分点|个位次|个?位(?=[,;。、]))").match(text, start)
    value = chinese(match[1]) if match else None
    return [Quantity(start, match.end(), "number", Decimal(value), unit=match[2])] if match and value else []


def _fraction(text: str, start: int) -> list[Quantity]:
    if match := re.compile(r"一半|半数|半").match(text, start):
        return [Quantity(start, match.end(), "fraction", Decimal(50), unit="%")]
    if match := re.compile(
        rf"([{_NUMERAL}百千万]+)分之(?:([零{_NUMERAL}百]+)(?:点([零{_NUMERAL}]+))?|(\d+(?:\.\d+)?))"
    ).match(text, start):
        whole, share = chinese(match[1]), Decimal(match[4] or chinese(match[2]) or 0) + _places(match[3] or "")
        if not whole or not share:
            return []
        if whole >= _HUNDRED_THOUSAND:
            # 死亡率十万分之17.8, as 17.8/10万
            return [Quantity(start, match.end(), "number", share, unit=f"/{whole // _TEN_THOUSAND}万")]
        return [
            Quantity(
                start,
                match.end(),
                "fraction",
                (share * 100 / whole).quantize(Decimal("0.01") if whole < _TEN_THOUSAND else Decimal("0.0001")),
                unit="%",
            )
        ]
    after = text[start + 2 : start + 3]
    if after and after in _NUMERAL[:9] and text[start + 3 : start + 4] in (",", ";", "。", "、", ""):
        tenths = Decimal((_integer(text[start]) or 2) * 10 + (_integer(after) or 0))
        return [Quantity(start, start + 3, "fraction", tenths, unit="%")]
    if after in "为立功都果本效长熟员交品型绩分就人片熟" and after:
        return []
    return [
        Quantity(
            start,
            start + 2,
            "fraction",
            Decimal(2 if text[start] == "两" else _integer(text[start]) or 0) * 10,
            unit="%",
            more=after == "多",
        )
    ]


def _places(digits: str) -> Decimal:
    """What stands behind the point of a number in words: 八五 of 六点八五."""
    return Decimal("0." + "".join(str(DIGITS.get(digit, 0)) for digit in digits)) if digits else Decimal(0)


def _bare(text: str, start: int, end: int) -> list[Quantity]:
    """千余项, 数十个, 近万亿元, 突破百亿元: a multiplier with no digits before it."""
    body = text[start:end]
    said = _DIGITS_SAID.match(body)
    cut = said.end() if said else 0
    digit, power = body[:cut], body[cut:]
    value = Decimal(chinese(digit) or 1 if digit else 1).scaleb(POWERS[power])
    exponent, more, at = POWERS[power], False, end
    if text[at : at + 1] in ("余", "多", "几"):
        more, at = True, at + 1
        if text[at : at + 1] in ("万", "亿"):
            exponent += POWERS[text[at]]
            value, at = value.scaleb(POWERS[text[at]]), at + 1
    unit = _patterns()["unit"].match(text, at)
    some = _SOME.search(text, max(0, start - 2), start) is not None
    if not unit and not (more or some or text.startswith("上", start - 1) or _SUM_ALONE.match(text, start)):
        return []
    start -= some
    stop, printed = (unit.end(), unit.group()) if unit else (at, "")
    if printed in _BEGINS_A_WORD and _BEGINS_A_WORD[printed].match(text, at):
        # 惠及上千万家庭
        stop, printed = at, "户" if printed == "家" else ""
    return [
        _finish(
            start,
            stop,
            "bare",
            value,
            printed,
            exponent,
            more=more or some,
        )
    ]


def _zero(text: str, start: int, end: int) -> Quantity:
    """零增长 is growth of 0; 由7.8%降至零 a level in the unit that it fell from."""
    if end - start > 1:
        return Quantity(start, end, "zero", Decimal(0), unit="%")
    return Quantity(start, end, "number", Decimal(0), unit="%" if "%" in text[max(0, start - 12) : start] else "")


_PARSERS: dict[str, Callable[[str, int], list[Quantity]]] = {
    "digit": _digit,
    "multiple": _multiple,
    "fraction": _fraction,
}


def find(text: str) -> list[Quantity]:
    """All quantities of `text` (in one spelling, see `text.same_length`) in order; spans do not overlap."""
    found: list[Quantity] = []
    at = 0
    while begin := _MAY_BEGIN.search(text, at):
        match = _TRIGGER.match(text, begin.start())
        if not match:
            at = begin.end()
            continue
        group = match.lastgroup or ""
        if group in _PARSERS:
            new = _PARSERS[group](text, match.start())
        elif group == "rank":
            is_listed = (
                bool(found)
                and found[-1].kind == "rank"
                and _LISTED.fullmatch(text, found[-1].end, match.start()) is not None
            )
            new = _rank(text, match.start(), is_listed=is_listed)
        elif group == "bare":
            new = _bare(text, match.start(), match.end())
        elif group == "digits":
            new = [
                Quantity(
                    match.start(), match.end(), "digits", Decimal(10 if match.group()[0] in "两双" else 1), unit="%"
                )
            ]
        else:
            new = [_zero(text, match.start(), match.end())]
        if new and found and new[0].start < found[-1].end:
            new = []
        found += new
        at = max(match.end(), new[-1].end if new else 0)
    return _shared_units(text, found) if len(found) > 1 else found


def _handed_out(text: str, start: int) -> bool:
    return any(text.rfind(word, max(0, start - 24), start) >= 0 for word in ("分别", "依次"))


def _shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """高于全国、全省0.7和0.3个百分点: a number with no unit of its own has that of the one it is listed with.

    Where it is no rate, only 分别 tells such a list from other numbers (3、4号线).
    """
    for at in range(len(found) - 2, -1, -1):
        this, after = found[at], found[at + 1]
        if (
            this.kind == after.kind == "number"
            and (not this.unit or (this.unit == "个" and after.unit == "个百分点"))
            and (after.unit in ("%", "个百分点", "倍") or (after.unit and _handed_out(text, this.start)))
            and _LISTS_ON.fullmatch(text, this.end, after.start)
        ):
            # 3500万、2300万人次 has a multiplier of its own, 7和9万人 has not.
            power = 0 if this.multiplier else after.multiplier
            found[at] = replace(
                this, value=this.value.scaleb(power), unit=after.unit, multiplier=this.multiplier or after.multiplier
            )
    for at in range(1, len(found) - 1):
        before, this, after = found[at - 1 : at + 2]
        if (
            this.kind == "number"
            and not this.unit
            and not this.multiplier
            and before.unit == after.unit in _COUNTED
            and text[this.end] in ",、;"
            and text[this.start - 1] not in "号道"
            and text[this.start - 1] >= "\u4e00"
        ):
            # 执业医师266人,执业助理医师101,执业护士340人
            found[at] = replace(this, unit=before.unit)
    return found
