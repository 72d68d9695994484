"""A data dictionary, keys and exported files go in; a Frictionless data package description of the files comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.warehouse.dictionary import SEPARATOR, Dictionary, Entry
from pipeline.warehouse.keys import Keys

DESCRIPTION_FILE = "datapackage.json"
TIMESTAMP = "%Y-%m-%d %H:%M:%S"  # how a CSV spells a moment; Excel understands it
_TYPES = {
    "BOOLEAN": "boolean",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "number",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "VARCHAR": "string",
}
_FIRST_CLAUSE = re.compile(r"[^,:;.，：；。（(]+")


def describe(dictionary: Dictionary, keys: Mapping[str, Keys], files: Mapping[str, Path]) -> dict[str, Any]:
    """The description (Data Package 2.0) of the files of the tables, CSV or Parquet, by table name.

    Titles and descriptions are in English and Chinese. Keys of tables or columns that were not exported stay out.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "zhibiao",
        "title": "Indicators of government work reports · 政府工作报告指标",
        "description": _both(
            "What Chinese government work reports and statistical bulletins state: which quantity, where, for which "
            "year, in which unit, achieved or planned, and the sentence that says so.",
            "中国各级政府工作报告和统计公报所述的数字：什么指标、哪个地区、哪一年、什么单位、完成数还是目标数，以及原句。",
        ),
        "version": __version__,
        "resources": [_resource(dictionary, keys.get(table), table, files) for table in files],
    }


def _resource(dictionary: Dictionary, keys: Keys | None, table: str, files: Mapping[str, Path]) -> dict[str, Any]:
    english, chinese = dictionary.tables[table]
    file = files[table]
    is_text = file.suffix == ".csv"
    schema: dict[str, Any] = {
        "fields": [_field(entry, is_text) for entry in dictionary.columns if entry.table == table],
    }
    if keys is not None:
        columns = {(entry.table, entry.column) for entry in dictionary.columns}
        if keys.primary and columns.issuperset((table, name) for name in keys.primary):
            schema["primaryKey"] = list(keys.primary)
        schema["foreignKeys"] = [
            {
                "fields": [reference.column],
                "reference": {
                    "resource": "" if reference.table == table else reference.table,  # "" is the table itself
                    "fields": [reference.field],
                },
            }
            for reference in keys.references
            if reference.table in files and {(table, reference.column), (reference.table, reference.field)} <= columns
        ]
    return {
        "name": table,
        "path": file.name,
        "type": "table",
        "title": _title(english, chinese),
        "description": _both(english, chinese),
        "format": file.suffix.removeprefix("."),
        **({"mediatype": "text/csv", "encoding": "utf-8"} if is_text else {}),
        "bytes": file.stat().st_size,
        "schema": schema,
    }


def _field(entry: Entry, is_text: bool) -> dict[str, Any]:
    kind = "number" if entry.type.startswith("DECIMAL") else _TYPES.get(entry.type, "any")
    field: dict[str, Any] = {
        "name": entry.column,
        "type": kind,
        "title": _title(entry.english, entry.chinese),
        "description": _both(entry.english, entry.chinese),
    }
    if is_text and kind == "datetime":
        field["format"] = TIMESTAMP
    if not entry.nullable:
        field["constraints"] = {"required": True}
        if is_text and kind == "string":
            field["missingValues"] = []  # an empty text that is a value: the unit of a ratio
    return field


def _title(english: str, chinese: str) -> str:
    """The first clause of each description; they are written so that it says what the thing is."""
    clauses = [found[0].strip() for text in (english, chinese) if (found := _FIRST_CLAUSE.match(text))]
    return " · ".join(clauses)


def _both(english: str, chinese: str) -> str:
    return SEPARATOR.join(text for text in (english, chinese) if text)
