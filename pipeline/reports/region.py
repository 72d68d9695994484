"""Title, first paragraphs and surroundings of a report go in; the issuing government's region comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reports.region_index import COMMON_WORDS, Region, RegionIndex, region_index
from pipeline.reports.years import western_years

UNKNOWN = "unknown"
# A text without any title names its own place at least this often, and so many times more often than another.
OFTEN, OFTEN_THAN = 5, 3
SEPARATORS = re.compile(r"[\s·\-—–/、>›»|,，:：\]\[【】()（）]*")
YEARS = re.compile(
    r"(?:19|20)\d\d(?:\s*[-—–至]\s*(?:19|20)\d\d)?\s*年?度?|(?<!\d)[012]\d年度?|第?[一二三四五]季度|上半年"
)
BRACKETS = re.compile(r"[(（\[【][^)）\]】]{0,20}[)）\]】]")
BODY = re.compile(
    r"人民政府|政府|国民经济|国家统计局|统计局|财政|预算|决算|施政|计划|工作报告|公报|工作(?:总结|回顾|情况|安排|要点)|管委会|管理委员会|党工委|人民代表大会|人大"
)
SESSION = re.compile(
    r"([^，。,、；;：:()（）\s—―–\-]{0,24}?)第?[一二三四五六七八九十百\d]{1,5}届[^，。]{0,20}?(?:人民代表大会|人大)"
)
OFFICE = re.compile(r"([^，。,、；;：:()（）\s]{0,24}?)(?:人民政府)?代?(总理|省长|市长|区长|县长|州长|盟长|旗长|主席)")
REPRESENTS = re.compile(r"代表(?![^。]{0,12}代表)([^，。,]{0,24}?)(?:人民政府|政府|国务院|管委会|管理委员会)")
ZONE = re.compile(
    r"(?:开发区|高新区|经开区|新区|园区|工业园|产业园|示范区|管理区|管委会|试验区|合作区|度假区|保税区|实验区|新城|科学城)$"
)
TITLE = re.compile(r"[^，。！!]{2,60}")
PLACE = re.compile(r"[一-鿿]{1,10}(?:自治[州县旗]|[省市区县州盟旗]|地区|镇|乡|街道)$")
LEAF = re.compile(r"[^省市区县盟旗]{1,10}(?:自治[州县旗]|地区|街道|[省市区县州盟旗镇乡])$")
# 2008年1月18日在, 在, 关于: what stands before the name; no name of a region has the word 在.
LEADING = re.compile(r"^(?:.*[\d一二三四五六七八九十][日号]|.*在|关于|本届|《|[全我本](?=[省市区县州盟旗]$))+")
# 在省人民代表大会会议上 and 代表市人民政府 name a level and no place.
LEVEL_ALONE = re.compile(r"(?:自治)?[省市区县州盟旗]")
LEVELS = {
    "总理": {"nation"},
    "省长": {"province"},
    "省": {"province"},
    "市长": {"province", "city", "county"},
    "市": {"province", "city", "county"},
    "区长": {"county"},
    "区": {"county", "province"},
    "县长": {"county"},
    "县": {"county"},
    "旗长": {"county"},
    "旗": {"county"},
    "州长": {"city"},
    "州": {"city"},
    "盟长": {"city"},
    "主席": {"province"},
    "自治区": {"province"},
    "自治州": {"city"},
    "自治县": {"county"},
    "自治旗": {"county"},
}  # fmt: skip
# National new areas whose name does not say whose they are.
ZONE_HOSTS = {
    "两江新区": "500000",
    "天府新区": "510100",
    "西咸新区": "610100",
    "贵安新区": "520000",
    "雄安新区": "130600",
    "滇中新区": "530100",
}
# 青岚县 is not 岚县.
FIRST_OF_ANOTHER = re.compile(r"[\u4e00-\u9fff]{1,2}(?<![省市州盟县区旗在我])")
HERE = re.compile(r"[全我本]([省市区县州盟旗])")


@dataclass(frozen=True, slots=True)
class Issuer:
    """`region_code` is `unknown` where the name is not in GB/T 2260 or fits several; `region_name` is then as printed."""

    region_code: str
    region_name: str | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What helps to tell namesakes apart: the thread's type and board, the report's year and paragraphs."""

    thread_type: str | None
    board: str | None
    year: int | None
    paragraphs: Sequence[str]


