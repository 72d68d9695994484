"""The word lists of phrase.csv in, patterns for the two ends of a phrase out."""

from __future__ import annotations

import re
from functools import cache

from pipeline.project import seed_rows


@cache
def words(role: str) -> tuple[str, ...]:
    """The phrases with a role (`verb`, `lead`, `tail`, `generic`), longest first."""
    found = {row["phrase"] for row in seed_rows("phrase") if row["role"] == role}
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def alternatives(role: str) -> str:
    """The phrases with a role as the alternatives of a pattern, longest first."""
    return "|".join(re.escape(phrase) for phrase in words(role))


@cache
def starts_with_verb() -> re.Pattern[str]:
    """Matches the action a phrase begins with: 新建 in 新建充电桩."""
    return re.compile(alternatives("verb"))
