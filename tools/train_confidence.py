"""Annotated reports in, `rule_confidence.csv` out: how often what a rule names is complete.

    .venv/bin/python -m tools.train_confidence GOLD_DIR [GOLD_DIR ...]

An observation is complete where its value, unit, statistic, year, status and indicator are all right. A rule seen seldom
is pulled towards the share of all rules, as if it had been seen PRIOR times more at that share. The rules were made while
looking at these very reports; on reports that nobody has looked at, errors are more frequent (docs/accuracy.md). They are
counted UNSEEN times: so often that of the observations said to be 0.9 sure 95 % are complete in the reports kept aside.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

from pipeline.observations.evaluate import complete, load
from pipeline.observations.extract import confidence_key, extract
from pipeline.project import SEEDS
from pipeline.reports.document import document_from_text
from tools.kept_aside import KEPT_ASIDE

PRIOR = 20
UNSEEN = 3.0


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        raise SystemExit("give at least one folder of annotated reports: python -m tools.train_confidence GOLD_DIR")
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for folder in folders:
        for report in load(folder):
            if report.name in KEPT_ASIDE:
                continue
            name = f"{report.name}.txt"
            found = extract(document_from_text(name, (folder / name).read_text(encoding="utf-8"))).observations
            for row, is_complete in zip(found, complete(report, found), strict=True):
                key = confidence_key(row.rule, row.statistic, row.indicator_code is not None)
                seen[key] += 1
                right[key] += is_complete
    share = sum(right.values()) / sum(seen.values())
    rows = [(key, _on_unseen((right[key] + PRIOR * share) / (seen[key] + PRIOR))) for key in sorted(seen)]
    with (SEEDS / "rule_confidence.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["key", "confidence"])
        writer.writerows([*rows, ("", _on_unseen(share))])
    print(f"{len(rows)} keys, {share:.3f} of all complete")


def _on_unseen(share: float) -> float:
    return round(max(0.0, 1 - UNSEEN * (1 - share)), 3)


if __name__ == "__main__":
    main()
