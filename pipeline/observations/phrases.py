"""The word lists of phrase.csv in; what a phrase begins and ends with, and what is left of it without that, out.

Every test is a look-up by first or last character, so that its cost does not grow with the lists.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from pipeline.project import seed_rows

_TIME = re.compile(
    r"(?:截至|截止|到|至|从|自|较|比|在)?(?:(?:19|20)\d\d|“?十[一二三四五]五”?|“十五”)年?度?(?:—(?:19|20)?\d\d年)?(?:以来|期间|时期|期末|末|底|初|起|的|上半年|全年|1—\d+月|前(?![沿景列期后三\d]))*"
    r"|年底前|(?:截至|截止|到|至)?(?:年末|年底|目前|当前|去年底|上年末|去年末|\d+月[末底]前?)"
    r"|[一二两三四五近几\d]+年(?:多?来|间|内|累计|以来|中(?![期心小学医央省长]))?"
    r"|(?:十|多)年(?:来|间|内|累计|以来)"
    r"|\d{1,2}[—\-至]\d{1,2}月份?|\d{1,2}月(?:\d{1,2}日)?起|用[一两二三四五\d]年(?:左右)?的?时间"
    r"|连续[\d一二三四五六七八九十]+个?(?:年|月|季度)(?:单月|当月)"
)
_TIME_BEGINS = frozenset("多用连截到至从自较比在“十一二两三四五近几年目当去上0123456789")
# Opens a clause.
_OPENS = frozenset("从要把使让共")
_JOINT = frozenset("、,的了和与及①②③④⑤⑥⑦⑧⑨⑩")
# 人均, 户均: of each one.
_ON_AVERAGE = tuple("人户亩村年月日生校")
# The last character of a phrase that leads from a subject to its number, and what before it makes a word of it.
_LAST_CHARACTER = {
    "折": "骨打曲转存波",
    "计": "审统会设合累小",
    "为": "行作认成变",
    "均": "".join(_ON_AVERAGE) + "平",
    "列": "系班开",
    "有": "国占拥所持享含",
    "排": "安减",
    "新": "重革创更刷翻换",
    "过": "通",
    "在": "存现",
    "及": "惠涉普波",
    "居": "农民新旧安宜定散迁移独",
    "共": "公",
    "约": "签节集预条合契",
    "达": "发到下",
    "到": "实",
    "可": "许认",
    "≤": "",
    "≥": "",
} | dict.fromkeys("是至破近超逾各都已也将再又按以从由的了占、,", "")
# 垃圾处理场: the action is of a noun, where it stands inside a text.
_PLANT = ("场", "厂", "站", "业", "区")
# 开展区级活动, but 开发区
_OF_THE_AREA = ("级", "域", "属")
# 营养改善计划, 生活补助制度: so is that of a programme's name.
_PROGRAMME = ("计划", "制度", "政策")
# 核酸检测实验室, 便民服务中心, 就业培训基地: so is that of a place's name.
_COMPOUND = re.compile(
    r"(?:处理|处置|救援|救治|储备|指挥|防控|预防控制|控制)(?:中心|基地|体系|大楼|库)|(?:检验)?(?:检测|服务|培训|孵化|研发|监测|救助|照护|展示|体验|加工|配送|集散|交易|管理|康复|急救|转化|创业|托育|运营)"
    r"[^\W\d_]{0,4}?(?:中心|基地|实验室|平台|站|点(?!位)|器|机构|设施|网点|园区|(?:产业|工业)园|生产线|车间|[院室馆])"
)
AND = frozenset("、和及与")
"""What stands between the members of a list."""
# 新建和改造城市道路: joins two actions done to one thing.
_ALSO_DONE = AND - {"、"}
# 最低生活保障金: what is paid is called so, nothing is done.
_PAID_AS = frozenset(["保障", "补助", "救助", "抚恤", "奖励", "补偿", "补贴", "保证"])
# 实施星火计划12项: a programme that is counted is not what is planned.
_PROGRAMMES = tuple(
    kind + "计划"
    for kind in (
        "指令性",
        "科技",
        "星火",
        "火炬",
        "支撑",
        "研究",
        "研发",
        "人才",
        "基金",
        "专项",
        "培养",
        "帮扶",
        "推广",
    )
)
# 收入总计 is what a budget adds up to.
_ADDED_UP = frozenset(["收入总计", "支出总计"])
_KEPT_AT_END = (*_PROGRAMMES, "下达", "彩超")
# 完成计划 is what is done with one.
_FULFIL = ("完成", "兑现", "出台", "实施")
# 争取上级资金5500万元 is got, 争取财政收入增长8% is aimed at.
_IS_WON = re.compile(
    r"到?(?:了)?(?:国家|政府|中央|中省|省|市|上级|各类|各级|专项?|政策|项目|资金|债|补助|国投|基金|转移支付|建设用地|用地指标)[^,;。]*?(?:资金|债券?|项目|补助|基金|转移支付|贷款|指标|投资|拨款)$|(?:资金|债券|贷款)$"
)
_ANOTHER_WAY = re.compile(
    "[、和及与]?(?:新建|改建|扩建|改扩建|改造|续建|维修|翻建|加固|更新|提升|下放|修订|创建|建设(?!用地)|培育|打造)(?!工程|项目|行动|[率力])"
)
# 科学性, 成功率: no adverb, but the beginning of a noun.
_A_QUALITY = ("性", "率")
# 服务业, 培育率: the action is but the beginning of a noun.
_MAKES_A_NOUN = frozenset("业率员者器量商费性品")


@cache
def words(role: str) -> frozenset[str]:
    """The phrases with a role: `verb`, `lead`, `tail`, `generic`, `aspect`, `object`, `manner`, `state`, `word`.

    A `word` begins as another phrase does and is none: 从业 is no 从, 高标准农田 no 农田 of a high standard.
    """
    return frozenset(row["phrase"] for row in seed_rows("phrase") if row["role"] == role)


@cache
def alternatives(role: str) -> str:
    """The phrases with a role as the alternatives of a pattern, longest first."""
    return "|".join(re.escape(word) for word in sorted(words(role), key=lambda word: (-len(word), word)))


@cache
def _known(role: str, place: int) -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """The phrases with a role; the character at `place` (0 the first, -1 the last) → lengths of these, longest first."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for word in words(role):
        found[word[place]].add(len(word))
    return words(role), {char: tuple(sorted(sizes, reverse=True)) for char, sizes in found.items()}


