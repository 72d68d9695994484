"""A quantity in its place goes in; its name comes out where what is counted is some of what was counted before.

Those of a kind (其中省外52亿元), of a level (省级5项), over a sum (10亿元以上16个), that were added as the whole was, and the
share that a part takes up (设施蔬菜占45.6%).
"""

from __future__ import annotations

import re

from pipeline.observations.borrowing import WORKED_ON, Memory
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import verb_of, without_verbs
from pipeline.observations.place import Answer, Place
from pipeline.observations.subjects import is_verb
from pipeline.observations.units import MONEY, PEOPLE

# 其中大中型74台: only which of the things before.
_KIND = re.compile(
    r"(?:[省市县区州]外|大中型|大型|中型|小型|中小型|公办|民办|国有|民营|私营|[男女](?:性|孩|童|职工)?|[蒙藏维哈朝壮彝傣汉外英]文版|少数民族文字版?|城镇|城市|农村|乡村|境内|境外|国内|入境|执业|在职|(?:公益|商业|营利|非营利|政策|群众)性|[省市区县州旗]本级|市直|省属|市属|县属|地方级?|(?:[^,;。]{2,4}部门(?:自)?|集体|企业|民|公|社会力量)办|(?:高新|经开|开发)区)"
)
_MEDALS = ("金牌", "银牌", "铜牌")
_PATENTS = re.compile("^(申请|新增|授权|)[^\\W\\d_]*专利(申请量?|授权量?|)$")
# By degree or by title: 本科学历, 副高级职称以上.
_QUALIFIED = re.compile(
    r"(?:(?:博士|硕士|研究生|大学(?:本科)?|本科|大专|专科|中专|高中|初中)(?:\([^()]*\))?(?:学历|及?以上|及?以下)*"
    r"|(?:正高|副高|高|中|初|中高)级(?:职称|资格|技术职称|专业技术职务)?(?:及?以上|及?以下)?)"
)
_INSURED = re.compile(
    "离退休人员|退休人员|在职(?:职工|人员)|(?:参保|企业)?职工|机关事业(?:单位)?(?:职工|人员)?|农民工|(?:城乡|城镇|农村)?居民|灵活就业人员"
)
# 常住人口94万人,其中城镇人口42万人
_RESIDENTS = frozenset(["城镇人口", "乡村人口", "农村人口", "城市人口", "男性人口", "女性人口"])
_COUNTED_PEOPLE = re.compile("(常住|户籍)总?(人口)(?:总?数)?$")
# 考入大专院校学生1759人,其中一本院校120人,大专799人
_COLLEGE = re.compile("(?:重点|一本|二本|三本|本科|专科|大专|高职|中职)(?:院校|批次|以上|及以上)*")
_SENT_ON = re.compile("(考入|考取|录取|输送|升入)[^,;。]*(?:学生|新生|大学生)")
_SCHEME = re.compile("参加?[^,;。]{0,10}?保险")
_PEOPLE = re.compile("(?:卫生|专业)?(?:技术)?(?:人员|人才)$|(?:专任)?教师$|(?:乡村)?医生$")
_QUALIFIED_PEOPLE = re.compile(
    rf"^(?:(.*?(?:人员|人才|教师|医生|护士)中){_QUALIFIED.pattern}|{_QUALIFIED.pattern}(.*(?:人员|人才|教师|医生)))$"
)
_KIND_S_SHARE = re.compile("([^\\W\\d_]{2,4}[型性类级])(占比|比重|比例)")
_OF_MONEY = re.compile("(?:税收|产值|收入|增加值|利润|销售额)$")
# 城镇化率52.1%,60岁以上人口占18.1%: of no rate.
_IS_SHARE = re.compile("占|(?:率|比例|比重|系数|指数|占比|强度|密度|增速)$")
_TAKES_UP = re.compile("占(?:到|了|约|近|逾|超过?|达到?)*$")
_LEVEL = re.compile(
    r"[、,(]?(?:其中)?[、,:]?((?:申报|创建|争创|新增|获评|培育|认定|打造)?(?:国家|省[部市]?|自治[区州]|市|县|区|州|[1-5]?A+|[三四五]星)级)"
)
_ABOVE = re.compile(r".*以上|(?:超过?|过)?[\d十百千]*[万亿](?:美?元)?级?")
_SUM = r"[\d.一二三四五六七八九十百千]*[万亿](?:美?元)?级?(?:[及或]?以上)?"
_OVER_A_SUM = re.compile(rf"(?:超过?|过|达到?|突破)?{_SUM}(?:的)?([^\W\d_]{{0,8}})")
_WHAT_IS_OVER = re.compile(rf"([^\d]*?)(?:超过?|过|达到?|突破)?{_SUM}的?([^\W\d_]*)$")
_WHO_FINDS_WORK = ("人员", "毕业生", "职工", "劳动力", "农民工", "退役军人", "残疾人", "大学生")
_PAID_FOR = re.compile("(?!新增|完成)(?:(?!政府|财政|安排|投入|投资)[^\\W\\d_]){2,10}")
_PAID_BY = re.compile("(?:中央|地方|本级|[省市县区州旗]级?)财政(支出|投入|投资)")
_EACH_OF_THEM = re.compile("(?:均|都|全部)$")
_UP_TO_ABOVE = re.compile(r"^.*?(?:[万亿](?:美?元)?级?(?:以上)?|以上)")
_UP_TO_LEVEL = re.compile(r"^.*?级(?:及?以上)?")
# 输转劳动力528万人,其中贫困劳动力199万人
_COUNTS = frozenset([*"人户个家项名所座条处件亩", "公里", "平方米"])
_TO_SOME = frozenset(["救助", "查处", "化解", "关停", "慰问", "培训", "引进", "办理", "审结", "破获"])
# Those who are told apart by what they do or have: 使用天然气的1203户,使用煤炭的312户.
_DESCRIBED = re.compile("使用|饮用|从事|经营|居?住|拥有|获得")
_FIRST_DIGIT = re.compile("\\d")
_OWNERS = frozenset(["私人", "个人", "农户"])
_NO_DEED = re.compile("获|实施|参加|安排|建档")
_UNITS_OF_FIRMS = frozenset("户家个")
_ADDED = re.compile(
    r"(?:新建|续建)(?:[、和及与](?:改扩建|扩建|改建|续建|新建|改造|维修))+|新增|净增|新建成?|新开工|新投产|新签约|新引进|新设立?|新登记|新注册|新认定|新培育"
)


