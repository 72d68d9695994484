"""A list of names before 分别 goes in, one whole name for each of the values that follow comes out."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.observations.borrowing import (
    VICTIMS,
    Memory,
    against,
    than_as_held,
    with_replaced_head,
    without_fulfilment,
)
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import alternatives, ends, strip_lead, verb_of, without_verbs, words
from pipeline.observations.quantities import AFTER_VALUE, Quantity
from pipeline.observations.statistics import Reading
from pipeline.observations.subjects import is_verb, of_a_plan, plan_done, stock_of, subject_left, topic_of

AND = frozenset("、和及与")
"""What stands between the members of a list."""
RESPECTIVELY = re.compile(r"分别|依次|分(?=居|列|达|占|获)")
# 城镇和农村人均住房面积32.9平方米、37.1平方米: a pair may be handed out with no 分别.
_PAIRED = re.compile(r"和|与|、|/|^城乡|存贷款|内外资")
_PER_TIME = re.compile(r"(?:提高|增加|上升|达)?到?每[月年人]$")
_AFTER_VALUE = re.compile(AFTER_VALUE)
_RATES = frozenset(["%", "倍"])
_COUNTED_BY = frozenset("个头只件项人家户所条张座台辆起名羽支部种")
_ORDER_OF_SECTORS = re.compile(r"第?一、(?:第?二[、和])?第?[二三](?:次)?产业?|第?二[、和]第?三(?:次)?产业?")
# 存贷款, 内外资: two in one word.
_TWO_IN_ONE = re.compile("存(?:款?[、和])?贷(?=款)|产、?销(?=量)|内、?外(?=资)")
_KINDS = {"轻重工业": ("轻工业", "重工业"), "粮经作物": ("粮食作物", "经济作物"), "粮经": ("粮食作物", "经济作物")}
_TWO_KINDS = re.compile("|".join(_KINDS))
_URBAN_AND_RURAL = re.compile(r"城、?乡(?=年?(?:(?:常住)?居民|低保|最低生活|特困)[^、]*$)")
_OXEN_AND_SHEEP = re.compile("牛羊(?=饲养|存栏|出栏)")
_AND = re.compile(r"[、,/]|和(?!谐|平)|与|以及|(?<![普以涉波惠])及(?!其|格|时|早)")
_COMMA = re.compile("、")
_AND_ALONE = re.compile("和(?!谐|平)|与")
# 分别高于全国、全省平均水平1.2和0.8个百分点
_HELD_AGAINST_SOME = re.compile(
    r"(?:[高低快慢好优]于|领先|超过|高出)(全[国省市州县][^,;。、\d全和与]{0,6}(?:(?:[、和与](?:全[省市州县区]|[省市州])|全[省市州县区])[^,;。、\d全和与]{0,6}){1,4})$"
)
_FASTER_THAN = re.compile(r"[比较](全[国省市州县][^,;。\d]{1,16}?)(高出?|低|快|慢)$")
_AVERAGE = re.compile("(?:平均)?(?:水平|平均)$")
_AND_SO_ON = re.compile(r"(?<![高中初平])等(?:[一二三四五六七八九十\d]+(?:个|大|类|项)?)?(?=[^\W\d_、])")
# 电池、光伏、家电三大产业营收: how many they are.
_IN_ALL = re.compile(
    "(?<=[^\\W\\d_])[二三四五六七八九十两](?:大(?=税种|产业|行业|领域|板块|集群|支柱)|个(?=行政区|县|区|市|镇|乡|园区))"
)
_HEAD_AT_END = re.compile(r"(?<=[^\W\d_]{2})(?:数量|人数|人次|总量|总数|(?:播种|种植)?面积|规模|收入)$")
# 黄金、白银、精炼铜产量: what is measured of each of the list.
_MEASURE = re.compile(
    r"(?:(?:年均|平均)?浓度|总?产值|产量|销量|存栏量?|出栏量?|饲养量|吞吐量|周转量|价格|支出|投资|增加值|零售额|排放量|贷款余额|进出口(?:总[额值])?|出口额?|进口额?|(?:人均)?(?:财政)?补助标准|(?:贷款|存款|投资)?(?:[增降涨]幅|增速)|里程)(?:(?:占|稳定在|位居|居)[^,、]{2,16})?$"
)
# 食品、石化产业增加值, 人参、食用菌全产业链产值, 基本养老、失业保险参保人数
_TRADE = re.compile(r"(?:全产业链|产业|行业|保险).*$")
# 博乐、阿拉山口年平均降水; 地表水、近岸海域水质优良比例
_MEAN = re.compile(r"(?:年?平均|水质).*$")
# 儿童和孕产妇保健覆盖率
_WHOM = re.compile("孕产妇|老年人|残疾人|未成年人|妇女儿童|农民工|中小学生")
_OF_ITS_OWN = re.compile("[力平例位量数地面积]$")
_REACHED = re.compile(
    "(?:毛入学|人口覆盖|抽检合格|综合利用|普及|覆盖|合格|达标|利用|处理|处置|收集|参保|巩固|入学|治愈|转化|机械化|硬化|绿化|自给|满意)率$"
)
_TAKINGS = re.compile("(?:营业额|销售额)(?:\\([^()]*\\))?$")
_OLD = re.compile("岁(?:及?以[上下])?")
_PORTS = ("机场", "港", "港口")
_POLLUTANTS = ("化学需氧量", "二氧化硫", "氮氧化物", "氨氮", "烟尘", "粉尘", "二氧化碳", "挥发性有机物")
_EMITTED = re.compile("排放(?:总?量)?$")
_PLACES = frozenset("院校站所园")
_RATE_OF_THE_FIRST = re.compile(r"(?:毛|净)?[^\W\d_]{2}率$")
_WORDS_OF_THEIR_OWN = ("业务", "户籍", "业营业额", "业销售额")
_SHARES_OF_EACH = re.compile("([^、,]{2,}?占全?[国省市县区州]?)([^占]+[、和][^占]+?)的?(比重|比例|份额)")
# 高新技术产品产值及其占工业总产值比重
_AND_ITS_SHARE = re.compile("(.+?)(?:及其|及)(占.+)")
_REACHED_IN_ALL = re.compile("累计|总数|达到?$|增至|增加到")
_COUNTS_MORE = re.compile(r"(?!以[上内下]|左右|上下|多|余)[^\W\d_]")
_MEDALS = re.compile("(.*)金牌?、银牌?[、和]铜牌")
_LATIN_AT_END = re.compile("[A-Za-z0-9]+$")
_INSIDE_A_WORD = frozenset("业户府者化员性率口军置治")
# 技改投资、工业投资增速
_RATE = re.compile("(?:[增降涨]幅|增速|占比|比重)$")
_OWN_HEAD = re.compile(r"(?:[率额量数值]|面积|总量|收入|支出|投资|案件|事故)$")
_HAS_OWN_OBJECT = re.compile(r"[一二三]产|[进出]口|[城农]")
_ENDS_A_LIST = re.compile("“|双|均|稳|持续|实现")
# What a name says of its part in a whole: 第一产业对经济增长的贡献率, 税收占财政收入.
_WHAT_IT_DOES = re.compile("占.*$|对[^对]*贡献率$")
_REVENUE = re.compile("(?:主营)?(?:业务|销售|营业)收入$")
_WITH_WHOM = re.compile("(?:出口|进口|贸易额?|总[额值])$")
_SHARED_OPENING = re.compile(
    "每[百千万]名?(?:常住人口|人口|人)(?:口)?(?:拥有)?|对(?!外|口|接|于|标)|(?:规模|限额|规|限)(?:以?上)(?!工业|服务业|企业|单位)"
    "|(?:单位|每?万元)(?:(?:国内|地区)?生产总值|GDP|(?:规模以上)?工业增加值)|[^、]{2,8}(?:机场|港口?)(?=[^、]{2})"
)
# Statistics that are told of several levels at once.
_HANDED_ON = frozenset(["growth", "avg_growth", "change", "ratio"])
_RECENT = 24
_LONGEST_LIST = 16


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives("generic"))


def handed_out(
    text: str, kept: list[Quantity], number: int, left: str, subject: str, clause: str, reading: Reading, memory: Memory
) -> list[str]:
    """The names for this and the following quantities of a group; empty where no list is handed out here.

    `left` is the text since the last boundary, `subject` what it holds, `clause` the clause before it that states no
    number of its own.
    """
    marker = RESPECTIVELY.search(left)
    if marker:
        subject = subject_left(left[: marker.start()], reading)
    elif subject and not _PAIRED.search(subject):
        return []
    elif not subject and not memory.listed:
        return _alike(text, kept, number, reading, memory)
    group = _group(text, kept, number, bool(marker) or "、" in subject or not subject)
    if group == 1 and not marker:
        # 小麦面积和产量是95517亩和37554吨
        group = _coordinated(text, kept, number)
    last = kept[number + group - 1]
    if not marker and group > 1 and text[last.start - 1] == "," and _COUNTS_MORE.match(text, last.end):
        # 绿色食品、有机农产品达到120个,15个产品获认证: another statement.
        return []
    if not marker and _names_more(text, kept[number : number + group]):
        # 改建、新建桥梁173座、泵站250座, but 签约、开工项目27个、24个
        return []
    predicate = left[marker.end() :] if marker else ""
    plan = of_a_plan(predicate)
    if not marker:
        names = _split(subject, group) if subject else list(memory.listed)
        return names if group == len(names) > 1 else []
    names = _split(subject, group) if subject else _split(_list_in(clause), group) if group > 1 else []
    if len(names) == group > 1 and not subject:
        return names
    if not subject or (subject.startswith(("占", "完成", "为", "对")) and len(names) != group):
        named = memory.listed or memory.names[-_RECENT:]
        recent = list(dict.fromkeys(map(without_fulfilment, named)))[-group:]
        if (
            group > 1
            and memory.names
            and _AND.search(memory.names[-1])
            and len(joint := split_list(memory.names[-1])) == group
        ):
            # 总量和增量均破万亿,分别达到12488亿元和10163亿元
            recent = joint
        if len(recent) == group > 1:
            shared_end = subject or (plan_done(plan) if plan else subject_left(predicate, reading))
            if shared_end.startswith(("占", "完成", "对", "拉动")):
                return [_WHAT_IT_DOES.sub("", name) + shared_end for name in recent]
            if not memory.listed:
                # 高新企业736家、总部64家,分别新增312家、29家
                return [shared_end + _whom(name) for name in recent] if is_verb(shared_end) else recent
    if len(names) < 2 and len(memory.listed) >= group:
        listed = [without_fulfilment(name) for name in memory.listed]
        if _REACHED_IN_ALL.search(left):
            # 分别新增12项和44项,累计分别达到64项和288项
            listed = [stock_of(name) for name in listed]
        return [name + (subject if len(subject) <= 8 else "") for name in listed][:group]
    if subject in words("generic") and group > 1:
        # 办理代表建议87件、政协提案112件,满意率分别为96.5%和97.2%
        measured = list(dict.fromkeys(memory.names))
        things = [name for name in measured if not ends(name, "generic")][-group:] or _of_one_measure(measured[-group:])
        if len(things) == group:
            return [with_replaced_head(subject, name) for name in things]
    done = [verb_of(name) for name in memory.names[-group:]]
    if len(names) == 1 and group == len(set(done)) > 1 and all(done):
        # 申请专利8600件、授权4200件,其中发明专利分别为3100件和380件
        return [verb + subject for verb in done]
    if (
        len(names) == 1 < group
        and len(set(counted := memory.names[-group:])) == group
        and counted[-1].endswith(subject)
    ):
        # 302个省重点项目、146个市重点工程、178个县重点工程分别完成…
        names = counted
    if len(names) > group:
        names = names[-group:] if group > 1 else ["、".join(names)]
    if len(names) == group and memory.name and all(name in words("aspect") for name in names):
        return [memory.name + name for name in names]
    if clause and group > 1 and words("generic").issuperset(names) and (topic := topic_of(clause)):
        # 民营经济快速发展,销售收入、增加值分别增长30%、29%
        names = [topic + name for name in names]
    addition = plan_done(plan) if plan else _PER_TIME.sub("", subject_left(predicate, reading))
    if not plan:
        addition = addition.removeprefix("实现").removeprefix("完成")
    if addition and (
        plan
        or code_of(addition)
        or (len(addition) <= (14 if addition[0] == "占" else 6) and not re.search(r"[达居到]", addition))
    ):
        names = [name if name.endswith(addition) else name + addition for name in names]
    return names if len(names) == group and group > 1 else []


def held_against(
    text: str, kept: list[Quantity], number: int, left: str, reading: Reading, memory: Memory
) -> list[str] | None:
    """分别高于全国、全省1.8个、0.7个百分点: a name for each of the benchmarks; null where no list of them is handed out.

    Empty where there are not as many numbers as benchmarks.
    """
    if reading.statistic != "change":
        return None
    left = _FASTER_THAN.sub(than_as_held, left)
    listed = _HELD_AGAINST_SOME.search(left)
    if not listed:
        return None
    every = [one for one in re.split("[、和与]|(?<!^)(?=全)", listed[1]) if one]
    if _group(text, kept, number, marked=True) != len(every):
        return []
    average = _AVERAGE.search(every[-1])
    if average and not _AVERAGE.search(every[0]):
        every[:-1] = [one + average.group() for one in every[:-1]]
    lead = RESPECTIVELY.sub("", left[: listed.start(1)])
    return [against(lead + one, memory) for one in every]


def _alike(text: str, kept: list[Quantity], number: int, reading: Reading, memory: Memory) -> list[str]:
    """接待游客156万人次、旅游收入9.2亿元,增长31%、35.6%: with no 分别, each growth is that of one of the levels before."""
    if memory.statistic != "level" or reading.statistic not in _HANDED_ON:
        return []
    group = _coordinated(text, kept, number)
    names = memory.names[-group:]
    return names if group == len(set(names)) > 1 else []


def _of_one_measure(names: list[str]) -> list[str]:
    """The names, where all are of the same measure: 粮食面积…,蔬菜面积…,产量分别为…."""
    measures = {name[len(name) - ends(name, "generic") :] for name in names}
    return names if len(measures) == 1 and "" not in measures else []


def _coordinated(text: str, kept: list[Quantity], number: int) -> int:
    """How many quantities from this one on stand side by side, in whatever units."""
    size = 1
    while number + size < len(kept) and text[kept[number + size - 1].end : kept[number + size].start] in AND:
        size += 1
    return size


def _whom(name: str) -> str:
    """What is done to things that were named by a standard: 城市低保标准…,保障2136人 → 城市低保."""
    return without_verbs(name).removesuffix("标准")


def _group(text: str, kept: list[Quantity], number: int, marked: bool) -> int:
    """How many quantities from this one on are listed with each other."""
    size = 1
    while number + size < len(kept) and size < _LONGEST_LIST:
        before, after = kept[number + size - 1], kept[number + size]
        if after.start - before.end > 8:
            break
        between = _AFTER_VALUE.sub("", text[before.end : after.start])
        units = {before.unit, after.unit}
        # 旅客和货邮吞吐量分别达到1.35亿人次、453.8万吨: behind 分别 what stands right beside is of the list in any unit.
        like = len(units) == 1 or (marked and (units <= _COUNTED_BY or units <= _RATES or between in AND))
        if len(between) > 3 or "分" in between or not like or between[:1] not in AND | {",", "以", "/"}:
            break
        if between[:1] == "," and (len(between) > 1 or len(units) > 1):
            # 分别达到69家、107家,1324人…: what follows a comma and goes on otherwise is no more of the list.
            break
        size += 1
    return size


def _names_more(text: str, group: list[Quantity]) -> bool:
    """Whether a noun stands between numbers of a group."""
    return any(len(_AFTER_VALUE.sub("", text[one.end : other.start])) > 1 for one, other in pairwise(group))


def _list_in(clause: str) -> str:
    """生产安全事故起数和死亡人数“双下降”,分别…: the list in a clause before that states no number itself."""
    return "" if any(char.isdigit() for char in clause) else strip_lead(_ENDS_A_LIST.split(clause)[0])


def _split(subject: str, group: int) -> list[str]:
    """The list divided at 、, 和 and 及, or at 、 alone where only so there is a name for each of `group` values."""
    names = split_list(subject)
    if 1 < len(names) < group and _TWO_IN_ONE.search(subject):
        # 总资产、存贷款余额 are three.
        divided = [
            kind for name in _AND.split(subject) for kind in (split_list(name) if _TWO_IN_ONE.search(name) else [name])
        ]
        return divided if len(divided) == group else names
    if len(names) > group > 1:
        for joints in (_COMMA, _AND_ALONE):
            if len(divided := split_list(subject, joints)) == group:
                return divided
    return names


def split_list(text: str, joints: re.Pattern[str] = _AND) -> list[str]:
    """城镇和农村居民人均可支配收入 → both names whole; 食品、石化等产业增加值 → each with 产业增加值.

    `joints` divides the list; 社会保障和就业 is one of three where only 、 does.
    """
    if text.startswith("三次产业") or ("三次产业" in text and len(text) <= 8):
        rest = text.partition("三次产业")[2]
        return [f"第{order}产业" + (rest if len(rest) > 3 else "增加值") for order in "一二三"]
    if match := _ORDER_OF_SECTORS.search(text):
        rest = text[match.end() :]
        return [f"第{order}产业" + rest for order in match.group() if order in "一二三"]
    if match := _TWO_KINDS.match(text):
        return [kind + text[match.end() :] for kind in _KINDS[match.group()]]
    if match := _TWO_IN_ONE.search(text):
        return [text[: match.start()] + kind + text[match.end() :] for kind in match.group() if kind not in "款、和"]
    if match := _URBAN_AND_RURAL.match(text):
        rest = text[match.end() :]
        return ["城市" + rest if rest.startswith(("低保", "特困")) else "城镇" + rest, "农村" + rest]
    if _OXEN_AND_SHEEP.match(text):
        return [kind + text[2:] for kind in "牛羊"]
    if medals := _MEDALS.fullmatch(text):
        return [f"{medals[1]}{metal}牌" for metal in "金银铜"]
    if its_share := _AND_ITS_SHARE.fullmatch(text):
        return [its_share[1], its_share[1] + its_share[2]]
    if shares := _SHARES_OF_EACH.fullmatch(text):
        # 高新技术产业占全区GDP、工业增加值、出口的比重
        return [shares[1] + whole + shares[3] for whole in _AND.split(shares[2])]
    suffix, text = "", _IN_ALL.sub("", text)
    if match := _AND_SO_ON.search(text):
        text, suffix = text[: match.start()], text[match.end() :]
    items = [item for item in joints.split(text) if item]
    if len(items) < 2 or suffix:
        return [item + suffix for item in items]
    last = items[-1]
    ended = [item + _shared_end(item, last) for item in items[:-1]]
    if (
        (opening := _SHARED_OPENING.match(ended[0]))
        and (opening.group() != "对" or _WITH_WHOM.search(last))
        and (not opening.group().endswith(_PORTS) or last.endswith("吞吐量"))
    ):
        # 每千人托位、养老床位数; 对中亚五国、东盟进出口
        items[1:] = [
            opening.group() + item if _opens(opening.group(), ended[0] != items[0], item) else item
            for item in items[1:]
        ]
        return [ended[0], *(one + _shared_end(one, last) for one in items[1:-1]), items[-1]]
    if ended[0].startswith("农村") and ended[0].endswith("率") and last.endswith("率") and last[0] not in "城农乡":
        # 农村供电可靠率、自来水普及率
        items[1:] = ["农村" + item if code_of("农村" + item) or not code_of(item) else item for item in items[1:]]
        return [ended[0], *items[1:]]
    # 粮食播种面积、总产、单产: each bare head has the opening of the first.
    ended[1:] = [
        _with_shared_start(ended[0], item) if item in words("generic") or item in VICTIMS else item
        for item in ended[1:]
    ]
    return [*ended, _with_shared_start(items[0], last)]


def _opens(opening: str, borrows: bool, item: str) -> bool:
    """Whether what opens the first of a list opens another member, too: 规模以上, 单位GDP; `borrows` where they share an end.

    万元GDP能耗、二氧化硫排放量 are of no one opening.
    """
    if "均" in item or _SHARED_OPENING.match(item):
        return False
    if opening.startswith(("每", "对")):
        return True
    if any(port in item for port in _PORTS):
        return False
    is_of_it = code_of(opening + item) is not None and code_of(item) is None
    return (borrows and "排放" not in item) or item.endswith(("排放", "耗")) or is_of_it


def _shared_end(item: str, last: str) -> str:
    """What `last` adds that `item` shares: 刑事 + 治安案件 → 案件."""
    if item.endswith("能耗") and _EMITTED.search(last):
        return ""
    if item.endswith(_POLLUTANTS) and (emitted := _EMITTED.search(last)):
        return emitted.group()
    if item[-2:] == last[-2:] or item[-1:] == last[-1:]:
        return ""
    if _OWN_HEAD.search(item):
        rate = _RATE.search(last, 2)
        return rate.group() if rate and not _RATE.search(item) else ""
    if item.endswith("岁") and (old := _OLD.search(last)):
        # 0—14岁、15—64岁、65岁及以上人口
        return last[old.end() :]
    if len(item) == 1 and code_of(last[1:]):
        # 轻、重工业增加值
        return last[1:]
    if item.endswith("级") and (level := last.find("级")) > 0:
        # 国家级、部级创新平台
        return last[level + 1 :]
    for size in (3, 2, 1) if item[-1:] in _PLACES else (3, 2):
        at = last.rfind(item[-size:]) if len(item) >= size else -1
        if at > (size == 1) and last[at + size : at + size + 1] not in AND:
            return last[at + size :]
    if (trade := _TRADE.search(last, 2)) and not _TRADE.search(item):
        # 高技术制造业、战略性新兴产业增加值
        return (
            trade.group()[2:] if item.endswith("业") and trade.group().startswith(("产业", "行业")) else trade.group()
        )
    if mean := _MEAN.search(last, 2):
        return mean.group()
    if whom := _WHOM.match(last):
        return last[whom.end() :]
    if (measure := _MEASURE.search(last)) and measure.start() and not _MEASURE.search(item):
        # 原煤、发电、水泥产量
        return "量" if item.endswith("发电") else measure.group()
    if item.endswith("业") and not item.endswith("企业") and (takings := _TAKINGS.search(last)):
        # 批发业、零售业商品销售额
        return takings.group()
    if is_verb(item) and (done := verb_of(last)):
        # 新建、改扩建学校
        return last[len(done) :]
    cut = len(item)
    headed = max(ends(last, "generic"), ends(last, "object"), ends(last, "aspect"))
    if (cut <= 2 or (cut <= 4 and headed)) and cut < len(last) - 1 and not _AND.search(last, cut):
        # Word for word: 刑事、治安案件; not within a word (电网建设、水环境整治项目).
        splits = last[cut] in _INSIDE_A_WORD and not last.startswith(_WORDS_OF_THEIR_OWN, cut)
        if (splits or last[cut - 1 : cut + 1] in words("verb")) and headed and not code_of(item + last[cut:]):
            cut = len(last) - headed
        return last[cut:]
    # 农村自来水、卫生户厕普及率
    reached = _REACHED.search(last, 2)
    return reached.group() if reached and not _OF_ITS_OWN.search(item) else ""


def _with_shared_start(first: str, last: str) -> str:
    """生产安全事故起数、死亡人数: the second lacks the first's opening; it gets it where it is a bare head."""
    if first.endswith("起数") and last in VICTIMS:
        # 生产安全事故起数、死亡人数
        return first.removesuffix("起数") + last
    if first.startswith("人均") and "均" not in last and code_of(last) is None and code_of("人均" + last):
        return "人均" + last
    if last.startswith(("授权", "受理", "登记")) and (asked := first.find("申请")) > 0:
        # 专利申请量与授权量
        return first[:asked] + last
    if last.endswith("率") and (rate := _RATE_OF_THE_FIRST.search(first)) and rate.start():
        # 小学入学率、巩固率
        return last if len(last) > len(rate.group()) + 1 else first[: rate.start()] + last
    if len(last) == 2 and len(first) >= 4 and {first[-2:], last} <= words("verb"):
        return first[:-2] + last
    if (revenue := _REVENUE.search(first)) and last in words("generic"):
        # 省属企业主营业务收入、利税、利润: none is of the 主营业务.
        return first[: revenue.start()] + last
    if len(last) <= 3 and (head := _HEAD_AT_END.search(first)) and first != last and not _HAS_OWN_OBJECT.search(last):
        return first[: head.start()] + last
    if (last in words("generic") and len(first) > len(last)) or (
        len(last) <= 4 and len(first) >= len(last) + 4 and last[-1] in "数率润入额量度耗"
    ):
        head = _generic().search(first, max(0, len(first) - 4))
        cut = head.start() if head and head.end() == len(first) else len(first) - min(2, len(first))
        if first[cut].isascii() and (latin := _LATIN_AT_END.search(first)):
            # 每平方公里产出GDP、税收: a word of Latin letters is one.
            cut = latin.start()
        return first[:cut] + last
    return last
