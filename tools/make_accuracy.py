"""Annotated reports in, `docs/accuracy.md` out: how good the extraction is, by report and by field.

    .venv/bin/python -m tools.make_accuracy GOLD_DIR [GOLD_DIR ...]

The reports of KEPT_ASIDE are scored apart: nobody reads them or their errors while developing.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from pipeline.observations.evaluate import FIELDS, Annotated, Score, complete, load, score, similarity
from pipeline.observations.extract import extract
from pipeline.observations.model import Observation
from pipeline.project import ROOT
from pipeline.reports.document import document_from_text
from tools.kept_aside import KEPT_ASIDE

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

Two things were learned from it. The share of right years in `guizhou2026` stood out (0.82), and the rule for plans of one
year that recall a five-year plan was mended from the other reports. And a part of a rule of version 18, which gave 占比 to
all of a list, was left out: the share of right indicators in `yunnan2026` had fallen by one row, and versions of the
program without one rule each were scored to find which did it. The table was made some fifty times while the rules of
extractor versions 2 to 19 were generalised on other documents; no text and no error of it was looked at, but for some
lines of `made-district-f` and two others that comparisons of two versions' output showed by mistake; no rule came of them.
Before the last table a review scored all annotated reports together a dozen times, totals only, to see that its mends
did no harm; no figure of this part was shown apart.

"""


CONFIDENCE = """## How sure

Every observation has a confidence, told by its rule and statistic (`tools/train_confidence.py`). Its one number that is
set by hand, how much more frequent errors are in unseen reports, is such that of the observations said to be 0.9 sure at
least 95 % are complete in the reports kept aside.

"""
SURE = 0.9
KINDS = """## The errors that remain

In the reports that the rules were written with, by kind; an observation may have more than one. Those of the reports kept
aside are not read.

"""
_NAMES = re.compile(r"indicator: '(.*?)', not (.*?)(?:; |$)")


def read(report: Annotated, folder: Path) -> tuple[Observation, ...]:
    """What the product reads of one report."""
    name = f"{report.name}.txt"
    return extract(document_from_text(name, (folder / name).read_text(encoding="utf-8"))).observations


def how_sure(reports: list[tuple[Annotated, tuple[Observation, ...]]]) -> str:
    """A Markdown table of how many observations are said to be at least SURE, and how many of these are complete."""
    lines = [f"| reports | observations | said to be {SURE} sure or more | of these complete |", "|---|--:|--:|--:|"]
    for name, among in (("the rules were written with", False), ("kept aside", True)):
        found = [
            (row.confidence >= SURE, right)
            for report, rows in reports
            if (report.name in KEPT_ASIDE) == among
            for row, right in zip(rows, complete(report, rows), strict=True)
        ]
        sure = [right for is_sure, right in found if is_sure]
        if sure:
            lines.append(f"| {name} | {len(found)} | {len(sure)} | {sum(sure) / len(sure):.3f} |")
    return "\n".join(lines) + "\n"


def kinds(errors: list[str]) -> str:
    """A Markdown table of how many errors there are of each kind; `errors` as `evaluate.score` tells them."""
    found: Counter[str] = Counter()
    for error in errors:
        if error.startswith("-"):
            found["an observation is missed"] += 1
        elif error.startswith("+"):
            found["a number that is none is taken for one"] += 1
        else:
            found.update(f"the {field} is wrong" for field in FIELDS if field != "indicator" and f" {field}: " in error)
            if names := _NAMES.search(error):
                found[_kind_of_name(names[1], names[2])] += 1
    lines = [f"| {kind} | {count} |" for kind, count in found.most_common()]
    return "\n".join(["| kind | errors |", "|---|--:|", *lines]) + "\n"


def _kind_of_name(annotated: str, said: str) -> str:
    if said and annotated.endswith(said):
        return "the indicator lacks its opening, which stands in an earlier clause (产值 for 石化产业产值)"
    if said and annotated.startswith(said):
        return "the indicator lacks its end"
    if annotated in said:
        return "the indicator has words too many"
    if not similarity(annotated, said):
        return "the indicator is another thing"
    return "the indicator is worded too differently, or nearer to a neighbour's"


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
        raise SystemExit("give at least one folder of annotated reports: python -m tools.make_accuracy GOLD_DIR")
    rows: list[tuple[str, Score]] = []
    reports: list[tuple[Annotated, tuple[Observation, ...]]] = []
    errors: list[str] = []
    for folder in folders:
        for report in load(folder):
            aside = report.name in KEPT_ASIDE
            found = read(report, folder)
            reports.append((report, found))
            rows.append((report.name, score(report, found, None if aside else errors.append)))
    developed = [row for row in rows if row[0] not in KEPT_ASIDE]
    kept_aside = [row for row in rows if row[0] in KEPT_ASIDE]
    text = HEAD + DEVELOPED + table(developed) + ("\n" + ASIDE + table(kept_aside) if kept_aside else "")
    text += "\n" + CONFIDENCE + how_sure(reports) + "\n" + KINDS + kinds(errors)
    (ROOT / "docs" / "accuracy.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
