"""Where a run reads and writes: run config before environment before the project, all read at run time."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.assets.folders import Folders
from pipeline.project import RAW, WAREHOUSE


def test_the_project_where_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZHIBIAO_RAW", raising=False)
    monkeypatch.delenv("ZHIBIAO_WAREHOUSE", raising=False)
    folders = Folders()
    assert (folders.raw_folder, folders.warehouse_folder) == (RAW, WAREHOUSE)
    assert folders.published == WAREHOUSE / "zhibiao.duckdb"
    assert folders.worker_count >= 1


def test_the_environment_is_read_when_a_run_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folders = Folders()
    monkeypatch.setenv("ZHIBIAO_RAW", str(tmp_path / "raw"))
    monkeypatch.setenv("ZHIBIAO_WAREHOUSE", str(tmp_path / "w"))
    assert folders.raw_folder == tmp_path / "raw"
    assert folders.build_db == tmp_path / "w" / "build" / "zhibiao.duckdb"


def test_run_config_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHIBIAO_RAW", str(tmp_path / "elsewhere"))
    folders = Folders(raw=str(tmp_path / "raw"), workers=3)
    assert folders.raw_folder == tmp_path / "raw"
    assert folders.worker_count == 3


def test_no_worker_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        Folders(workers=0)
