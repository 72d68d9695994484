"""The words around a quantity go in, the name of what it measures comes out: the hardest part of the grammar.

A subject stands before its number (新建充电桩210个), after it (36个老旧小区…), is carried over from the number before
(…1499.1亿元、同比增长0.6%), borrows its verb (整治河道12条、沟渠30处) or its head (其中国家级2项), or is one of a
list whose values come 分别. A name is made of the sentence's own words, in one spelling.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from pipeline.observations.curated import code_of
from pipeline.observations.phrases import alternatives, starts_with_verb, words
from pipeline.observations.quantities import Quantity
from pipeline.observations.statistics import Reading

HARD = re.compile(r"[,;。:!?\n]")
_TIME = (
    r"(?:截至|截止|到|至|从|自|较|比|在)?(?:(?:19|20)\d\d|“?十[一二三四五]五”?)年?(?:—(?:19|20)?\d\d年)?(?:以来|期间|时期|末|底|初|的|上半年|全年|1—\d+月)*"
    r"|(?:截至|截止|到)?(?:年末|年底|目前|当前|去年底|上年末|去年末|\d+月末|\d+月底)"
    r"|[一二两三四五近几\d]+年(?:来|间|内|累计|以来)?"
)
_AFTER_BOUND = re.compile(r"(?:及?以[上内下]|左右|上下|之内|多(?![^\W\d_])|\+|强(?=[,;。、)]))?的?")
_NO_NOUN = re.compile(
    r"增长|提高|下降|增加|减少|上升|提升|降|大关|台阶|新台阶|两个|三个|和|与|及|到|至|为|以|用于|并|其|任务|目标"
    r"|规模(?!以上|化)|水平|每|同比|比(?!赛)|较|惠及|调整|扩大|缩|升(?!级)|优(?!质|秀|良|势|抚)|拓展|扩(?=[大至到])|大台阶|整合|左右|高位|变(?![电压])"
    r"|上(?!市|规)|的|,|合理|区间|新水平|安排|是|占|居(?!民|家)|列(?!车)|位|分(?![公支])|由|从(?!业)|达|后(?!备)|前(?![沿期])|内(?![河陆资外])"
    r"|外(?![资贸国商籍来出])|中(?![小医央型试心欧老])|以(?!旧换新|工代赈|奖代补)|时"
)
_COMPARE = re.compile(
    r"(?:同比|环比|同口径|按可比口径|可比|(?<![占对倍])[比较](?![重例率值较赛武])[^,;。、]{2,14}|名义|实际|平均|按可比价格?计算|按可比价|年均|年平均|分别|(?<![人户亩])均|累计|预计|再|又|继续|保持|实现|要|力争|达到|明显|大幅|进一步|双双|普遍|小幅|略|稳步|持续|逐年|五年|年均递|年递|则|也)+$"
)
_YEAR_END = re.compile(
    r"(?:[到至从由较比]|是|为|相当于|恢复[到至]|(?:增加|提高|上升|提升|增长|扩大|下降|降低|减少|回落)到?|连续)?(?:(?:19|20)\d\d年?|[\d一二三四五六七八九十两]+年|去年|上年|[“\"]?(?:十[一二三四五]?|[八九])五[”\"]?)(?:的|底|末|以来|间|时期|初)*$"
)
_RATE_NOUN = re.compile(r"(?:增速|增幅|涨幅|降幅|减幅|跌幅|增长率|增长速度|增长幅度)$")
_THAN = re.compile(r"比(全[市省国区县州][^,;。、]{0,8}?|世界[^,;。、]{0,8}?|[省市区]平均水?平?)(高出?|低|快|慢)$")
_SECTOR_OF_ECONOMY = re.compile(r"第[一二三](?:次)?产业|[一二三]产(?:业)?")
_WITHOUT = re.compile(r"(?:扣除|剔除)[^,;。]*(?:因素|影响)后?")
# What a sum does for people, against what is done with the same things: 发放…1.9亿元,惠及17.5万人; 新签约21个,新开工18个.
_FOLLOWS = re.compile(r"惠及|覆盖|受益|带动|撬动|拉动|辐射|服务|入住|安置|吸引|转移|消费|收入|签约|交付")
_BORROWED = re.compile(
    r"(人均可支配收入|人均纯收入|人均生活消费支出|增加值|总产值|投资|零售总?额|营业额|销售额|居民消费价格|生产总值|业务收入|业务总量)(?:总水平|总?指数|涨幅)?$"
)
_BARE_GROUP = re.compile(
    r"(?:^(?:邮政|电信|快递|城市|农村|城镇|乡村)$|工业|产业|[制造服务餐饮业]业|居民|类|各县(?:\(市\))?|地区|经济)$"
)
_SHARES_OF = re.compile(r"占|贡献|拉动|带动")
_SINGLE_TAIL = re.compile(
    r"(?:(?<![审统会设合累小])计|(?<![行作认成变])为|(?<![人户亩年月日平])均|(?<![系班开])列|(?<![国占拥所持享含])有|(?<![安减])排|(?<![重革创更刷翻])新"
    r"|(?<![通])过|(?<![存现])在|[是至到破近约超逾达各都已也将再又按以从由的了居占、,]|(?<!惠)及|(?<![公])共)$"
)


@dataclass(slots=True)
class Memory:
    """What the sentence has said so far.

    `name` is the last name and `base` the last one that is no share, rate or rank drawn from another; `whole` what the
    things behind 其中 are parts of, with its unit; `heading` stands before a colon (主要产品产量:…); `before` is the first
    name of the sentence before.
    """

    name: str = ""
    base: str = ""
    whole: str = ""
    whole_unit: str = ""
    heading: str = ""
    before: str = ""
    verb: str = ""
    statistic: str = ""
    unit: str = ""
    listed: tuple[str, ...] = ()
    names: list[str] = field(default_factory=list)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{_TIME}|{alternatives('lead')}|从(?!业)|[、,的了和与及])+")


@cache
def _tail() -> re.Pattern[str]:
    """Matches on the reversed text, so that stripping an end costs no search."""
    return re.compile("(?:" + "|".join(re.escape(word[::-1]) for word in words("tail")) + ")")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('generic')})")


def strip_tail(text: str) -> str:
    """Without the words that lead from a subject to its number: 观展人次突破 → 观展人次."""
    while text:
        if match := _tail().match(text[::-1]):
            word = match.group()[::-1]
            # 人均达到 is 人均 and 达到, not 人 and 均达到.
            keep = word.startswith("均") and text[: -len(word)].endswith(("人", "户", "亩", "月", "年"))
            text = text[: len(text) - len(word) + keep]
            if keep:
                return text
        elif match := _SINGLE_TAIL.search(text):
            text = text[: match.start()]
        else:
            return text
    return text


def strip_lead(text: str) -> str:
    """Without what opens a clause and names nothing: 全年新增 → 新增, 其中 → nothing."""
    match = _lead().match(text)
    return text[match.end() :] if match and match.end() < len(text) else "" if match else text


def subject_left(left: str, reading: Reading) -> str:
    """The subject that the words before a number hold, or nothing where they only say how it changed."""
    text = _FRAME.sub("", _RANKED.sub("", left)) if reading.statistic == "rank" else left
    if reading.value < 0 and not reading.changes:
        text = _CUT_VERB.sub("", text)
    if reading.changes or reading.statistic in ("growth", "avg_growth", "change"):
        text = _strip_change(text)
    text = strip_tail(text)
    if reading.statistic in ("growth", "avg_growth"):
        text = _RATE_NOUN.sub("", text)
    while match := _COMPARE.search(text) or _YEAR_END.search(text):
        text = strip_tail(text[: match.start()])
    return _PLACE.sub("", strip_lead(text.strip(" ")))


# 在第15届全国运动会上共获得…, 优先在边境地区新建…: where it happens is not what is counted.
_PLACE = re.compile(r"^(?:优先|率先)?在(?:[^,;。]{2,16}?[上中](?:共|累计)?(?=[^\W\d_])|全[省市州县区国]率先(?:实现)?)")


_RANKED = re.compile(
    r"(?:均|也|继续|连续\d+年|再次|首次|分别|分|同)*"
    r"(?:(?:稳居|位居|跃居|升居|居于|居|位列|列|排名|排在|排|名列|位于|升至|跃升至|上升到|跃上|提升到|提升至|稳定在|进入|继续保持|保持|跃升到)"
    r"[^,;。、\d]{0,9}|(?:在|由)?(?:全国|全省|全市|全州|世界|全球|西部|中部|东部|东北|国内)[^,;。、\d]{0,5})前?$"
)
# 在全市8个板块中: among whom the rank is, not of what.
_FRAME = re.compile(r"在(?:全[市省县州国区]|商务部|国家|省|市)[^,;。]{0,24}中名?$")
_CUT_VERB = re.compile(
    r"^(?:[、和再要]|累计|年内|继续|平均|将|今年|全年|共|净)*(?:压减|削减|减少|缩减|压缩|精简|缩短|降低)"
)
_OF_A_PLAN = re.compile(
    r"(?:已?完成|为|占|是|超)?(?:全年|年度|年初|全市|省|市|县|上级|下达|确定|的|年)*(?:预期|考核|预算|责任)?(?:计划|目标|任务|预算)(?:数|值|任务)?的?$"
)
_CHANGE_TAIL = re.compile(
    r"(?:净增|净减|增产|减产|超收|增支|减收|少收|少销|多销|增长|增加|增收|上升|提高|提升|上涨|扩大|延长|加快|攀升|回升|下降|减少|降低|回落|压减|压缩|缩减|削减|缩短|下跌|收窄|精简|减轻|缩小|减量|放缓|前移|跃升"
    r"|[增降减涨多少高低快])(?:了|到|至|达到?|超过?|近|约|逾|不低于|不少于|突破|要|至少|为|高达|幅度|以上)*$"
)


def _strip_change(text: str) -> str:
    text = strip_tail(text)
    if match := _CHANGE_TAIL.search(text):
        return text[: match.start()]
    return text


# 24个国考断面水质优良率100%: what is said of what is counted is a name of its own.
_QUALITY = re.compile(r"(?:水质|空气质量|环境质量).*[率例]")
_DENIED = re.compile(r"没有|尚?未|不[通能足]|仍")


def noun_right(text: str, end: int, stop: int) -> str:
    """The noun that a number counts where it stands after it (36个老旧小区); nothing where none does."""
    start = _AFTER_BOUND.match(text, end)
    at = start.end() if start else end
    if at >= stop or not (
        (text[at].isalpha() and text[at] > "\u4e00") or text[at] in "“《" or (text[at].isascii() and text[at].isalnum())
    ):
        return ""
    if _NO_NOUN.match(text, at):
        return ""
    noun = strip_tail(text[at:stop]) if text[stop - 1] in "近约超达" else text[at:stop]
    ends = _DENIED.search(noun, 2) or (_QUALITY.search(noun, 2) if text[stop : stop + 1].isdigit() else None)
    return noun[: ends.start()] if ends else noun


_ORDER_OF_SECTORS = re.compile(r"第?一、(?:第?二[、和])?第?[二三](?:次)?产业?|第?二[、和]第?三(?:次)?产业?")
_URBAN_AND_RURAL = re.compile(r"城乡(?=(?:常住)?居民|低保|最低生活)")
_AND = re.compile(r"[、,]|和(?!谐|平)|与|以及|(?<![普以涉波惠])及(?!其|格|时|早)")


def split_list(text: str, joints: re.Pattern[str] = _AND) -> list[str]:
    """城镇和农村居民人均可支配收入 → both names whole; 食品、石化等产业增加值 → each with 产业增加值.

    `joints` divides the list; 社会保障和就业 is one of three where only 、 does.
    """
    if "三次产业" in text and len(text) <= 8:
        return ["第一产业增加值", "第二产业增加值", "第三产业增加值"]
    if match := _ORDER_OF_SECTORS.search(text):
        rest = text[match.end() :]
        return [f"第{order}产业" + rest for order in re.sub("[^一二三]", "", match.group())]
    if text.startswith("存贷款"):
        return ["存款" + text[3:], "贷款" + text[3:]]
    if match := _URBAN_AND_RURAL.match(text):
        rest = text[2:]
        return ["城市" + rest if rest.startswith("低保") else "城镇" + rest, "农村" + rest]
    suffix = ""
    if match := re.search(r"等(?:[一二三四五六七八九十\d]+(?:个|大|类|项)?)?(?=[^\W\d_、])", text):
        text, suffix = text[: match.start()], text[match.end() :]
    items = [item for item in joints.split(text) if item]
    if len(items) < 2:
        return [item + suffix for item in items]
    if suffix:
        return [item + suffix for item in items]
    last = items[-1]
    whole = []
    for item in items[:-1]:
        whole.append(item + _shared_end(item, last))
    return [*whole, _with_shared_start(items[0], last)]


def _shared_end(item: str, last: str) -> str:
    """What `last` adds that `item` shares: 刑事 + 治安案件 → 案件."""
    if item[-2:] == last[-2:] or item[-1:] == last[-1:]:
        return ""
    for size in (3, 2):
        at = last.rfind(item[-size:]) if len(item) >= size else -1
        if at > 0:
            return last[at + size :]
    if head := _WHOLE_HEAD.search(last, 2):
        return head.group()
    if len(last) > len(item) + 1 and len(item) <= 4:
        return last[len(item) :]
    return ""


def _with_shared_start(first: str, last: str) -> str:
    """生产安全事故起数、死亡人数: the second lacks the first's opening; it gets it where it is a bare head."""
    if len(last) == 2 and len(first) >= 4 and {first[-2:], last} <= _verbs():
        return first[:-2] + last
    if len(last) <= 3 and (head := _HEAD_AT_END.search(first)) and first != last and not _HAS_OWN_OBJECT.search(last):
        return first[: head.start()] + last
    if _generic().fullmatch(last) or (
        len(last) <= 4 and len(first) >= len(last) + 4 and re.search(r"(?:数|率|润|入|额|量|度)$", last)
    ):
        head = _generic().search(first[::1], max(0, len(first) - 4))
        cut = head.start() if head and head.end() == len(first) else len(first) - min(2, len(first))
        return first[:cut] + last
    return last


