"""What was asked before, kept in a small file beside the pages: a line an answer, so that a call can be killed anywhere."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from pipeline.files import replacing

NAME = ".zhibiao-fetch.jsonl"

# Pages of a round that was cut short are not asked for again for this long; then the round begins anew.
ROUND_LASTS = timedelta(days=7)


class Visit(msgspec.Struct, frozen=True, tag="visit"):
    """The last answer for a page. `key` is that of the place asked for, `address` where the answer came from in the end.

    `outcome` is `saved`, `unchanged`, `listing`, `withheld` or `failed`, `detail` a sentence for a person. `file` is the name
    beside the journal with its `size` in bytes; `sha256` is of the body as it was sent. `leads` are addresses.
    """

    key: str
    address: str
    asked_at: datetime
    outcome: str
    detail: str = ""
    file: str | None = None
    size: int = 0
    sha256: str = ""
    etag: str | None = None
    last_modified: str | None = None
    leads: tuple[str, ...] = ()


class Round(msgspec.Struct, frozen=True, tag="round"):
    """One pass over everything that an address on the command line leads to."""

    key: str
    began_at: datetime
    ended: bool = False


class Journal:
    """The journal of a folder. What is told to it is on disk when the call returns."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.visits: dict[str, Visit] = {}
        self.rounds: dict[str, Round] = {}
        self._load()

    def begin(self, key: str, now: datetime) -> Round:
        """The round of an address: the one that was cut short, else a new one that begins now."""
        last = self.rounds.get(key)
        if last is None or last.ended or now - last.began_at > ROUND_LASTS:
            last = Round(key, now)
            self._tell(last)
        return last

    def end(self, key: str) -> None:
        """Say that everything of the round was asked for and answered."""
        self._tell(msgspec.structs.replace(self.rounds[key], ended=True))

    def add(self, visit: Visit) -> None:
        """Record an answer, in the place of the page's last one."""
        self._tell(visit)

    def _tell(self, entry: Visit | Round) -> None:
        self._take(entry)
        with self.path.open("ab") as file:
            file.write(msgspec.json.encode(entry) + b"\n")

    def _take(self, entry: Visit | Round) -> None:
        if isinstance(entry, Visit):
            self.visits[entry.key] = entry
        else:
            self.rounds[entry.key] = entry

    def _load(self) -> None:
        """Read the lines, passing over one that a kill cut short, and write them anew without what was superseded."""
        if not self.path.is_file():
            return
        decoder = msgspec.json.Decoder(Visit | Round)
        with self.path.open("rb") as file:
            for line in file:
                try:
                    self._take(decoder.decode(line))
                except (msgspec.DecodeError, UnicodeDecodeError):
                    continue
        with replacing(self.path) as file:
            for entry in (*self.rounds.values(), *self.visits.values()):
                file.write(msgspec.json.encode(entry) + b"\n")
