"""Exports: values and Chinese survive in each format, formulas do not run, a failure leaves no half file."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.export import export
from pipeline.warehouse.publish import publish
from pipeline.warehouse.workbook import CELL_CHARACTERS, CUT, write_workbook

TABLES = ["audit_quote", "dim_document", "fct_observation"]


def test_parquet_has_every_value_as_it_is(published: Path, tmp_path: Path) -> None:
    to = tmp_path / "out" / "parquet"
    done = export(published, to, "parquet")
    assert [file.name for file in done.files] == [*(f"{name}.parquet" for name in TABLES), "datapackage.json"]
    assert sorted(to.iterdir()) == sorted(done.files), "something else was left in the folder"
    with duckdb.connect() as connection:
        for name in TABLES:
            copy = connection.execute(f"select * from '{to.as_posix()}/{name}.parquet'").fetchall()
            with duckdb.connect(str(published), read_only=True) as source:
                assert copy == source.execute(f"select * from marts.{name}").fetchall(), name


def test_csv_opens_in_excel(published: Path, tmp_path: Path) -> None:
    done = export(published, tmp_path / "out", "csv")
    documents = next(file for file in done.files if file.name == "dim_document.csv")
    assert documents.read_bytes().startswith(b"\xef\xbb\xbfdocument_id,title"), "Excel needs the byte order mark"
    with documents.open(encoding="utf_8_sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert rows[0] == {
        "document_id": "d1",
        "title": "金牛区2023年政府工作报告",
        "body": "地区生产总值1499.1亿元。",
    }
    assert [row["title"] for row in rows[1:]] == ["'=1+1", "'@SUM(A1)"], "a spreadsheet would run these"
    with (tmp_path / "out" / "fct_observation.csv").open(encoding="utf_8_sig", newline="") as lines:
        assert [row["value"] for row in csv.DictReader(lines)] == ["149910000000.000000", "0.600000", "-3.000000", ""]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_csv_holds_no_formula(build_db: Path, tmp_path: Path, start: str) -> None:
    with duckdb.connect(str(build_db)) as connection:
        connection.execute("update marts.dim_document set title = ?", [f"{start}HYPERLINK(1)"])
    export(publish(build_db, tmp_path / "zhibiao.duckdb").path, tmp_path / "out", "csv")
    with (tmp_path / "out" / "dim_document.csv").open(encoding="utf_8_sig", newline="") as lines:
        assert {row["title"] for row in csv.DictReader(lines)} == {f"'{start}HYPERLINK(1)"}


def test_the_files_are_described(published: Path, tmp_path: Path) -> None:
    """That the description is valid, and true of the files, frictionless says in tests/bi."""
    for fmt in ("csv", "parquet"):
        export(published, tmp_path / fmt, fmt)
        package = json.loads((tmp_path / fmt / "datapackage.json").read_text(encoding="utf-8"))
        assert "政府工作报告指标" in package["title"]
        resources = {resource["name"]: resource for resource in package["resources"]}
        assert list(resources) == TABLES
        for resource in resources.values():
            assert (tmp_path / fmt / resource["path"]).stat().st_size == resource["bytes"]
        documents = resources["dim_document"]
        assert documents["title"] == "Reports · 报告"
        assert documents["description"] == "Reports. ｜ 报告。"
        assert documents["schema"]["primaryKey"] == ["document_id"]
        assert documents["schema"]["foreignKeys"] == [], "it refers to tables that were not exported"
        fields = {field["name"]: field for field in documents["schema"]["fields"]}
        assert fields["title"]["title"] == "Title · 标题"
        assert fields["document_id"]["constraints"] == {"required": True}
        kinds = [field["type"] for field in resources["fct_observation"]["schema"]["fields"]]
        assert kinds == ["string", "number", "string", "integer"]


def _sheet(workbook: Any, name: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in workbook[name].iter_rows(values_only=True)]


def test_a_workbook_with_a_dictionary(published: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `xlsx` is not installed")
    [file] = export(published, tmp_path / "out", "xlsx").files
    workbook = openpyxl.load_workbook(file)
    assert workbook.sheetnames == ["dictionary", *TABLES]
    dictionary = _sheet(workbook, "dictionary")
    assert ("dim_document", None, None, None, "Reports.", "报告。") in dictionary
    assert ("dim_document", "title", "VARCHAR", True, "Title, or 'name'.", "标题。") in dictionary
    assert _sheet(workbook, "fct_observation")[1:] == [
        ("o1", 149910000000, "元", 2022),
        ("o2", 0.6, "%", 2022),
        ("o3", -3, "%", 2023),
        ("o4", None, None, None),
    ]
    formula = workbook["dim_document"]["B3"]
    assert (formula.value, formula.data_type) == ("=1+1", "s"), "Excel would run this title"
    assert workbook["dim_document"]["C3"].value == "ab", "a control character makes the file unreadable"
    long = workbook["dim_document"]["C4"].value
    assert long.endswith(CUT)
    assert len(long) <= CELL_CHARACTERS


def test_a_table_over_the_limit_goes_on_in_a_further_sheet(published: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `xlsx` is not installed")
    write_workbook(published, tmp_path / "small.xlsx", sheet_rows=3)
    workbook = openpyxl.load_workbook(tmp_path / "small.xlsx")
    header = ("observation_id", "value", "unit", "year")
    assert [row[0] for row in _sheet(workbook, "fct_observation")] == [header[0], "o1", "o2"]
    assert [row[0] for row in _sheet(workbook, "fct_observation_2")] == [header[0], "o3", "o4"]
    assert "fct_observation_3" not in workbook.sheetnames, "an empty sheet was begun"


def test_mistakes_are_told_and_leave_nothing(published: Path, tmp_path: Path) -> None:
    with pytest.raises(ZhibiaoError, match="choose one of parquet, csv, xlsx"):
        export(published, tmp_path / "out", "ods")
    with pytest.raises(ZhibiaoError, match="run `zhibiao run` first"):
        export(tmp_path / "absent.duckdb", tmp_path / "out", "csv")
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(ZhibiaoError, match="export failed"):
        export(broken, tmp_path / "out", "csv")
    assert list((tmp_path / "out").iterdir()) == []
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ZhibiaoError, match="cannot be written"):
        export(published, tmp_path / "file", "csv")
