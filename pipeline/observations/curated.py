"""An indicator's words go in, its curated code and its sector come out, from indicator.csv and a trained table."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from pipeline.observations.text import same_length
from pipeline.project import seed_rows

_SCOPE = re.compile(r"^(?:全市|全省|全区|全县|全州|全旗|全国|全年|全镇|我市|我省|我区|我县|地方|实现|完成|预计|累计)+")


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
    found = _curated(indicator)
    return found[0] if found else None


@lru_cache(maxsize=1 << 16)
def _curated(indicator: str) -> tuple[str, str] | None:
    words = same_length(indicator).lower()
    return _aliases().get(words) or _aliases().get(_SCOPE.sub("", words))


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    table: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for row in seed_rows("sector_ngram"):
        table[row["ngram"]].append((row["sector"], float(row["weight"])))
    return {ngram: tuple(weights) for ngram, weights in table.items()}


def ngrams(indicator: str) -> list[str]:
    """The characters and pairs of characters, with marks for both ends, that the sector is told from."""
    text = "^" + same_length(indicator).lower() + "$"
    return [text[i : i + n] for n in (1, 2) for i in range(len(text) - n + 1)]


@lru_cache(maxsize=1 << 16)
def sector_of(indicator: str) -> str:
    """The sector that the words of an indicator speak for most."""
    if found := _curated(indicator):
        return found[1]
    score: defaultdict[str, float] = defaultdict(float)
    for ngram in ngrams(indicator):
        for sector, weight in _weights().get(ngram, ()):
            score[sector] += weight
    return max(score, key=lambda sector: (score[sector], sector)) if score else "macro"