_WHOLE_HEAD = re.compile(r"支出$")
_HEAD_AT_END = re.compile(r"(?<=[^\W\d_]{2})(?:数量|人数|人次|总量|总数|面积|规模|收入)$")
_HAS_OWN_OBJECT = re.compile(r"[一二三]产|[进出]口|[城农]")


def coordinated(separator: str) -> bool:
    """Whether only 、和 or 及 stands between two quantities, so that the second may borrow the first's verb."""
    return separator[:1] in ("", "、", "和", "及", "与", "以")


def verb_of(name: str) -> str:
    match = starts_with_verb().match(name)
    return match.group() if match and match.end() < len(name) else ""


def name_quantity(
    text: str, quantity: Quantity, reading: Reading, left: str, stop: int, memory: Memory, joined: bool, clause: str
) -> tuple[str, str]:
    """The indicator of one quantity and the rule that found it.

    `left` is the text since the last boundary or observation, `stop` where its right side ends; `joined` says that it
    is coordinated with the observation before it. `clause` is the clause before where that states no number
    of its own. `memory` is read, not changed.
    """
    subject = subject_left(left, reading)
    if plan := _OF_A_PLAN.search(left):
        own = strip_lead(strip_tail(left[: plan.start()]))
        if reading.unit in ("%", "倍") and reading.statistic in ("level", "share", "ratio"):
            return (own or memory.name) + "完成" + plan.group().lstrip("已完成为占是超").rstrip("的"), "of-a-plan"
    counts = reading.statistic in ("level", "share") and quantity.kind in ("number", "range", "bare", "fraction")
    noun = noun_right(text, quantity.end, stop) if counts else ""
    if noun:
        return _around(subject, noun, memory, joined)
    if reading.statistic in ("change", "contribution") and (than := _THAN.search(left)):
        return _against(left[: than.start()] + ("低于" if than[2] in ("低", "慢") else "高于") + than[1], memory)
    if reading.statistic in ("change", "contribution") and re.search(
        r"(?:高于|低于|快于|慢于|领先|超过|高出|好于|优于)[^\W\d_]", left
    ):
        return _against(left, memory)
    if not subject or _BASIS.fullmatch(subject):
        return _carried(left, reading, memory)
    subject = _list_of_examples(subject)
    if _SECTOR_OF_ECONOMY.fullmatch(subject) and reading.statistic == "change":
        return subject + "占比", "sector-of-economy"
    if subject in _VICTIMS and (event := next((name for name in reversed(memory.names) if _EVENT.search(name)), "")):
        return without_verbs(event) + subject, "carried-head"
    if _SECTOR_OF_ECONOMY.fullmatch(subject) and reading.statistic in ("level", "growth", "avg_growth"):
        return subject + ("投资" if "投资" in memory.name else "增加值"), "sector-of-economy"
    if _WITHOUT.fullmatch(subject) and memory.name:
        return memory.name, "carried"
    if subject.startswith("对") and reading.statistic == "contribution" and memory.base:
        return memory.base + subject, "carried-share"
    if subject.endswith("的") and memory.name and reading.unit == memory.unit and reading.statistic == "level":
        return subject + entity_of(memory.base), "borrowed-head"
    if memory.name and _KIND.fullmatch(subject) and memory.unit == reading.unit:
        return subject + _KIND.sub("", without_verbs(memory.name), count=1), "borrowed-head"
    if memory.name and re.fullmatch(r"[约仅已]*占", subject):
        return memory.name + "占比", "carried-share"
    if (match := re.fullmatch(r"([日月年]均)(新增|净增)", subject)) and memory.name:
        return subject + entity_of(memory.name), "moved-verb"
    if match := re.search(r"(新增|净增|新增加|新建|新认定)$", subject):
        rest = strip_lead(subject[: match.start()])
        return (match.group() + (rest or _NEW.sub("", memory.name)), "moved-verb")
    bare = re.sub("^(?:实现|完成(?!投资))", "", subject)
    if bare != subject and _generic().fullmatch(bare):
        subject = bare
    if (subject in ("人均", "户均", "亩均") or _PER.fullmatch(subject)) and memory.name:
        return subject + memory.name, "carried-head"
    if memory.name and (level := _LEVEL.fullmatch(left)):
        return level[1] + re.sub(r"^.*?级", "", without_verbs(memory.name)), "borrowed-head"
    if (
        clause
        and (code_of(subject) is None or _generic().fullmatch(subject))
        and (
            len(subject) <= 3 or _generic().fullmatch(subject) or _object().fullmatch(subject[len(verb_of(subject)) :])
        )
        and (topic := topic_of(clause))
    ):
        return topic + subject, "topic"
    if _generic().fullmatch(subject) and memory.name:
        return _replaced_head(memory, subject), "carried-head"
    if shared := _contrasted(subject, memory.name):
        return shared + subject, "borrowed-start"
    subject = re.sub("^(?:约|近|已|仅|均|分别|共)+(?=占)", "", subject)
    if _SHARES_OF.match(subject) and memory.name and reading.statistic in ("share", "level", "ratio", "contribution"):
        return memory.base + subject, "carried-share"
    if memory.name and starts_with_verb().fullmatch(subject) and reading.statistic == "level":
        if memory.verb and not _FOLLOWS.match(subject):
            return subject + memory.name[len(memory.verb) :], "carried-object"
        return entity_of(memory.name) + subject, "carried-verb"
    if (whole := with_borrowed_head(subject, quantity.unit, memory)) != subject:
        return whole, "borrowed-head"
    if (
        "其中" in left
        and reading.statistic == "level"
        and memory.unit == reading.unit
        and not verb_of(subject)
        and (added := _ADDED.match(memory.name))
    ):
        return added.group() + subject, "part-of-added"
    if (
        joined
        and memory.verb
        and counts
        and not verb_of(subject)
        and reading.statistic == "level"
        and reading.unit not in ("%", "‰")
    ):
        return memory.verb + subject, "shared-verb"
    return subject, "left"


