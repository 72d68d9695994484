"""A sum and its sentence go in; its name with what the money went into, or is for, comes out."""

from __future__ import annotations

import re

from pipeline.observations.curated import code_of
from pipeline.observations.phrases import words
from pipeline.observations.place import Answer, Place
from pipeline.observations.quantities import Quantity
from pipeline.observations.subjects import OF_NO_KIND, topic_of, what_of, without_examples
from pipeline.observations.units import MONEY

# 投资107万元,完成新村9.3公里石板路: what these sums went into stands behind them.
_PAID = frozenset(
    [
        *("投资", "总投资", "计划投资", "投入", "总投入", "累计投入", "财政投入", "安排", "筹资", "资金"),
        *("投入资金", "安排资金", "筹措资金"),
        *("投入专项资金", "投入财政资金"),
    ]
)
# 中央和地方投入105亿元,基本建成了疾病预防控制体系
_PAYERS = re.compile(
    "(?:中央|国家|地方|各级|[省市县区州旗乡镇]++[两三]?级?|财政|政府|社会|和|、){1,6}(?:累计|共|总|已|将|要)?投入(?:资金)?"
)
_SHORTEST, _NEAR = 4, 8
_MOST_INSIDE = 2
_SPENT = ("投入", "投资", "资金", "安排", "财政")
_SPENT_ON = re.compile(
    r"(?:以上|左右)?(?:,[比较][上去]年(?:增[加长]|多|提高)[\d.]+[万亿]*元)?(?:[^,;。、\d]{0,8}?资金)?,?(?:主要|重点|全部|直接|专项)*(用于(?:[^,;。、\d]{1,2}、)*[^,;。、\d]{2,24}(?=[,;。])"
    r"|(?:支持|解决|补贴|扶持|增加对)(?!了?力度)[^,;。、\d]{2,24}(?=[,;。]))"
)
# 县财政拿出396万元,用于…; 统筹安排1.2亿元,支持…: no more is told before the sum than that it is given.
_GIVES = re.compile("(安排|拿出|列支|筹措|下达|拨付|划拨)(?:了|出)?$")
_DONE_WITH = re.compile(
    r"(?:左右|以上)?,?(?:全面|重点|加快|扎实|大力|进一步|基本)*(?:完成|实施|推进|扩大|开展|新建|改建|扩建|改扩建|续建|新修|修建|修复|改造|建设|建成|更新|购置|用于|加强|整治|绿化|维修|修缮|架设|硬化|亮化|拓宽|疏浚|清淤|(?:除险)?加固|安装|铺设|抓好|解决|补助建设|扶持建设)了?(?:[、和]?(?:新建|改建|扩建|改扩建|续建|改造|维修|硬化))*([^,;。]{2,50})"
    r"|,?对(?:[^,;。\d]{0,8}\d[\d.]*[百千万]?(?:个|条|处|座|户|所|公里|平方米|亩|栋)的?){0,2}([^,;。\d]{2,30})进行了?(?:全面|彻底)?(改造|维修|整治|建设|治理|绿化|修缮|扩建|改建|加固|亮化|硬化|修复|改扩建|提升|升级)[^\W\d_]{0,4}"
    r"|,?实现了?([^,;。\d]{2,24}?)全覆盖"
)
_ENDS_WITH_WORK = re.compile("(?<=[^\\W\\d_]{2})(?:改造|建设|整治|治理|绿化|硬化|亮化|加固|维修|修复|改扩建)$")
ONLY_WORK = re.compile("(?:新建|改建|扩建|改扩建|改造|维修|续建|修建|建设|建成)+")
"""What is done to something told further on, and nothing else: 投资2600万元新建扩建12所小学."""
_BUILT = re.compile(
    "(?:[路桥楼馆渠坝库站厂网道巷林线灯]|房|中心|广场|公园|项目|工程|设施|场所|管道|线路|基地|体系|改造|小学|中学|操场|福利院|敬老院|卫生院|卫生室|厕所|公厕|水井|教学点|池塘|水闸|校舍|学校|幼儿园|治理|绿化|整治|建设|硬化|亮化|修复|改扩建|黑化|油路|桥梁?|拓宽|试点|加固|水厂|泵站|塘坝|水库|问题|难题|”)$"
)
_PAYER = re.compile(
    "((?:中央|地方|各级|本级|[省市县区州旗]级?)?财政(?:预算)?|中央预算内?|预算内)(?:拟|共|计划|将)?(安排|投入)?(?:资金)?"
)
_PUTS_IN_MORE = re.compile("(?:增加|加大|提高)(?:了|对)?(?!财政)([^,;。、]{2,14}?)的?(?:投入|支出|经费)(?:力度)?$")
_OF_BUDGETS = re.compile("财政|预算|年度|目标|任务")


