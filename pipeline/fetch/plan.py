"""Where a page leads goes in, the next place to ask for comes out: each once, in the page's order, within limits."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.pages.links import Place


@dataclass(frozen=True, slots=True)
class Limits:
    """The most threads of a board, and the most pages of a thread, that are asked for."""

    threads: int = 100
    pages: int = 100


class Plan:
    """What is still to be asked for, from one place on. `left_out` says whether a limit kept anything out.

    `known` has the keys of places that are not to be asked for again, and gets those that are planned.
    """

    def __init__(self, start: Place, limits: Limits, known: set[str]) -> None:
        self.left_out = False
        self._limits = limits
        self._waiting = deque([] if start.key in known else [start])
        self._known = known
        self._known.add(start.key)
        self._threads: set[str] = set()
        self._pages: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._waiting)

    def take(self) -> Place | None:
        """The next place, None when all have been asked for."""
        return self._waiting.popleft() if self._waiting else None

    def add(self, leads: Iterable[Place]) -> None:
        """Take in the places that a page leads to."""
        for lead in leads:
            if lead.key not in self._known:
                if self._is_within(lead):
                    self._known.add(lead.key)
                    self._waiting.append(lead)
                else:
                    self.left_out = True

    def _is_within(self, lead: Place) -> bool:
        """A board's next page is wanted only while threads are."""
        if lead.kind == "board":
            return len(self._threads) < self._limits.threads
        if lead.kind == "thread" and lead.is_first:
            if len(self._threads) >= self._limits.threads:
                return False
            self._threads.add(lead.key)
            return True
        pages = self._pages.get(lead.number, 1)
        if pages >= self._limits.pages:
            return False
        self._pages[lead.number] = pages + 1
        return True