_VICTIMS = frozenset(["死亡", "受伤", "死亡人数", "受伤人数", "直接经济损失", "造成直接经济损失"])
_EVENT = re.compile(r"(?:事故|火灾)(?:起数)?$")


def with_borrowed_head(name: str, unit: str, memory: Memory) -> str:
    """食品类上涨12.8% under 居民消费价格: a bare group is measured as the whole before it was."""
    if unit in ("元", "%", "个百分点", "") and _BARE_GROUP.search(name):
        head = _BORROWED.search(memory.name) or (_BORROWED.search(memory.before) if not memory.name else None)
        if head:
            return name + head[1] + ("指数" if not unit else "")
    if len(name) <= 8 and not _COMPLETE.search(name) and not verb_of(name):
        if memory.whole and unit == memory.whole_unit and (head := _MEASURE_OF_WHOLE.search(memory.whole)):
            return name + head[1]
        if memory.heading and unit != "%" and (head := _MEASURE_OF_WHOLE.search(memory.heading)):
            return name + head[1]
    return name


_MEASURE_OF_WHOLE = re.compile(
    r"(?:总|合计)?((?:播种|种植)?面积|装机容量|产量|增加值|产值|业务收入|业务总量|零售额|零售总额|用电量|吞吐量|周转量|客运量|货运量|销售额)$"
)
_COMPLETE = re.compile(r"[量额数率值价]$|收入|支出|投资|面积|余额|存款|贷款|[进出]口|人[口员次数]|税|装机|存栏|出栏")


