"""A quantity in its place goes in; its name comes out where it is a measure of what was named before, or shares one."""

from __future__ import annotations

import re

from pipeline.observations.borrowing import (
    BENEFIT,
    OF_THE_TOTAL,
    Memory,
    names_a_measure,
    owner_of_part,
    with_borrowed_head,
    with_replaced_head,
    with_shared_start,
    without_share,
)
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import strip_lead, verb_of, without_verbs, words
from pipeline.observations.place import Answer, Place
from pipeline.observations.statistics import Reading
from pipeline.observations.subjects import HELD, entity_of, is_dependent, topic_of, without_new
from pipeline.observations.units import MONEY, PEOPLE

REALISED = re.compile("^(?:实现|完成(?!投资))")
_REALISED_SUM = re.compile("^(?:累计)?完成(?=[^\\W\\d_]{3})")
_SECTOR_OF_ECONOMY = re.compile(r"第[一二三](?:次)?产业|[一二三]产(?:业)?")
_SUGGESTED = re.compile("建议|议案")
_EQUALLY = re.compile(r"(?<![人户亩年月日平])(?:均|都)(?:为|是|达到?|超过?|突破|保持在?|稳定在)?$")
_GDP_PER_HEAD = frozenset(["人均GDP", "人均生产总值", "人均地区生产总值"])
_GDP_OF = re.compile(r"^(?!全|我|本|地区)([^\W\d_]{1,7}(?:[市区县旗州]|县域))(?:实现|完成)?(?:地区)?(?:生产总值|GDP)$")
_NAMED_PLACE = "(?!农村|乡[镇村]|城[镇市乡]|全|省|国|建成|规划|核心)[^\\W\\d_]{1,4}?(?:镇(?!化)|乡(?!村|镇)|村(?!级|民|庄|镇|委)|街道|(?<!地)区(?!域|间)|县(?!级|域)|市(?!场|民|级))"
_A_PLACE = re.compile(f"({_NAMED_PLACE})(?:完成|实现|达到)?")
_A_PLACE_AND_MORE = re.compile(f"({_NAMED_PLACE})((?:完成|实现|引进|新增)?[^\\W\\d_]{{2,}})")
_PART_OF_THE_COUNTRY = re.compile("[东西南北中]部|[^\\W\\d_]{0,6}(?:地区|区域|乡镇|城区|郊区|山区|平原|牧区|农区)")
_HAS_THERE = re.compile(f"(?:{_PART_OF_THE_COUNTRY.pattern})(?:拥有|共有|有)([^占]+)")
_TRADE = frozenset(["进口", "出口", "进口额", "出口额", "进口总额", "出口总额"])
_OF_ALL = re.compile("全[省市县区州旗]")
_BUILDING = frozenset(["新建", "改建", "扩建", "改扩建", "改造", "新改建", "续建", "加固", "维修", "修建"])
_WORKED = frozenset(["治理", "整治", "改造", "培训", "硬化", "绿化", "拆除", "搬迁", "安置", "维修", "加固", "清理"])
# 预算收入74亿元,税占比84%,总量居第7位
_SHARES = ("占比", "比重")
_IN_ALL = re.compile("[,;、]?(?:全[县市区])?(?:共[有计]|总计|合计)")
_STAFFED = frozenset(["专任教师", "教职工", "床位", "卫生技术人员", "在校生", "在校学生"])
_PUPILS = frozenset(["在校生", "在校学生", "毕业生", "招生"])
_PART_OF_THE_ECONOMY = re.compile("(?:园区|海洋|民营|非公有制|数字|开放型|临港|临空|总部)经济")
_PLACES_ADDED = frozenset(["新增床位", "增加床位", "床位", "新增学位", "增加学位"])
_INSTITUTION = re.compile("[^\\W\\d_]{1,10}?(?:医院|卫生院|福利院|敬老院|养老院|中学|小学|学校|幼儿园)")
_UP_TO_STANDARD = re.compile("(?:达|符合|优于|劣于)[^,;。]*(?:比重|比例|占比)")
_IS_WORK = re.compile("工程|行动|项目|计划|推进|实施|开展|加快|加强|(?:治理|整治|改造|培训|搬迁|安置)$")
_SUMS_OF_THEIR_OWN = frozenset(["退税", "减税", "降费", "争取资金"])
_WEIGHS = re.compile("分析|考虑|预计|综合")
_BUILDABLE = re.compile("(?:[院校路房园站库渠厂馆所室桥厕]|中心|设施|管网|工程|小区|广场|市场|基地)”?$")
_HELD = re.compile(HELD)
# 小学26所,教师2109人
_WHO_WORKS_THERE = frozenset(["教师", "医生", "护士", "卫生技术人员"])
_WHERE = re.compile(
    "(.*(?:小学|中学|初中|高中|学校|幼儿园|院校|学院|大学|医院|卫生院|卫生室|诊所|疾病预防控制中心|(?:妇幼)?保健(?:机构|院|站|所)|卫生服务(?:中心|站))(?:\\([^()]*\\))?)(?:教师|医生|护士|床位|在校学?生)?$"
)
SHUTS = frozenset(["关闭", "关停", "淘汰", "退出", "化解", "拆除", "取缔", "引导退出"])
"""What is done to what there are too many of."""
_ADDS = frozenset(["新增", "净增", "增加", "新建"])
_STAFF = frozenset(["从业人员", "工作人员", "参与人数"])
_NO_STAFF = MONEY | {"%", "人", "人次", "吨", "公里", "亩", "张"}
_AT_SCHOOL = re.compile("^(?:在园|在校|在读|毕业生|招生)")
_SCHOOL = re.compile("(?:幼儿园|小学|中学|初中|高中|学校|院校|大学)$")
_ASPECTS_JOINED = re.compile("[、和与]")
_WHOSE_STANDARD = re.compile("(?:农村|城市|城镇|乡镇|城乡)?(?:小学|初中|高中|中学|中小学|居民)?")
_PRICED_EACH = re.compile("([^\\W\\d_、]{1,6}?)每(?:\\d+)?(?:公斤|斤|吨|头|亩|只|羽)")
_PRICE_TOLD = re.compile("(?:提高|上调|调整)[^,;。]{0,6}?((?:最低)?(?:收购|保护)价|(?:补贴|补助)标准)$")
STANDARD = re.compile(
    r"(?:^(?!提高|调整|上调|落实)|提高|调整|上调|落实)(?:了|城乡|农村|城市|义务教育|阶段)*([^\W\d_]{2,18}标准)$"
)
_PER = re.compile(r"[人户亩村日]均|(?:平均)?每[百千万]?(?:常住人口|人口|人|名|户)(?:拥有)?")
_ALL_SPENT = re.compile("全部(?:用于|用到|安排|投入|拨付|下达|到位)")
_RULES_OF_A_SCHEME = re.compile("(?<=保险|医疗)(?:人均)?(?:筹资标准|补助标准|制度)$")
_PEOPLE_PAID = "(?:人员|[农双]女?户|大?学生|农民工|教师|干部|组长|书记|居民|职工|老人|儿童)"
_PAID_ONES = re.compile(f"[^\\W\\d_]{{0,6}}{_PEOPLE_PAID}")
_WHAT_IS_PAID = re.compile(
    f"[^\\W\\d_]{{0,6}}?{_PEOPLE_PAID}(.*(?:额度|标准|补助|补贴|报酬|工资|津贴|奖励金?|养老金))$"
)
_RAISED_FROM = re.compile("[由从](?:每[人生]?[月年])?$|(?:提高|增加|调整|上调)[到至](?:每[人生]?[月年])?$")
_NO_TRADES = ("就业", "创业", "作业", "毕业", "失业", "事业")
_TRADES = ("业", "经济", "集群", "制造")
_PER_OUTPUT = re.compile("(?:每?单位|每?万元)(?:(?:国内|地区)?生产总值|GDP)(?=能[源耗]|[水电]耗|用水)")
_SENT_OUT = re.compile("(?:二氧化碳|碳)排放量?")
_PER_HUNDRED = re.compile(
    r".{0,12}?百户(?:城镇|农村|城乡|农牧民|农户)?(?:居民)?(?:家庭)?(?:年末)?(?:耐用消费品)?拥有(?:量)?"
)
_DURABLE = re.compile(
    "(?:彩色)?电视机?|彩电|洗衣机|(?:电?冰箱|冰柜)|空调(?:器|机)?|(?:移动|固定)?电话|手机|(?:家用)?(?:电脑|计算机|汽车|轿车)|摩托车|电动(?:自行)?车|助力车|自行车|热水器"
    "|(?:太阳能|电|淋浴)热水器|微波炉|电饭煲|照相机|摄像机|影碟机|组合音响|抽?[排吸]?油烟机|电风扇|缝纫机|钢琴|健身器材|接入互联网的[^,;。]{2,6}"
)
_DURABLES_BY = frozenset("台部辆架只套件")
# 人均GDP4.2万元、万元GDP能耗0.6吨标煤
_PER_SOMETHING_ELSE = ("万元", "千人", "万人", "百户", "亩产", "单位", "地均")
_PER_PUPIL = re.compile("[生校师班]均")
# 地均产出6.8亿元,仅为苏州工业园区的43%
_LIKENED_TO = re.compile("[仅只约]?(?:为|是|相当于|恢复到|不及|不足)")
# 战略性新兴产业快速发展,产值已占规模以上工业的11.7%
_ITS_PART = re.compile("(?:增加值|总?产值|营收|收入|产量|增量|税收)?(?:已|约)?占(?!地(?![区方]))")
_ITS_CONTRIBUTION = re.compile("对[^,;。]{2,12}(?:贡献率|贡献度)")
_CONTRIBUTES = re.compile("(?:业|经济|消费|投资|出口|科技|旅游|市场|贸易|投入)$|^科技创新$")
_SHARES_OF = re.compile(r"影响[^,;。]*价格|占(?!地(?![区方]|级市))|贡献|拉动|带动|拉低|[上下]拉")
TAKINGS = ("产值", "收入", "销售额", "利润", "利税", "金额")
"""What the name of a sum that comes in ends with."""
_SPENT_ALONE = frozenset(["技改投入", "研发投入", "科技投入", "技术改造投入", "出口交货值"])
_OF_NOBODY = ("投入", "交货值")
# In 元, per head, household or 亩, and per village.
_MORE_THAN_ANYONE_HAS, _MORE_THAN_A_VILLAGE_HAS = 5_000_000, 50_000_000
_EACH_HAS = frozenset(["人均", "户均", "每人", "每户"])
# A rate shared by the next in a list, and what says that this has a measure of its own.
RATE_AT_END = re.compile(r"[^\W\d_]{2}率$")
_ITS_RATE = re.compile(r"(?:加权)?(?:平均)?[^\W\d_]{2}率$")
_HAS_MEASURE = re.compile("[率度量额比例面积重]$")
# What a measure that says little alone takes over from the start of the name before it.
_STARTS = tuple(
    (re.compile(measure), re.compile(start))
    for measure, start in (
        # 人口出生率8.6‰,自然增长率3.9‰
        ("自然增长率|出生率|死亡率", "((?:户籍|常住|流动|暂住|农业|城镇|农村)人口)(?:自然增长率|出生率|死亡率)$"),
        ("自然增长率|出生率|死亡率", "(人口)"),
        # 县城建成区面积达到18平方公里,人口达到12.6万人
        ("人口", "(.*(?:城区|县城|城市|镇区|集镇))(?:规划区|建成区)?面积$"),
        # 新农合参合率98%,筹资标准由100元提高到150元; 新农合参合率97.8%,累计补偿15.9万人次
        (
            "(?:人均)?筹资标准|(?:财政|政府|人均)?补助标准|(?:报销|补偿)(?:金额|资金|医疗费用)?",
            "([^\\W\\d_]{0,6}?(?:新农合|合作医疗|基本医疗保险|居民医保|职工医保))",
        ),
        ("死亡率", "(.*(?:传染病|病))发病率$"),
        ("夜间[^\\W\\d_]*率", "(.+)昼间[^\\W\\d_]*率$"),
        # 规模养殖场粪污处理率92%,综合利用率81%
        ("(?:综合|资源化)?利用率", "([^\\W\\d_]{2,}?)(?:无害化|集中|分类|收集|安全)*(?:处理|收集|产生)率$"),
        # 民营经济税收占比62%,就业占比81%
        (
            "(?:税收|就业|投资|增加值|进出口|出口|创新成果|企业数量?)占比",
            "((?:民营|非公有制|非公|县域|海洋|数字)经济)[^\\W\\d_]*占比$",
        ),
        # 研发经费支出增长14%,投入强度达1.87%
        ("(?:经费)?投入强度", "(.*(?:研发|R&D|研究与试验发展))(?:经费)?(?:支出|投入)?$"),
        # 肉牛存栏16万头,良改比重提高到90.2%
        ("(?:良改|良种)(?:比重|率)", "([^\\W\\d_]{1,6}?)(?:存栏|出栏|饲养量)"),
        # 普通高中生均图书32册;每百名学生拥有计算机22台
        ("每[十百千]名学生.*", "([^\\W\\d_]{2,6}?)(?:生均|每[十百千]名学生)"),
        # 研发人员3.1万人,经费支出12.1亿元
        ("经费.*", "(.*(?:研发|R&D))人员$"),
        # 每10万人中拥有大学文化程度的由8930人上升为15467人;拥有高中文化程度的由…
        ("拥有.*", "(每[\\d十百千万]+人口?中?)拥有"),
        # 公路完成货运量812万吨,货运周转量9.1亿吨公里
        (
            "(?:货物|旅客|货运|客运|换算|货邮)(?:运输)?(?:总?周转量|量)",
            "((?:公路|水路|铁路|民航|航空|水运|道路|营业性)(?:运输)?)业?(?:全社会)?(?:完成)?(?:货物|旅客|货运|客运|换算|货邮)",
        ),
        # 商品房竣工面积21万平方米,待售面积8万平方米
        ("待售面积", "(商品(?:住?房|住宅)|.+?(?=(?:竣工|销售|施工)面积))"),
        # 民航旅客吞吐量86万人次,货邮吞吐量0.9万吨
        ("(?:货物|旅客|货邮)(?:运输)?吞吐量", "((?:民航|航空|水运)(?:运输)?)"),
        # 城区空气优良天数320天,优良率87.7%
        ("优良率", "(.+?)优良天数"),
    )
)
_RATE_OF_CHANGE = re.compile("(?<=.)(?:增[幅速长]|涨幅|降幅)$")
_GAPS = frozenset(["倍差", "收入比", "收入倍差", "收入差距", "收入之比", "收入比值"])
_NO_PART = re.compile("系数|增[速幅]|涨幅|税$|化$|普及|覆盖|自给|失业|文盲|处理")
_STARTED = frozenset(["开工建设", "开工", "新开工"])
_RENEWED = re.compile(
    "(?:城市|国有工矿|城镇)?(?:棚户区|危旧房|老旧小区|保障性?住?房|(?:保障性)?安居工程|安置房)(?:改造|建设)?"
)
_SHARE_TOLD = re.compile("(?<=[^\\W\\d_]{2})(?:占[^占]*(?:比重|比例|份额)|占比)$")
_LONGEST_KIND = 10
_INCOME = re.compile("居民.*收入|农.*收入")
# What shares a rate is short: 初中.
_LONGEST_PLACE = 8


