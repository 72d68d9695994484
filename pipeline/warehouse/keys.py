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
    """The column that tells a table's rows apart, null where none is tested to, and the table's references."""

    primary: str | None
    references: tuple[Reference, ...]


def read_keys(folder: Path = MARTS) -> dict[str, Keys]:
    """The keys of every mart, by its name: what the tests `unique` and `relationships` of dbt hold the tables to.

    They are no constraints of the database, whose indexes would make the file larger and the building slower.
    """
    found = {}
    for file in sorted(folder.glob("*.yml")):
        for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", []):
            columns = [(column["name"], column.get("data_tests", [])) for column in model.get("columns", [])]
            primary = next((name for name, tests in columns if "unique" in tests), None)
            references = tuple(
                reference for name, tests in columns for test in tests if (reference := _reference(name, test))
            )
            found[str(model["name"])] = Keys(primary, references)
    return found


def _reference(column: str, test: Any) -> Reference | None:
    if not isinstance(test, dict) or "relationships" not in test:
        return None
    arguments = test["relationships"]["arguments"]
    found = _REF.fullmatch(arguments["to"])
    return Reference(column, found[1], arguments["field"]) if found else None