_ADDED = re.compile(r"新增|净增|新建成?|新开工|新投产|新签约|新引进")


def _around(subject: str, noun: str, memory: Memory, joined: bool) -> tuple[str, str]:
    subject = _list_of_examples(subject, keep_rest=False)
    if subject and _STEP.fullmatch(noun):
        return subject + noun, "step"
    if not subject and joined and memory.verb and verb_at(noun, 2, len(noun)) is None:
        return memory.verb + noun, "shared-verb-right"
    return subject + noun, "around" if subject else "right"


def last_verb(text: str) -> str:
    """The action that the words before a number end with: 安排资金改造和新建 → 新建."""
    known = _verbs()
    return next((text[-size:] for size in (4, 3, 2) if text[-size:] in known and len(text) >= size), "")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words("verb"))


def verb_at(text: str, start: int, stop: int) -> int | None:
    """Where the first action begins between two places of a text; null where none does."""
    return next((at for at in range(start, stop - 1) if starts_with_verb().match(text, at, stop)), None)


def _list_of_examples(subject: str, keep_rest: bool = True) -> str:
    """引进甲公司、乙集团总部等重大项目 → 引进重大项目: the examples before 等 name nothing."""
    at = subject.rfind("等")
    if (
        at < 0
        or subject[at : at + 2] in ("等级", "等待", "等效")
        or subject[at - 1 : at] in ("高", "平", "中", "初", "优", "同", "均", "对")
    ):
        if "、" in subject:
            last = subject.rsplit("、", 1)[1]
            if verb_of(last):
                return last
        return subject
    rest = subject[at + 1 :]
    if not rest and keep_rest:
        return subject[:at]
    return verb_of(subject[:at]) + (rest if keep_rest or rest else "")


