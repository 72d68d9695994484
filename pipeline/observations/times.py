"""Where a sentence stands and what it says of time go in; the year, the first year of a span and the status come out."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.observations.dated import year_named
from pipeline.observations.passages import AHEAD_AGAIN, OPENING, Passage, When
from pipeline.observations.phrases import begins
from pipeline.observations.spans import (
    COUNT,
    FLOW_NOUN,
    PLAN,
    Span,
    compared_with,
    compared_with_second,
    is_aimed_at,
    is_flow,
    last_of_plan,
    local_span,
    may_run_up,
    plan_years,
)
from pipeline.observations.statistics import KEPT_WITHIN
from pipeline.reports.model import Document

_SINCE = re.compile(r"(?<![创为是])(?<![创为是]自)((?:19|20)\d\d)年以来")
# 2013年,全县计划招引20个以上项目, told beside what was done.
_IS_PLANNED = re.compile(
    r"(?:20\d\d年|今年)[^。;]{0,24}(?:(?<![年动资贫度项设困按照])计划(?=招|引|新|实施|建|完成(?!情况)|投|安排|改|发|培)"
    r"|(?P<will>(?<!动)将(?:会|要|再|重点|继续|着力|集中|全面)*)|力争(?!上游|进位)|(?<!为)确保(?!了)|拟(?![建定]|上市)|预期目标(?!全面|顺利|圆满|任务))"
)
_REACHES_SOON = re.compile("(?:达到?|超过|突破)$")
_IS_DONE = re.compile("已|完成了|圆满|超额|累计|成功|下达|落实|作为|用于|列为|纳入|摆在")
# A plan that tells what is so already: 目前还有几千万人…,要持续进行改造; 今年高校毕业生820多万人,要促进….
_IS_SO = re.compile(
    r"(?:我[国省市县区州]|全[国省市县区州])有[^,;。、\d]{0,4}$|(?:^|[,;。、])(?:我?[省市县区州])?(?:[与同][^,;。\d]{1,8})?(?:接壤|毗邻)(?:的?(?:国家|省区?|市|县))?$|境内有(?![条关序望])[^,;。、\d]{0,4}$|(?:(?<!项)目前|当前|现在|现有|已(?:有|经|设立|建成|达到?|超过|累计|形成|聚集|集聚|拥有|完成|实现|开工))[^,;。]*$"
    r"|(?:^|[,;。、])(?:(?!将|要|力争|确保|争取|计划|必须|努力|如果|只有|完成了|为了|保证|使|让|预计|今年|一旦)[^,;。、\d])*(?:取消|减轻|减免|稳定|发放|解决|惠及|覆盖|形成|带动|创造|积累|保护|救助|清退|偿还|建成|建立|培养|培育|新增|引进|投入|给予|拥有|吸引)了(?:原先|原来|原有)?(?:近|约|超过)?$"
    r"|高校(?:应届)?毕业生(?:规模|人数|总数)?(?:预计|将)*(?:达到?|超过|约|有|近)*$"
)
# 力争全县有86个村达到标准, 全县有20个以上村达到标准: aimed at, in a plan.
_IS_MEANT = re.compile("(?:力争|确保|争取|努力)[^,;。]*$")
_REACHES_IT = re.compile("以上的?[^,;。\\d]{1,8}(?:达到|达标|建成|完成|创建|实现)")
# 目前,全县森林覆盖率32%,低于全省5个百分点; 我县现有医院12家,卫生院18所: it goes on so until a clause does something.
_NOW = ("目前", "眼下", "现有")
_AT_PRESENT = re.compile(
    r"(?:^|[,;。])(?:我们|我[省市县区州旗乡镇]|全[省市县区州旗乡镇])?(?:目前|眼下|现有)(?!的|项目|进度|规模)"
    r"(?:(?!要|将|力争|计划|到20|确保|预计|年内|今年|年底|争取|努力|为此|必须|控制在|降至|降到|齐心|面临的)[^;。])*$"
)
# 加工企业200家, 贷款余额80亿元: no deeds.
_NOMINAL = re.compile(
    "[存贷]款|(?:加工|创新|培训|研发|服务|种植|养殖|安置|入驻|孵化|交易)(?:企业|平台|机构|中心|大户|住房|用地|基地|站|市场|户|能力|人员)|建设用地|[存出]栏"
)
# 目前正值关键期,…,财政收入增长10%; not 目前…,同比增长10%
_GROWS = re.compile("(?<!同比)(?<!环比)(?<!上年)(?<!去年)(?<!年初)(?<!同期)增长$")
_AT_PRESENT_ALONE = frozenset(["目前", "眼下"])
# 由2002年7703元增加到…, 从全国第10位升至…: where it came from, and that it goes somewhere.
_BASE = re.compile(rf"[由从](?:{PLAN}期?末)?(?:((?:19|20)\d\d)年)?[^,;。、\d]{{0,8}}$|[由从]\d[^,;。]{{0,20}}[、和]$")
_REACHES = re.compile(
    r"(?:[、和][^,;。、]{1,14})*?[^,;。、]{0,14}?(?:,(?:进一步|逐步|调整|优化|提高|下降|增加|增长|上升|扩大|减少|降低|发展|达(?=到)|[增降升提减](?=[至到]))[^,;。、]{0,6}?)?(?:[到至为成居]|[跨进]入|晋级|进位|调整(?=\d)|(?=扩|增|降|升|提))"
)
_LAST_YEAR = re.compile(
    r"[由从][^,;。]{0,4}(?:上年|去年|年初)[^,;。]{0,6}$|(?<!是)(?<!为)(?<!于)(?<!至)上年(?:末|底)?的?$|(?<![是为于至])去年的$"
)
# 产销率98.1%(上年为97.2%)
_THE_YEAR_BEFORE = re.compile("(?:^|[,(])上年(?:同期|末)?(?:为|是|达)?(?:增长|上涨|下降)?$|[比较]上年(?:同期|末)?的$")
# 比2002年的7.12亿元净增5.74亿元, 较“十三五”末的9323亿元增加4374亿元
_OF_A_YEAR = re.compile(r"(?:[比较]|[与同和](?=[^,;。]{6}))((?:19|20)\d\d)年[^,;。\d]{0,16}的$")
# 五年投入2.8亿元,是“十一五”期间8300万元的3.4倍
_OF_A_PLAN = re.compile(rf"(?:是|为|相当于)({PLAN})(?:期间|时期)?的?$")
_TIMES_BEHIND = re.compile(r"的近?(?:[\d.]+|[一二两三四五])倍")
_OF_A_PLAN_S_END = re.compile(rf"[比较]({PLAN})末的$")
# 比2015年增长94%, 较“十三五”末提高4个百分点, 在2000年基础上翻一番; 与2005年相比,…: what a change is held against.
_HELD_AGAINST = re.compile(
    rf"(?:[比较](?:((?:19|20)\d\d)年|({PLAN})(?:期?末|时期))|在((?:19|20)\d\d)年[末底]?的?基础上)[^,;。]*$"
)
# 比“十五”末(8.46亿元)增长67.8%, 是2005年末(4.6亿元)的1.8倍
_AGAINST_A_BRACKET = re.compile(rf"[比较](?:((?:19|20)\d\d)年|({PLAN}))期?[末底]?(?:的)?\([^()]*\)[^,;。]{{0,8}}$")
_IN_BRACKET_OF_LAST_YEAR = re.compile(r"[比较](?:上年|去年)(?:同期)?的?\($")
_IN_BRACKET_OF = re.compile(rf"[比较是为](?:((?:19|20)\d\d)年|({PLAN}))期?[末底]?的?\($")
# 比2002年增加1420元,增长89.3%: by what it changed is said twice.
_ONLY_CHANGES = re.compile(r"[、,和及与以上%元]*(?:增长|增加|提高|上升|下降|减少|增幅)?(?:了|达|将?近|约|超过?)?")
_COMPARED = re.compile(
    rf"[与同和](?:((?:19|20)\d\d)年|({PLAN})期?末?)[^,;。\d]{{0,16}}?(?:的[\d.]+[^,;。\d]{{1,6}}?)?(?:相比|对比|比(?![重例较率值]))"
    r"|(?:^|[,;。])[比较]((?:19|20)\d\d)年[末底]?,"
)
# 是2002年的2.1倍,年均增长17.9%
_EARLIER_YEAR = re.compile(r"[比较是为由从]((?:19|20)\d\d)年")
_FROM_A_PLAN_S_END = re.compile(rf"[由从]({PLAN})期?末的?[^,;。\d]{{0,8}}$")
# 截至去年底,已聚集企业43家: a plan that looks back.
_BY_LAST_YEAR_S_END = re.compile("(?:截至|截止|到)(?:去年|上年)年?[底末](?:(?!今年|年内|力争|计划|将)[^;。])*$")
# 从2006年20.5亿元增加到去年的98亿元: the year before the report's, whatever year was named before.
_OF_LAST_YEAR = re.compile("(?:到|至)去年底?的?$")
# 由目前的120家增加到200家
_FROM_NOW = re.compile("[由从](?:目前|现在|当前)的?$")
_ONCE_BUILT = re.compile(
    "(?:建成|投产|达产|满产|竣工|完工|投用|投运|运营)(?:投产|运营|使用|投用|达产)?(?:后|(?=预计)),?[^,;。\\d]{0,8}?"
    "(?:预计|(?<![功产性动运技潜])(?:可|能|将(?!$))(?=[^,;。]*$|每?年?(?:新增|实现|达|形成|吸纳|带动|解决|提供|增)|[^;。]*,[^,;。\\d]{0,8}[可将]达到?$))(?!.*(?:已|目前|现有|当年|去年))"
)
_AHEAD_REACH = 80
_BEHIND = 16
# 没有实现能耗降低4%的目标
_NOT_REACHED = re.compile("(?:没有|未能?|没能)(?:如期|全面)?(?:实现|完成|达到)[^,;。的]*(?:确定的|提出的)?[^,;。的]*$")
_GREW = ("增长", "同比", "比上年", "下降")
_DOUBLED_BEFORE = re.compile("年内?[^,;。]{0,4}翻了?[一两三]?番,[^,;。]*$")
# 为实现“十四五”年均5%的增长目标奠定基础
_TO_REACH = re.compile("为(?:如期|顺利|全面)?实现[^,;。]*$")
_SET_BEFORE = re.compile("比[^,;。]{0,16}(?:下达|确定|提出|预期|制定)的?(?:增长)?$")
_WAS_AIMED_AT = re.compile("(?:以上|左右)?(?:、[^,;。]{2,16}?)?的(?:增长)?(?:目标|任务|计划)")
# 由五年前的6.8平方公里扩大到9.5平方公里
_YEARS_AGO = re.compile("[由从]([两三四五])年前的?$")
# 到明年底,建成便民站240个
_NEXT_YEAR = re.compile(
    r"(?:[到至]?明年(?:年?[底末]前?|\d{1,2}月[底份]?前?|上半年|年内)|(?<=[到至])[明后]年)(?=[^\d年])(?:(?!今年|当年|本年|全年|年内|到年底)[^;。])*$"
)
# 在上年增长20%的基础上增长15.2%
_IN_LAST_YEAR, _ON_TOP_OF = (
    re.compile("[上去]年"),
    re.compile(r"(?:左右|以上)?(?:(?:增长)?的?基础上|[^,;。\d]{0,14}之后,)"),
)
_AGAINST_LAST_YEAR = re.compile(r"[比较](?:上|去)年")
_YEAR_LIKENED = re.compile(r"(?:19|20)\d\d年的(?=[\d.]+倍|$)")
_YEARS_LISTED = re.compile(
    r"(?<![比较\d])((?:(?:19|20)\d\d年?[、和]){1,4}(?:19|20)\d\d)年,(?:[^。]*[,;])?(?:[^,;。、和与\d]{2,}?|(?<=[\d%元人吨个家斤亩],))分别[^,;。\d]{0,12}$"
)
_OPENS_WITH_PLAN = re.compile(
    rf"(?:(?:《[^》]{{1,40}}》|规划|纲要)(?:\([^()]{{1,6}}\))?(?:明确|还)?提出了?,?)?(?![比较与同和])[^,;。“\"]{{0,3}}{PLAN}(?:时期|期间|(?=(?:治理|完成|新建|建成|新增|改造|累计)(?!的|规划|项目|任务|后|工程|方案|长)))(?!相?比)"
)
# 1998年至2002年,全国财政科技支出2500亿元
_OPENS_WITH_YEARS = re.compile(r"(?:19|20)\d\d年?[至到—](?:19|20)\d\d年(?!学年|平均)")
_OF_ITS_OWN_YEAR = re.compile(r"今年|去年|上年|当年|本年|年末|现有|(?:19|20)\d\d年")
_OF_ONE_YEAR = re.compile("今年|去年|上年")
# 去年居民消费价格涨幅回落到2.6%: a plan that looks back; not 比去年…, 去年同期.
_RECALLS_LAST_YEAR = re.compile(
    r"(?:^|[,;:])(?:虽然|由于|受|在)?(?:去年|上年(?!结转|投产|开工|签约|续建|同口径)|过去一年|过去的一年)(?!同期|水平|的?基础|执行|预算|末|底|\d+[件项个]|[^,;。\d]{0,10}的)(?:(?!今年|力争|(?<![比为成进])计划|将|要|确保)[^;])*$"
)
# How far back words may speak of time for a number: keeps the cost of a sentence linear in its length.
_REACH = 300
_BASE_REACH = 12
# 累计完成投资985亿元, but 上市公司累计45家
_RUNS_UP = re.compile(r"累计[^\W\d_]")
_WITHIN_THE_YEAR = re.compile(r"(?:年度|年内|月份?|[^\W\d_]年|^年)累计")
_DOUBLES = re.compile("翻[一两]?番$|倍增$")
# 低保标准由480元提高到520元,增长8.3%: what it grew by is told of a year.
_GROWN_AFTER = re.compile(r"[^;。]{0,24},(?:同比|比上年)?(?:增长|下降|增幅|降幅|上涨|提高)")
# 经济总量连续迈上4万亿、5万亿两个台阶: in the course of these years.
_CROSSED_IN_TURN = re.compile("(?:连续|接连|先后|相继|连)(?:迈[上过]|跨[越过上]?|站上|登上|突破)[^,;。]{0,16}$")
_STEPS_BEHIND = re.compile(r"[元、\d万亿]{0,20}(?:[两三四五六]个)?(?:大|新)*(?:台阶|大关|关口)")
# 从1.72万亿元增加到2.75万亿元,年均增长9.1%
_AVERAGED_AFTER = re.compile("[^;。]{0,24},年均")
_SUMS_UP = re.compile(r"以来(?:累计|共(?!有)|已(?!有|达|发展|拥有|增))")
_TIMES_A_YEAR = re.compile(r",(?:约?[是为]|相当于)(?:19|20)\d\d年的\d")
_TWO_BASES = re.compile(
    rf"[比较](?:上年|去年|((?:19|20)\d\d)年)(?:同期)?[和与、](?:((?:19|20)\d\d)年|({PLAN})期?末)[^,;。\d]{{0,8}}$"
)
_IS_HELD = re.compile("(?:[比较与同和为是于至到从由]|高于|低于)(?:去年|过去)")
# How far behind 从…增加到… a change is still that one.
_SOON = 36
_ON_LAST_YEAR = re.compile("同比|[上去]年")
# 2016— of 2016—2020年
_BEFORE_YEAR = 6
# 是“十一五”的3.4倍, 相当于前五年总和的3.1倍: of sums of years.
_TIMES_A_SPAN = re.compile(rf"(?:{PLAN}(?:时期|期间)?|前[四五]年(?:总和)?|上一?个?五年(?:总和)?)的$")
_BENCHMARK = re.compile("超(?:目标|计划)$|(?:高于|低于|快于|慢于|超过|优于|领先|高出)")
# 人均消费支出达到2.3万元, 投资突破百亿元: of a year, not of five.
_REACHED_OR_EACH = re.compile("人均|户均|亩均|每|单位|达到|突破|[增提升降加高][至到]")
_SPENT_OVER = re.compile("(?:支出|投资|投入)$")
# 到2015年,单位GDP能耗再降16%,收入翻番: over the five years of which that is the last.
_OF_THE_SPAN = re.compile("累计[^,;。]{0,4}\\d|再(?:下?降低?|提高)\\d|翻[一两]?番$|倍增$")
_CHANGES = frozenset(["growth", "avg_growth", "change"])
# 是2002年的2.1倍,年均增长17.9%: of no more years than these.
_LONGEST_AVERAGE = 11


def _is_planned(before: str) -> bool:
    """Whether the words before a number of the planned year say that it is to come: 2013年,全县计划招引20个."""
    return any(
        # 今年用于改革的资金将达305亿元
        (planned["will"] and _REACHES_SOON.match(before, planned.end()))
        or (
            _IS_DONE.search(before, planned.start()) is None
            # 将3200名农民工欠薪全部清偿: the first word is no verb.
            and (not planned["will"] or begins(before, "verb", planned.end()) > 0)
        )
        for planned in _IS_PLANNED.finditer(before)
    )


def _does_something(text: str) -> bool:
    """Whether a clause behind the first begins with an action: 现有耕地60万亩,流转土地20万亩."""
    first, *clauses = re.split("[,、]", text.lstrip(",;。"))
    if first in _AT_PRESENT_ALONE and clauses:
        clauses = clauses[1:]
    return any(
        (begins(clause, "manner") or begins(clause, "verb")) and not _NOMINAL.match(clause) for clause in clauses
    )


class _Spot(Struct, frozen=True, gc=False):
    """A quantity `text[at:end]` as the clock sees it.

    `before` are the words before it, `part` those since the last semicolon and `left` since the last boundary; `usual` is
    what it is about so far, `named` the year that the words name for it, `span` the years that they name together, and
    `compared` the year that they hold it against (与2010年相比).
    """

    text: str
    at: int
    end: int
    before: str
    part: str
    left: str
    statistic: str
    indicator: str
    usual: When
    named: int | None
    span: Span | None
    compared: re.Match[str] | None


class Clock:
    """Tells when each quantity is about, sentence by sentence in the order of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passage = Passage(document)
        self.base: int | None = None
        self.dated_base: When | None = None
        self.against: int | None = None
        self.against_rules = False
        self.base_end = 0
        self.second_base: int | None = None
        self.listed: list[tuple[int, str]] = []
        self.named_with_bases: int | None = None
        self.running: When | None = None
        self.told: When | None = None
        self.on_last_year = False

    def begin_sentence(self, text: str) -> None:
        """Forget the years that the sentence before compared with."""
        self.passage.begin_sentence(text)
        self.base = None
        self.base_end = 0
        self.dated_base = None
        self.against = None
        self.against_rules = False
        self.second_base = None
        self.listed = []
        self.running = self.told = None
        self.on_last_year = False

    def read(self, text: str, at: int, end: int, left: str, statistic: str, indicator: str) -> When:
        """When the quantity `text[at:end]` of a sentence is about; `left` is the text from the last boundary to it."""
        if self.dated_base is not None and not left.strip("、和及与"):
            # 由上年的15.2%、49.9%调整为…: the second is of the same year.
            return self.dated_base
        if self.second_base is not None and not left.strip("、和及与"):
            return self._since(self.second_base, self.named_with_bases)
        if self.listed:
            (year, of), *self.listed = self.listed
            if not left.strip("、和及与") and of == indicator:
                return self._since(None, year)
            self.listed = []
        bases = _TWO_BASES.search(left) if "比" in left or "较" in left else None
        self.second_base = compared_with_second(bases) if bases else None
        if bases:
            # 分别比上年和2000年增长7.4%和60.3%
            self.named_with_bases = self._named(text[: at - len(bases.group())])
            return self._since(int(bases[1]) if bases[1] else None, self.named_with_bases)
        self.told = when = self._read(text, at, end, left, statistic, indicator)
        if (listed := _YEARS_LISTED.search(text, max(0, at - _REACH), at)) and "分别" in left:
            # 2011年、2012年,生产总值分别增长15%、13.6%: the first of the years, the rest of which wait for the next numbers.
            year, *years = map(int, re.findall(r"\d{4}", listed[1]))
            self.listed = [(later, indicator) for later in years]
            return self._since(None, year)
        self.dated_base = when if "由" in left[-_BASE_REACH:] or "从" in left[-_BASE_REACH:] else None
        if statistic != "level":
            return when
        if (
            self.running
            and (left.startswith("、") or ("其中" in left and not _OF_ITS_OWN_YEAR.search(left)))
            and self.running.year == when.year
            and may_run_up(indicator, left)
        ):
            # 五年累计建成示范村960个、重点村380个: both over these years.
            when = self.running
        self.running = when if when.year_start else None
        return when

    def _since(self, base: int | None, named: int | None) -> When:
        """When a change is about that is held against a year, null for the year before; `named` is its own, if said."""
        year = named or self.passage.usual.year
        status = self._status(named, self.passage.usual, "", "")
        return When(year, base + 1 if base and year and base + 1 < year else None, status)

    def _read(self, text: str, at: int, end: int, left: str, statistic: str, indicator: str) -> When:
        usual, over_years = self.passage.usual, None if self.passage.of_one_year else self.passage.span
        before = text[max(0, at - _REACH) : at]
        if (usual.status == "actual" and ("目标" in before or "指标" in before) and is_aimed_at(before)) or (
            self.passage.recalls and AHEAD_AGAIN.search(before)
        ):
            usual, over_years = self.passage.planned, None
        # 是1958年的4108倍、1978年的893倍: held against a year, not of it.
        likened = statistic == "ratio" and "年的" in before
        named = self._named(_YEAR_LIKENED.sub("", before) if likened else before)
        # 今明两年改造180所;新增就业5.5万人: a span does not reach beyond a semicolon.
        part = before[before.rfind(";") + 1 :]
        if not self.against_rules and (";" in left or text.startswith(";", at - len(left) - 1)):
            # 比2010年增加3000元;城镇居民收入20000元,增长12%: another statement; 与2010年相比,… rules them all.
            self.against = None
        if (this_year := part.rfind("今年")) > 0 and not part.startswith("今年以来", this_year):
            # 五年淘汰落后产能1亿吨,今年淘汰3000万吨
            part = part[this_year:]
        if named:
            # 2011年,投资五年累计完成8974亿元, but 五年完成198亿元,其中2005年完成58亿元
            span = local_span(part[max(0, part.rfind(f"{named}年") - _BEFORE_YEAR) :], named, ahead=False)
        else:
            span = local_span(part, usual.year, usual.status == "target") or over_years
            if not span or span is self.passage.span:
                span = self._of_opening(text, part, usual) or span
        if statistic == "growth" and "番" in part and left.startswith(_GREW) and _DOUBLED_BEFORE.search(part):
            # 增加值42亿元,五年内翻了两番,增长18.5%
            span = None
        compared = _COMPARED.search(part) if "比" in part else None
        planned = usual.status == "target" and not named
        status = self._status(named, usual, before, left, text[end : end + _BEHIND])
        if statistic == "share" and self.told and left.lstrip("、,").startswith("占"):
            # 老龄人口已达8.6万人,占总人口的19%, in a plan
            status = self.told.status
        if ("后" in part or "预计" in part) and _ONCE_BUILT.search(part[-_AHEAD_REACH:]):
            # 项目全部投产后,预计销售收入将达到88亿元
            status = "target"
        if ("没" in before or "未" in before) and _NOT_REACHED.search(before) and _WAS_AIMED_AT.match(text, end):
            status = "target"
        if "控制在" in left and KEPT_WITHIN.match(text, end):
            # 失业率3.6%,控制在4.5%的目标以内
            status = "target"
        if "比" in left and _SET_BEFORE.search(left) and _WAS_AIMED_AT.match(text, end):
            # 比年初确定的8%的目标高1.4个百分点
            status = "target"
        if "实现" in before and _TO_REACH.search(before) and _WAS_AIMED_AT.match(text, end):
            status = "target"
        usual = When(named or usual.year, None, status)
        spot = _Spot(text, at, end, before, part, left, statistic, indicator, usual, named, span, compared)
        if (base := _BASE.search(before, max(0, len(before) - 28))) and _REACHES.match(text, end):
            return self._of_a_base(spot, base)
        if (earlier := self._earlier(spot, planned)) is not None:
            return When(earlier, None, "actual")
        return self._over(spot)

    def _of_a_base(self, spot: _Spot, base: re.Match[str]) -> When:
        """由2002年7703元增加到…, 从59%提高到62%: when what a change began at is about; those behind it start from there."""
        year, left, named = spot.usual.year, spot.left, spot.named
        if base[1]:
            self.base = int(base[1])
        elif plan := _FROM_A_PLAN_S_END.search(left):
            self.base = last_of_plan(plan[1])
        elif spot.compared:
            self.base = compared_with(spot.compared)
        elif _FROM_NOW.search(left) and self.document.reviewed_year:
            return When(self.document.reviewed_year, None, "actual")
        elif year and (ago := _YEARS_AGO.search(left)):
            return When(year - COUNT[ago[1]], None, "actual")
        elif year and "年" in left and _LAST_YEAR.search(left):
            return When(year - 1, None, "actual")
        elif self.against:
            self.base = self.against
        self.base_end = spot.end
        before_it = self.base or self._year_before(spot)
        # 到2025年,城镇化率从52%提高到60%: what it began at is so already.
        is_so = not named or self.base or (before_it or 0) <= (self.document.reviewed_year or 0)
        return When(before_it, None, "actual" if is_so else spot.usual.status)

    def _year_before(self, spot: _Spot) -> int | None:
        """The year that a change began at where no words say which: before its span, before its year, or now."""
        year, named, reviewed = spot.usual.year, spot.named, self.document.reviewed_year
        span = spot.span if spot.span and spot.span.first else None
        if not span and self.passage.span and self.passage.span.last == named:
            span = self.passage.span
        told_of_a_year = (
            _ON_LAST_YEAR.search(spot.part) or "全年" in spot.part or _GROWN_AFTER.match(spot.text, spot.end)
        )
        if not span and not named and not told_of_a_year:
            # 2019年,…。城镇化率由41%提高到52%, under a heading of five years
            span = self.passage.years_behind
        if not span and not named and _AVERAGED_AFTER.match(spot.text, spot.end):
            span = self.passage.both
        if span and span.first:
            return span.first - 1
        if year and (not named or not reviewed or named <= reviewed):
            return year - 1
        return reviewed if year and reviewed and year > reviewed else year

    def _earlier(self, spot: _Spot, planned: bool) -> int | None:
        """The year before the one that a passage speaks of, where a quantity is of that; null where it is not.

        `planned` says that the passage is a plan and names no year.
        """
        year, before, left = spot.usual.year, spot.before, spot.left
        if year and planned:
            if "年" in before and _BY_LAST_YEAR_S_END.search(before):
                return year - 1
            if (
                self.document.reviewed_year
                and ("去年" in before or "上年" in before or "过去" in before)
                and _RECALLS_LAST_YEAR.search(before)
                and not _IS_HELD.search(before)
            ):
                return self.document.reviewed_year
        if left.endswith("("):
            if told := _IN_BRACKET_OF.search(before):
                return compared_with(told)
            if year and _IN_BRACKET_OF_LAST_YEAR.search(left):
                # 比上年(31万吨)增长7.1%
                return year - 1
        if year and "年" in left:
            if (then := _OF_A_YEAR.search(left)) and int(then[1]) < year:
                # 比2012年的21亿元翻了一番: what follows is held against it, too.
                self.against = int(then[1])
                return self.against
            if _FROM_NOW.search(left) and self.document.reviewed_year:
                return self.document.reviewed_year
            if _OF_LAST_YEAR.search(left) and (last := self.document.report_year):
                return min(last - 1, self.document.reviewed_year or last)
            if _THE_YEAR_BEFORE.search(left) or (_LAST_YEAR.search(left) and not _AGAINST_LAST_YEAR.search(left)):
                return year - 1
            if _ON_TOP_OF.match(spot.text, spot.end) and _IN_LAST_YEAR.search(left):
                return year - 1
        if "五" in left and (plan_told := _OF_A_PLAN.search(left)) and _TIMES_BEHIND.match(spot.text, spot.end):
            return last_of_plan(plan_told[1])
        plan = _OF_A_PLAN_S_END.search(left) if left.endswith("末的") else None
        return last_of_plan(plan[1]) if plan else None

    def _over(self, spot: _Spot) -> When:
        """The year of a quantity, with the first of those over which it ran up or changed."""
        year, span, part, left = spot.usual.year, spot.span, spot.part, spot.left
        statistic, indicator = spot.statistic, spot.indicator
        since = _SINCE.findall(spot.before) if "以来" in spot.before else None
        sums_up = statistic == "level" and _SUMS_UP.search(left) is not None
        first = int(since[-1]) if since and (sums_up or statistic in ("avg_growth", "growth")) else None
        if span and span.last:
            year = span.last
            if (
                is_flow(statistic, indicator, left)
                or (
                    statistic == "level"
                    and ("其中" in left or left.lstrip(",、").startswith(("完成", "利用", "实际利用")))
                    and "累计" in part
                    and FLOW_NOUN.search(indicator)
                    and not _OF_ONE_YEAR.search(left)
                )
                or (statistic == "ratio" and _TIMES_A_SPAN.search(left))
                or (
                    statistic == "level"
                    and span is not self.passage.span
                    and _SPENT_OVER.search(indicator)
                    and not _REACHED_OR_EACH.search(indicator + left)
                    and (_OPENS_WITH_PLAN.match(spot.text) or _OPENS_WITH_YEARS.match(spot.text))
                )
            ):
                # 五年累计完成投资1162亿元,其中工业性投入481亿元; “十五”时期,财政用于农业支出51亿元
                first = span.first
            if (
                statistic == "level"
                and first is None
                and _CROSSED_IN_TURN.search(spot.before)
                and _STEPS_BEHIND.match(spot.text, spot.end)
            ):
                first = span.first
            if statistic == "level" and first and "累计" not in left and _TIMES_A_YEAR.match(spot.text, spot.end):
                # 完成固定资产投资664亿元,是2011年的2.3倍: what is held against one year is of one year.
                first = None
        if year and statistic in _CHANGES:
            first = self._first_of_change(spot, year, first)
            if first is not None and "增速" not in indicator and statistic == "change" and _BENCHMARK.search(indicator):
                # 毛入学率达到96.9%,高于全国平均水平4.9个百分点: the gap is one of today.
                first = None
            elif (
                first is None
                and (years := self.passage.years_behind)
                and years.last == year
                and (_OF_THE_SPAN if years is self.passage.span else _DOUBLES).search(
                    spot.text[: spot.end], max(0, spot.at - 6)
                )
            ):
                first = years.first
        elif (
            (years := self.passage.years_behind)
            and years.last == year
            and (spot.named or years is not self.passage.span or self.passage.of_one_year)
            and _RUNS_UP.search(left)
            and not _WITHIN_THE_YEAR.search(left)
        ):
            first = years.first
        return When(year, first, spot.usual.status)

    def _of_opening(self, text: str, part: str, usual: When) -> Span | None:
        """“十二五”时期,…: the five years that a sentence opens with, as far as they are past, or ahead in a plan."""
        found = _OPENS_WITH_PLAN.match(text) if "五" in text[:OPENING] and not _OF_ONE_YEAR.search(part) else None
        years = plan_years(found.group()) if found else None
        if not years or not years.first or not years.last or not usual.year:
            return None
        if usual.status == "target":
            return years if years.last >= usual.year else None
        return Span(years.first, min(years.last, usual.year)) if years.first < usual.year else None

    def _first_of_change(self, spot: _Spot, year: int, first: int | None) -> int | None:
        """The first year of a change or an average: the one after that it is held against; null where that is last year."""
        part, left, statistic, compared = spot.part, spot.left, spot.statistic, spot.compared
        held = _HELD_AGAINST.search(left) or compared or (_AGAINST_A_BRACKET.search(part) if ")" in left else None)
        if held:
            self.against = compared_with(held)
            self.against_rules = held is compared or "下同" in held.group()
        elif statistic != "avg_growth" and not self.against_rules and not _ONLY_CHANGES.fullmatch(left):
            self.against = None
        if self.against and self.against < year and (held or statistic != "avg_growth"):
            return self.against + 1 if self.against + 1 < year else None
        # 分别比上年削减2.3%和3%: the second as well.
        self.on_last_year = bool(
            _ON_LAST_YEAR.search(left)
            or (self.on_last_year and not left.strip("、和及与"))
            or ("预计全年" in part and statistic == "growth")
        )
        if self.on_last_year:
            return None
        if statistic != "avg_growth" or first is not None or _SINCE.search(part):
            goes_on = self.base and spot.at - self.base_end < _SOON and _ONLY_CHANGES.fullmatch(left)
            if first is None and goes_on and self.base and self.base + 1 < year:
                # 从2007年的6423亿元增加到2012年的1.6万亿元,增加近万亿元
                return self.base + 1
            return first
        earlier = [int(found) for found in _EARLIER_YEAR.findall(part) if 1 < year - int(found) < _LONGEST_AVERAGE]
        if earlier:
            return earlier[-1] + 1
        if (years := self.passage.years_behind or self.passage.both) and years.last == year:
            return years.first
        # 年均增长7% of a plan that names neither years nor an end begins in the year that it is for.
        return None if spot.usual.status == "target" and year == self.passage.planned.year else year - 4

    def _status(self, named: int | None, usual: When, before: str, left: str, behind: str = "") -> str:
        """A year after the one the part speaks of is ahead, one up to the reviewed year is behind.

        全县有20个以上村达到标准, in a plan, is aimed at: `behind` is what stands behind the number.
        """
        document = self.document
        if usual.status == "target" and (
            (
                (is_so := _IS_SO.search(left))
                and not (is_so.group()[0] in "我全" and (_IS_MEANT.search(left) or _REACHES_IT.match(behind)))
            )
            or (
                not named
                and any(now in before for now in _NOW)
                and (so := _AT_PRESENT.search(before))
                and not _does_something(so.group())
                and not _GROWS.search(left)
            )
        ):
            return "actual"
        if named:
            if (
                usual.year
                and named > usual.year
                and (self.passage.part == "plan" or named > (document.report_year or named))
            ):
                return "target"
            if document.reviewed_year and named <= document.reviewed_year:
                return "actual"
            if named == document.plan_year and usual.status == "actual" and _is_planned(before):
                return "target"
        return usual.status

    def _named(self, before: str) -> int | None:
        """The year that the words before a quantity name for it; 明年底 of a plan that is not itself called next year's."""
        named_ahead = self.passage.part == "plan" and ("明年" in before or "后年" in before)
        ahead = _NEXT_YEAR.search(before) if named_ahead else None
        if ahead and self.document.plan_year and "明年" not in self.passage.section:
            return self.document.plan_year + (1 if "明" in ahead.group() else 2)
        return year_named(before, self.passage.part, self.document.plan_year)
