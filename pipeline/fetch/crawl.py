"""Addresses and a folder go in; the pages that they lead to are saved there, and what came of each comes out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

from msgspec.structs import replace

from pipeline.fetch.client import Answer, Client, FetchError, Manners, Unreachable
from pipeline.fetch.journal import Journal, Round, Visit
from pipeline.fetch.judge import judge
from pipeline.fetch.plan import Limits, Plan
from pipeline.fetch.robots import Forbidden, Robots
from pipeline.fetch.store import HTML, file_name, save
from pipeline.pages.links import Place, locate

MAX_REDIRECTS = 5
# A site that cannot be reached for so many pages in a row, each with all its tries, is left alone.
MAX_FAILURES = 3

_REDIRECTS = frozenset([301, 302, 303, 307, 308])


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one address; `detail` says why, `waiting` how many places are still to be asked for.

    `outcome` is `saved`, `unchanged`, `resumed` (got by the call before, which was cut short), `listing`, `withheld`,
    `forbidden` (by robots.txt), `failed` for good or `unreachable` for now.
    """

    address: str
    outcome: str
    detail: str = ""
    waiting: int = 0


class Crawl:
    """One call: a folder, manners and limits. `left_out` gets the addresses that a limit kept something out of."""

    def __init__(self, folder: Path, manners: Manners, limits: Limits, suffix: str = HTML) -> None:
        self.left_out: list[str] = []
        self._folder = folder
        self._limits = limits
        self._suffix = suffix
        self._client = Client(manners)
        self._robots = Robots(self._client, lambda address: self._follow(address, heed_robots=False))
        self._journal = Journal(folder)
        self._failures: Counter[str] = Counter()
        self._known: set[str] = set()

    def run(self, asked: Sequence[Place]) -> Iterator[Result]:
        """Ask for every place and for what it leads to, one after the other."""
        try:
            for start in asked:
                yield from self._go_round(start)
        finally:
            self._client.close()

    def _go_round(self, start: Place) -> Iterator[Result]:
        current = self._journal.begin(start.key, datetime.now(UTC))
        plan = Plan(start, self._limits, self._known)
        complete = True
        while (place := plan.take()) is not None:
            try:
                visit, outcome = self._visit(place, current)
            except Forbidden:
                yield Result(place.address, "forbidden", waiting=len(plan))
                continue
            except Unreachable as error:
                complete = False
                yield Result(place.address, "unreachable", str(error), len(plan))
                continue
            self._known.add(locate(visit.address).key)
            plan.add(map(locate, visit.leads))
            yield Result(place.address, outcome, visit.detail, len(plan))
        if plan.left_out:
            self.left_out.append(start.address)
        if complete:
            self._journal.end(start.key)

    def _visit(self, place: Place, current: Round) -> tuple[Visit, str]:
        """The answer for a place, on record, and its outcome. Raises Forbidden, and Unreachable where it may come yet."""
        before = self._journal.visits.get(place.key)
        if before is not None and not self._is_there(before):
            before = None
        if before is not None and before.asked_at >= current.began_at:
            return before, "resumed" if before.file else before.outcome
        if self._failures[place.site] >= MAX_FAILURES:
            raise Unreachable(f"not asked: {MAX_FAILURES} pages of the site in a row could not be got")
        try:
            visit = self._ask(place, before)
        except Unreachable:
            self._failures[place.site] += 1
            raise
        except FetchError as error:
            visit = Visit(place.key, place.address, datetime.now(UTC), "failed", str(error))
        self._failures[place.site] = 0
        self._journal.add(visit)
        return visit, visit.outcome

    def _ask(self, place: Place, before: Visit | None) -> Visit:
        """Ask whether the page has changed since `before`, and save it where it has."""
        validators = {}
        if before is not None and before.etag:
            validators["If-None-Match"] = before.etag
        if before is not None and before.last_modified:
            validators["If-Modified-Since"] = before.last_modified
        answer = self._follow(place.address, validators)
        now = datetime.now(UTC)
        if answer.status == 304 and before is not None and validators:
            return replace(before, asked_at=now, outcome="unchanged" if before.file else before.outcome)
        judgement = judge(answer)
        visit = Visit(
            key=place.key,
            address=judgement.place.address,
            asked_at=now,
            outcome=judgement.outcome,
            detail=judgement.detail,
            leads=tuple(lead.address for lead in judgement.leads),
        )
        if visit.outcome in ("saved", "listing"):
            visit = replace(visit, etag=answer.header("ETag"), last_modified=answer.header("Last-Modified"))
        return self._keep(visit, judgement.place, answer, before) if visit.outcome == "saved" else visit

    def _keep(self, visit: Visit, place: Place, answer: Answer, before: Visit | None) -> Visit:
        """Save the page, but where its file has the same bytes already: a run would read it anew for nothing."""
        name, sha256 = file_name(place, self._suffix), hashlib.sha256(answer.body).hexdigest()
        if before is not None and (before.file, before.sha256) == (name, sha256):
            return replace(visit, outcome="unchanged", file=name, size=before.size, sha256=sha256)
        size = save(self._folder / name, answer, visit.asked_at)
        return replace(visit, file=name, size=size, sha256=sha256)

    def _follow(self, address: str, headers: dict[str, str] | None = None, heed_robots: bool = True) -> Answer:
        """The answer at the end of an address's redirects, which must stay on the site."""
        site = locate(address).site
        for _ in range(MAX_REDIRECTS + 1):
            if heed_robots:
                self._robots.check(address)
            answer = self._client.ask(address, headers)
            target = answer.header("Location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            try:
                target = urljoin(address, target)
                other = locate(target).site != site
            except ValueError as error:
                raise FetchError(f"redirected to {target[:200]}, which is {error}") from None
            if other:
                raise FetchError(f"redirected to another site: ask for {target} if that is what you want")
            address = target
        raise FetchError(f"redirected more than {MAX_REDIRECTS} times")

    def _is_there(self, visit: Visit) -> bool:
        """Whether the visit's file is as it was saved, if it has one."""
        if visit.file is None:
            return True
        path = self._folder / visit.file
        return visit.file.endswith(self._suffix) and path.is_file() and path.stat().st_size == visit.size