def _against(left: str, memory: Memory) -> tuple[str, str]:
    match = re.search(
        r"(?:增速|增幅|涨幅|降幅)?(?:均|也|分别)?(?:高于|低于|快于|慢于|领先|超过|高出|好于|优于)[^\W\d_].*", left
    )
    tail = strip_tail(match.group()) if match else ""
    before = strip_lead(strip_tail(left[: match.start()])) if match else ""
    name = before or memory.name
    if memory.statistic in ("growth", "avg_growth") and not before and not tail.startswith(("增", "涨", "降")):
        tail = "增速" + tail
    return name + tail, "against-benchmark"


_NEW = re.compile(r"^(?:净增|新增|新增加)")
_OF_IT = re.compile(r"[、,]?[约仅只]?占(?:比)?[约近超达到为]*")
_PLANNED_MONEY = re.compile(r"(?:年度|概算|计划)*总?(?:计划)?投资$")
_STOCK = re.compile(r"达到?$|增至|增加到|累计|总数|突破|超过")


def _carried(left: str, reading: Reading, memory: Memory) -> tuple[str, str]:
    """新增48家、达到438家: what is reached is the stock, not what was added to it."""
    if reading.statistic == "share" and _OF_IT.fullmatch(left):
        return memory.base + "占比", "carried-share"
    if left.endswith("完成") and (planned := _PLANNED_MONEY.search(memory.name)):
        return memory.name[: planned.start()] + "完成投资", "carried-head"
    if reading.unit == "个百分点" and memory.statistic in ("growth", "avg_growth") and reading.statistic == "change":
        return memory.name + "增速", "carried-rate"
    if reading.statistic == "level" and _STOCK.search(left):
        return _NEW.sub("", memory.name), "carried-stock"
    return memory.name, "carried"