def over_a_sum(words: str, memory: Memory) -> str:
    """主营业务收入过10亿元企业5家,过亿元60家: what is over the sum, and who, is as before."""
    if not (over := _OVER_A_SUM.fullmatch(words)):
        return ""
    # 超亿元企业120户,其中新增74户;超10亿元企业13户: of them all, unless all were added.
    for name in sorted(memory.names[:-5:-1], key=lambda name: _ADDED.match(name) is not None):
        if not name.endswith("投资") and (first := _WHAT_IS_OVER.match(name)) and len(first[1]) > 1:
            return _EACH_OF_THEM.sub("", first[1]) + words + ("" if over[1] else first[2])
    return ""


def some_of_them(place: Place) -> Answer:
    """其中大中型74台, 年销售收入超亿元的64家: only which of the things before are counted."""
    subject, memory = place.subject, place.memory
    if memory.unit == place.reading.unit and (whole := over_a_sum(subject, memory)):
        return whole, "some-of-them"
    if "申请" in subject:
        # 专利申请量86件。按对象分,企业申请专利36件
        return None
    if memory.things and place.reading.unit in WORKED_ON and _ABOVE.fullmatch(subject):
        # 签约亿元以上项目58个、总投资412亿元,其中30亿元以上5个、百亿级1个
        return verb_of(memory.things) + subject + _UP_TO_ABOVE.sub("", without_verbs(memory.things)), "some-of-them"
    if memory.things and place.left.endswith("的") and not place.left.endswith("年的"):
        if _DESCRIBED.match(memory.things):
            if memory.things[:2] == subject[:2] or subject[:1] == "无":
                # 使用天然气的1203户,使用煤炭的312户,无厕所的20户
                return subject, "left"
            if subject[:1].isdecimal() and (size := _FIRST_DIGIT.search(memory.things)):
                # 经营耕地50亩以上的86户,20—50亩的312户
                return memory.things[: size.start()] + subject, "some-of-them"
        if place.reading.unit in WORKED_ON:
            # 新进项目26个,其中投资过亿元的11个
            return verb_of(memory.things) + subject + without_verbs(memory.things), "some-of-them"
    if place.left.startswith("(") and subject.endswith(("本级", "市直")) and _KIND.fullmatch(subject) and memory.base:
        # 生产总值2266亿元,增长2.4%(区本级1976亿元,增长2%)
        return subject + memory.base, "borrowed-head"
    if (
        memory.whole
        and place.reading.unit in memory.whole_units != {memory.unit}
        and place.reading.statistic == "level"
    ):
        # 在岗职工2675人,下降0.6%,其中女性835人
        if kind := _of_a_whole(subject, memory.whole, place.reading.unit):
            return kind, "some-of-them"
        if place.reading.unit and _KIND.fullmatch(subject) and not _counts_in_a_rate(memory.whole, place.reading.unit):
            return subject + _KIND.sub("", without_verbs(memory.whole), count=1), "borrowed-head"
    if not memory.name or memory.unit != place.reading.unit:
        return None
    if subject in _MEDALS and memory.name.endswith(_MEDALS):
        # 获金牌243枚,银牌179枚
        return memory.name[:-2] + subject, "some-of-them"
    if memory.whole and (kind := _of_a_whole(subject, memory.whole, place.reading.unit)):
        return kind, "some-of-them"
    if _QUALIFIED.fullmatch(subject) and (people := _QUALIFIED_PEOPLE.search(memory.name)):
        # 卫生技术人员中本科学历86人,大专学历251人; 高级资格806人,中级资格4200人
        return (people[1] + subject if people[1] else subject + people[2]), "some-of-them"
    if place.reading.unit and _KIND.fullmatch(subject) and not _counts_in_a_rate(memory.name, place.reading.unit):
        return subject + _KIND.sub("", without_verbs(memory.name), count=1), "borrowed-head"
    return None


