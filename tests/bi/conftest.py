"""The published warehouse of the sample pages, its exports and a browser: what the tests of BI tools need.

These tests run in .venv-bi (`make test-bi`), which has the tools but not the pipeline; the pipeline runs in .venv, as users run it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
ZHIBIAO = ROOT / ".venv" / Path(sys.executable).parent.name / "zhibiao"
# No sandbox for root, no GPU; the rest keeps Chromium from asking anybody outside.
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
]  # fmt: skip


def zhibiao(*words: str, home: Path) -> None:
    """Run the pipeline's command line."""
    done = subprocess.run(
        [str(ZHIBIAO), *words],
        cwd=ROOT,
        env={**os.environ, "DAGSTER_HOME": str(home), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"zhibiao {' '.join(words)}: {done.stderr[-2000:]}"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with warehouse/zhibiao.duckdb, made of the sample pages; the guides' snippets run in it."""
    folder = tmp_path_factory.mktemp("project")
    home = folder / "home"
    home.mkdir()
    zhibiao("run", "--raw", str(ROOT / "raw"), "--warehouse", str(folder / "warehouse"), home=home)
    return folder


@pytest.fixture(scope="session")
def warehouse(project: Path) -> Path:
    """The published file."""
    return project / "warehouse" / "zhibiao.duckdb"


@pytest.fixture(scope="session")
def exports(project: Path) -> Path:
    """A folder with a folder of exported files for each format."""
    for fmt in ("parquet", "csv", "xlsx"):
        to = str(project / "exports" / fmt)
        zhibiao("export", "--format", fmt, "--to", to, "--warehouse", str(project / "warehouse"), home=project / "home")
    return project / "exports"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.fail("There is no Chromium: install your system's package `chromium`.", pytrace=False)
    if shutil.which("fc-list") and not subprocess.check_output(["fc-list", ":lang=zh"]):
        pytest.fail("There is no Chinese font: install your system's package `fonts-noto-cjk`.", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield started
        started.close()