def issuing_region(title: str, head: Sequence[str], around: Surroundings) -> Issuer:
    """The region of the government whose report it is, the nation being 100000."""
    index = region_index()
    lines = [western_years(line) for line in head]
    levels = _levels(title, lines, around.paragraphs)
    names = [name for name in _issuer_names(title, lines) if name and not LEVEL_ALONE.fullmatch(name)]
    found: list[Region] = []
    printed: str | None = None
    for name in names:
        region, leaf = _resolve(index, name, levels, around)
        if region is not None and not any(other.within(region) for other in found):
            # A later name counts only where it says the same more closely.
            if not found or all(region.within(other) for other in found):
                found.append(region)
        elif leaf and (printed is None or printed in leaf):
            printed = leaf
    if found and (printed is None or any(printed in region.name or region.name in printed for region in found)):
        region = found[-1]
        return Issuer(region.code, region.name)
    if printed is None and not found:
        place = _from_thread(index, levels, around) or _from_text(index, levels, around)
        if place is not None:
            return Issuer(place.code, place.name)
    return Issuer(UNKNOWN, printed)


def _issuer_names(title: str, lines: Sequence[str]) -> list[str]:
    """The strings in which the issuer stands: in the session's name, the titles, the speaker's office, the opening."""
    sessions = [found[1] or found[0] for line in lines if (found := SESSION.search(line))]
    titles = [_title_name(line) for line in (title, *lines[:2]) if TITLE.fullmatch(line) and BODY.search(line)]
    offices = [
        found[1] or ("国务院" if found[2] == "总理" else "")
        for line in lines
        if len(line) <= 40 and (found := OFFICE.search(line))
    ]
    opening = [
        found[1] or ("国务院" if "国务院" in found[0] else "") for line in lines if (found := REPRESENTS.search(line))
    ]
    return [LEADING.sub("", name) for name in (*map(_nation, sessions), *titles, *offices, *opening)]


def _nation(session: str) -> str:
    return "全国" if "全国" in session else session


def _title_name(title: str) -> str:
    """2022年成都市金牛区政府工作报告 → 成都市金牛区."""
    if "全国人民代表大会" in title or "全国人大" in title or "国务院" in title:
        return "国务院"
    bare = BRACKETS.sub("", YEARS.sub("", western_years(title)))
    found = BODY.search(bare)
    return bare[: found.start()].strip(" 　·-—–") if found else ""


def _resolve(
    index: RegionIndex, name: str, levels: set[str] | None, around: Surroundings
) -> tuple[Region | None, str | None]:
    """The region a name means, or None and the name of the place as printed."""
    mentions = index.mentions(name)
    if mentions and FIRST_OF_ANOTHER.fullmatch(name, 0, mentions[0].start):
        return None, name[: mentions[0].end]
    end = mentions[-1].end if mentions else 0
    rest = SEPARATORS.sub("", name[end:], count=1)
    chain = [mention.regions for mention in mentions]
    if rest and ZONE.search(rest):
        if (host := next((code for zone, code in ZONE_HOSTS.items() if zone in name), None)) is not None:
            return index.by_code[host][-1], None
        host_region = _one(index, chain, None, around) if chain else None
        return host_region, None if host_region else name
    if rest:
        # 市 and 区 alone, and names of places that the list does not have.
        if rest in index.weak and (chain or rest == name):
            return _one(index, [*chain, index.weak[rest]], levels, around), None
        place = PLACE.search(rest)
        if place and len(rest) > 1:
            return None, _leaf(rest)
        if not mentions:
            return None, None
    if not chain:
        return None, None
    last = name[mentions[-1].start : end]
    if len(chain) == 1 and COMMON_WORDS.fullmatch(last) and len(mentions[-1].regions) > 1 and not around.thread_type:
        return None, last
    region = _one(index, chain, levels, around)
    return region, None if region else last


def _leaf(text: str) -> str:
    """The last place named: 澄州市临澜区 → 临澜区."""
    found = LEAF.search(text)
    return found[0] if found else text


