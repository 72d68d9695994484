"""Group files: what is up to date is kept, what changed is made, what is gone is dropped or marked, nothing is half written."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from pipeline.pages.model import RejectedPage
from pipeline.project import ROOT
from pipeline.warehouse.groups import Made, Outcome, digest, group_names, group_of, read_index, read_record, refresh

TEXT = msgspec.json.Decoder(str)


class Maker:
    """Makes the key's name in two records, remembering what it was asked for; keys that begin with `bad` are refused."""

    def __init__(self, fails_at: str = "") -> None:
        self.asked: list[str] = []
        self.fails_at = fails_at

    def __call__(self, key: str) -> Iterator[Made | RejectedPage]:
        self.asked.append(key)
        if key.startswith("bad"):
            yield RejectedPage(key, "empty", "no bytes")
            return
        yield Made(f"{key}/1", key)
        if key == self.fails_at:
            raise KeyboardInterrupt
        yield Made(f"{key}/2\n中文", key)


def records(path: Path) -> dict[str, list[str]]:
    with path.open("rb") as file:
        return {
            key: [read_record(file, place, TEXT) for place in entry.places] for key, entry in read_index(path).items()
        }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "pages" / "abc.jsonl"
    refresh(path, {"a": "1", "b": "1", "bad": "1"}, Maker())
    return path


def test_records_come_back_as_they_were_made(path: Path) -> None:
    assert records(path) == {"a": ["a/1", "a/2\n中文"], "b": ["b/1", "b/2\n中文"], "bad": []}
    assert read_index(path)["bad"].rejected == (RejectedPage("bad", "empty", "no bytes"),)


def test_what_is_up_to_date_is_neither_made_nor_written(path: Path) -> None:
    before, maker = path.stat().st_mtime_ns, Maker()
    outcome = refresh(path, {"a": "1", "b": "1", "bad": "1"}, maker)
    assert maker.asked == []
    assert path.stat().st_mtime_ns == before
    assert outcome == Outcome(made=0, kept=3, records=4, rejected=1)


def test_only_what_changed_is_made(path: Path) -> None:
    digests = {key: entry.digest for key, entry in read_index(path).items()}
    maker = Maker()
    outcome = refresh(path, {"a": "1", "b": "2", "bad": "1", "c": "1"}, maker)
    assert maker.asked == ["b", "c"]
    assert (outcome.made, outcome.kept) == (2, 2)
    assert list(records(path)) == ["a", "b", "bad", "c"]
    assert read_index(path)["b"].digest == digests["b"], "made again with the same result: nothing downstream changes"


def test_a_key_that_is_gone_is_dropped_or_kept_as_withdrawn(path: Path) -> None:
    was = read_index(path)["b"].digest
    maker = Maker()
    outcome = refresh(path, {"a": "1"}, maker, withdraw=True)
    index = read_index(path)
    assert (outcome.kept, outcome.withdrawn) == (1, 1)
    assert index["b"].withdrawn and records(path)["b"] == ["b/1", "b/2\n中文"]
    assert index["b"].digest != was, "what lies downstream must see that the file is gone"
    assert "bad" not in index, "a refusal of a file that is gone says nothing"
    refresh(path, {"a": "1", "b": "1"}, maker, withdraw=True)
    assert not read_index(path)["b"].withdrawn
    assert maker.asked == [], "a file that is back is not read again"
    refresh(path, {"a": "1"}, maker)
    assert list(read_index(path)) == ["a"]


def test_a_run_killed_half_way_leaves_the_old_file_whole(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt):
        refresh(path, {"a": "2", "b": "2"}, Maker(fails_at="b"))
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["abc.jsonl"]


def test_a_process_that_dies_half_way_leaves_the_old_file_whole(path: Path) -> None:
    before = path.read_bytes()
    script = (
        "import os, sys, pathlib; from pipeline.warehouse.groups import Made, refresh\n"
        "def make(key):\n"
        "    yield Made('x' * 100_000, key)\n"
        "    os._exit(9)\n"
        "refresh(pathlib.Path(sys.argv[1]), {'a': '2'}, make)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, check=False).returncode == 9
    assert path.read_bytes() == before
    assert group_names(path.parent) == ["abc"], "what the dead process left is no group"
    refresh(path, {"a": "2"}, Maker())
    assert records(path) == {"a": ["a/1", "a/2\n中文"]}


@pytest.mark.parametrize("cut", [0, 5, 40, -3, -30])
def test_a_damaged_file_is_made_again(path: Path, cut: int) -> None:
    path.write_bytes(path.read_bytes()[:cut])
    maker = Maker()
    refresh(path, {"a": "1"}, maker)
    assert maker.asked == ["a"]
    assert records(path) == {"a": ["a/1", "a/2\n中文"]}


def test_keys_spread_over_at_most_4096_groups() -> None:
    groups = {group_of(f"第{number}页.html") for number in range(20_000)}
    assert 3900 < len(groups) <= 4096
    assert all(len(group) == 3 for group in groups)


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "c") == digest("ab", "c")