# 跨越3个千亿元台阶: what is crossed is no thing that is counted.
_BASIS = re.compile(r"[按以][^,;。]{2,14}(?:计算|折算|口径)(?:[为达]|后)?")
# 其中大中型74台: only which of the things before.
_KIND = re.compile(
    r"(?:大中型|大型|中型|小型|中小型|公办|民办|国有|民营|私营|男|女|城镇|农村|境内|境外|国内|入境|执业|在职)"
)
_STEP = re.compile(r"[百千万]?亿?(?:元|级)?(?:大?台阶|大关|关口)")
_CROSSING = re.compile(r"(?:历史性|连续|接连|先后|相继|五年|成功)*(?:跨[越过上]?|连跨|迈[上过]|登上|突破|站上|实现).*$")


def crossing(name: str) -> str:
    """What is at the step: 地区生产总值跨越千亿元台阶 → 地区生产总值."""
    return _CROSSING.sub("", name)


_PER = re.compile(r"(?:平均)?每[百千万]?[人名户](?:常住)?(?:人口)?(?:拥有)?")
_LEVEL = re.compile(r"[、,(]?(?:其中)?[、,:]?((?:国家|省部?|市|县|区|州)级)")
_CONTRASTS = (("存款", "贷款"), ("收入", "支出"), ("出生", "死亡"), ("参保", "领取"))