def _counts_in_a_rate(whole: str, unit: str) -> bool:
    """城镇化率70%,其中男性22万人: a count is no part of a rate."""
    return whole.endswith("率") and unit not in ("%", "‰")


def _of_a_whole(subject: str, whole: str, unit: str) -> str:
    """奖牌31枚,其中金牌7枚; 申请专利554件,其中发明专利129件; 专业技术人员18710人,其中高级资格806人."""
    if subject in _MEDALS and whole.endswith("奖牌"):
        return whole.removesuffix("奖牌") + subject
    if _INSURED.fullmatch(subject) and (scheme := _SCHEME.match(whole)):
        # 参加城镇基本养老保险职工6万人,其中离退休人员2万人
        return scheme.group() + subject
    if unit in MONEY and (paid := _PAID_BY.fullmatch(subject)) and _PAID_FOR.fullmatch(whole.removesuffix(paid[1])):
        # 教育支出4.6亿元,其中县财政支出3.2亿元
        return whole + "中" + subject
    if unit == "人" and whole.endswith("就业") and subject.endswith(_WHO_FINDS_WORK) and not verb_of(subject):
        # 城镇新增就业5200人,其中高校毕业生730人
        return subject + ("再就业" if whole.endswith("再就业") else "就业")
    if subject in _RESIDENTS and (counted := _COUNTED_PEOPLE.search(whole)):
        # 常住人口94.5万人,其中城镇人口42.1万人
        return subject.removesuffix("人口") + counted[1] + counted[2]
    if subject in _OWNERS and unit in ("辆", "台", "艘", "架", "部", "千瓦"):
        # 拥有汽车4408辆,其中私人拥有2447辆
        return (
            subject
            + ("" if whole.endswith(("保有量", "拥有量")) else "拥有")
            + without_verbs(whole).removeprefix("民用")
        )
    if subject.endswith(("同胞", "外国人", "外国游客")) and ("游客" in whole or "旅游者" in whole):
        # 接待游客300万人次,其中港澳台同胞33万人次
        return verb_of(whole) + subject
    if (
        subject.endswith("专利")
        and not subject.startswith(("申请", "授权", "有效"))
        and (done := _PATENTS.search(whole))
    ):
        return done[1] + subject + done[2]
    if _QUALIFIED.fullmatch(subject) and (people := _PEOPLE.search(whole)):
        return subject + people.group()
    if _COLLEGE.fullmatch(subject) and (sent := _SENT_ON.match(whole)):
        return sent[1] + subject + "学生"
    return ""


