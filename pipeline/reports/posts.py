"""The posts of a thread go in; those that are the report come out, in the order in which they read."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.pages.model import Post
from pipeline.reports.delivery import number
from pipeline.reports.furniture import CHATTER, INDENT, SITE, clean_floor
from pipeline.reports.headings import CHINESE, PLAIN, heading_of
from pipeline.reports.sections import GLOSSARY, GREETING, NOTE_GOES_ON, OPENING
from pipeline.simplified import simplified_lines

FACT = re.compile(
    r"(?<![\d.,])\d[\d.,]*+\s?[余多]?[十百千万亿]{0,4}[余多]?(?:%|％|‰|个百分点|[美欧日港]?元|平方|立方|公里|公顷|亩|吨|千瓦|人|户|家|个|项|所|处|辆|套|件|张|株|床|毫克|微克|岁)"
)
# The last sentence of a report calls on its hearers and ends in an exclamation.
CALL = re.compile(r"让我们|只要我们|团结|携手|同心|各位代表|征程|同志们")
CLOSING = re.compile(
    r"(?:奋斗|贡献|前进|胜利|辉煌|篇章|努力|明天|未来|答卷|局面|时代|征程|业绩|拼搏|复兴|梦想|奇迹)[！!]$"
)
CHINESE_NUMERAL = re.compile(r"[一二三四五六七八九十]{1,3}")
REPORT_TITLE = re.compile(
    r"(?:工作报告|施政报告|公报|草案的报告|执行情况的报告|工作总结)(?:[（(\[【].{0,12}[）)\]】])?\s*(?:\[\d+\])?$"
)
SHORTEST = 80
FIRMLY_LONG = 200


@dataclass(frozen=True, slots=True)
class Floor:
    """A post with its cleaned lines, in simplified characters, and what speaks for its being report text."""

    post: Post
    lines: tuple[str, ...]
    characters: int
    facts: int
    headings: int
    chatter: int
    opens: bool
    appendix: bool
    sections: tuple[int, ...]

    @property
    def talk(self) -> bool:
        """Whether the post has more words of the forum than a report of its length could."""
        return self.chatter * FIRMLY_LONG > self.characters

    @property
    def evidence(self) -> int:
        """Signs of report text: figures with units, numbered headings, the words that open a report."""
        return self.facts + 2 * self.headings + 3 * self.opens


@dataclass(slots=True)
class _Reading:
    """The floors chosen so far, and what is known of the report from them."""

    floors: list[Floor]
    author: str | None
    seen: set[str]
    numbers: set[int]
    last_number: int = 0
    opened: bool = False
    greeted: bool = False
    finished: bool = False

    def add(self, floor: Floor) -> None:
        self.floors.insert(_position(self, floor), floor)
        self.seen.update(map(_key, floor.lines))
        self.numbers.update(floor.sections)
        self.last_number = floor.sections[-1] if floor.sections else self.last_number
        self.opened |= floor.opens
        self.greeted |= any(GREETING.match(line) for line in floor.lines[:40])
        self.finished |= floor.appendix or any(CLOSING.search(line) and CALL.search(line) for line in floor.lines[-6:])


def report_posts(posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts that are the report, their paragraphs cleaned; none where no post reads as one.

    Its first post is the first that reads as a report; its author's posts that go on count, other users' only where
    they bring what is missing. Replies, thanks, quotes, repeats and other reports never do.
    """
    reading: _Reading | None = None
    for floor in map(_floor, posts):
        if reading is None:
            if _reads_as_report(floor):
                reading = _Reading([], floor.post.author, set(), set())
                reading.add(floor)
        elif floor.lines and not _repeats(floor, reading.seen) and not (floor.opens and reading.opened):
            same_author = floor.post.author is not None and floor.post.author == reading.author
            if _goes_on(reading, floor) if same_author else _fills(reading, floor):
                reading.add(floor)
    return tuple(floor.post for floor in reading.floors) if reading else ()


