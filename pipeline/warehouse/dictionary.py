"""A published file goes in; the data dictionary comes out, from the comments that its tables and columns carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.project import ROOT, WAREHOUSE
from pipeline.warehouse.reader import reading

SEPARATOR = " ｜ "  # between the English and the Chinese half of a description


@dataclass(frozen=True, slots=True)
class Entry:
    """A column of a mart; both languages, the Chinese empty where the description has none."""

    table: str
    column: str
    type: str
    nullable: bool
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Descriptions of the tables, (English, Chinese) by name, and the columns in order."""

    tables: dict[str, tuple[str, str]]
    columns: tuple[Entry, ...]


def read_dictionary(published: Path) -> Dictionary:
    """The dictionary of a published file. Raises ZhibiaoError when the file cannot be opened."""
    with reading(published) as connection:
        tables = connection.execute(
            "select table_name, comment from duckdb_tables() where schema_name = 'marts' order by table_name"
        ).fetchall()
        columns = connection.execute(
            "select table_name, column_name, data_type, is_nullable, comment from duckdb_columns() "
            "where schema_name = 'marts' order by table_name, column_index"
        ).fetchall()
    return Dictionary(
        {name: _languages(comment) for name, comment in tables},
        tuple(
            Entry(table, column, type_, nullable, *_languages(comment))
            for table, column, type_, nullable, comment in columns
        ),
    )


def markdown(dictionary: Dictionary) -> Iterator[str]:
    """Yield the lines of the dictionary as a Markdown page."""
    yield "# Data dictionary · 数据字典"
    yield ""
    yield "Generated from the published warehouse by `python -m pipeline.warehouse.dictionary`; every table is in the"
    yield "schema `marts`. The same texts are comments in the database."
    for table, (english, chinese) in dictionary.tables.items():
        yield from ("", f"## `{table}`", "", english, "", chinese, "")
        yield "| column 列 | type 类型 | null 可空 | meaning | 含义 |"
        yield "|---|---|---|---|---|"
        for entry in dictionary.columns:
            if entry.table == table:
                null = "yes" if entry.nullable else "no"
                meanings = f"{_cell(entry.english)} | {_cell(entry.chinese)}"
                yield f"| `{entry.column}` | {entry.type} | {null} | {meanings} |"


def _languages(comment: str | None) -> tuple[str, str]:
    english, _, chinese = (comment or "").partition(SEPARATOR)
    return english.strip(), chinese.strip()


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> None:
    """Write docs/data-dictionary.md from the default warehouse."""
    lines = markdown(read_dictionary(WAREHOUSE / "zhibiao.duckdb"))
    (ROOT / "docs" / "data-dictionary.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