def _one(
    index: RegionIndex, chain: Sequence[tuple[Region, ...]], levels: set[str] | None, around: Surroundings
) -> Region | None:
    """The one region that the last name of a chain of names means; None where several remain."""
    fitting = list(chain[-1])
    for above in chain[:-1]:
        fitting = [region for region in fitting if any(region.within(other) for other in above)] or fitting
    return _narrow(index, fitting, levels, around)


def _narrow(index: RegionIndex, regions: list[Region], levels: set[str] | None, around: Surroundings) -> Region | None:
    year = around.year
    if year is not None:
        regions = [region for region in regions if region.valid_in(year)] or regions
    if levels:
        regions = [region for region in regions if region.level in levels] or regions
    regions = _in_thread(index, regions, around)
    if len({region.code for region in regions}) > 1:
        regions = _by_text(index, regions, around.paragraphs)
    in_time = sorted(regions, key=lambda region: region.valid_from)
    if in_time and all(
        old.code == new.code
        or (old.valid_to is not None and old.valid_to <= new.valid_from and old.code[:2] == new.code[:2])
        for old, new in pairwise(in_time)
    ):
        # One place under an old and a new code: a report early in the year of the change still has the old.
        return in_time[0]
    provinces = [region for region in regions if region.level in ("nation", "province")]
    return provinces[0] if len(provinces) == 1 else None


def _in_thread(index: RegionIndex, regions: list[Region], around: Surroundings) -> list[Region]:
    """The regions that lie in a place named by the thread's type or its board."""
    for text in (around.thread_type, around.board):
        for mention in index.mentions(text or ""):
            inside = [region for region in regions if any(region.within(place) for place in mention.regions)]
            regions = inside or regions
    return regions


def _by_text(index: RegionIndex, regions: list[Region], paragraphs: Sequence[str]) -> list[Region]:
    """Of namesakes those whose city or province the text names most, if it names one clearly most."""
    counts: Counter[str] = Counter()
    for place in _places(index, paragraphs):
        for code in {region.code for region in regions if region.within(place) and region.code != place.code}:
            counts[code] += 1
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return regions
    return [region for region in regions if region.code == ranked[0][0]]


def _places(index: RegionIndex, paragraphs: Sequence[str]) -> Iterable[Region]:
    for paragraph in paragraphs:
        for mention in index.mentions(paragraph):
            if len({place.code for place in mention.regions}) == 1 and mention.regions[0].level in ("province", "city"):
                yield mention.regions[0]


def _levels(title: str, lines: Sequence[str], paragraphs: Sequence[str]) -> set[str] | None:
    """The levels that the speaker's office leaves open, else the session's, else how the text calls its place (全市, 我县)."""
    for line in lines:
        if len(line) <= 40 and (found := OFFICE.search(line)):
            return LEVELS[found[2]]
    for name in _issuer_names(title, lines):
        if LEVEL_ALONE.fullmatch(name):
            return LEVELS[name]
    words = Counter(word for paragraph in paragraphs[:40] for word in HERE.findall(paragraph))
    return LEVELS.get(words.most_common(1)[0][0]) if words else None


def _from_thread(index: RegionIndex, levels: set[str] | None, around: Surroundings) -> Region | None:
    """A report that names no place, in a thread whose type or board does."""
    for text in (around.thread_type, around.board):
        mentions = index.mentions(text or "")
        if mentions and levels:
            fitting = [region for region in mentions[-1].regions if region.level in levels]
            if len({region.code for region in fitting}) == 1:
                return fitting[0]
    return None


def _from_text(index: RegionIndex, levels: set[str] | None, around: Surroundings) -> Region | None:
    """The place of the report's level that the text names far more often than any other."""
    if not levels:
        return None
    counts: Counter[Region] = Counter()
    for paragraph in around.paragraphs:
        for mention in index.mentions(paragraph):
            fitting = [region for region in mention.regions if region.level in levels]
            if len({region.code for region in fitting}) == 1:
                counts[fitting[-1]] += 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < OFTEN or (len(ranked) > 1 and ranked[0][1] < OFTEN_THAN * ranked[1][1]):
        return None
    return ranked[0][0]