def begins(text: str, role: str, at: int = 0, stop: int | None = None) -> int:
    """How many characters of `text[at:stop]` the longest phrase with a role that it begins with has; 0 for none."""
    room = (len(text) if stop is None else stop) - at
    if room <= 0:
        return 0
    known, lengths = _known(role, 0)
    for size in lengths.get(text[at], ()):
        if size <= room and text[at : at + size] in known:
            return size
    return 0


def ends(text: str, role: str) -> int:
    """How many characters the longest phrase with a role that `text` ends with has; 0 for none."""
    known, lengths = _known(role, -1)
    for size in lengths.get(text[-1:], ()):
        if size <= len(text) and text[-size:] in known:
            return size
    return 0


def _begins_unless_word(text: str, role: str) -> int:
    """As `begins`, but 0 where the text begins with a `word`."""
    return 0 if begins(text, "word") else begins(text, role)


def verb_of(name: str) -> str:
    """The action that a name begins with: 新建 of 新建充电桩; nothing where it is all there is, or part of a word."""
    size = _begins_unless_word(name, "verb")
    if size and (more := _ANOTHER_WAY.match(name, size)) and more.end() + 2 <= len(name):
        # 新建改建农村公路6400公里、桥梁…: both are done to what follows.
        size = more.end()
    return name[:size] if size < len(name) else ""


def verb_at(text: str, start: int, stop: int) -> int | None:
    """Where the first action begins between two places of a text; null where none does."""
    _, sizes = _known("verb", 0)
    for at in range(start, stop - 1):
        if (
            text[at] in sizes
            and (size := begins(text, "verb", at, stop))
            and (text[at + size : at + size + 1] not in _PLANT or text[at + size + 1 : at + size + 2] in _OF_THE_AREA)
            and not _COMPOUND.match(text, at, stop)
            and not (text.startswith("金", at + size) and text[at : at + size] in _PAID_AS)
            and not (text.startswith(_PROGRAMME, at + size) and text[at : at + size] not in _FULFIL)
        ):
            return at
    return None


def strip_lead(text: str) -> str:
    """Without what opens a clause and names nothing: 全年新增 → 新增, 其中 → nothing."""
    at = 0
    while at < len(text) and not begins(text, "word", at):
        if text.startswith("及时", at) and text[at + 2 : at + 3] not in _A_QUALITY and not text.endswith("率"):
            at += 2
        elif text[at] in _TIME_BEGINS and (match := _TIME.match(text, at)) and match.end() > at:
            at = match.end()
        elif (size := begins(text, "lead", at)) and text[at + size : at + size + 1] not in _A_QUALITY:
            at += size
            if text.endswith("争取", 0, at) and _IS_WON.match(text, at):
                at -= 2
                break
        elif text[at] in _JOINT or text[at] in _OPENS:
            at += 1
        else:
            break
    return text[at:]


def strip_tail(text: str) -> str:
    """Without the words that lead from a subject to its number: 观展人次突破 → 观展人次."""
    while text:
        if text.endswith(_KEPT_AT_END) or text in _ADDED_UP:
            return text
        if size := ends(text, "tail"):
            # 人均达到 is 人均 and 达到, not 人 and 均达到.
            keep = text[-size] == "均" and text[-size - 1 : -size] in _ON_AVERAGE
            text = text[: len(text) - size + keep]
            if keep:
                return text
        elif (word := _LAST_CHARACTER.get(text[-1])) is not None and (len(text) == 1 or text[-2] not in word):
            text = text[:-1]
        else:
            return text
    return text


def without_verbs(text: str) -> str:
    """What an action is done to: 加快推进省级重点项目 → 省级重点项目."""
    for _ in range(3):
        while size := _begins_unless_word(text, "manner"):
            text = text[size:]
        size = _begins_unless_word(text, "verb")
        if text[size : size + 1] in _ALSO_DONE and (also := _begins_unless_word(text[size + 1 :], "verb")):
            # 新建和改造城市道路10条
            size += 1 + also
        if not size or len(text) - size < 2 or text[size] in _MAKES_A_NOUN:
            break
        text = text[size:].lstrip("、")
    return text