def joint_name(memory: Memory, statistics: tuple[str, ...] = ("level",)) -> str:
    """高新技术企业1.9万家、科技型企业2.9万家,均实现倍增: one number for the two things named before."""
    names = memory.names[-2:]
    listed = list(memory.listed)
    if len(listed) > 2 and memory.names[-len(listed) :] == listed:
        names = listed
    elif len(chain := list(dict.fromkeys(memory.chain))) > 2:
        # 生产总值增长9%、财政收入增长16%、投资增长21%,均居第一
        names = chain
    elif memory.names[-4:-2] == memory.names[-4:-3] * 2 and names == names[:1] * 2:
        # 收入从5亿元增加到8亿元,支出从6亿元增加到9亿元,均增长…
        names = memory.names[-3:-1]
    return "、".join(names) if memory.statistic in statistics and len(set(names)) == len(names) > 1 else ""


def sector_of_economy(place: Place) -> Answer:
    """其中第一产业1396万人, 第二产业增长8%: its workers, investment or value added, by what went before."""
    if not place.subject.endswith(("产业", "产")) or not _SECTOR_OF_ECONOMY.fullmatch(place.subject):
        return None
    if place.reading.unit == "人" and place.reading.statistic in ("level", "change"):
        # 就业人员4342万人,其中第一产业1396万人
        of_whom = "从业" if "从业" in (place.memory.whole or place.memory.name) else "就业"
        return f"{place.subject}{of_whom}人员", "sector-of-economy"
    if place.reading.statistic == "change":
        return place.subject + "占比", "sector-of-economy"
    if place.reading.statistic in ("level", "growth", "avg_growth"):
        # 固定资产投资完成45.4亿元。分产业看,第一产业完成4.4亿元
        of = place.memory.name or place.memory.whole
        return owner_of_part(place.memory) + place.subject + ("投资" if "投资" in of else "增加值"), "sector-of-economy"
    return None


