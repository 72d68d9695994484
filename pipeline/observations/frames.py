"""The clause that says of whom a sentence speaks, and a name, go in; the name with whose it is comes out."""

from __future__ import annotations

import re

from pipeline.observations.phrases import begins

# 在限额以上企业商品零售额中, 规模以上工业中: those of whom the sentence goes on to speak.
_FRAME = re.compile(
    "(?:在|从)?(?:全[省市县区])?((?:规模|限额|资质|规|限)(?:等级)?以?上[^,;。、]{2,14}|规模(?:工业|企业)|(?:[^,;。、\\d]{0,8}居民(?:[八8]大类)?|[八8]大类)(?:人均)?(?:生活)?消费(?:支出)?)(?:分类|构成)?中$"
)
# 八大类消费中,衣着增长16.3%
_SPENT_IN_FRAME = re.compile(
    "((?:城镇|农村|城乡|全体)(?:常住)?居民|)(?:[八8]大类)?((?:人均)?)(?:生活)?(消费(?:支出)?)$"
)
_FRAME_S_MEASURE = re.compile("(?:商品|消费品)?零售额$")
# 青山经开区完成技工贸收入1200亿元;完成地区生产总值430亿元;…
_OWNER = re.compile(
    r"([^\W\d_]{0,8}?(?:经开区|高新区|开发区|工业园区?|产业园区?|集中区|综保区|保税区|(?<=[^\W\d_]{2})(?:(?<![城村市集乡])镇|(?<![城下返回])乡)))"
    r"(?=(?:全年|累计|预计)*(?:实?现|完成|达|地区|生产|规模|规上|工业|固定|财政|税收|技工贸|主营|营业|社会|农民|注册|引进|到账|协议|合同|进出口|入库))"
)
_OF_ALL = re.compile("全[国省市县区州旗]|我[省市县区州旗]|各|其中")
_REACHES = re.compile("^[;,、]?(?:完成|实现|达到)?")


def owner_of(text: str, region: str) -> str:
    """The town or zone that a sentence or a name opens with, to which its sums belong; nothing for the place that reports."""
    found = _OWNER.match(text)
    if not found or _OF_ALL.search(found[1]) or found[1] in region:
        return ""
    if begins(found[1], "verb") and found[1] != "开发区":
        return ""
    return found[1]


def goes_straight_on(passed_by: str, name: str) -> bool:
    """完成地区生产总值430亿元 right behind 青山经开区实现…;: whether nothing stands between the last number and a name."""
    return not name.startswith("全") and _REACHES.sub("", passed_by).startswith(name[:4])


def frame_of(clause: str) -> str:
    """在限额以上企业商品零售额中 → 限额以上企业商品零售额; nothing for a clause that opens no frame."""
    framed = _FRAME.match(clause)
    return framed[1] if framed else ""


def within(frame: str, name: str) -> str:
    """限额以上企业商品零售额中,通讯器材类零售额…: whose it is, without the measure that both name."""
    if spent := _SPENT_IN_FRAME.search(frame):
        whose = (spent[1] or "居民") + spent[2]
        return (
            name
            if (name.endswith(("消费", "支出")) and len(name) > 6) or name.endswith(("额", "量", "数", "接待"))
            else whose + name.removesuffix("类").removesuffix(spent[3]).removesuffix("支出") + spent[3]
        )
    measure = _FRAME_S_MEASURE.search(frame)
    whose = frame[: measure.start()] if measure else frame
    if measure and name.endswith("类"):
        name += measure.group().removeprefix("商品").removeprefix("消费品")
    return name if name.startswith(whose[:4]) else whose + name
