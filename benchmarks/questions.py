"""The analysts' questions of the dbt project come out as queries of a published file, to be asked of a large one."""

from __future__ import annotations

import re

from pipeline.project import DBT_PROJECT


def questions() -> list[tuple[str, str]]:
    """Each question as it is put in English, with its query."""
    found = []
    for path in sorted((DBT_PROJECT / "analyses").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        question = text.partition("\n")[0].removeprefix("-- ")
        found.append((question, re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"marts.\1", text)))
    return found