def of_a_place(place: Place) -> Answer:
    """朔城区生产总值100.06亿元,人均GDP达到24392元: per head of the same place."""
    if place.subject not in _GDP_PER_HEAD or not (of := _GDP_OF.search(place.memory.base)):
        return None
    return of[1] + place.subject, "borrowed-start"


def of_another_place(place: Place) -> Answer:
    """甲镇完成投资2.3亿元、乙镇完成6056万元: what was told of one place is told of the next."""
    other = _A_PLACE.fullmatch(place.subject)
    if not other or place.reading.statistic != "level" or place.reading.unit != place.memory.unit:
        return None
    first = _A_PLACE_AND_MORE.fullmatch(place.memory.name)
    return (other[1] + first[2], "borrowed-head") if first else None


def of_a_part_of_the_country(place: Place) -> Answer:
    """城区拥有医疗机构128个,占58.8%;东部乡镇49个: what is there in one part is there in another."""
    if (
        place.reading.statistic != "level"
        or not place.reading.unit
        or not _PART_OF_THE_COUNTRY.fullmatch(place.subject)
    ):
        return None
    there = next((has for name in reversed(place.memory.names[-4:]) if (has := _HAS_THERE.fullmatch(name))), None)
    return (place.subject + there[1], "borrowed-head") if there else None


