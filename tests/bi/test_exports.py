"""The exported files, read by the programs that they are for: spreadsheets, frictionless, pandas; Chinese in each."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pandas
from frictionless import Package


def _problems(folder: Path) -> list[list[str]]:
    return [list(row) for row in Package(str(folder / "datapackage.json")).validate().flatten(["type", "message"])]


def test_frictionless_finds_the_package_valid_and_the_data_true_to_it(exports: Path) -> None:
    """Every cell has its type, every key is unique, every reference is met."""
    assert _problems(exports / "csv") == []
    package = Package(str(exports / "csv" / "datapackage.json"))
    tables = {resource.name: resource for resource in package.resources}
    facts = tables["fct_indicator_year"].schema
    assert facts.primary_key == ["indicator_year_id"]
    referred = {key["reference"]["resource"] for key in facts.foreign_keys}
    assert {"dim_region", "dim_indicator", "dim_year", "fct_observation"} <= referred
    year = facts.get_field("year")
    assert year.type == "integer"
    assert "年份" in str(year.title)
    assert "｜" in str(year.description)


def test_frictionless_finds_what_is_wrong(exports: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(exports / "csv", tmp_path / "csv"))
    for name, old, new in (
        ("fct_indicator_year", "510106", "999999"),
        ("dim_year", "2019,2019年", "about 2019,2019年"),
    ):
        file = folder / f"{name}.csv"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
    assert {kind for kind, _ in _problems(folder)} >= {"foreign-key", "type-error"}


def test_the_csv_is_read_as_a_spreadsheet_reads_it(exports: Path) -> None:
    """Excel takes a file for UTF-8 only where it begins with a byte order mark; then Chinese is Chinese."""
    file = exports / "csv" / "dim_indicator.csv"
    assert file.read_bytes()[:3] == b"\xef\xbb\xbf"
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8-sig").set_index("indicator_code")
    assert frame.loc["gdp", "indicator_name"] == "地区生产总值"
    assert frame.loc["gdp", "indicator_name_en"] == "Gross domestic product (GDP)"


def test_the_workbook_has_the_dictionary_and_no_formula(exports: Path) -> None:
    workbook = openpyxl.load_workbook(exports / "xlsx" / "zhibiao.xlsx", read_only=True)
    assert workbook.sheetnames[0] == "dictionary"
    formulas = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
    file = exports / "xlsx" / "zhibiao.xlsx"
    dictionary = pandas.read_excel(file, "dictionary", keep_default_na=False)
    values = pandas.read_excel(file, "fct_indicator_year", dtype={"region_code": str}, keep_default_na=False)
    years = dictionary[(dictionary["table"] == "fct_indicator_year") & (dictionary["column"] == "year")]
    assert "年份" in years["含义"].item()
    assert "Calendar year" in years["meaning"].item()
    chosen = values[(values["region_code"] == "510106") & (values["indicator_code"] == "gdp")]
    assert "地区生产总值" in set(chosen["indicator"])
    assert 149_910_000_000 in set(chosen["value"])
