"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.made_once import made_once
from tests.whole_run import Run, zhibiao_run

# Files that build warehouses: few tests, a minute or more each. They begin first, so that no processor waits at the end.
BUILDERS = frozenset(
    ["test_incremental.py", "test_killed_run.py", "test_end_to_end.py", "test_webserver.py", "test_findings.py"]
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in BUILDERS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for Dagster's records in which a run has been before: dbt has parsed the project."""
    return _home(tmp_path_factory.mktemp("home"))


def _home(folder: Path) -> Path:
    # here: the environment of BI tools, which reads this file too, has no dbt
    from pipeline.dbt_manifest import prepare_manifest

    parsed = prepare_manifest().parent
    shutil.copytree(parsed, folder / parsed.parent.name / parsed.name)
    return folder


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The sample pages from nothing to a published warehouse: run by the first process of the tests that asks, for all to read."""
    from pipeline.project import RAW

    def make(folder: Path) -> None:
        done = zhibiao_run(RAW, folder / "warehouse", _home(folder / "home"))
        (folder / "said.json").write_text(json.dumps([done.code, done.out, done.err]), encoding="utf-8")

    folder = made_once(tmp_path_factory, "sample-run", make)
    run = Run(RAW, folder / "warehouse", *json.loads((folder / "said.json").read_text(encoding="utf-8")))
    assert run.code == 0, run.err
    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and annotated reports beside the checkout; it is never part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "eval" / "FACTS.md").is_file():
        pytest.skip(f"no shared material at {folder}")
    return folder