def standard_of_each(place: Place) -> Answer:
    """提高城乡低保标准,城市由每月300元提高到330元,农村由…: the standard, where each clause says only whose it is."""
    if (priced := _PRICED_EACH.fullmatch(place.subject)) and (price := _PRICE_TOLD.search(place.clause)):
        # 提高粮食收购价,玉米每公斤提高0.3元; not 提高低保补助标准,化肥每吨降低120元
        is_paid = not price[1].endswith("标准") or place.subject.endswith(("亩", "头", "只", "羽"))
        return (priced[1] + price[1], "borrowed-head") if is_paid and not place.reading.value.is_signed() else None
    whose = place.subject.removesuffix("每生")
    if place.reading.unit not in MONEY or not whose or not _WHOSE_STANDARD.fullmatch(whose):
        return None
    standard = STANDARD.search(place.clause) or STANDARD.search(_WHOSE_STANDARD.sub("", place.memory.name, count=1))
    return (whose + standard[1], "borrowed-head") if standard else None


def per_head(place: Place) -> Answer:
    """人均3.2万元, 小学…生均图书43册: for each of those who have it."""
    if place.memory.name and ("均" in place.subject or "每" in place.subject) and _PER.fullmatch(place.subject):
        of_a_gap = _HELD.search(place.memory.name) is not None and bool(place.memory.base)
        name = REALISED.sub("", place.memory.base if of_a_gap else place.memory.name)
        if place.subject in _EACH_HAS:
            # 新增城市绿地10万平方米,人均达到10.5平方米
            name = without_new(name)
        # 人均生产总值32161元(上年人均27947元)
        return name if name.startswith(place.subject) else place.subject + name, "carried-head"
    if _PER_PUPIL.match(place.subject) and (before := _PER_PUPIL.search(place.memory.name, 2)):
        # 小学生均占地面积29.83平方米,生均图书43册,校均规模700人
        return place.memory.name[: before.start()] + place.subject, "borrowed-start"
    return None


