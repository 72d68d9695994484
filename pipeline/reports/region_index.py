"""The seed of regions goes in; the regions a text names come out."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from pipeline.project import seed_rows

NATION = "100000"
PROVINCE_SUFFIX = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$")
PEOPLES = (
    "维吾尔|柯尔克孜|乌孜别克|塔吉克|哈萨克|达斡尔|鄂温克|鄂伦春|俄罗斯|塔塔尔|土家|蒙古|布依|朝鲜|哈尼|傈僳|仡佬|东乡|高山|拉祜|纳西|仫佬|"
    "锡伯|景颇|毛南|撒拉|布朗|阿昌|普米|基诺|德昂|保安|裕固|独龙|门巴|珞巴|赫哲|各|壮|满|回|苗|彝|藏|侗|瑶|白|黎|傣|畲|水|佤|羌|土|怒|京"
)
AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:(?:{PEOPLES})族?)*自治([州县旗])$")
CITY_SUFFIX = re.compile(r"(?:市|地区|盟|林区)$")
COUNTY_SUFFIX = re.compile(r"(?:区|县|市|旗|特区|林区)$")
# Names that are also common words name a place only right behind the place they belong to: 晋城市城区.
COMMON_WORDS = re.compile(
    r"[东西南北中城郊矿市]区|新城区|新市区|市中区|城[东西南北中]区|和平区|向阳区|新华区|开发区|新区|建设区|河东区"
)


# 唐山 had a district 新区; elsewhere the word is the end of a development zone's name.
ZONE_WORDS = frozenset({"新区", "开发区", "高新区", "特区"})


@dataclass(frozen=True, slots=True)
class Region:
    """A row of the seed; `valid_to` is None while the code is in force."""

    code: str
    name: str
    level: str
    parent: str
    valid_from: int
    valid_to: int | None

    def within(self, other: Region) -> bool:
        """Whether this region lies in the other or is it, by the digits of the codes."""
        return other.code == NATION or self.code.startswith(other.code.rstrip("0").ljust(_DIGITS[other.level], "0"))

    def valid_in(self, year: int) -> bool:
        """Whether the code was in force during some part of the year."""
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)


_DIGITS = {"nation": 0, "province": 2, "city": 4, "county": 6}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text, from `start` to `end`, and the regions that bear it."""

    start: int
    end: int
    regions: tuple[Region, ...]


class RegionIndex:
    """Names and short names of regions; `weak` short names (金牛) count only where nothing else can be meant."""

    def __init__(self, regions: list[Region]) -> None:
        names: dict[str, list[Region]] = defaultdict(list)
        weak: dict[str, list[Region]] = defaultdict(list)
        self.by_code: dict[str, list[Region]] = defaultdict(list)
        for region in regions:
            self.by_code[region.code].append(region)
            for name in _names(region):
                names[name].append(region)
            if region.level == "county" and len(short := COUNTY_SUFFIX.sub("", region.name)) > 1:
                weak[short].append(region)
        self.names = {name: tuple(held) for name, held in names.items()}
        self.weak = {name: tuple(held) for name, held in weak.items()}
        starts: dict[str, list[str]] = defaultdict(list)
        for name in self.names:
            starts[name[:2]].append(name)
        self._starts = {start: sorted(held, key=len, reverse=True) for start, held in starts.items()}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Names in the text from left to right, the longest at each place; linear in the text."""
        found: list[Mention] = []
        at = 0
        while at < len(text) - 1:
            name = next((name for name in self._starts.get(text[at : at + 2], ()) if text.startswith(name, at)), None)
            if name is None:
                at += 1
                continue
            found.append(Mention(at, at + len(name), self.names[name]))
            at += len(name)
        return tuple(found)


def _names(region: Region) -> set[str]:
    """The full name and the short names that are as good as it."""
    names = {region.name} - ZONE_WORDS
    if region.level == "nation":
        return names | {"全国", "中国", "国务院", "国家", "中央"}
    if region.level == "province":
        return names | {PROVINCE_SUFFIX.sub("", region.name)}
    if own := AUTONOMOUS.fullmatch(region.name):
        names.add(own[1] + own[2])
        if region.level == "city":
            names.add(own[1])
    elif region.level == "city":
        names.add(CITY_SUFFIX.sub("", region.name))
    return {name for name in names if len(name) > 1}


@cache
def region_index() -> RegionIndex:
    """The index of `dbt_project/seeds/region.csv`, read once, when first asked for."""
    return RegionIndex(
        [
            Region(
                code=row["region_code"],
                name=row["region_name"],
                level=row["level"],
                parent=row["parent_code"],
                valid_from=int(row["valid_from"]),
                valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            )
            for row in seed_rows("region")
        ]
    )
