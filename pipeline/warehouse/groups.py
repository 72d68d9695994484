"""Group files: records go in and lie in up to 4096 JSON-lines files, each with an index of what made them.

A group file is a line a record, then one line with the index, then the index's offset in fixed width. It is replaced
whole, so records and index never disagree, whenever a run is killed. Keys are spread over the groups by their hash.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TypeVar

import msgspec

from pipeline.files import replacing
from pipeline.pages.model import RejectedPage

T = TypeVar("T")
TAIL = 17  # sixteen digits and a line feed
BEFORE = "\0"  # no file's name has it: parts a key from the content that its file held before


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record lies in its file, in bytes.

    `route` is the key under which the next step asks for it; `content` identifies the bytes it was read from.
    """

    offset: int
    length: int
    digest: str
    route: str
    content: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one key gave. `inputs` identifies the inputs and the code that made it; withdrawn: its file is gone."""

    key: str
    inputs: str
    places: tuple[Place, ...] = ()
    rejected: tuple[RejectedPage, ...] = ()
    withdrawn: bool = False

    @property
    def digest(self) -> str:
        """Identity of what this key says now, for whatever lies downstream."""
        return digest(self.withdrawn, *(place.digest for place in self.places))


@dataclass(frozen=True, slots=True)
class Made:
    """A record that a step made from one key, with its `route` and `content` (see Place)."""

    record: object
    route: str
    content: str = ""


@dataclass(slots=True)
class Outcome:
    """What happened to the keys of a step: how many were made anew, were kept as they were, have lost their file."""

    made: int = 0
    kept: int = 0
    withdrawn: int = 0
    records: int = 0
    rejected: int = 0

    def add(self, other: Outcome) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


def digest(*parts: object) -> str:
    """A short hash of the parts; different parts give different texts, so ("ab", "c") is not ("a", "bc")."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()


def group_of(key: str) -> str:
    """The group that a key belongs to: three hex digits; what a file held before lies beside what it holds now."""
    return hashlib.blake2b(key.partition(BEFORE)[0].encode(), digest_size=2).hexdigest()[:3]


def group_path(step: Path, group: str) -> Path:
    """The file of a group inside a step's folder."""
    return step / f"{group}.jsonl"


def group_names(step: Path) -> list[str]:
    """The groups that a step has written, in order."""
    return sorted(path.stem for path in step.glob("*.jsonl"))


def read_index(path: Path) -> dict[str, Entry]:
    """The entries of a group file by key; none where the file is missing or not whole."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            if size < TAIL:
                return {}
            file.seek(size - TAIL)
            start = int(file.read(TAIL))
            file.seek(start)
            entries = msgspec.json.decode(file.read(size - TAIL - start), type=list[Entry])
    except FileNotFoundError:
        return {}
    except (ValueError, msgspec.DecodeError):
        return {}
    return {entry.key: entry for entry in entries}


def read_record(file: BinaryIO, place: Place, decoder: msgspec.json.Decoder[T]) -> T:
    """One record of an open group file."""
    file.seek(place.offset)
    return decoder.decode(file.read(place.length))


def is_fresh(index: Mapping[str, Entry], wanted: Mapping[str, str], withdraw: bool) -> bool:
    """Whether a group already holds what is wanted (key → inputs), so that nothing has to be done."""
    if any(key not in index or index[key].inputs != inputs or index[key].withdrawn for key, inputs in wanted.items()):
        return False
    return all(key in wanted or (withdraw and entry.withdrawn) for key, entry in index.items())


def refresh(
    path: Path,
    wanted: Mapping[str, str],
    make: Callable[[str], Iterable[Made | RejectedPage]],
    withdraw: bool = False,
) -> Outcome:
    """Bring a group file to what is wanted (key → inputs), making only the keys whose inputs are new.

    A key that is no longer wanted is dropped, or with `withdraw` kept with its records and marked. With `withdraw`,
    records whose content is another now are kept as well, under a key of their own, where the new ones are of the
    same routes: an older snapshot of the same thread.
    """
    index = read_index(path)
    if is_fresh(index, wanted, withdraw):
        return summarize(index.values())
    made = 0
    entries: list[Entry] = []
    with replacing(path) as file, _reading(path, index) as old:
        for key in sorted({*wanted, *index}):
            known = index.get(key)
            if known is not None and (key not in wanted or wanted[key] == known.inputs):
                if key in wanted or (withdraw and known.places):
                    entries.append(_copy(old, file, replace(known, withdrawn=key not in wanted)))
                continue
            entries.append(_write(file, key, wanted[key], make(key)))
            made += 1
            if withdraw and known is not None and (before := _before(known, entries[-1])):
                entries.append(_copy(old, file, before))
        start = file.tell()
        file.write(msgspec.json.encode(entries) + b"\n%016d\n" % start)
    outcome = summarize(entries)
    outcome.made, outcome.kept = made, outcome.kept - made
    return outcome


def summarize(entries: Iterable[Entry]) -> Outcome:
    """The counts of entries that were all kept as they are."""
    outcome = Outcome()
    for entry in entries:
        outcome.kept += not entry.withdrawn
        outcome.withdrawn += entry.withdrawn
        outcome.records += len(entry.places)
        outcome.rejected += len(entry.rejected)
    return outcome


def _before(known: Entry, now: Entry) -> Entry | None:
    """What a key held before its file was overwritten by another snapshot of the same, if that is what happened."""
    contents, routes = {place.content for place in now.places}, {place.route for place in now.places}
    places = tuple(place for place in known.places if place.content not in contents and place.route in routes)
    if not places:
        return None
    return replace(known, key=f"{known.key}{BEFORE}{places[0].content}", places=places, rejected=(), withdrawn=True)


@contextmanager
def _reading(path: Path, index: Mapping[str, Entry]) -> Iterator[BinaryIO | None]:
    if not index:
        yield None
        return
    with path.open("rb") as file:
        yield file


def _copy(old: BinaryIO | None, new: BinaryIO, entry: Entry) -> Entry:
    """The entry with its records copied, byte for byte, to the end of the new file."""
    places = []
    for place in entry.places:
        assert old is not None
        old.seek(place.offset)
        places.append(replace(place, offset=new.tell()))
        new.write(old.read(place.length) + b"\n")
    return replace(entry, places=tuple(places))


def _write(file: BinaryIO, key: str, inputs: str, items: Iterable[Made | RejectedPage]) -> Entry:
    """Write what a key gave, a record at a time."""
    places: list[Place] = []
    rejected: list[RejectedPage] = []
    for item in items:
        if isinstance(item, RejectedPage):
            rejected.append(item)
            continue
        line = msgspec.json.encode(item.record)
        places.append(Place(file.tell(), len(line), digest(line), item.route, item.content))
        file.write(line + b"\n")
    return Entry(key, inputs, tuple(places), tuple(rejected))
