"""Harlequin in a real terminal: it opens the published file, runs a query, and Chinese stands in its table."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE_SECONDS = 180
SQL = "select indicator_name, indicator_name_en from marts.dim_indicator where indicator_code = 'gdp'"


@pytest.fixture
def terminal(warehouse: Path, tmp_path: Path) -> Iterator[Callable[..., str]]:
    """A terminal with Harlequin in it: a function that calls tmux and returns what it says."""
    tmux = shutil.which("tmux")
    if tmux is None:
        pytest.fail("There is no tmux: install your system's package `tmux`.", pytrace=False)
    program = Path(sys.executable).parent / "harlequin"
    environment = {
        **os.environ,
        "HOME": str(tmp_path),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color",
    }
    environment = {name: value for name, value in environment.items() if not name.startswith(("XDG_", "TMUX"))}

    def call(*words: str) -> str:
        command = [tmux, "-u", "-S", str(tmp_path / "tmux"), *words]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=30, check=True
        ).stdout

    call("new-session", "-d", "-x", "160", "-y", "48", f"'{program}' --read-only '{warehouse}'")
    yield call
    call("kill-server")


def _wait(terminal: Callable[..., str], words: list[str]) -> str:
    until = time.monotonic() + PATIENCE_SECONDS
    while not all(word in (screen := terminal("capture-pane", "-p")) for word in words):
        assert time.monotonic() < until, f"{words} are not on the screen:\n{screen}"
        time.sleep(0.5)
    return screen


def test_a_query_shows_chinese(terminal: Callable[..., str]) -> None:
    _wait(terminal, ["Query Editor", "zhibiao"])
    terminal("send-keys", "F2")  # to the editor
    terminal("send-keys", "-l", SQL)
    _wait(terminal, ["indicator_code = 'gdp'"])
    terminal("send-keys", "C-j")
    screen = _wait(terminal, ["地区生产总值", "Gross domestic product (GDP)"])
    [row] = [line for line in screen.splitlines() if "地区生产总值" in line]
    assert row.index("地区生产总值") < row.index("Gross domestic product (GDP)"), "the columns are shifted"
