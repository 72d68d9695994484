"""`make test-slow`: many damaged and absurdly large pages, each in a process with a bound on memory and time.

The fuzzer runs for two minutes, or for FUZZ_SECONDS. What it finds becomes a test of `test_hostile.py` or `test_containers.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pages.read import read_bytes
from tests.pages.fuzz import SECONDS_A_PAGE, check
from tests.pages.giants import GIANTS
from tests.pages.mutate import PIECES

ROOT = Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("FUZZ_SECONDS", "120"))

pytestmark = pytest.mark.slow


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the fuzzer in a process of its own; what a library prints to the terminal would be a fault, too."""
    command = [sys.executable, "-m", "tests.pages.fuzz", words[0], str(folder), *words[1:]]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT)


@pytest.mark.parametrize("seed", [1, 2])
def test_damaged_pages_are_read_or_refused(
    tmp_path: Path, fixture_pages: Path, request: pytest.FixtureRequest, seed: int
) -> None:
    folders = [fixture_pages]
    if (ROOT.parent / "shared" / "forum").is_dir():
        forum = request.getfixturevalue("shared") / "forum"
        folders += [forum / "pages", forum / "text"]
    done = run(tmp_path, "mutate", str(SECONDS / 2), str(seed), *map(str, folders))
    left = sorted(path.name for path in tmp_path.iterdir())
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr[-2000:]}\nkept in {tmp_path}: {left}"
    assert not done.stderr, f"a library wrote to the terminal: {done.stderr[:500]}"


@pytest.mark.parametrize("name", GIANTS)
def test_pages_of_absurd_size_are_read_or_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(GIANTS[name]())
    done = run(tmp_path, "read", str(path))
    path.unlink()
    assert done.returncode >= 0, f"more than {SECONDS_A_PAGE} s of the processor: signal {-done.returncode}"
    assert done.returncode == 0, done.stderr[-2000:]


@given(st.binary(max_size=5000))
@settings(max_examples=3000, deadline=None)
def test_any_bytes(data: bytes) -> None:
    check(read_bytes("page.html", data))


@given(st.lists(st.sampled_from(PIECES), max_size=200))
@settings(max_examples=5000, deadline=None)
def test_any_order_of_the_pieces_that_readers_look_for(pieces: list[bytes]) -> None:
    check(read_bytes("page.html", b"".join(pieces)))


@given(
    st.lists(
        st.sampled_from(PIECES) | st.text(max_size=30).map(lambda text: text.encode("gb18030", errors="replace")),
        max_size=80,
    )
)
@settings(max_examples=3000, deadline=None)
def test_pieces_with_any_text_between_them(pieces: list[bytes]) -> None:
    check(read_bytes("page.html", b"".join(pieces)))
