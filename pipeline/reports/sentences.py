"""A paragraph goes in; its sentences with their offsets come out."""

from __future__ import annotations

import re

from msgspec import Struct

TERMINATORS = frozenset("。！？!?")
CLOSERS = frozenset("”’」』》）)】〕\"'")
AFTER_END = TERMINATORS | CLOSERS
# Full-width and half-width brackets are mixed freely in posts: （...) closes as well.
OPENING = {"（": "(", "(": "(", "〔": "(", "【": "【", "［": "[", "[": "["}
CLOSING = {"）": "(", ")": "(", "〕": "(", "】": "【", "］": "[", "]": "["}
END = re.compile(r"[。！？!?\n]")
BRACKET = re.compile(r"[（(〔【［\[）)〕】］\]]")


class Sentence(Struct, frozen=True, gc=False):
    """Verbatim text and the offset of its first character in the paragraph."""

    text: str
    start: int


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split at 。！？ (and half-width ! ?), keeping closing quotes and brackets; ；, 1.5 and （…。…） do not split.

    White space between sentences belongs to none. The cost is linear in the length of `text`.
    """
    ends = _ends(text)
    found: list[Sentence] = []
    start = 0
    for stop in [*ends, len(text)]:
        piece = text[start:stop]
        if bare := piece.strip():
            found.append(Sentence(bare, start + len(piece) - len(piece.lstrip())))
        start = max(start, stop)
    return tuple(found)


def _ends(text: str) -> list[int]:
    """Where sentences end: behind terminators that stand in no pair of brackets, and what closes behind them."""
    ends: list[int] = []
    outer = _outermost(_pairs(text)) if BRACKET.search(text) else []
    pair = 0
    for mark in END.finditer(text):
        at = mark.start()
        while pair < len(outer) and outer[pair][1] < at:
            pair += 1
        inside = pair < len(outer) and outer[pair][0] < at and text[at] != "\n"
        if inside or (ends and at < ends[-1]):
            continue
        at += 1
        while at < len(text) and text[at] in AFTER_END and (text[at] in TERMINATORS or _closes(text, at)):
            at += 1
        ends.append(at)
    return ends


def _pairs(text: str) -> list[tuple[int, int]]:
    """Where each pair of brackets opens and closes."""
    open_at: list[tuple[str, int]] = []
    enclosed: list[tuple[int, int]] = []
    for mark in BRACKET.finditer(text):
        char, at = mark.group(), mark.start()
        if char in OPENING:
            open_at.append((OPENING[char], at))
        elif open_at and open_at[-1][0] == CLOSING[char]:
            enclosed.append((open_at.pop()[1], at))
    return enclosed


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs of brackets that stand in no other, in order."""
    outer: list[tuple[int, int]] = []
    for pair in sorted(pairs):
        if not outer or pair[0] > outer[-1][1]:
            outer.append(pair)
    return outer


def _closes(text: str, at: int) -> bool:
    """Whether a closer ends the sentence before it; a straight quote does only where none is open."""
    return text[at] not in "\"'" or at + 1 == len(text) or not (text[at + 1] in "\"'" or text[at + 1].isalnum())