def of_a_topic(place: Place) -> Answer:
    """深化中欧班列运营改革,开行3000列: a name that says nothing alone is of what the clause before speaks of."""
    subject = _RATE_OF_CHANGE.sub("", place.subject) if place.reading.statistic == "change" else place.subject
    if place.subject == "增加值" and (economy := _PART_OF_THE_ECONOMY.match(strip_lead(place.clause))):
        # 海洋经济平稳较快增长,实现增加值126亿元
        return economy.group() + subject, "topic"
    if place.reading.statistic == "share" and place.clause.endswith("中") and _UP_TO_STANDARD.fullmatch(subject):
        # 监测的水源地中,达标的比重为78.6%
        return strip_lead(place.clause)[:-1] + subject, "topic"
    if (
        subject in _PLACES_ADDED
        and not _ASPECTS_JOINED.search(place.clause)
        and (where := _INSTITUTION.match(topic_of(place.clause)))
    ):
        # 县中医院整体搬迁,新增床位300张
        return where.group() + subject, "topic"
    if (subject in _SUMS_OF_THEIR_OWN and place.reading.unit in MONEY) or (
        subject == "经济" and _WEIGHS.search(place.clause)
    ):
        # 减税降费公平普惠,累计减税5.4亿元; 综合分析各种因素,今年经济增长7%
        return None
    if (
        subject in _STARTED
        and place.reading.unit in ("套", "户", "平方米", "栋", "个", "片")
        and (renewed := _RENEWED.search(place.clause))
    ):
        # 加快棚户区改造,开工建设3000套
        return renewed.group() + subject, "topic"
    if (
        place.clause
        and not names_a_measure(place.clause)
        and (
            is_dependent(subject)
            or subject in _BUILDING
            or (_ITS_PART.match(place.subject) and code_of(place.subject) is None)
            or _ITS_CONTRIBUTION.fullmatch(place.subject)
        )
        and (topic := _topic(place))
        and (subject not in _BUILDING or _BUILDABLE.search(topic))
        and (_CONTRIBUTES.search(topic) or not _ITS_CONTRIBUTION.fullmatch(place.subject))
    ):
        if subject in _BUILDING:
            # 抓好敬老院建设,新建13所
            return subject + topic, "topic"
        # 地区生产总值迈上新台阶,总量突破5万亿元
        if place.subject == "总量" and code_of(topic):
            return topic, "topic"
        if topic.endswith("产量") and subject.startswith(("总产", "单产", "亩产")):
            # 粮食产量稳步增长,总产达到23万吨
            return topic[:-2] + place.subject, "topic"
        # 开展涉企遗留问题攻坚行动,问题解决率达75%
        return topic.removesuffix(place.subject[:2]) + place.subject, "topic"
    done = place.subject.removeprefix("完成")
    if (
        not place.memory.name
        and done in _WORKED
        and done != place.subject
        and _IS_WORK.search(place.clause)
        and (topic := topic_of(place.clause))
    ):
        # 实施背街小巷整治工程,完成治理20条
        return "完成" + topic.removesuffix(done) + done, "topic"
    if not place.memory.name and place.memory.opening and place.subject.removeprefix("产业") in words("generic"):
        # 石化产业…。产值突破1300亿元。
        return place.memory.opening + place.subject, "topic"
    return None


def _topic(place: Place) -> str:
    """What the clause before is about; what grew, not its growth, where a contribution to growth is told."""
    if not _ITS_CONTRIBUTION.fullmatch(place.subject):
        # 统筹资金5.3亿元,全部安排到重点行动上,支出率达96%: of the sum.
        topic = "" if _ALL_SPENT.match(place.clause) else topic_of(place.clause)
        # 提高居民医疗保险筹资标准,覆盖率达到99%
        return _RULES_OF_A_SCHEME.sub("", topic) if place.subject.endswith("率") else topic
    # 工业增速超过全省,对经济增长的贡献率达60%
    return _RATE_OF_CHANGE.sub("", topic_of(_HELD.split(place.clause)[0]))


