"""Bytes of a page go in, its text and the name of the encoding that the evidence chose come out."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pipeline.pages.refusal import Refused

# The characters most used in Chinese prose and in reports, simplified and traditional. In real text of either script
# they make up a third to two thirds of all ideographs; in text decoded with the wrong table, next to none.
_COMMON = re.compile("[" + (
    "的一是在了和有大为这中人上个国以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题"
    "党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西"
    "被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转"
    "单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研"
    "界拉林律叫且究观越织装影算低持音众书布复容儿际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构"
    "府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价"
    "严首底液官德随病苏失尔死讲配女黄推显谈罪神艺呢席含企望密批营项防举球英氧势告李台落木帮轮破亚师围注远字材排供河态封另施减树溶"
    "怎止案言士均武固叶鱼波视仅费紧爱左章早朝害续轻服试食充兵源判护司足某练差致板田降黑犯负击范继兴似余坚曲输修故城夫够送笔船占右"
    "财吃富春职觉汉画功巴跟虽杂飞检吸助升阳互初创抗考投坏策古径换未跑留钢曾端责站简述钱副尽帝射草冲承独令限阿宣环双请超微让控州良"
    "論壇帖發表於為這個國時來們會後對學過說種麼從業還無關開點長問題進動實現產經機體電話請樓書與將當萬東車讓數據區縣鎮鄉報總結術設"
    "計劃項應義務農員黨軍歷史運選舉協議證監貿財稅費資質環護優導黃創專類級組織統標準達較項據權護變讀寫單價買賣億圖網頁見條約幾隨門"
    "間問難離雙聯聲聽職腦華處備複親觀覺視覽許該誰調請論諸謝識譯護讀變讓貝負財貢貧貨販責貴買費賀資賞賢賣質賴購贈趙跡車軌軍軟較載輕"
) + "]+")  # fmt: skip
_IDEOGRAPHS = re.compile("[\u3400-\u9fff]+")
_DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,20})""", re.IGNORECASE)
_LATIN_NOISE = re.compile("[\u0080-\u00ff\u0152-\u0192\u02c6\u02dc\u2018-\u203a\u20ac\u2122]")

_CANDIDATES = ("utf-8", "gb18030", "cp950", "big5hkscs")
_SAMPLE_BYTES = 2**16
_WINDOW, _SMALL_WINDOW = 500, 120
_CERTAIN_SHARE = 0.45
_ENOUGH_IDEOGRAPHS = 24
_MOJIBAKE_SHARE, _CLEAR_SHARE = 0.2, 0.3
_BROKEN_SHARE = 0.005

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_NAMES = {
    "utf-16-le": "utf-16",
    "utf-16-be": "utf-16",
    "cp950": "big5",
    "big5hkscs": "big5",
}
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb-2312": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "gb18030": "gb18030",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "utf8": "utf-8",
    "utf-8": "utf-8",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without BOM, line ends as saved; `encoding` is `utf-8`, `gb18030`, `big5` or `utf-16`."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by evidence: BOM, NUL pattern, strict UTF-8, then the Chinese table that gives the most common characters.

    `declared` is the charset of a transport header, if one came with the page; it and the page's meta only break ties,
    since both are often wrong. Raises Refused `mojibake` when no table gives readable text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _accepted(data[len(bom) :].decode(name, errors="replace"), name)
    wide = _wide(data)
    if wide:
        return _accepted(data.decode(wide, errors="replace"), wide)
    try:
        return _accepted(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    hints = [_ALIASES.get(name, "") for name in _declared(data, declared)]
    sample = data[:_SAMPLE_BYTES]
    best, best_share = "utf-8", -1.0
    for name in sorted(_CANDIDATES, key=lambda name: name not in hints):
        share = _readability(sample.decode(name, errors="replace"))
        if share > best_share:
            best, best_share = name, share
        if share >= _CERTAIN_SHARE:
            break
    return _accepted(data.decode(best, errors="replace"), best)


def is_mojibake(text: str) -> bool:
    """Whether text that should be Chinese is not: too many replaced characters, rare ideographs or Latin debris."""
    broken = text.count("\ufffd")
    if broken > 4 and broken > _BROKEN_SHARE * len(text):
        return True
    # Nearly all texts are so clear that less of them tells, and that their ideographs, of three bytes each, need not be counted.
    sample = _sample(text, _SMALL_WINDOW)
    most = (len(sample.encode("utf-8", "replace")) - len(sample)) // 2
    if _count(_COMMON, sample) >= max(_ENOUGH_IDEOGRAPHS, _CLEAR_SHARE * most):
        return False
    sample = _sample(text)
    common = _count(_COMMON, sample)
    ideographs = _count(_IDEOGRAPHS, sample)
    if ideographs >= _ENOUGH_IDEOGRAPHS:
        return common < _MOJIBAKE_SHARE * ideographs
    debris = len(_LATIN_NOISE.findall(text[:200_000]))
    return debris > 200 and debris > 10 * ideographs and debris > 0.2 * len(text[:200_000])


def _accepted(text: str, name: str) -> Decoded:
    if is_mojibake(text):
        raise Refused(
            "mojibake", f"read as {_NAMES.get(name, name)}, the closest fit, the text is still not Chinese prose"
        )
    return Decoded(text.removeprefix("\ufeff"), _NAMES.get(name, name))


def _declared(data: bytes, header: str | None) -> list[str]:
    names = [match.decode("ascii").lower() for match in _DECLARED.findall(data[:4096])]
    return [header.strip("\"' ").lower(), *names] if header else names


def _wide(data: bytes) -> str | None:
    """UTF-16 without a BOM: markup is ASCII, so every other byte is NUL."""
    head = data[:2000]
    if head.count(0) < 0.2 * len(head):
        return None
    return "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"


def _readability(text: str) -> float:
    """Share of common characters among the ideographs, less what could not be decoded."""
    sample = _sample(text)
    common, ideographs = _count(_COMMON, sample), _count(_IDEOGRAPHS, sample)
    broken = text.count("\ufffd")
    return round((common - 3 * broken) / max(ideographs + broken, 1), 2)


def _sample(text: str, window: int = _WINDOW) -> str:
    """The beginning, the middle and the end of a text."""
    if len(text) <= 3 * window:
        return text
    middle = len(text) // 2
    return text[:window] + text[middle : middle + window] + text[-window:]


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters the text has in runs of such."""
    return sum(map(len, runs.findall(text)))
