"""Chinese text in either script goes in, a copy of the same length in Simplified Chinese comes out, to match patterns on.

Digits and letters of full width, which reports of the 2000s are typed in, are ASCII in the copy.

Offsets stay: what is found in the copy is cut from the text itself, so that quotes, sentences and bodies are as posted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import islice

_QUOTES = str.maketrans("「」『』", "“”‘’")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_ASCII = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}


def simplified(text: str) -> str:
    """The text in simplified characters, word by word where a character has two (顯著, but 沿着 for 沿著); linear.

    A text that is not Traditional Chinese and has no full-width digit or letter is given back itself. Corner brackets
    become quotation marks.
    """
    if not _to_change().search(text):
        return text
    if _FULL_WIDTH.search(text):
        text = text.translate(_ASCII)
    if not is_traditional(text):
        return text
    convert = _converter()
    copy = convert(text)
    if len(copy) != len(text):
        # No entry of the tables does this; if one ever does, characters alone keep the offsets.
        copy = "".join(convert(char)[:1] or char for char in text)
    return copy.translate(_QUOTES)


def simplified_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines in simplified characters; all of them together say whether they are Traditional Chinese."""
    text = "\n".join(lines)
    copy = simplified(text)
    if copy is text:
        return tuple(lines)
    found, start = [], 0
    for line in lines:
        found.append(copy[start : start + len(line)])
        start += len(line) + 1
    return tuple(found)


def is_traditional(text: str) -> bool:
    """Whether, of the characters that only one of the two scripts has, more than a fifth are of Traditional Chinese.

    So a rare character in a name (堃) makes no simplified report a traditional one, and a simplified name makes no line of
    a traditional forum a simplified one. For most pages it is one search.
    """
    traditional, simple = _of_one_script()
    enough = 4 * len(traditional.findall(text))
    return enough > sum(1 for _ in islice(simple.finditer(text), enough))


@cache
def _of_one_script() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A character that Big5 has and GB2312 has not, and the other way round."""
    ideographs = "".join(map(chr, range(0x4E00, 0x9FA6)))
    big5, gb2312 = (set(ideographs.encode(name, "ignore").decode(name)) for name in ("big5", "gb2312"))
    traditional, simple = (re.compile(f"[{''.join(sorted(held))}]") for held in (big5 - gb2312, gb2312 - big5))
    return traditional, simple


@cache
def _to_change() -> re.Pattern[str]:
    """What a text that is given back itself has none of, so that most texts are looked through once."""
    return re.compile(f"[{_FULL_WIDTH.pattern[1:-1]}{_of_one_script()[0].pattern[1:-1]}]")


@cache
def _converter() -> Callable[[str], str]:
    """The forms of Hong Kong (衞), then of Taiwan (著力 for 着力) and all others; loaded when first needed."""
    from opencc import OpenCC

    hong_kong, taiwan = OpenCC("hk2t"), OpenCC("tw2s")
    return lambda text: str(taiwan.convert(hong_kong.convert(text)))
