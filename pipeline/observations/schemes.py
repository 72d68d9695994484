"""A quantity of an insurance, an allowance or a trial goes in; its name comes out where the scheme is told elsewhere."""

from __future__ import annotations

import re

from pipeline.observations.phrases import strip_lead
from pipeline.observations.place import Answer, Place
from pipeline.observations.units import MONEY

_GROUP = (
    "(?:城市|城镇|农村|乡村|集中|分散|企业|机关(?:事业单位)?|成人|成年人|(?:小|初中|高中|中|本科|专科|大)?学?生|老年人|孤儿|[一二三四]级|[一二三]类|[轻中重]度|儿童|小学|初中|高中|全自理|半自理|散居)"
    "(?:居民|职工|人员|供养)?"
)
_EACH = "(?:每[人生])?(?:每?[年月])?"
_STANDARD_RAISED = re.compile(
    rf"([^\W\d_]{{2,14}}标准)(?:分别|统一)?(?:提高|提标|上调|调整|增加|达)(?:到|至|为)({_GROUP}){_EACH}"
)
_GROUP_ALONE = re.compile(rf"[、,和]({_GROUP}){_EACH}")
_GROUP_OPENS = re.compile(_GROUP)
_ALL_GROUPS = re.compile("^(?:城乡|中小学|城镇职工|城镇、农村)")
_TO_EACH_ONE = re.compile("(?:平均|按)?每(?:人|户|名|亩|头|村|例|生)(?:每?(?:年|月|天|日|学期|学年))?")
_PAYMENTS = ("补贴", "补助", "津贴", "奖励", "奖金", "助学金", "救助金", "慰问金", "养老金", "生活费", "补偿", "资助")
# Whoever takes part does so in the scheme that was told last; a pension or a benefit is none of health.
_TAKES_PART = {"参保": "", "参合": "", "领取养老金": "养老", "领取待遇": "保", "领取补贴": "保", "享受待遇": "保"}
_SAID_OF_MANY = ("领取补贴", "享受待遇")
_DO_SO = "(?:实施|开展|启动|推行|参加|办理|发放|建成|征收|落实)"
_INSURANCE = re.compile(f"{_DO_SO}?((?:(?!{_DO_SO})[^\\W\\d_]){{0,12}}(?:保险|合作医疗|养老保障|医保|新农合))")
_ALLOWANCE = re.compile("津贴|补助|补贴")
_TERMS = frozenset(["报销比例", "补偿比例", "支付比例", "封顶线", "起付线", "筹资标准", "政府补助标准", "财政补助标准"])
_OF_HEALTH = re.compile(
    "大病保险|新型农村合作医疗|新农合|合作医疗|(?:城乡)?医疗救助"
    "|(?:城[乡镇])?居民(?:基本)?医(?:保|疗保险)|职工(?:基本)?医(?:保|疗保险)|基本医(?:保|疗保险)"
)
_REACH = frozenset(["试点范围", "覆盖范围"])
_TRIAL = re.compile("(?:(?<=推进)|(?<=开展)|(?<=实施)|(?<=启动))[^,;。、]{2,14}试点$")


def paid_to_each(place: Place) -> Answer:
    """对老党员发放补贴,每人每月100元: what each gets is told in the clause before."""
    if place.reading.unit not in MONEY or not place.clause.endswith(_PAYMENTS):
        return None
    return (place.clause, "topic") if _TO_EACH_ONE.fullmatch(place.left) else None


def standard_of_a_group(place: Place) -> Answer:
    """城乡低保标准提高到城市每月625元、农村每年4308元: each group has its own."""
    if place.reading.unit not in MONEY:
        return None
    if raised := _STANDARD_RAISED.fullmatch(place.left.lstrip("、,;和")):
        return raised[2] + _ALL_GROUPS.sub("", strip_lead(raised[1])), "borrowed-head"
    group = _GROUP_ALONE.fullmatch(place.left)
    first = _GROUP_OPENS.match(place.memory.name) if group and place.memory.name.endswith("标准") else None
    return (group[1] + place.memory.name[first.end() :], "borrowed-head") if group and first else None


def terms_of_a_scheme(place: Place) -> Answer:
    """降低并统一大病保险起付线,报销比例由50%提高到60%: of the scheme of the clause before."""
    scheme = _OF_HEALTH.search(place.clause) if place.subject in _TERMS else None
    return (scheme.group() + place.subject, "topic") if scheme else None


def insured(place: Place) -> Answer:
    """18个乡镇实施养老保障试点,3.2万人参保,1.1万人领取养老金: in the insurance that was told last."""
    if place.noun not in _TAKES_PART or place.subject:
        return None
    for name in reversed(place.memory.names[-1 if place.noun in _SAID_OF_MANY else -4 :]):
        if _ALLOWANCE.search(name):
            return None
        if (scheme := _INSURANCE.search(name)) and _TAKES_PART[place.noun] in scheme[1]:
            return scheme[1] + place.noun, "beneficiaries"
    return None


def in_a_trial(place: Place) -> Answer:
    """推进电子病历试点,试点范围扩大到12家医院: what is tried is told in the clause before."""
    trial = _TRIAL.search(place.clause) if place.noun and place.subject in _REACH else None
    return (trial.group() + place.noun, "topic") if trial else None
