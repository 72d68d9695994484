"""The questions of dbt_project/analyses and their answers go in; docs/questions.md comes out.

    .venv/bin/python -m tools.make_questions

The answers are those that tests hold the questions to: of invented reports, so that nobody takes a figure from there.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.project import DBT_PROJECT, ROOT

PAGE = ROOT / "docs" / "questions.md"
ANSWERS = ROOT / "tests" / "fixtures" / "questions" / "answers"
_REF = re.compile(r"\{\{ ref\('(\w+)'\) \}\}")


def questions() -> list[Path]:
    """The queries, in their order."""
    return sorted((DBT_PROJECT / "analyses").glob("*.sql"))


def published_sql(question: Path) -> str:
    """The query as a consumer of the published file writes it, without its opening comment."""
    lines = question.read_text(encoding="utf-8").splitlines()[2:]
    return _REF.sub(r"marts.\1", "\n".join(lines))


def page() -> Iterator[str]:
    """The lines of the page."""
    yield "# Twenty questions · 二十个问题"
    yield ""
    yield "Each is a query of `dbt_project/analyses` on the published file, and a test asks it of a warehouse built of **invented** reports; the answers printed here are theirs,"
    yield "and no figure is true. Made by `tools/make_questions.py`. Years and indicators are there to be changed: `zhibiao search` finds an indicator's code."
    for number, question in enumerate(questions(), 1):
        english, chinese = (line[3:] for line in question.read_text(encoding="utf-8").splitlines()[:2])
        yield from ("", f"## {number}. {english}", "", chinese, "", "```sql", published_sql(question), "```", "")
        yield from _table(ANSWERS / f"{question.stem}.csv")


def _table(answer: Path) -> Iterator[str]:
    with answer.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    yield "| " + " | ".join(header) + " |"
    yield "|" + "---|" * len(header)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


if __name__ == "__main__":
    PAGE.write_text("\n".join(page()) + "\n", encoding="utf-8")
