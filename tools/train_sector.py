"""Annotated reports in, `sector_weight.csv` out: how much each feature of an observation speaks for a sector.

    .venv/bin/python -m tools.train_sector GOLD_DIR [GOLD_DIR ...]

An averaged perceptron with a margin over the features of `pipeline/observations/sectors.py`, from annotated observations
the curated names and aliases of indicator.csv, and the names of sector_name.csv, which anybody may add to: words of each
sector that the annotated reports do not have. The reports kept aside are not learned from. How good it is on reports
left out, an eighth at a time, is printed with the number of weights.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.observations.curated import curated
from pipeline.observations.sectors import before_feature, ngrams, unit_feature
from pipeline.project import SEEDS, seed_rows
from tools.kept_aside import KEPT_ASIDE

NAMES = Path(__file__).with_name("sector_name.csv")
ROUNDS = 6
ORDERS = 6
"""The examples are learned from in so many orders and the weights averaged: those of one order depend on it too much."""
MARGIN = 5.0
SMALLEST = 0.2
FOLDS = 8

Weights = Mapping[str, Mapping[str, float]]


class Example(NamedTuple):
    """What a sector is told from, the accepted sectors and the first choice of these."""

    features: list[str]
    accepted: frozenset[str]
    first: str


class Annotation(NamedTuple):
    """An annotated observation; `paragraph` is where its paragraph starts."""

    indicator: str
    unit: str
    paragraph: int
    accepted: frozenset[str]
    first: str


def reports(folders: list[Path]) -> list[list[Annotation]]:
    """The annotated observations of each report, in text order."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.gold.jsonl")):
            name = path.name.removesuffix(".gold.jsonl")
            if name in KEPT_ASIDE:
                continue
            text = (folder / f"{name}.txt").read_text(encoding="utf-8")
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found.append(
                [
                    Annotation(
                        row["indicator"],
                        row["unit"],
                        text.rfind("\n", 0, row["start"]),
                        frozenset([row["sector"], *(row.get("sector_alt") or [])]),
                        row["sector"],
                    )
                    for row in rows
                    if row.get("fact")
                ]
            )
    return found


def examples(report: list[Annotation]) -> Iterator[Example]:
    """The observations of one report, each after the one before it in its paragraph."""
    before: Annotation | None = None
    for row in report:
        after = before.first if before and before.paragraph == row.paragraph else ""
        yield Example(_features(row, after), row.accepted, row.first)
        before = row


def named_examples() -> list[Example]:
    """The names and aliases of indicator.csv and the names of sector_name.csv, whose units and neighbours are not known."""
    named = [
        (name, row["sector"])
        for row in seed_rows("indicator")
        for name in sorted({row["indicator_name"], *row["aliases"].split("|")} - {""})
    ]
    with NAMES.open(encoding="utf-8", newline="") as lines:
        named += [(row["name"], row["sector"]) for row in csv.DictReader(lines)]
    return [Example(ngrams(name), frozenset([sector]), sector) for name, sector in named]


def train(data: list[Example]) -> Weights:
    """Weights by feature and sector, averaged over orders; the same data always give the same weights."""
    weights: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for number in range(ORDERS):
        shuffle = random.Random(number)  # noqa: S311 - an order, not a secret
        for feature, found in _train_in_order(data, shuffle).items():
            for sector, weight in found.items():
                weights[feature][sector] += weight / ORDERS
    return weights


def _train_in_order(data: list[Example], shuffle: random.Random) -> Weights:
    """The weights that one order gives, each averaged over all steps."""
    weights: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    totals: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    sectors = sorted({sector for example in data for sector in example.accepted})
    order = list(data)
    step = 0
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for features, accepted, first in order:
            step += 1
            score = _score(weights, features)
            rival = max((s for s in sectors if s not in accepted), key=lambda sector: (score[sector], sector))
            if score[rival] <= max(score[sector] for sector in accepted) - MARGIN:
                continue
            for feature in features:
                for sector, change in ((first, 1.0), (rival, -1.0)):
                    weights[feature][sector] += change
                    totals[feature][sector] += change * step
    return {
        feature: {sector: weight - totals[feature][sector] / step for sector, weight in found.items()}
        for feature, found in weights.items()
    }


def right_on_left_out(annotated: list[list[Annotation]], known: list[Example]) -> float:
    """The share of observations whose sector is right where their report was left out of the training."""
    right = 0
    for fold in range(FOLDS):
        learned = [row for number, report in enumerate(annotated) if number % FOLDS != fold for row in examples(report)]
        weights = train(known + learned)
        for report in annotated[fold::FOLDS]:
            right += _right(weights, report)
    return right / sum(len(report) for report in annotated)


def _right(weights: Weights, report: list[Annotation]) -> int:
    right = paragraph = 0
    before = ""
    for row in report:
        known = curated(row.indicator)
        score = _score(weights, _features(row, before if row.paragraph == paragraph else ""))
        before = known[1] if known else max(score, key=lambda sector: (score[sector], sector))
        paragraph = row.paragraph
        right += before in row.accepted
    return right


def _features(row: Annotation, before: str) -> list[str]:
    return [*ngrams(row.indicator), unit_feature(row.unit), before_feature(before)]


def _score(weights: Weights, features: list[str]) -> defaultdict[str, float]:
    score: defaultdict[str, float] = defaultdict(float)
    for feature in features:
        for sector, weight in weights.get(feature, {}).items():
            score[sector] += weight
    return score


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        raise SystemExit("give at least one folder of annotated reports: python -m tools.train_sector GOLD_DIR")
    annotated = reports(folders)
    known = named_examples()
    weights = train(known + [row for report in annotated for row in examples(report)])
    rows = sorted(
        (feature, sector, round(weight, 2))
        for feature, found in weights.items()
        for sector, weight in found.items()
        if abs(weight) >= SMALLEST
    )
    with (SEEDS / "sector_weight.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["feature", "sector", "weight"])
        writer.writerows(rows)
    print(f"{len(rows)} weights; {right_on_left_out(annotated, known):.3f} right on reports left out")


if __name__ == "__main__":
    main()
