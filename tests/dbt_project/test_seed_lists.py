"""The lists that need no programming: each entry has the form that the code expects, and works."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from pipeline.observations.phrases import begins, ends
from pipeline.observations.quantities import find
from pipeline.project import seed_rows

ROLES = {"verb", "lead", "tail", "generic", "aspect", "object", "manner", "state", "word"}
PHRASES = [(row["role"], row["phrase"]) for row in seed_rows("phrase")]
UNITS = [row["unit"] for row in seed_rows("unit") if row["unit"]]
# Printed after a number these are parts of other forms: ranks, dates, multipliers of a bare number.
# 3个点 are places, 提高3个点 percentage points.
NOT_ALONE = frozenset({"年", "多", "个点"})


def test_every_phrase_is_there_once() -> None:
    twice = [entry for entry, count in Counter(PHRASES).items() if count > 1]
    assert not twice, f"phrase.csv has {twice} more than once"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_phrases(role: str) -> None:
    found = [phrase for kind, phrase in PHRASES if kind == role]
    assert found, f"no phrase has the role {role}"
    for phrase in found:
        assert phrase == phrase.strip() and re.fullmatch(r"[^\s,;。]{1,12}", phrase), f"{role} {phrase!r} is no phrase"
        if role in ("verb", "lead", "manner", "state", "word"):
            assert begins(phrase + "甲乙", role) == len(phrase), f"{role} {phrase} is hidden by a longer one"
        if role == "tail":
            assert ends("甲乙" + phrase, role) >= len(phrase), f"tail {phrase} is not found"


def test_roles_are_known() -> None:
    assert {role for role, _ in PHRASES} == ROLES


def test_units() -> None:
    unread = [unit for unit in UNITS if unit not in NOT_ALONE and [q.unit for q in find(f"共3{unit}。")] != [unit]]
    assert not unread, f"units that are not read after a number: {unread}"