def _floor(post: Post) -> Floor:
    kept = clean_floor(post.paragraphs)
    posted = tuple(post.paragraphs[no].strip(INDENT) for no in kept)
    lines = simplified_lines(posted)
    tables = tuple(replace(table, after=bisect_left(kept, table.after)) for table in post.tables)
    numbered = [heading for line in lines if (heading := heading_of(line)) and heading.rank < PLAIN]
    return Floor(
        post=replace(post, paragraphs=posted, tables=tables),
        lines=lines,
        characters=sum(map(len, lines)),
        facts=sum(len(FACT.findall(line)) for line in lines),
        headings=len(numbered),
        chatter=sum(len(CHATTER.findall(line)) for line in lines if len(line) <= FIRMLY_LONG),
        opens=_opens(lines),
        appendix=len(lines) > 1 and any(GLOSSARY.match(re.sub(r"\s", "", line)) for line in lines[:2]),
        sections=tuple(
            number(found[0])
            for heading in numbered
            if heading.rank == CHINESE and (found := CHINESE_NUMERAL.match(heading.text))
        ),
    )


def _opens(lines: Sequence[str]) -> bool:
    """Whether the lines begin a report: a title and more, a greeting on its first lines, the words 我代表…报告."""
    start = [line for line in lines[:40] if not SITE.fullmatch(line)][:8]
    titled = any(REPORT_TITLE.search(line) and len(line) <= 60 for line in start[:3])
    greeted = any(GREETING.match(line) and line[-1] in ":：,，" for line in start)
    return len(lines) > 2 and (titled or greeted or any(OPENING.search(line) for line in start))


def _reads_as_report(floor: Floor) -> bool:
    """Figures, headings or an opening in a text that is not talk."""
    return (
        floor.characters >= SHORTEST and not floor.talk and (floor.evidence >= 3 or floor.characters >= 5 * FIRMLY_LONG)
    )


def _goes_on(reading: _Reading, floor: Floor) -> bool:
    """Whether the author's next post belongs to the report: it goes on, or brings the notes."""
    if _continues_numbers(reading, floor) or floor.appendix:
        return True
    if floor.talk:
        return False
    if not reading.finished:
        stated = 2 * floor.characters >= SHORTEST and floor.evidence >= 2
        return stated or floor.characters >= SHORTEST or _cut_off(reading.floors[-1].lines[-1])
    # After the closing words only a text of some weight counts: notes that go on, a long list.
    notes = floor.characters >= FIRMLY_LONG and NOTE_GOES_ON.match(floor.lines[0]) is not None
    return notes or (floor.characters >= 4 * FIRMLY_LONG and floor.evidence >= 3)


def _fills(reading: _Reading, floor: Floor) -> bool:
    """Whether another user's post brings a missing part."""
    if floor.characters < SHORTEST or floor.talk:
        return False
    if _continues_numbers(reading, floor) or (floor.appendix and floor.characters >= FIRMLY_LONG):
        return True
    unfinished = _cut_off(reading.floors[-1].lines[-1]) or (reading.greeted and not reading.finished)
    return unfinished and floor.characters >= FIRMLY_LONG and floor.evidence >= 3


def _continues_numbers(reading: _Reading, floor: Floor) -> bool:
    """Whether the first section number is the next one, or one that was left out."""
    if not floor.sections or floor.characters < SHORTEST:
        return False
    first = floor.sections[0]
    return first - 1 in reading.numbers and (reading.last_number == first - 1 or first not in reading.numbers)


def _cut_off(line: str) -> bool:
    """Whether a text cannot end with this line: no full stop, or a heading."""
    return line[-1] not in "。！!？?”」）)." or (heading_of(line) is not None and len(line) <= 30)


def _key(line: str) -> str:
    return re.sub(r"\W", "", line)


def _repeats(floor: Floor, seen: set[str]) -> bool:
    """Whether most of the post was posted before: the report once more, or a long quotation of it."""
    known = sum(len(line) for line in floor.lines if _key(line) in seen)
    return 2 * known > floor.characters


def _position(reading: _Reading, floor: Floor) -> int:
    """Where a part that came late belongs: before the first post that goes on after its numbers, else at the end."""
    if floor.sections and reading.last_number > floor.sections[-1]:
        held = 0
        for no, other in enumerate(reading.floors):
            if other.sections:
                if held == floor.sections[0] - 1 and other.sections[0] > floor.sections[-1]:
                    return no
                held = other.sections[-1]
    return len(reading.floors)
