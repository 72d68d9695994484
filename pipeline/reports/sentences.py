"""A paragraph goes in; its sentences with their offsets come out."""

from __future__ import annotations

from dataclasses import dataclass

TERMINATORS = frozenset("。！？!?")
CLOSERS = frozenset("”’」』》）)】〕\"'")
BRACKETS = {"（": "）", "(": ")", "〔": "〕", "【": "】", "［": "］", "[": "]"}
CLOSING = {close: opening for opening, close in BRACKETS.items()}
# Full-width and half-width brackets are mixed freely in posts: （...) closes as well.
SHAPE = {"（": "(", "）": ")", "［": "[", "］": "]", "〔": "[", "〕": "]", "【": "[", "】": "]"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """Verbatim text and the offset of its first character in the paragraph."""

    text: str
    start: int


def _bracketed(text: str) -> list[bool]:
    """For each character, whether it stands inside a pair of brackets that is closed later on."""
    depth_change = [0] * (len(text) + 1)
    open_at: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in BRACKETS:
            open_at.append((SHAPE.get(char, char), at))
        elif char in CLOSING and open_at:
            opening, start = open_at[-1]
            if opening == SHAPE.get(CLOSING[char], CLOSING[char]):
                open_at.pop()
                depth_change[start] += 1
                depth_change[at] -= 1
    inside, depth = [], 0
    for change in depth_change[:-1]:
        depth += change
        inside.append(depth > 0)
    return inside


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split at 。！？ (and half-width ! ?), keeping closing quotes and brackets; ；, 1.5 and （…。…） do not split.

    White space between sentences belongs to none. The cost is linear in the length of `text`.
    """
    inside = _bracketed(text)
    found: list[Sentence] = []
    start, at, end = 0, 0, len(text)

    def add(stop: int) -> None:
        piece = text[start:stop]
        if bare := piece.strip():
            found.append(Sentence(bare, start + len(piece) - len(piece.lstrip())))

    while at < end:
        if text[at] == "\n" or (text[at] in TERMINATORS and not inside[at]):
            at += 1
            while at < end and (text[at] in TERMINATORS or _closes(text, at)):
                at += 1
            add(at)
            start = at
        else:
            at += 1
    add(end)
    return tuple(found)


def _closes(text: str, at: int) -> bool:
    """Whether the character ends the sentence before it; a straight quote does only where none is open."""
    char = text[at]
    if char not in CLOSERS:
        return False
    return char not in "\"'" or at + 1 == len(text) or not (text[at + 1] in "\"'" or text[at + 1].isalnum())
