"""The dashboard's files agree with the warehouse and with each other, and the zip connects to the file that it was made for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BUNDLE = ROOT / "bi" / "superset" / "bundle"
BOTH = re.compile(r"[\u4e00-\u9fff].*[A-Za-z]")  # Chinese, then English
DATASETS = sorted((BUNDLE / "datasets").rglob("*.yaml"))


def _read(folder: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((BUNDLE / folder).rglob("*.yaml"))]


@pytest.mark.parametrize("file", DATASETS, ids=lambda file: file.stem)
def test_a_dataset_declares_the_columns_that_its_query_gives(warehouse: Path, file: Path) -> None:
    dataset = yaml.safe_load(file.read_text(encoding="utf-8"))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        given = connection.execute(f"describe {dataset['sql']}").fetchall()
        metrics = ", ".join(metric["expression"] for metric in dataset["metrics"])
        connection.execute(f"select {metrics} from ({dataset['sql']})").fetchall()
    assert [(name, kind) for name, kind, *_ in given] == [
        (column["column_name"], column["type"]) for column in dataset["columns"]
    ]


def test_all_that_is_shown_is_named_in_both_languages() -> None:
    datasets, charts, [dashboard] = _read("datasets"), _read("charts"), _read("dashboards")
    labels = [dashboard["dashboard_title"], *(chart["slice_name"] for chart in charts)]
    labels += [held["name"] for held in dashboard["metadata"]["native_filter_configuration"]]
    for dataset in datasets:
        labels += [dataset["table_name"]]
        labels += [shown["verbose_name"] for shown in (*dataset["columns"], *dataset["metrics"])]
    assert [label for label in labels if not BOTH.search(label)] == []


def test_the_dashboard_has_all_charts() -> None:
    [dashboard] = _read("dashboards")
    shown = {
        part["meta"]["uuid"]
        for part in dashboard["position"].values()
        if isinstance(part, dict) and part["type"] == "CHART"
    }
    assert shown == {chart["uuid"] for chart in _read("charts")}
    assert len(shown) == 6


def _bundle(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bi.superset.bundle", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_the_zip_connects_to_the_file_and_locks_it(warehouse: Path, tmp_path: Path) -> None:
    copy = tmp_path / "数据 '\"仓库" / "zhibiao.duckdb"
    copy.parent.mkdir()
    shutil.copy(warehouse, copy)
    done = _bundle("--warehouse", str(copy), "--to", str(tmp_path / "zhibiao.zip"))
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(tmp_path / "zhibiao.zip") as bundle:
        connection = yaml.safe_load(bundle.read("zhibiao/databases/Zhibiao.yaml"))
    assert connection["sqlalchemy_uri"] == f"duckdb:///{copy}"
    assert connection["extra"]["engine_params"]["connect_args"] == {
        "read_only": True,
        "config": {"enable_external_access": False, "lock_configuration": True},
    }


def test_without_a_warehouse_there_is_no_zip(tmp_path: Path) -> None:
    done = _bundle("--warehouse", str(tmp_path / "absent.duckdb"), "--to", str(tmp_path / "zhibiao.zip"))
    assert done.returncode == 1
    assert done.stderr.strip().endswith("run `make run` first.")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
