"""A quantity in its sentence goes in; the words around it that may speak for it come out."""

from __future__ import annotations

import re

from msgspec import Struct

from pipeline.observations.clauses import REACH, last_boundary, without_point
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import AND, strip_lead
from pipeline.observations.quantities import AFTER_VALUE, Quantity

# 下降(同口径)19.6%: how it is reckoned.
_BASIS = re.compile(
    r"\((?:即[^()]{2,30}|以?下简?称[^()]{1,8}|[^()]{0,3}同口径|可比价格?|可比价计算|现价|当年价|不变价格?|自然口径|按[^()]{2,12})\)$|(?:(?<=增长)|(?<=下降)|(?<=提高))\((?:下同|预计|同比)\)$"
)
_DEFINED = re.compile(r"\([^()]*[\d,][^()]*\)$")
_AFTER_VALUE = re.compile(
    rf"{AFTER_VALUE}|年(?=[提增降延缩])|(?:(?:自然|行政)?村屯?|乡镇)(?=、\d)|(?:新?大?台阶|大关|关口)(?=[、,;])"
)
_HARDSHIP = "(?:不利|严峻|复杂|严重|巨大)?(?:情况|形势|压力|影响|背景|条件|因素|困难)"
_AMID = re.compile(f"(?:以上|左右)?的{_HARDSHIP}")
_AMID_BEFORE = re.compile(f"(?:以上|左右)?的{_HARDSHIP}下(?:仍然?|依然)?")
_AMID_OPENS = re.compile("(?:在(?!建|校|岗|职|册|园)|面对|剔除|克服)")
# 在财政收入突破10亿元的基础上
_BASE_OPENS = re.compile("在(?!上年|去年|前|\\d)")
_BOTH_MOVE = re.compile("“双(下降|减少|降低|增长|提升)”$")
# 规模以上工业增加值,按可比价格计算,增长8.1%; 人均可支配收入,考虑物价因素比上年实际增长9%
_FACTORED = "(?:扣除|剔除|去除|调整|还原|考虑)[^,;。、\\d]{2,12}(?:因素|影响)后?"
_RECKONED = re.compile(f"(?:按[^,;。、\\d]{{2,14}}(?:计算|口径)后?|{_FACTORED})")
# 剔除减税因素后分别增长12.5%和11.3%
_LEFT_OUT = re.compile(f",?{_FACTORED}(?=分别)")
_THAN_EACH = re.compile(
    "分别[比较](?!上年|去年|上期|同期|年初|十[一二三四五]?五)([^,;。、\\d]{2,12}?)(高|低|快|慢)出?$"
)
# 以8%的速度增加到3200元, 以每年1个百分点的速度提高到56%
_AT_A_SPEED = re.compile("的(?:速度|幅度|比例)(?:增[加长]|提高|提升|减少|下降|降低)[到至]")
_IN_POINTS = re.compile("[\\d.个和与、]*(?:百分点|元|岁)")
_RECKONS = ("计算", "口径", "因素", "影响", "算后", "径后", "素后", "响后")
_MOVES = re.compile(
    "(?:分别|同?比(?:上年|去年|年初|(?:19|20)\\d\\d年)?|较(?:上年|去年|年初)|实际|平均|年均|仍|又|约|净)*"
    "(?:增长|增加|提高|上升|上涨|增|下降|减少|降低|回落|降|达到?|为|突破|折合)[了到至]?"
)
_HOLDS = ("于", "比", "较", "过", "出", "超")
_JOINTS = AND | {"", "以", "/"}


class Around(Struct, frozen=True, gc=False):
    """The words around a quantity: `left` from the last boundary or observation to it, `right` from it to the next.

    `last_end` is where the quantity before ends, `cut` where the words that still belong to that one do, `boundary` where
    the statement begins; `joined` says that the quantity is coordinated with the one before; `waits` is what stands before
    a hardship and is spoken of behind it, `amid` says that this is a hardship.
    """

    left: str
    right: str
    last_end: int
    cut: int
    boundary: int
    joined: bool
    waits: str
    amid: bool


