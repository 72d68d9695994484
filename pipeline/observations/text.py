"""Report text in, a copy of the same length out in which every form has one spelling, so that patterns need only one."""

from __future__ import annotations

_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FORMS |= dict(zip("∶︰℅﹪－–―‐‑─━﹣\u3000\xa0\t〇○◯~～", "::%%————————   零零零——", strict=True))
_OTHER = frozenset(_FORMS)
# A text longer than this holds so many characters that looking for each form costs less than looking at each character.
_LONG = 1_000


def same_length(text: str) -> str:
    """Full-width letters, digits and punctuation as ASCII, dashes as —, 〇 as 零; offsets stay as they are."""
    for char in _OTHER.intersection(text) if len(text) < _LONG else _FORMS:
        text = text.replace(char, _FORMS[char])
    return text