def same_share(place: Place) -> Answer:
    """煤炭占能源消费比重由71%下降到62%,天然气由6%提高到11%: the share of another in the same."""
    if place.reading.unit != "%" or place.reading.statistic != "level" or place.memory.statistic != "share":
        return None
    if not place.left.endswith(("由", "从")) or verb_of(place.subject) or len(place.subject) > _LONGEST_KIND:
        return None
    share = None if _NO_PART.search(place.subject) else _SHARE_TOLD.search(place.memory.name)
    return (
        (place.subject + share.group(), "borrowed-share") if share and not _HAS_MEASURE.search(place.subject) else None
    )


def income_gap(place: Place) -> Answer:
    """城镇…17175元,农民…5153元,收入比缩小到2.06"""
    if place.subject in _GAPS and sum(_INCOME.search(name) is not None for name in set(place.memory.names)) > 1:
        return "城乡居民收入" + place.subject.removeprefix("收入"), "borrowed-start"
    return None


def same_rate(place: Place) -> Answer:
    """小学入学率98.6%、初中92.4%: a rate that the second shares with the first."""
    if not place.joined or place.reading.unit != "%" or place.reading.statistic != "level":
        return None
    rate = RATE_AT_END.search(place.memory.name)
    if not rate or _HAS_MEASURE.search(place.subject) or len(place.subject) > _LONGEST_PLACE:
        return None
    return place.subject + rate.group(), "borrowed-head"


