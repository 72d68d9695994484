"""Report text in, a copy of the same length out in which every form has one spelling, so that patterns need only one."""

from __future__ import annotations

import re

_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FORMS |= dict(zip("∶︰℅﹪－–―‐‑─━﹣\u3000\xa0\t〇○◯~～", "::%%————————   零零零——", strict=True))
_OTHER = re.compile(f"[{''.join(_FORMS)}]")


def same_length(text: str) -> str:
    """Full-width letters, digits and punctuation as ASCII, dashes as —, 〇 as 零; offsets stay as they are."""
    for char in set(_OTHER.findall(text)):
        text = text.replace(char, _FORMS[char])
    return text
