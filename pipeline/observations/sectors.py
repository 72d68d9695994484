"""An observation's indicator, its unit and the sector before it go in, its sector comes out.

A curated indicator has its sector in indicator.csv. For all others each feature of the observation speaks for sectors with
the weights of sector_weight.csv, which tools/train_sector.py learns from annotated reports.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from operator import add

from pipeline.observations.curated import curated
from pipeline.observations.text import same_length
from pipeline.project import seed_rows

_OF_NOTHING = "macro"


def sector_of(indicator: str, unit: str, before: str) -> str:
    """The sector that an observation's features speak for most.

    Args:
        before: the sector of the observation before it in the paragraph or table; empty for the first.
    """
    if found := curated(indicator):
        return found[1]
    purpose = indicator.partition("用于")[2]
    if purpose and not purpose.startswith("民生") and "、" not in purpose:
        # 县财政安排用于农村公路建设: of the sector that the money is for; 用于民生 is for several.
        indicator = purpose
    score = list(map(add, _score_of_words(indicator), _score_of_place(unit, before)))
    best = max(score, default=0.0)
    return _sectors()[score.index(best)] if best else _OF_NOTHING


def ngrams(indicator: str) -> list[str]:
    """The characters and pairs of characters of an indicator, with marks for both ends."""
    text = "^" + same_length(indicator).lower() + "$"
    return [text[i : i + n] for n in (1, 2) for i in range(len(text) - n + 1)]


def unit_feature(unit: str) -> str:
    """The feature that says what an observation is measured in."""
    return f"unit {unit}"


def before_feature(sector: str) -> str:
    """The feature that says what the observation before is about: reports go from subject to subject."""
    return f"after {sector}"


@lru_cache(maxsize=1 << 16)
def _score_of_words(indicator: str) -> tuple[float, ...]:
    return _score(ngrams(indicator))


@lru_cache(maxsize=1 << 12)
def _score_of_place(unit: str, before: str) -> tuple[float, ...]:
    return _score([unit_feature(unit), before_feature(before)])


def _score(features: list[str]) -> tuple[float, ...]:
    """How much the features speak for each of the sectors, in their order."""
    score = [0.0] * len(_sectors())
    weights = _weights()
    for feature in features:
        for sector, weight in weights.get(feature, ()):
            score[sector] += weight
    return tuple(score)


@cache
def _sectors() -> tuple[str, ...]:
    return tuple(sorted({row["sector"] for row in seed_rows("sector_weight")}))


@cache
def _weights() -> dict[str, tuple[tuple[int, float], ...]]:
    """Feature → the places of the sectors it speaks for among all, with weights."""
    places = {sector: place for place, sector in enumerate(_sectors())}
    table: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for row in seed_rows("sector_weight"):
        table[row["feature"]].append((places[row["sector"]], float(row["weight"])))
    return {feature: tuple(weights) for feature, weights in table.items()}
