"""An indicator's words go in, its curated code and the sector of that come out, from indicator.csv."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.observations.text import same_length
from pipeline.project import seed_rows

_SCOPE = re.compile(
    r"^(?:全市|全省|全区|全县|全州|全旗|全国|全年|全镇|我市|我省|我区|我县|地方|实现|完成|预计|累计|发生|各类)+"
)
# Kinds of units of which one indicator has one, as in unit.csv; what is renovated is counted or measured by its area.
_KINDS_APART = frozenset(["money", "mass", "length", "area", "percent", "count"])
_BRACKETED = re.compile(r"\([^()]*\)")


@cache
def _aliases() -> dict[str, tuple[str, str]]:
    """Name or alias in one spelling → (code, sector)."""
    found: dict[str, tuple[str, str]] = {}
    for row in seed_rows("indicator"):
        for name in (row["indicator_name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(same_length(name).lower(), (row["indicator_code"], row["sector"]))
    return found


def code_of(indicator: str) -> str | None:
    """The curated code of an indicator whose words, with or without a scope before them, are a name or an alias."""
    found = curated(indicator)
    return found[0] if found else None


def is_measured_in(code: str, unit: str) -> bool:
    """Whether a level of a curated indicator may have a unit: 玉米 of maize output is in tonnes, 5万亩玉米 is something else."""
    usual, given = _usual_kinds()[code], _unit_kinds().get(unit, "")
    return usual == given or not {usual, given} <= _KINDS_APART or {usual, given} == {"count", "area"}


@cache
def _unit_kinds() -> dict[str, str]:
    return {row["unit"]: row["kind"] for row in seed_rows("unit")}


@cache
def _usual_kinds() -> dict[str, str]:
    """Code → the kind of unit that its levels usually have."""
    return {row["indicator_code"]: _unit_kinds().get(row["usual_unit"], "") for row in seed_rows("indicator")}


@lru_cache(maxsize=1 << 16)
def curated(indicator: str) -> tuple[str, str] | None:
    """The curated code of an indicator and the sector of that code; null where its words are none that are curated."""
    words = same_length(indicator).lower()
    known = _aliases()
    found = known.get(words) or known.get(_SCOPE.sub("", words))
    if found is None and words.endswith(("总数", "数量")):
        found = known.get(_SCOPE.sub("", words[:-2]))
    if found is None and "(" in words:
        # 生产总值(GDP), 化肥施用量(折纯)
        found = known.get(_SCOPE.sub("", _BRACKETED.sub("", words)))
    return found