def replaced_head(place: Place) -> Answer:
    """森林面积…,覆盖率42%; 办理提案112件,办复率100%: another measure of what was named before."""
    if place.subject in _WHO_WORKS_THERE:
        there = _WHERE.match(place.memory.name) if not place.memory.verb else None
        return (there[1] + place.subject, "carried-head") if there else None
    if place.subject.endswith("率") and (handled := _handled(place)):
        # 调处矛盾纠纷1860起,调处率100%
        return without_verbs(handled) + place.subject, "carried-head"
    if (
        place.memory.base
        and len(aspects := _ASPECTS_JOINED.split(place.subject)) > 1
        and words("aspect").issuperset(aspects)
    ):
        # 到账外资5.2亿美元,总量和增幅均列全市第一
        return place.memory.base + place.subject, "carried-head"
    if place.memory.name and place.subject in words("generic"):
        # Of the thing itself, not of its share or rate: 完成年计划的108.6%,增幅居全市第2; 占生产总值的58%,上缴税金36亿元.
        # 增长15.9%,高于全省1.3个百分点;实现利税277亿元
        drawn = place.memory.statistic in ("share", "rank") or _HELD.search(place.memory.name) is not None
        derived = place.subject in words("aspect") or drawn
        name = place.memory.base if derived else place.memory.name
        if derived and place.subject not in ("比重", "占比", "比例", "位次", "排名"):
            name = without_share(place.memory)
        if place.reading.statistic == "rank" and place.subject in OF_THE_TOTAL and place.memory.base.endswith(_SHARES):
            # 预算收入74亿元,税占比84%,总量居第7位
            name = next(
                (said for said in reversed(place.memory.names) if not said.endswith((*_SHARES, *OF_THE_TOTAL))), name
            )
        if entity_of(name).endswith("率"):
            if code_of(place.subject):
                return place.subject, "left"
            # 矛盾纠纷1860起,调处率100%、成功率97%; 规上工业增加值41.2亿元,产销率98.2%,利税8.6亿元
            name = next(
                (said for said in reversed(place.memory.names) if not said.endswith("率")), _ITS_RATE.sub("", name)
            )
        sums_up = place.subject.startswith("总") and place.memory.verb.endswith("增")
        if place.joined and place.memory.verb and without_verbs(name) in words("generic") and not sums_up:
            # 新增产值15亿元、税收1.2亿元
            return place.memory.verb + place.subject, "shared-verb"
        if (
            place.subject.endswith("完成投资")
            and not place.joined
            and _is_of_a_part(place.memory)
            and place.memory.unit not in MONEY
            and place.memory.whole in place.memory.names
            and not any(said.endswith("完成投资") for said in place.memory.names)
        ):
            # 亿元以上项目1268个,其中百亿元项目8个,完成投资3860亿元: of all.
            name = place.memory.whole
        if place.reading.unit in MONEY and is_more_than_a_part(place):
            # 旅游总收入2.9亿元,其中门票收入3200万元,综合收入8100万元
            name = place.memory.whole
        if place.subject == "产能" and place.joined and place.memory.verb in SHUTS:
            # 关闭煤矿12处、产能126万吨
            return place.memory.verb + with_replaced_head(place.subject, name), "carried-head"
        if place.subject == "面积" and place.memory.verb and name.endswith(("土地", "用地")):
            # 出让土地20宗、面积894亩
            return name + place.subject, "carried-head"
        if place.subject == "总数" and place.memory.things:
            # 新增上市企业1家、过会2家,总数达9家
            name = place.memory.things
        if (
            place.reading.unit in MONEY
            and (place.memory.unit in PEOPLE or name.endswith("产值"))
            and (gain := BENEFIT.search(name, 2))
        ):
            # 企业实现产值3.6亿元,带动农户1.6万户,上缴税金18万元
            name = name[: gain.start()]
        if place.subject.endswith(TAKINGS) and name.endswith(_OF_NOBODY):
            # 规模工业销售收入84亿元、技改投入12亿元、利税6亿元: theirs, not of the spending.
            alone = place.subject if name in _SPENT_ALONE else name
            name = next((said for said in reversed(place.memory.names) if said.endswith(TAKINGS)), alone)
        if place.subject == "床位" and place.joined and place.memory.verb in _ADDS:
            # 新增养老机构120所、床位5.8万张
            return place.memory.verb + with_replaced_head(place.subject, name), "carried-head"
        if place.subject in _TRADE and place.memory.whole in _TRADE:
            # 出口20亿元,其中农产品3亿元,进口8亿元
            name = place.memory.whole
        if _IN_ALL.match(place.left) and len({*place.memory.names}) > 1 and place.subject in _STAFFED:
            # 小学294所,幼儿园65所;共有专任教师4011人
            return place.subject, "left"
        if (
            place.memory.whole in ("专任教师", "教职工")
            and place.subject in _PUPILS
            and name.endswith(place.memory.whole)
        ):
            # 专任教师4011人,其中中学专任教师1757人,年末在校学生62576人
            return place.subject, "left"
        if "其中" in place.left and name == "教职工":
            return place.subject, "left"
        if _AT_SCHOOL.search(name) and place.subject in ("教职工", "专任教师", "毕业生", "招生", "在校生"):
            # 幼儿园68所,在园幼儿17318人,教职工2525人: they are of the kindergartens; 在校生7万人,毕业生1万人 of none.
            name = next((said for said in reversed(place.memory.names) if _SCHOOL.search(said)), "")
            if not name:
                return place.subject, "left"
        if place.subject in _STAFF and place.memory.unit in _NO_STAFF:
            # 旅游总收入12亿元,从业人员2万人
            return place.subject, "left"
        if _OF_ALL.match(place.left) and code_of(place.subject):
            # 地方财政收入4455万元;全县税收合计11028万元
            return place.subject, "left"
        if name.endswith("经济效益指数"):
            name = next((said for said in reversed(place.memory.names) if not said.endswith("指数")), "")
        name = name.removesuffix("经济效益综合指数")
        if (_EQUALLY.search(place.left) or _answered(place)) and (joint := joint_name(place.memory)):
            # 办理人大代表建议87件、政协提案112件,办复率均为100%
            return "、".join(map(without_verbs, joint.split("、"))) + place.subject, "joint"
        if place.joined and place.reading.unit in MONEY and name in words("generic"):
            # 实现税收8亿元、利润4亿元
            return place.subject, "left"
        return with_replaced_head(place.subject, name), "carried-head"
    return None


def _handled(place: Place) -> str:
    """化解问题楼盘17个,交付住房6943套,化解率98%: the last name whose action, or case, a rate is of; nothing where none is."""
    done = place.subject[:-1]
    names = reversed(place.memory.names[-4:])
    return next((said for said in names if _is_handled(said, done)), "")


def _is_handled(said: str, done: str) -> bool:
    """Whether a name tells of what was done, or of a case where one is solved; 完成 and 办理 are said of too much."""
    if done == "破案":
        return said.endswith(("案件", "命案")) and not said.endswith(("行政案件", "民事案件", "仲裁案件"))
    return verb_of(said) == done and done not in ("完成", "办理")


def is_more_than_a_part(place: Place) -> bool:
    """Whether what follows the parts of a whole is of all, for it is more than the last of them in the same unit."""
    memory = place.memory
    return (
        memory.whole not in ("", memory.name)
        and not place.joined
        and memory.unit == place.reading.unit
        and place.reading.value > memory.value
    )


def _is_of_a_part(memory: Memory) -> bool:
    """Whether the last name is of some of the things that 其中 divides."""
    return bool(memory.whole) and memory.name != memory.whole and memory.name[-2:] == memory.whole[-2:]


def _answered(place: Place) -> bool:
    """办理人大代表建议86件、政协提案112件,办复率100%: what is answered goes without 均."""
    names = place.memory.names[-2:]
    return (
        place.subject.endswith("率")
        and len(names) == 2
        and "提案" in names[1]
        and _SUGGESTED.search(names[0]) is not None
    )


