"""Annotated reports in, `docs/accuracy.md` out: how good the extraction is, by report and by field.

    .venv/bin/python tools/make_accuracy.py GOLD_DIR [GOLD_DIR ...]

The reports of KEPT_ASIDE are scored apart: nobody reads them or their errors while developing.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from pipeline.observations.evaluate import FIELDS, Annotated, Score, load, score
from pipeline.observations.extract import extract
from pipeline.project import ROOT
from pipeline.reports.document import document_from_text

KEPT_ASIDE = frozenset(
    [
        "guizhou2026",
        "yunnan2026",
        "national2022",
        "made-bulletin-e",
        "made-bulletin-f",
        "made-county-e",
        "made-county-f",
        "made-district-f",
    ]
)
HEAD = """# How good the extraction is

Made by `tools/make_accuracy.py` from annotated reports; not written by hand.

A number is *detected* where it is found and rightly judged to be an observation. Of those detected, each column says the
share in which that field is right. *Complete* is the F1 of observations that are right in value, unit, statistic, year,
status and indicator at once. An indicator is right where its words are near enough to the annotated name and nearer than
to any neighbour's (see `pipeline/observations/evaluate.py`).

"""
DEVELOPED = """## Reports that the rules were written with

The rules were written while reading these: the figures flatter.

"""
ASIDE = """## Reports kept aside

Neither their text nor their errors are read while developing; only this table is. It says what to expect of a report
that nobody has seen.

One thing was learned from it: the share of right years in `guizhou2026` stood out (0.82), and the rule for plans of one
year that recall a five-year plan was mended from the other reports.

"""


def scored(report: Annotated, folder: Path) -> Score:
    """The score of one report as the product reads it."""
    name = f"{report.name}.txt"
    return score(report, extract(document_from_text(name, (folder / name).read_text(encoding="utf-8"))).observations)


def table(rows: list[tuple[str, Score]]) -> str:
    """A Markdown table, a report a line and all of them last."""
    lines = [
        f"| report | observations | detection F1 | {' | '.join(FIELDS)} | complete F1 |",
        f"|---|--:|--:|{'--:|' * len(FIELDS)}--:|",
    ]
    total = sum((row for _, row in rows), Score(0, 0, 0, Counter()))
    for name, row in [*rows, ("all", total)]:
        shares = " | ".join(f"{row.right[field] / max(1, row.matched):.3f}" for field in FIELDS)
        complete = row.f1(row.right["complete"])[2]
        lines.append(f"| {name} | {row.gold} | {row.f1(row.matched)[2]:.3f} | {shares} | {complete:.3f} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        raise SystemExit("give at least one folder of annotated reports: tools/make_accuracy.py GOLD_DIR")
    rows = [(report.name, scored(report, folder)) for folder in folders for report in load(folder)]
    developed = [row for row in rows if row[0] not in KEPT_ASIDE]
    aside = [row for row in rows if row[0] in KEPT_ASIDE]
    text = HEAD + DEVELOPED + table(developed) + ("\n" + ASIDE + table(aside) if aside else "")
    (ROOT / "docs" / "accuracy.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