_HELD_DEAR = re.compile("[^,;。\\d]{0,10}?(?:始终|坚持|我们|政府)*把([^,;。\\d]{2,14}?)(?:作为|放在|摆在|摆上|列为)")


def put_in(place: Place) -> Answer:
    """增加社会保障投入,中央财政拟安排3185亿元: what the money of a budget is for is told in the clause before."""
    if place.subject in _PAID and (held := _HELD_DEAR.match(place.clause)):
        # 把保障和改善民生作为出发点和落脚点,全年投入资金450亿元
        return held[1] + place.subject, "topic"
    payer = _PAYER.fullmatch(place.subject) if place.reading.unit in MONEY else None
    if not payer:
        return None
    if more := _PUTS_IN_MORE.search(place.clause):
        return payer[1] + (payer[2] or "安排") + more[1] + ("" if payer[2] == "投入" else "投入"), "topic"
    programme = topic_of(place.clause) if payer[2] == "投入" else ""
    is_one = programme.endswith(("制度", "工程", "计划", "政策")) and not _OF_BUDGETS.search(programme)
    return (programme + place.subject, "topic") if is_one else None


def spent_on(text: str, kept: list[Quantity], number: int, subject: str) -> str:
    """投资107万元,完成新村9.3公里石板路 → 新村石板路投资; nothing where the next clause tells no such thing."""
    what = _paid_for(text, kept, number) if subject in _PAID or _PAYERS.fullmatch(subject) else ""
    if not what or what in OF_NO_KIND:
        # 落实资金27亿元,实施项目681个: of what kind these are is told before.
        return ""
    if what.endswith("体系"):
        return subject + what
    bare = without_examples(what)
    # 县医院、中医院等项目: of projects alone nothing is said.
    if not (_ENDS_WITH_WORK.search(bare) or bare.endswith("”")):
        what = what_of(bare) if len(bare) > _SHORTEST or "等" not in what else what
    return (
        what + subject
        if subject in words("generic") or (subject in _PAID and subject.endswith(("资金", "投资", "筹资")))
        else subject + what
    )


def with_purpose(name: str, subject: str, text: str, quantity: Quantity, named_before: str) -> str:
    """中央财政投入433亿元用于促进就业; 投入1300亿元用于灾后重建 goes to no more than that."""
    purpose = _SPENT_ON.match(text, quantity.end)
    told = name.find("用于")
    if told >= 0 and (
        (name == named_before and (purpose or subject in _PAID)) or (purpose and purpose[1].startswith(name[told:]))
    ):
        # 投入420亿元用于就业;安排430亿元,补助…: the purpose of the sum before is not that of this one.
        name = name[:told] or subject
    gives = _GIVES.search(text, max(0, quantity.start - _NEAR), quantity.start)
    if not purpose and gives and name.endswith("财政") and (done := _DONE_WITH.match(text, quantity.end)) and done[2]:
        # 县财政安排2700万元,对敬老院进行改造
        return name + gives[1] + done[2] + done[3]
    if not purpose or name.endswith(purpose[1]):
        return name
    if (subject not in _PAID and not gives and not name.endswith(_SPENT)) or code_of(name) is not None:
        return name
    if gives and gives[1] not in name and not name.endswith(("资金", "投入")):
        return name + gives[1] + purpose[1]
    return (subject if subject in _PAID else name) + purpose[1]


def _paid_for(text: str, kept: list[Quantity], number: int) -> str:
    """投资107万元,完成新村9.3公里石板路: what a sum went into, where the next clause says so; nothing where none does."""
    done = _DONE_WITH.match(text, kept[number].end)
    if not done or text[done.end() : done.end() + 1] not in ("", ",", ";", "。"):
        return ""
    if done[2]:
        return done[2] + done[3]
    if done[4]:
        return done[4]
    start, end = done.span(1)
    inside = [other for other in kept[number + 1 : number + 4] if other.start < end]
    if len(inside) > _MOST_INSIDE:
        return ""
    # 新建12所小学和5所卫生院: what it went into without how many of them there are.
    said = [start, *(place for other in inside for place in (other.start, other.end)), end]
    what = "".join(text[begin:stop] for begin, stop in zip(said[::2], said[1::2], strict=True)).strip("的")
    return what if _BUILT.search(what) and not what.startswith(("一批", "一大批", "一系列")) else ""
