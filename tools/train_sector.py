"""Annotated reports in, `sector_ngram.csv` out: how much each character and pair of characters speaks for a sector.

    .venv/bin/python tools/train_sector.py GOLD_DIR [GOLD_DIR ...]

An averaged perceptron over the words of annotated indicators and of the curated names and aliases of indicator.csv.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections import defaultdict
from pathlib import Path

from pipeline.observations.curated import ngrams
from pipeline.project import SEEDS, seed_rows

ROUNDS = 6
SMALLEST = 0.05

Example = tuple[str, frozenset[str], str]


def examples(folders: list[Path]) -> list[Example]:
    """(words, accepted sectors, first choice) of every annotated observation and every curated name."""
    found: list[Example] = []
    for folder in folders:
        for path in sorted(folder.glob("*.gold.jsonl")):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                if row.get("fact"):
                    accepted = frozenset([row["sector"], *(row.get("sector_alt") or [])])
                    found.append((row["indicator"], accepted, row["sector"]))
    for row in seed_rows("indicator"):
        for name in {row["indicator_name"], *row["aliases"].split("|")} - {""}:
            found.append((name, frozenset([row["sector"]]), row["sector"]))
    return sorted(found, key=lambda item: (item[0], item[2]))


def train(data: list[Example]) -> dict[tuple[str, str], float]:
    """Averaged weights of (ngram, sector); the same data always give the same weights."""
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    totals: defaultdict[tuple[str, str], float] = defaultdict(float)
    sectors = sorted({sector for _, accepted, _ in data for sector in accepted})
    shuffle = random.Random(0)  # noqa: S311 - an order, not a secret
    step = 0
    prepared = [(ngrams(words), accepted, first) for words, accepted, first in data]
    for _ in range(ROUNDS):
        shuffle.shuffle(prepared)
        for grams, accepted, first in prepared:
            step += 1
            score = {sector: sum(weights.get((gram, sector), 0.0) for gram in grams) for sector in sectors}
            best = max(sectors, key=lambda sector: (score[sector], sector))
            if best not in accepted:
                for gram in grams:
                    for sector, change in ((first, 1.0), (best, -1.0)):
                        weights[gram, sector] += change
                        totals[gram, sector] += change * step
    return {key: weight - totals[key] / step for key, weight in weights.items()}


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        raise SystemExit("give at least one folder of annotated reports: tools/train_sector.py GOLD_DIR")
    weights = train(examples(folders))
    rows = sorted(
        (gram, sector, round(weight, 2)) for (gram, sector), weight in weights.items() if abs(weight) >= SMALLEST
    )
    with (SEEDS / "sector_ngram.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["ngram", "sector", "weight"])
        writer.writerows(rows)
    print(f"{len(rows)} weights")


if __name__ == "__main__":
    main()