def of_a_level(place: Place) -> Answer:
    """国家级表彰9项、省级5项; 培育国家级研发中心3个,市级研发中心11个"""
    memory = place.memory
    if not memory.name:
        return None
    if place.left.endswith("级") and (level := _LEVEL.fullmatch(place.left)):
        done = memory.verb if place.left[0] == "、" and not verb_of(level[1]) else ""
        # 安排项目168个,年度投资95亿元,其中省级12个: of what was counted, whatever it is measured by.
        counted = memory.whole and memory.unit != place.reading.unit and place.reading.unit in memory.whole_units
        of = memory.whole if counted else memory.name
        return done + level[1] + _UP_TO_LEVEL.sub("", without_verbs(of)), "borrowed-head"
    if (
        memory.verb
        and memory.unit == place.reading.unit
        and "级" in place.subject[1:4]
        and place.left.lstrip(",、") == place.subject
    ):
        kind = _UP_TO_LEVEL.sub("", place.subject)
        if kind and _UP_TO_LEVEL.sub("", without_verbs(memory.name)) == kind and "级" in memory.name:
            return memory.verb + place.subject, "shared-verb"
    return None


def kind_s_share(place: Place) -> Answer:
    """新增护理型床位400张,护理型占比65%: the share of the kind in what was named before."""
    if not (kind := _KIND_S_SHARE.fullmatch(place.subject)) or (at := place.memory.name.find(kind[1])) < 0:
        return None
    return place.memory.name[at:] + kind[2], "borrowed-head"


def part_of(place: Place) -> Answer:
    """蔬菜产量702.5万吨,其中设施蔬菜占45.6%: of what was named before, where the whole is not said."""
    if place.reading.statistic != "share" or "占" in place.subject or not _TAKES_UP.search(place.left):
        return None
    whole = place.memory.base
    if "其中" not in place.left and place.memory.unit in WORKED_ON and _OF_MONEY.search(place.subject):
        # 4家企业开展“三同时”建设,钢铁产业税收占45%: of no number of enterprises.
        return place.subject + "占比", "part-of"
    return place.subject + "占" + ("比" if not whole or _IS_SHARE.search(whole) else without_verbs(whole)), "part-of"


def _done_to_parts(place: Place, whole: str) -> str:
    """输转劳动力528万人,其中贫困劳动力199万人: what was done to the whole was done to parts of the same kind."""
    if whole != place.memory.whole:
        return ""
    done, of_people = verb_of(whole), place.reading.unit in PEOPLE
    if of_people and is_verb(whole[len(done) :]):
        # 搬迁安置54万人,其中贫困人口24万人
        return whole
    alike = place.subject[-2:] == whole[-2:] or (done in _TO_SOME and (of_people or place.subject[-1:] in whole[-2:]))
    if not alike or code_of(place.subject) is not None or place.reading.unit not in _COUNTS:
        return ""
    return "" if _NO_DEED.search(done) else done


def part_of_added(place: Place) -> Answer:
    """新增电力装机3000万千瓦,其中可再生能源装机2000万千瓦,水电600万千瓦: the parts were added as well."""
    memory, reading = place.memory, place.reading
    if (
        reading.statistic != "level"
        or verb_of(place.subject)
        or place.subject.endswith("就业")
        or place.subject[:1] == "每"
    ):
        return None
    first = "其中" in place.left and (memory.unit == reading.unit or {memory.unit, reading.unit} <= _UNITS_OF_FIRMS)
    further = (
        memory.left_over is not None
        and reading.unit == memory.parts_unit
        and reading.value <= memory.left_over
        and place.left.lstrip("、,和及") == place.subject
    )
    whole = memory.name if first else memory.whole if further else ""
    added = _ADDED.match(whole)
    if added and first and memory.names[-2:-1] == [whole[added.end() :]]:
        # 企业达1604家,新增321家,其中产值上亿元企业186家: of all.
        return None
    done = added.group() if added else _done_to_parts(place, whole)
    if not done:
        return None
    name = done + place.subject
    if not first and reading.unit not in _UNITS_OF_FIRMS and code_of(place.subject) and not code_of(name):
        # 新增贷款12亿元,其中涉农贷款3亿元,财政收入5亿元: an indicator of its own that nobody adds is no part.
        return None
    return name, "part-of-added"
