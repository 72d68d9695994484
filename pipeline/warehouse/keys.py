"""The marts' yml files go in; the key of each table, and which columns refer to which table, come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.project import DBT_PROJECT

MARTS = DBT_PROJECT / "models" / "marts"
_REF = re.compile(r"ref\('(\w+)'\)")


@dataclass(frozen=True, slots=True)
class Reference:
    """Values of `column` are values of `field` in `table`, or null."""

    column: str
    table: str
    field: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The columns that tell a table's rows apart, none where none are tested to, and the table's references."""

    primary: tuple[str, ...]
    references: tuple[Reference, ...]


def read_keys(folder: Path = MARTS) -> dict[str, Keys]:
    """The keys of every mart, by its name: what the tests of dbt hold the tables to (`unique`, else `unique_grain` of columns
    that are never null, and `relationships`).

    They are no constraints of the database, whose indexes would make the file larger and the building slower.
    """
    found = {}
    for file in sorted(folder.glob("*.yml")):
        for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", []):
            tests = {column["name"]: column.get("data_tests", []) for column in model.get("columns", [])}
            references = (_reference(name, test) for name, held in tests.items() for test in held)
            found[str(model["name"])] = Keys(_primary(model, tests), tuple(filter(None, references)))
    return found


def _primary(model: dict[str, Any], tests: dict[str, list[Any]]) -> tuple[str, ...]:
    for name, held in tests.items():
        if "unique" in held:
            return (name,)
    filled = {
        column["name"] for column in model.get("columns", []) if {"type": "not_null"} in column.get("constraints", [])
    }
    for test in model.get("data_tests", []):
        if isinstance(test, dict) and "unique_grain" in test:
            grain = tuple(test["unique_grain"]["arguments"]["columns"])
            if filled.issuperset(grain):
                return grain
    return ()


def _reference(column: str, test: Any) -> Reference | None:
    if not isinstance(test, dict) or "relationships" not in test:
        return None
    arguments = test["relationships"]["arguments"]
    found = _REF.fullmatch(arguments["to"])
    return Reference(column, found[1], arguments["field"]) if found else None