def _contrasted(subject: str, before: str) -> str:
    """金融机构人民币存款余额…, 贷款余额…: what stood before the one of a pair stands before the other."""
    for pair in _CONTRASTS:
        for one, other in (pair, pair[::-1]):
            if subject.startswith(one) and (at := before.find(other)) > 0 and one not in before:
                return before[:at]
    return ""


def topic_of(clause: str) -> str:
    """What a clause with no number is about: 深化中欧班列运营改革 → 中欧班列, 新型农村合作医疗试点起步平稳 → …试点."""
    text = without_verbs(strip_lead(clause.strip(" ")))
    if text.startswith("“") and "”" in text:
        return text[: text.index("”") + 1]
    if match := _state().search(text, 2):
        text = text[: match.start()]
    at = verb_at(text, 2, len(text))
    text = text[:at] if at is not None else text
    if match := _ACTION_NOUN.search(text, 2):
        text = text[: match.start()]
    text = text.strip("、的")
    return text if 2 <= len(text) <= 20 else ""


_ACTION_NOUN = re.compile(r"(?:改革|建设|行动|工程|攻坚战?|战略|集结中心|力度|工作|市场化)")


@cache
def _object() -> re.Pattern[str]:
    return re.compile(alternatives("object"))


@cache
def _manner() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('manner')})+")


