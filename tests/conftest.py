"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

# Files that build warehouses: few tests, a minute or more each. They begin first, so that no processor waits at the end.
BUILDERS = frozenset(
    ["test_incremental.py", "test_killed_run.py", "test_end_to_end.py", "test_webserver.py", "test_findings.py"]
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in BUILDERS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for Dagster's records in which a run has been before: dbt has parsed the project."""
    # here: the environment of BI tools, which reads this file too, has no dbt
    from pipeline.dbt_manifest import prepare_manifest

    folder = tmp_path_factory.mktemp("home")
    parsed = prepare_manifest().parent
    shutil.copytree(parsed, folder / parsed.parent.name / parsed.name)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and annotated reports beside the checkout; it is never part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "eval" / "FACTS.md").is_file():
        pytest.skip(f"no shared material at {folder}")
    return folder
