"""The manifest is parsed once, however many ask for it, and a project that dbt refuses is told to who needs it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline import dbt_manifest
from pipeline.errors import ZhibiaoError


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))


def test_who_asks_while_it_is_prepared_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []

    def parse(target: Path) -> None:
        time.sleep(0.3)
        target.mkdir()
        (target / "manifest.json").touch()
        parsed.append(target)

    monkeypatch.setattr(dbt_manifest, "_parse", parse)
    dbt_manifest.begin_to_prepare()
    time.sleep(0.1)
    assert dbt_manifest.prepare_manifest().is_file()
    assert len(parsed) == 1, "parsed twice"


def test_a_failure_behind_the_scenes_is_told_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(target: Path) -> None:
        raise ZhibiaoError(f"dbt cannot parse {target.name}")

    monkeypatch.setattr(dbt_manifest, "_parse", refuse)
    dbt_manifest.begin_to_prepare()
    with pytest.raises(ZhibiaoError, match="dbt cannot parse target"):
        dbt_manifest.prepare_manifest()