@cache
def _state() -> re.Pattern[str]:
    return re.compile(rf"{alternatives('manner')}|{alternatives('state')}")


_EXTENT = re.compile(r"(?<=[^\W\d_]{2})(?:运营|通车|建成)?(?:播种面积|种植面积|里程|亩产|单产)$")
_STRONG_VERB = re.compile(r"实现|完成|拥有|实有|共有|达到|落户|入驻|参合农民|从业人员")
_MEASURE = re.compile(
    r"(?:(?:人均)?(?:筹资|补助)?标准|总?产量|(?:播种|种植|竣工|销售|施工|开工)?面积|存栏量?|出栏量?|(?:参保)?人数|里程|亩产|单产|业务收入)$"
)


def entity_of(name: str) -> str:
    """What a measure is taken of: 粮食播种面积 → 粮食, 规模以上工业企业实现营业收入 → 规模以上工业企业."""
    name = _NEW.sub("", without_verbs(name))
    if match := _STRONG_VERB.search(name, 2):
        return name[: match.start()]
    head = _MEASURE.search(name, 1) or (_generic_end().search(name, 2) if code_of(name) is None else None)
    if head:
        return name[: head.start()]
    done = last_verb(name)
    return name[: -len(done)] if done and len(name) >= len(done) + 3 else name


@cache
def _generic_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('generic')})$")


@cache
def _aspect() -> re.Pattern[str]:
    return re.compile(alternatives("aspect"))


def is_aspect(name: str) -> bool:
    """Whether a name is but an aspect of another: 总量, 增速."""
    return _aspect().fullmatch(name) is not None


def without_verbs(text: str) -> str:
    """What an action is done to: 加快推进省级重点项目 → 省级重点项目."""
    for _ in range(3):
        text = _manner().sub("", text)
        match = starts_with_verb().match(text)
        if not match or match.end() == len(text) or text[match.end()] in "业率员者器量商费性":
            break
        text = text[match.end() :]
    return text


def _replaced_head(memory: Memory, head: str) -> str:
    """总量下降…降幅居…: the new head stands in for the old one where both are heads."""
    if head.startswith(("总", "累计")) and not head.startswith("总投资"):
        return _EXTENT.sub("", _NEW.sub("", memory.name)) + head
    if head in ("出口", "进口", "出口额", "进口额") and "进出口" in memory.name:
        return memory.name[: memory.name.index("进出口")] + head
    if head in ("顺差", "逆差"):
        return "进出口" + head
    if head.endswith("投资"):
        # 推进省级重点项目…, 完成投资…: the projects are what money goes into, not what is done with them.
        return _PLANNED_MONEY.sub("", re.sub(r"(?:建设|实施|开工)$", "", without_verbs(memory.name))) + head
    if _aspect().fullmatch(head):
        return memory.name + head
    return entity_of(memory.name) + head