def words_around(text: str, kept: list[Quantity], number: int, consumed: int, passed: str) -> Around:
    """`consumed` is where a noun ends that is taken already, `passed` what stood before a number told in passing."""
    quantity = kept[number]
    last_end = kept[number - 1].end if number else 0
    bound = _AFTER_VALUE.match(text, last_end) if number else None
    cut = max(bound.end() if bound else last_end, consumed)
    stop = kept[number + 1].start if number + 1 < len(kept) else len(text)
    boundary = last_boundary(text, cut, quantity.start)
    left = text[max(boundary, quantity.start - REACH) : quantity.start]
    if boundary == cut and ")、" in left and "(" not in left:
        # 医院12家(含2家民营医院)、卫生院20家
        left = left[left.index(")、") + 1 :]
    left = without_point(left)
    if left.startswith(("”、", "”,", "”和")):
        # 机构编制“零增长”、财政供养人员“零增长”
        left = left[2:]
    if "分别" in left and left.endswith(("高", "低", "快", "慢", "出")) and _IN_POINTS.match(text, quantity.end):
        # 工业增速、投资增速分别比全市平均高4.1和3.2个百分点
        left = _THAN_EACH.sub(lambda than: f"分别{'高' if than[2] in '高快' else '低'}于{than[1]}", left)
    if "分别" in left and (apart := _LEFT_OUT.match(left)):
        # 剔除减税因素后分别增长12.5%和11.3%
        left = left[apart.end() :]
    if text[boundary - 1 : boundary] == "," and boundary > cut + 1:
        left, boundary = _across_reckoning(text, cut, boundary, left, is_first=number == 0)
    if left.endswith("“") and text.startswith("”", quantity.end):
        # 实现“零增长”
        left = left[:-1]
    if left.endswith("”"):
        # 事故起数和死亡人数“双下降”10%以上
        left = _BOTH_MOVE.sub(r"\1", left)
    if left.endswith(")"):
        left = _DEFINED.sub("", _BASIS.sub("", left))
    right = text[quantity.end : min(stop, quantity.end + REACH)]
    if "下" in left[:16] and (amid := _AMID_BEFORE.match(left)):
        # 下降20%的影响下增长12%: what stands between is told already.
        left = passed + left[amid.end() :]
    if left.startswith("、") and left.endswith("、"):
        # 12个农田水利项目、供水管网改造工程、3座变电站: what stands between has no number.
        left = "、"
    if left.startswith("的"):
        # 低于4.5%的控制目标1.3个百分点
        left = passed + (left[1:] if passed.endswith(_HOLDS) else left)
        if quantity.unit != kept[number - 1].unit and _AT_A_SPEED.fullmatch(left):
            left = "达到"
    # 新增工业企业22家(净增18家)、服务业企业3家: what closes the bracket divides nothing.
    at = cut + text.startswith(")", cut, quantity.start)
    joined = boundary == cut and number > 0 and text[at : min(at + 1, quantity.start)] in _JOINTS
    waits = ""
    amid = _AMID_OPENS.search(left) if _AMID.match(right) else None
    if amid:
        # 进出口在煤价下降20%的影响下增长12%: 煤价 fell, and 进出口 grew.
        waits, left = left[: amid.start()], left[amid.end() :]
    elif right.startswith("的基础上") and _BASE_OPENS.match(left):
        left = left[1:]
    return Around(left, right, last_end, cut, boundary, joined, waits, amid is not None)


def _across_reckoning(text: str, cut: int, boundary: int, left: str, *, is_first: bool) -> tuple[str, int]:
    """The words before a move with the subject from before the clause that says how it is reckoned, and where that begins; else as they are.

    Behind a number (`is_first` is false) that clause is a subject only where it names an indicator: in 生产总值120亿元,运行
    稳中有进,按可比价格计算,增长8% it is not.
    """
    stop = boundary - 1
    if reckoned := _RECKONED.match(left):
        # 人均可支配收入,考虑物价因素比上年实际增长9%
        move = left[reckoned.end() :]
    elif text.endswith(_RECKONS, cut, stop):
        move, begin = left, last_boundary(text, cut, stop)
        reckoned = _RECKONED.search(text, begin, stop)
        if reckoned is None or reckoned.end() < stop or (reckoned.start() == begin and begin <= cut + 1):
            return left, boundary
        stop = reckoned.start() if reckoned.start() > begin else begin - 1
    else:
        return left, boundary
    begin = last_boundary(text, cut, stop)
    subject = text[begin:stop]
    speaks = subject and _MOVES.fullmatch(move) and (is_first or code_of(strip_lead(subject)))
    return (subject + move, begin) if speaks else (left, boundary)
