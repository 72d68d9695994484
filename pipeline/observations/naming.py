"""The quantities of a sentence go in, each with how it reads and the name of what it measures comes out."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.observations.aims import (
    BEYOND_AN_AIM,
    RECALLED_TARGET,
    WHERE_ALONE,
    WHOLE_OF_A_SHARE,
    as_growth_aimed_at,
    as_recalled,
    told_in_passing,
)
from pipeline.observations.around import Around, words_around
from pipeline.observations.borrowing import (
    RECENT,
    VICTIMS,
    WORKED_ON,
    Memory,
    crossing,
    owner_of_part,
    with_borrowed_head,
    without_benchmark,
    without_fulfilment,
)
from pipeline.observations.chains import TO_WHOM, tell_apart
from pipeline.observations.clauses import (
    clause_before,
    silent_clause,
    topic_before,
    without_deeds,
)
from pipeline.observations.curated import code_of
from pipeline.observations.frames import frame_of, goes_straight_on, owner_of, within
from pipeline.observations.handing_out import OWN_MOVE, TO_EACH, handed_out, held_against
from pipeline.observations.nouns import noun_counted
from pipeline.observations.phrases import AND, begins, strip_lead, strip_tail, verb_at, verb_of, without_verbs, words
from pipeline.observations.place import Named, Place
from pipeline.observations.predicates import WITH_NOUN, share_predicate
from pipeline.observations.proportions import CONTRIBUTES, part_name
from pipeline.observations.quantities import Quantity
from pipeline.observations.rules import name_of
from pipeline.observations.spending import ONLY_WORK, spent_on, with_purpose
from pipeline.observations.statistics import Reading, read, what_moves
from pipeline.observations.subjects import HELD, is_verb, last_verb, of_a_plan, subject_left, topic_of
from pipeline.observations.tidying import tidied, without_region
from pipeline.observations.units import MONEY

# 主要产品产量: and 主要产品产量中, and 主要产品产量有增有减,
_HEADING = re.compile(
    r"([^,;。:\d]{2,16}?)(?::|(?<=产量)中[,:])"
    r"|((?!.{0,6}(?:森林|绿化|绿地|住房|造林))[^,;。:\d]{2,12}?(?<=产量|面积))"
    r"(?:有[增升涨]有[减降跌]|[增升]降不一|稳[中步]有?[增升]长?|全面增长|持续增长),"
    r"(?![^\d,;。]*(?:总产|产值|销售额|产量|面积)[^\d,;。]{0,4}\d)"
)
_REACHES_SOME = re.compile("(?:试点)?(?:范围)?(?:扩大到|推广到|普及到|延伸到|覆盖)(?=全?[国省市县区州旗乡镇])")
_IS_PURSUED = re.compile(
    "(?:完善|推进|推行|推广|铺开|开展|深入|建立|实施|健全|扩面|发展|建设|加快|组建|延伸|优化|扩大|运行|提升)$"
)
# 城镇新增就业年均3.2万人
_IN_EACH_YEAR = re.compile("(?<![\\d一二两三四五六七八九十几多历常今当去每半来])年均(?:达到?|为)?(?:约|近|超过?)?$")
_OF_A_YEAR_OR_EACH = re.compile("[年均]")
_COLLECTORS = re.compile("(?:财政|[国地]税|税务)(?:部门|局)$")
_OVER_BUDGET = re.compile("([超短]收)(?:了|约|近)?$")
_THAN_PLANNED = re.compile("比(?:年初|年度|全年)?(?:计划|预算|任务|目标)?$")
_SHARE_OPENS = re.compile(
    r"占(?!地|用|道|补|据|优|领|绝对|比最)[^,;。\d分]{1,20}?(?:[\d.]+[万亿]*[^\d,;。的]{1,4})?的?(?:比重|比例)?(?:为|达到?)?[\d.]+[%成]"
)
# 体育 至年末,全区有体育馆2个
_CHAPTER_AND_TIME = re.compile(r"[^\W\d_]{2,4} ?截?至年[末底]")
_PARTS_FOLLOW = re.compile(r"其中|按[^,;。]{2,12}分[,:]?$|^分[^,;。]{1,6}看")
_DERIVED = frozenset(
    [
        "carried-share",
        "carried-rate",
        "against-benchmark",
        "of-a-plan",
        "part-of",
        "added-since",
        WHOLE_OF_A_SHARE,
        RECALLED_TARGET,
    ]
)
# The rules that name what was counted before, or some of it.
_NO_NEW_THINGS = frozenset(["carried-object", "carried-verb", "some-of-them"])
# What stands before those who get something, and are not what the next number is about.
_REACHES = re.compile("惠及|受益|受惠|覆盖|带动|服务|支持")
_ACTORS = re.compile("产业|行业|经济|主体")
_OPENING = re.compile(rf"[^\W\d_]{{2,8}}?(?:{_ACTORS.pattern})(?![^\W\d_]?[园链化带群体])")
_OPENING_LENGTH = 20
_RANKED_IN = re.compile(
    r"(?:[位名]列|[位跃升稳]居|跻身|荣登|登上|蝉联|荣?获得?|入[围选]|排名|排在|居|列)([^,;。、\d]{2,14}?)前?$"
)
_ASSESSED = re.compile("全[国省市区县州].*(?:考核|考评|评比|测评|评价|复查)")
# What a paragraph of a bulletin is about, and no name is of.
_CHAPTERS = frozenset(
    [
        "人民生活",
        "交通运输",
        "邮电通信",
        "社会保障",
        "社会事业",
        "教育事业",
        "卫生事业",
        "文化事业",
        "科技事业",
        "环境保护",
    ]
)
_ORDER_OF_SECTOR = re.compile("第?([一二三])(?:次)?产业?")
_CONVERTED = frozenset(["(", "(折合", "(约合", "(合", "(折"])
_ROSE_TO = frozenset(
    [
        "转",
        "升",
        "晋级",
        "进位",
        "跃升",
        "升为",
        "跃升为",
        "转为",
        "转为正",
        "转正",
        "升至",
        "升到",
        "跃升至",
        "上升到",
        "上升至",
        "提升至",
    ]
)
_OF_ONE_SEX = frozenset(["女生", "女学生", "女性", "男生", "男性"])
_ADDS_OR_CUTS = ("增", "化解", "淘汰", "退出", "改造", "认定", "新建", "建设", "建成", "引进", "发放", "培训")
_RATE_OR_STOCK = re.compile("(?:率|[能水电]耗|拥有量|总[数量]|存量|播种面积)$")
_CUTS = frozenset(["取消", "撤销", "撤并", "合并", "核减", "削减", "精简", "压减", "压缩", "减少", "裁减"])
_PRICE_MOVED = re.compile("(?:上升|上涨|下降)$")
_CONTRIBUTES = re.compile("拉动|贡献")
_FRAMED = frozenset(["left", "borrowed-head", "topic"])
# Actions that are as often part of a name: “两重”建设资金.
_NOMINAL = ("建设", "投资", "服务", "发展", "改革", "研发", "加工", "培训", "孵化", "管理", "创业")
_HELD_FIRST = re.compile(f"(?:分别|均|也|都)*{HELD}")
_RATE_OF_CHANGE = re.compile("(?<=[^\\W\\d_]{2})(?:增速|增幅|涨幅|降幅|跌幅|减幅|增长速度)$")
_NARROWS = re.compile("(?:收窄|缩小|扩大)[到至](?:全年的?)?$")
# 生产总值(现行价)300亿元,按可比价增长9.8%: growth is none at current prices.
_AT_CURRENT_PRICES = re.compile("[(](?:现行价格?|现价|当年价格?)[)]|^(?:按?现价)|(?<=[^\\W\\d_]{2})现价(?:总量)?$")
# 对上争取110万元; 争取1.2亿元,用于…
_IS_WON = re.compile("争取(?:了|到|到位|来)?$")
_FROM_ABOVE = frozenset(["", "对上", "向上"])
_SPENT_ON = re.compile(r"(?:以上|左右)?(用于[^,;。、\d]{2,8})(?=[,;。])")
_IS_SPENT = re.compile("^(?!.*(?:用于|占)).*(?:支出|财力|资金|收入|收益|标准|转移支付)$")
# 项目建设带动全县固定资产投资增长11.6%
_BROUGHT_ABOUT = re.compile("[^,;。]{2,16}?(?:带动|推动)全[省市县区州旗](?=[^\\W\\d_]{3})")
_MEANT_TO_FALL = re.compile("[能水电]耗|排放|浓度|强度|率$|死亡|发病|失业|亏损|成本|库存|负债|事故|案件")
_AIMED = frozenset(["力争", "争取", "力争达到", "努力实现"])
_LONGEST_CHAIN = 8
_MEASURE_END = 3
_SHORTEST_GROWN = 4
_PASSED = re.compile("(?:突破|跨越|跨过|迈过|迈上|超过|跨上)$")
# The longest name that may say nothing alone.
_BARE_NAME = 8


def name_sentence(
    text: str,
    kept: list[Quantity],
    before: Named | None = None,
    opening: str = "",
    silent: str = "",
    region: str = "",
    sole: Named | None = None,
) -> list[Named]:
    """Name every observation of one sentence, given in one spelling (see `text.same_length`), in text order.

    `before` is the first observation of an earlier sentence of the same paragraph, `opening` the industry or the
    like that a sentence before it opened with, `silent` the sentence right before it where that states no number,
    `region` the place that reports, `sole` the first observation of the sentence right before where all of it is of one thing.
    """
    found: list[Named] = []
    heading = _HEADING.match(text)
    memory = Memory(
        heading=(heading[1] or heading[2]) if heading else "",
        before=before.indicator if before else "",
        before_unit=before.reading.unit if before else "",
        things=before.indicator if before and before.reading.unit in WORKED_ON else "",
        opening=opening,
        silent=silent,
        region=region,
    )
    if sole and _SHARE_OPENS.match(text):
        # 实现地区生产总值18.7亿元,增长9%。占全市的6.9%: of the one thing that the sentence before tells of.
        memory.name = memory.base = sole.indicator
        memory.unit, memory.statistic = sole.reading.unit, sole.reading.statistic
    outside: Memory | None = None
    consumed = 0
    passed = ""
    parted = "其中" in text or "分" in text
    to_whom = False
    owner = opened = owner_of(text, region)
    for number, quantity in enumerate(kept):
        was_to_whom, to_whom = to_whom, False
        around = words_around(text, kept, number, consumed, passed)
        left, joined = around.left, around.joined
        passed_by = text[around.last_end : quantity.start]
        if outside is not None and ")" in passed_by:
            memory, outside = outside, None
        if outside is None and number and passed_by.rfind("(") > passed_by.rfind(")"):
            # 20553人(其中自费10317人),完成目标的100%: what stands in brackets is not what the sentence goes on with.
            outside = _copied(memory)
            if not memory.whole and memory.name:
                memory.whole, memory.whole_units = memory.name, frozenset([memory.unit])
        if ";" in passed_by:
            _begin_statement(memory)
            owner = owner if owner == opened else ""
        spoken_of = _copied(memory) if around.amid and not around.waits else None
        in_passing = told_in_passing(text, kept, number, left, around.right, memory)
        passed = left if in_passing else around.waits
        reading, subject = _read(quantity, left, around.right, found, joined, around.cut == quantity.start)
        if memory.name in _OF_ONE_SEX and memory.whole and subject and reading.statistic == "level":
            # 在校生6.8万人,其中女生3.1万人,毕业生2万人: the graduates are of all.
            memory.name = memory.base = memory.whole
        if memory.pending and (joined or not left.strip()) and len(OWN_MOVE.sub("", TO_EACH.sub("", left))) <= 3:
            # 分别增长2.1%和下降2.9%: a word of its own outweighs that of the first.
            led = memory.lead + left if left.strip("、,和及与") else memory.lead
            reading = read(quantity, led, around.right, memory.statistic if memory.statistic == "share" else "")
            indicator, rule = memory.pending.pop(0), memory.pending_rule
        elif quantity.kind == "parts":
            indicator, rule = part_name(text, quantity), "proportion"
            if indicator.endswith(CONTRIBUTES):
                unit = reading.unit if indicator.endswith(CONTRIBUTES[0]) else "个百分点"
                reading = replace(reading, statistic="contribution", unit=unit)
        elif in_passing:
            indicator, rule = in_passing
            reading = as_recalled(rule, reading, memory)
            if rule == RECALLED_TARGET and reading.statistic == "growth" and found[-1].reading.value.is_signed():
                # 单位GDP能耗下降3.6%(目标3.2%)
                reading = replace(reading, value=-abs(reading.value))
        else:
            clause = _clause(text, around, subject, parted)
            if parted and (_PARTS_FOLLOW.search(left) or _PARTS_FOLLOW.search(clause)):
                # 其中教育、科技支出,分别增长28%、24%
                clause = clause.partition("其中")[2] if left.startswith("分别") and "、" in clause else ""
                _open_whole(memory, _wholes(found, reading) or ([before] if before else []))
                if before and not found and reading.statistic == "growth" and before.reading.statistic == "level":
                    # 肉类总产量3.1万吨。其中猪肉、牛肉分别增长2%、1%
                    memory.whole_units |= {"%"}
            elif (
                clause in _CHAPTERS
                or text[around.boundary - 1 : around.boundary] == ";"
                or (memory.heading and clause != memory.heading and clause.startswith(memory.heading))
                or _CHAPTER_AND_TIME.fullmatch(clause)
            ):
                # 人民生活:年末全县职工8815人; what stands before a semicolon is of another statement.
                clause = ""
            if clause and _HELD_FIRST.match(left):
                _take_up(memory, clause)
            if _hand_out(text, kept, number, left, subject, clause, reading, memory):
                indicator, rule = memory.pending.pop(0), memory.pending_rule
            else:
                # 为120名学生、86名孤儿发放救助金
                to_whom = left.endswith(TO_WHOM) or (was_to_whom and left in AND)
                begins_clause = not subject or is_verb(subject) or left.endswith(("的", "等"))
                noun, end = noun_counted(text, kept, number, reading, to_whom, begins_clause)
                if reading.unit == "%" and (moved := what_moves(left, noun or around.right)):
                    indicator, rule = moved, "right"
                elif (
                    reading.unit in MONEY
                    and (
                        not noun or noun.startswith(("对", "完成", "实现", "解决", "实施")) or ONLY_WORK.fullmatch(noun)
                    )
                    and (name := spent_on(text, kept, number, subject))
                ):
                    indicator, rule = name, "around"
                else:
                    indicator, rule = name_of(Place(quantity, reading, left, subject, noun, clause, joined, memory))
                if not rule.startswith("carried") or (
                    rule == "carried-head"
                    and reading.statistic == "level"
                    and reading.unit != "%"
                    and "均" not in subject[:2]
                ):
                    # 投资、税收分别增长12%和15%;销售面积42万平方米,产值3亿元,分别增长…: another list begins.
                    memory.listed = ()
                # 造成2人死亡、1人受伤: what befell the first is no part of the second.
                has_noun = rule in WITH_NOUN or (rule == "carried-head" and noun in VICTIMS)
                if has_noun and (text[end : end + 1] in AND or to_whom):
                    consumed = end
            if (
                rule == "around"
                and _REACHES_SOME.match(indicator)
                and _IS_PURSUED.search(clause)
                and (topic := topic_of(clause))
            ):
                # 农村养老互助制度不断完善,已覆盖全县73%的村
                indicator = topic + indicator
            if framed := frame_of(clause):
                memory.frame, memory.frame_ends = framed, ""
            elif rule in _FRAMED and not indicator.endswith(memory.frame_ends):
                memory.frame = memory.frame_ends = ""
        if memory.frame and rule in _FRAMED and code_of(indicator) is None:
            indicator = within(memory.frame, subject if rule == "topic" else indicator)
        indicator, reading = _agreed(indicator, rule, reading)
        indicator, reading = _finished(indicator, reading, text, quantity, subject, around, memory)
        if owner and rule == "left":
            of_the_zone = owner == opened or indicator[-2:] == memory.name[-2:]
            if (
                found
                and reading.statistic == "level"
                and of_the_zone
                and code_of(indicator)
                and goes_straight_on(passed_by, indicator)
            ):
                indicator = owner + indicator
            elif not (indicator.startswith(owner) and reading.unit in MONEY):
                owner = ""
        elif rule == "left" and reading.unit in MONEY:
            # 其中城东开发区引进外资2.4亿美元,实际利用外资1.1亿美元
            owner = owner_of(indicator, region)
        _remember(memory, indicator, rule, reading, left, joined)
        if spoken_of is not None and spoken_of.name:
            # 财政收入12亿元,在烟草税收下降9%的情况下仍增长7%
            memory = spoken_of
        found.append(Named(quantity, reading, _as_told(indicator, reading, left), rule, left))
    return share_predicate(tell_apart(found))


def _as_told(indicator: str, reading: Reading, left: str) -> str:
    """The name with what is said of this number alone: in each of several years, or beyond a budget."""
    if (
        reading.statistic == "change"
        and "收" in left
        and (over := _OVER_BUDGET.search(left))
        and not indicator.endswith(("收入", "税收"))
    ):
        # 县级财政超收1.1亿元, 税务部门比计划超收6300万元
        return (_THAN_PLANNED.sub("", indicator).removesuffix(over[1]) or "财政") + over[1]
    if reading.unit in MONEY and left.endswith(("完成", "入库", "征收")) and _COLLECTORS.search(indicator):
        # 按部门分:税务部门完成6亿元
        return indicator + left[-2:] + "收入"
    counts = reading.statistic == "level" and reading.unit not in ("%", "个百分点", "")
    if (
        counts
        and indicator
        and "年均" in left
        and _IN_EACH_YEAR.search(left)
        and not _OF_A_YEAR_OR_EACH.search(indicator)
    ):
        return "年均" + indicator
    return indicator


def _copied(memory: Memory) -> Memory:
    """What the sentence has said so far, to go back to; of the names as many as may still be meant."""
    return replace(memory, names=memory.names[-2 * RECENT :], pending=memory.pending[:])


def _begin_statement(memory: Memory) -> None:
    """Behind a semicolon speak of whom the statement before spoke only for the same measure, and go back from its parts to their whole."""
    memory.frame_ends = memory.name[-_MEASURE_END:] if memory.frame else ""
    if memory.whole and memory.whole in memory.names[-RECENT:]:
        # 企业281家,其中民营企业79家;实现利润20亿元: of all.
        memory.name = memory.base = memory.whole
        memory.closed = memory.whole if memory.borrows else ""
        memory.whole = ""


def _clause(text: str, around: Around, subject: str, parted: bool) -> str:
    """The clause before, where a subject may say too little alone; nothing for one that says enough."""
    may_be_bare = (
        parted or len(subject) <= _BARE_NAME or "等" in subject or "占" in subject[:_BARE_NAME] or subject[0] == "对"
    )
    return clause_before(text, around.boundary, around.cut) if may_be_bare else ""


def _hand_out(
    text: str, kept: list[Quantity], number: int, left: str, subject: str, clause: str, reading: Reading, memory: Memory
) -> bool:
    """Whether a list is handed out from this quantity on; its names then wait in the memory."""
    benchmarks = held_against(text, kept, number, left, reading, memory)
    names = benchmarks
    if names is None:
        names = handed_out(text, kept, number, left, subject, clause, reading, memory)
    memory.pending = _added_alike([_whole(name, left, kept[number], memory) for name in names], reading)
    if not names:
        return False
    memory.lead = left
    memory.pending_rule = "respectively" if benchmarks is None else "against-benchmark"
    if benchmarks is None:
        # Neither what numbers are held against nor one thing said twice is a list that others go on with.
        own = [without_benchmark(name) or name for name in memory.pending]
        memory.listed = tuple(own) if len(set(names)) == len(names) else ()
    return True


def _added_alike(names: list[str], reading: Reading) -> list[str]:
    """新增公路、铁路里程3639公里和87公里: what was done to the first of a list was done to the others."""
    counts = reading.statistic == "level" and reading.unit not in MONEY and reading.unit != "%"
    done = verb_of(names[0]) if names and counts else ""
    if not done.endswith(_ADDS_OR_CUTS) or any(map(verb_of, names[1:])):
        return names
    return [names[0], *(name if _is_no_flow(name, done) else done + name for name in names[1:])]


def _is_no_flow(name: str, done: str) -> bool:
    """Whether something is not done to a thing as it was done to the first of its list: 新增就业和失业率."""
    return _RATE_OR_STOCK.search(name) is not None or (code_of(name) is not None and not done.endswith("增"))


def _finished(
    indicator: str, reading: Reading, text: str, quantity: Quantity, subject: str, around: Around, memory: Memory
) -> tuple[str, Reading]:
    """The name tidied, with its purpose; that of the quantity before, or of a clause with none, where nothing is left of it."""
    name = tidied(without_region(indicator, memory.region))
    if memory.region and name.startswith(memory.region):
        # 某县2012年全年实现生产总值
        name = without_region(name, memory.region)
    if reading.statistic in ("growth", "avg_growth"):
        if "价" in name:
            name = _AT_CURRENT_PRICES.sub("", name)
        if name.startswith(("实现", "完成")) and len(name) > _SHORTEST_GROWN:
            # 实现技改投入增长15%
            name = name[2:]
        if "动" in name and (brought := _BROUGHT_ABOUT.match(name)) and code_of(name[brought.end() :]):
            name = name[brought.end() :]
    if reading.unit == "%" and reading.statistic in ("level", "growth", "share"):
        said = memory.name or silent_clause(text, around.boundary, around.last_end)
        if name or not said or said.endswith("看") or said.startswith("随着"):
            name, reading = as_growth_aimed_at(name, around.left, text, quantity, reading)
    if reading.unit in MONEY and name in _FROM_ABOVE and _IS_WON.search(around.left):
        name += "争取资金"
    if reading.statistic == "share" and _IS_SPENT.search(name) and (spent := _SPENT_ON.match(text, quantity.end)):
        # 财政支出70%以上用于民生
        name += spent[1]
    if reading.unit in MONEY:
        name = with_purpose(name, subject, text, quantity, memory.name)
    name = (
        ("" if name in _ROSE_TO else name)
        or memory.name
        or (_list_ranked_in(around.left) if reading.statistic == "rank" else "")
        or silent_clause(text, around.boundary, around.last_end)
        or topic_before(memory.silent)
        or (memory.before if _goes_on_from_before(text, quantity, reading, memory) else "")
    )
    return name, reading


def _goes_on_from_before(text: str, quantity: Quantity, reading: Reading, memory: Memory) -> bool:
    """投资完成360亿元。2019年完成110亿元: whether nothing but its time stands before a number of what the sentence before told."""
    return (
        not memory.silent
        and (
            reading.unit == memory.before_unit
            or reading.statistic in ("growth", "change")
            or (memory.before_unit == "%" and reading.unit in MONEY and code_of(memory.before) is not None)
        )
        and not strip_lead(strip_tail(text[: quantity.start]))
    )


def _take_up(memory: Memory, clause: str) -> None:
    """财政总收入增幅,分别高于全省…: the clause before, which states no number, says what is held against a benchmark."""
    said = without_deeds(clause)
    named = _RATE_OF_CHANGE.sub("", said)
    if named != said or code_of(said):
        memory.name = memory.base = named
        memory.statistic = "growth" if named != said else "level"


def _wholes(found: list[Named], reading: Reading) -> list[Named]:
    """What the things behind 其中 may be parts of; of what is counted it is what was counted before its sum or its size (安排项目168个,投资95亿元,其中省级12个)."""
    if found and reading.unit in WORKED_ON and found[-1].reading.unit not in WORKED_ON:
        counted = [named for named in found[-4:] if named.reading.unit == reading.unit]
        return counted[-1:] or found[-2:]
    return found[-2:]


def _open_whole(memory: Memory, wholes: list[Named]) -> None:
    """Take down what the parts behind 其中 are parts of: the last that was named, at most two numbers back."""
    if not wholes:
        return
    memory.whole = wholes[-1].indicator
    memory.whole_units = frozenset(whole.reading.unit for whole in wholes if whole.indicator == memory.whole)
    counted = next((whole for whole in wholes if whole.reading.statistic == "level"), wholes[-1]).reading
    memory.left_over, memory.parts_unit = counted.value, counted.unit


def _agreed(indicator: str, rule: str, reading: Reading) -> tuple[str, Reading]:
    """A name that was taken over from elsewhere and what was read of the number, so that the two go together."""
    statistic = reading.statistic
    if rule == "carried" and statistic == "change" and reading.unit == "人" and indicator.endswith("就业率"):
        # 就业率达到83%,比上年增加60万人
        return indicator.removesuffix("率") + "人数", reading
    if rule == "carried" and statistic == "growth" and reading.value < 0 and verb_of(indicator) in _CUTS:
        # 取消行政审批项目215项,精简23%: the second is of all that there were.
        return without_verbs(indicator), reading
    if statistic == "level" and reading.unit == "%" and indicator.endswith("天数"):
        # 一级天数达32%
        return indicator + "占比", replace(reading, statistic="share")
    if rule == "respectively" and statistic == "contribution" and indicator.endswith("率") and "贡献" not in indicator:
        # 入驻率、税收贡献率分别提高到85%、40%
        return indicator, replace(reading, statistic="level")
    if statistic == "contribution" and "影响" in indicator:
        return _PRICE_MOVED.sub("", indicator), reading
    if rule == "borrowed-share":
        return indicator, replace(reading, statistic="share")
    if (
        statistic in ("level", "share", "growth", "avg_growth")
        and reading.unit == "%"
        and (rate := _RATE_OF_CHANGE.search(indicator))
    ):
        # 出口降幅由一季度的9.3%收窄到全年的2.4%; 固投增速由负转正,达7.3%
        falls = rate.group()[0] in "降跌减" and reading.value > 0
        return indicator[: rate.start()], replace(
            reading,
            statistic=statistic if statistic == "avg_growth" else "growth",
            value=-reading.value if falls else reading.value,
        )
    if rule == "respectively" and statistic == "growth" and indicator.endswith("率"):
        # 登记失业率、居民消费价格涨幅分别控制在4%、3%以内: of a rate no 涨幅 is meant.
        return indicator, replace(reading, statistic="level")
    return indicator, reading


def _remember(memory: Memory, indicator: str, rule: str, reading: Reading, left: str, joined: bool) -> None:
    """Take down what an observation says for those behind it."""
    memory.verb = verb_of(indicator) or (last_verb(left) if rule == "around" else "") or (memory.verb if joined else "")
    if not joined:
        memory.deed = _deed(indicator, rule)
    memory.statistic, memory.unit, memory.value = reading.statistic, reading.unit, reading.value
    if memory.left_over is not None and reading.statistic == "level" and reading.unit == memory.parts_unit:
        memory.left_over = memory.left_over - reading.value if reading.value <= memory.left_over else None
    if not indicator:
        return
    if rule != "carried":
        memory.borrows = rule == "borrowed-head"
        memory.closed = memory.closed if memory.borrows else ""
    memory.name = crossing(indicator) if rule == "step" else indicator
    aspect = rule == "carried-head" and indicator.removeprefix(memory.base) in words("aspect")
    if rule == "against-benchmark":
        # 出口增速高于全省3个百分点,居第2位: the place is not one of the gap.
        if not (memory.base and indicator.startswith(memory.base)):
            memory.base = without_benchmark(indicator) or memory.base
    elif rule == "of-a-plan" and not memory.base:
        memory.base = without_fulfilment(indicator)
    elif rule not in _DERIVED and not (memory.base and (rule == "carried" or aspect)):
        memory.base = memory.name
    # 工业、投资增速分别高于全省3个、2个百分点,分别居第2、第3位: the places are not of the gaps.
    own = (without_benchmark(indicator) if reading.statistic == "change" else "") or indicator
    memory.names.append(own)
    memory.chain = [*memory.chain[-_LONGEST_CHAIN:], own] if joined else [own]
    if reading.unit in WORKED_ON and rule not in _NO_NEW_THINGS:
        memory.things = indicator


def _deed(indicator: str, rule: str) -> str:
    """Who does what, of a name that says so before what is counted: 邮轮母港接待 of 邮轮母港接待邮轮, 农村公路惠及."""
    if rule == "beneficiaries" and (reaches := _REACHES.search(indicator, 2)):
        return indicator[: reaches.end()]
    if rule != "left":
        return ""
    at = verb_at(indicator, 2, len(indicator) - 2)
    if at is None or indicator.startswith(_NOMINAL, at):
        return ""
    deed = indicator[: at + begins(indicator, "verb", at, len(indicator) - 1)]
    if indicator[len(deed) :] == "投资":
        # 房屋改造投资60亿元、民间投资120亿元
        return ""
    return deed if deed.count("“") == deed.count("”") else ""


def _read(
    quantity: Quantity, left: str, right: str, found: list[Named], joined: bool, chained: bool
) -> tuple[Reading, str]:
    """How the quantity reads beside the one before it, and the subject that stands before it."""
    first = reading = read(quantity, left, right)
    subject = subject_left(left, reading)
    if not found:
        return reading, subject
    last = found[-1]
    if last.rule == RECALLED_TARGET and left in BEYOND_AN_AIM and quantity.unit == last.quantity.unit:
        return replace(reading, statistic="change", bound="eq"), "超目标"
    if left in _CONVERTED and last.reading.statistic == "change" and quantity.unit != "%":
        # 比上年增加1041元(125美元)
        negative = last.reading.value.is_signed()
        reading = replace(reading, statistic="change", value=-reading.value if negative else reading.value)
    elif chained and last.reading.statistic == "change":
        # 减少2184户6917人: what is said of the first of a chain is said of the second.
        reading = read(quantity, last.left, right)
    elif reading.statistic == "level" and not subject and quantity.unit == last.quantity.unit and not of_a_plan(left):
        # 由54.9%提高到58.8%
        reading = read(quantity, left, right, last.reading.statistic)
    elif reading.statistic == "level" and not subject and reading.unit == "%" and last.reading.unit == "个百分点":
        # 占比提高2.8个百分点、达到31.5%: what it is named says that it is a share.
        reading = read(quantity, last.indicator + left, right)
    elif (
        joined
        and reading.unit == "%"
        and reading.statistic in ("level", "share")
        and last.reading.statistic in ("share", "contribution")
    ):
        # 工业占58.3%、农业9.1%; 贡献了50%以上的税收、60%以上的地区生产总值
        reading = replace(reading, statistic=last.reading.statistic)
    listed = joined and not left.strip("、和及与")
    if (
        listed
        and reading.statistic in ("growth", "change")
        and reading.statistic == last.reading.statistic
        and last.reading.value.is_signed()
        and not reading.value.is_signed()
    ):
        # 分别下降14%、26.5%
        reading = replace(reading, value=-reading.value)
    if reading.statistic == "growth" and last.reading.value.is_signed() and _NARROWS.search(left) and not subject:
        # 降幅由14.2%收窄至11.6%
        reading = replace(reading, value=-abs(reading.value))
    if (
        left.strip("、,") in _AIMED
        and reading.unit == last.reading.unit
        and last.reading.value.is_signed()
        and _MEANT_TO_FALL.search(last.indicator)
    ):
        # 能耗降低4%,力争5%
        reading = replace(reading, statistic=last.reading.statistic, value=-abs(reading.value))
    if (
        listed
        and reading.bound == "eq"
        and _PASSED.search(last.left)
        and (reading.statistic, reading.unit) == (last.reading.statistic, last.reading.unit)
    ):
        # 接连突破2万亿和3万亿
        reading = replace(reading, bound=last.reading.bound)
    if reading.unit == "‰" and reading.statistic == "change" and left.endswith("增长") and last.reading.unit != "‰":
        # 总人口273.7万人,比上年增长2.81‰
        reading = replace(reading, statistic="growth")
    if joined and reading.unit == "个百分点" and not subject and last.reading.statistic == "contribution":
        # 拉动1.3个、2.5个和1.2个百分点
        reading = replace(reading, statistic="contribution")
    if joined and last.reading.falls_unsaid and reading.statistic == "level" and reading.unit == last.reading.unit:
        # 平均压减时间58%、材料52%
        reading = replace(reading, statistic=last.reading.statistic, value=-reading.value)
    return reading, subject if reading is first else subject_left(left, reading)


def _whole(name: str, left: str, quantity: Quantity, memory: Memory) -> str:
    """One name of a list with what it borrows: 开工/竣工24项/20项 are done to what was counted before."""
    if quantity.unit == "个百分点" and not _CONTRIBUTES.search(left) and (order := _ORDER_OF_SECTOR.fullmatch(name)):
        # 三次产业结构为10:40:50,一产和三产分别提高3.9和2.2个百分点
        return f"第{order[1]}产业增加值占比"
    if is_verb(name) and memory.things:
        return without_verbs(memory.things) + name
    if name.endswith("产业增加值") and _ORDER_OF_SECTOR.match(name):
        return owner_of_part(memory) + name
    return with_borrowed_head(name, left, quantity.unit, memory)


def opening_of(text: str) -> str:
    """The industry or the kind of actors that a sentence opens with: 石化产业 of 石化产业持续减油增化,…; nothing for others."""
    if not _ACTORS.search(text, 0, _OPENING_LENGTH):
        return ""
    match = _OPENING.match(strip_lead(text[:_OPENING_LENGTH]))
    return match.group() if match and not begins(match.group(), "verb") else ""


def _list_ranked_in(left: str) -> str:
    """位列全国百强县第36位: whose place it is goes without saying, in which list does not."""
    match = _RANKED_IN.search(left)
    if match is None or match[1] in _ROSE_TO or WHERE_ALONE.fullmatch(match[1]):
        return ""
    # 荣获全省综合考核第一名
    return match[1][2:] if _ASSESSED.fullmatch(match[1]) else match[1]