def shared_start(place: Place) -> Answer:
    """城镇居民人均可支配收入…,农村居民…: the start that the two names share."""
    if "全" not in place.left:
        for measure, start in _STARTS:
            if measure.fullmatch(place.subject) and (own := start.match(place.memory.name)):
                return own[1] + place.subject, "borrowed-start"
    whole = with_shared_start(place.subject, place.memory)
    if _PER.match(whole) and _is_no_ones(whole, place.reading):
        return None
    return (whole, "borrowed-start") if whole else None


def share_of_it(place: Place) -> Answer:
    """占全国的6%, 对经济增长贡献率30%, 拉动3.6个百分点: of what was named before."""
    subject, memory = place.subject, place.memory
    if not memory.base or place.reading.statistic not in ("share", "level", "ratio", "contribution", "change"):
        return None
    if place.reading.statistic in ("ratio", "share") and _LIKENED_TO.match(subject):
        return memory.base + subject, "carried-share"
    if _SHARES_OF.match(subject) or (subject.startswith("对") and place.reading.statistic == "contribution"):
        name = without_share(memory)
        is_share = place.reading.statistic == "share"
        if is_share and len(memory.listed) > 1 and memory.name == memory.listed[-1] and (joint := joint_name(memory)):
            # 小麦、玉米产量分别达12万吨、9万吨,占粮食总产量的86%
            name = joint
        # 完成工业投资55亿元,占固定资产投资的比重…
        return (_REALISED_SUM.sub("", name) if name.endswith("投资") else name) + subject, "carried-share"
    return None


def borrowed_head(place: Place) -> Answer:
    """实际利用外资5.2亿美元,其中省外2亿: the head that the two names share."""
    whole = with_borrowed_head(place.subject, place.left, place.quantity.unit, place.memory)
    return (whole, "borrowed-head") if whole != place.subject else None


def shared_per(place: Place) -> Answer:
    """每千人口执业医师2.3人、医疗床位6.1张"""
    if place.reading.statistic != "level" or place.reading.unit in ("%", "‰"):
        return None
    if (
        place.reading.unit in _DURABLES_BY
        and (owned := _PER_HUNDRED.match(place.memory.name))
        and place.left.lstrip("、,和") == place.subject
        and (place.joined or all(map(_DURABLE.fullmatch, place.subject.split("、"))))
    ):
        # 农村居民家庭每百户拥有彩电124台,洗衣机92台
        return owned.group() + place.subject, "shared-verb"
    counts_whole = place.reading.unit in PEOPLE or place.reading.unit in _DURABLES_BY
    is_of_each = counts_whole and place.reading.value % 1 != 0 and "均" not in place.subject
    if not place.joined and not is_of_each:
        # 每千人口床位4.2张,执业医师1.8人: there are no fewer people, or sets, than one.
        return None
    per = _PER.match(place.memory.name)
    if not per or _PER.match(place.subject) or place.subject.startswith(_PER_SOMETHING_ELSE):
        return None
    if _is_no_ones(per.group(), place.reading):
        return None
    return per.group() + place.subject, "shared-verb"


def paid_to_others(place: Place) -> Answer:
    """大学生创业贷款额度由8万元提高到10万元,返乡农民工由5万元提高到8万元: what is paid to the first is paid to the others."""
    if place.reading.unit not in MONEY or place.reading.unit != place.memory.unit or place.joined:
        return None
    if not _PAID_ONES.fullmatch(place.subject) or not _RAISED_FROM.search(place.left):
        return None
    paid = _WHAT_IS_PAID.match(place.memory.name)
    return (place.subject + paid[1], "borrowed-head") if paid else None


def share_of_its_own(place: Place) -> Answer:
    """旅游业收入300亿元,增加值占GDP比重达7%: the value added is that of the trade."""
    if place.reading.statistic != "share" or not place.subject.startswith("增加值占"):
        return None
    trade = entity_of(place.memory.base)
    is_one = trade.endswith(_TRADES) and not (
        trade.endswith(_NO_TRADES) or verb_of(place.memory.base) or "分别" in place.left
    )
    return (trade + place.subject, "carried-share") if is_one and len(trade) > 1 else None


def per_output(place: Place) -> Answer:
    """单位生产总值能耗下降8%、二氧化碳排放下降14%: so is what is sent out of each unit of it."""
    if place.reading.unit != "%" or not _SENT_OUT.fullmatch(place.subject):
        return None
    per = _PER_OUTPUT.match(place.memory.name)
    return (per.group() + place.subject, "shared-verb") if per else None


def _is_no_ones(per: str, reading: Reading) -> bool:
    """人均GDP突破5万元、经济总量突破千亿元: more than anyone has is no amount per head."""
    most = _MORE_THAN_A_VILLAGE_HAS if "村" in per else _MORE_THAN_ANYONE_HAS
    return reading.unit in MONEY and reading.value >= most
