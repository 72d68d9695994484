"""The keys of the marts are those that dbt tests, and none refers to what is not there."""

from __future__ import annotations

from pathlib import Path

from pipeline.warehouse.keys import MARTS, Keys, Reference, read_keys


def test_the_marts_have_keys_and_refer_to_each_other() -> None:
    keys = read_keys()
    assert set(keys) >= {file.stem for file in MARTS.glob("*.sql")}
    assert keys["dim_region"] == Keys(("region_code",), (Reference("parent_code", "dim_region", "region_code"),))
    assert keys["fct_observation"].primary == ("observation_id",)
    assert keys["fct_indicator_vintage"].primary == ("indicator_year_id", "document_id")
    assert Reference("document_id", "dim_document", "document_id") in keys["fct_observation"].references
    dimensions = {name: found.primary for name, found in keys.items() if name.startswith(("dim_", "fct_"))}
    assert all(dimensions.values()), f"without a key: {[name for name, primary in dimensions.items() if not primary]}"
    broken = {
        (name, reference)
        for name, found in keys.items()
        for reference in found.references
        if reference.table in keys and (reference.field,) != keys[reference.table].primary
    }
    assert not broken, "a reference to something that is no key"


def test_a_grain_with_columns_that_may_be_null_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text(
        """
        models:
          - name: one
            data_tests: [{unique_grain: {arguments: {columns: [a, b]}}}]
            columns: [{name: a, constraints: [{type: not_null}]}, {name: b}]
        """,
        encoding="utf-8",
    )
    assert read_keys(tmp_path) == {"one": Keys((), ())}


def test_a_model_without_tests_has_no_keys(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text("models: [{name: one, columns: [{name: a}, {name: b, data_tests: [not_null]}]}]")
    assert read_keys(tmp_path) == {"one": Keys((), ())}
