"""Inline styles and style blocks go in; what they hide, print white or put on a background comes out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?(?![\d.])"
    r"|(?<![\w-])(?:text-indent|left|top)\s*:\s*-\d{3,}|margin-(?:left|top)\s*:\s*-\d{4,}|(?<![\w-])color\s*:\s*(?:transparent|(?:rgb|hsl)a\([^)]{0,40}?[,\s]0(?:\.0*)?\))"
    r"|clip\s*:\s*rect\(\s*0|transform\s*:\s*scale\(\s*0(?:\.0*)?\s*\)",
    re.IGNORECASE,
)
# What stands within may set a size of its own: pages set none for a box that holds boxes, which closes the gaps between them.
_TINY = re.compile(
    r"font-size\s*:\s*(?:0|1px)(?![\d.])|(?<![\w-])font\s*:[^;]{0,40}?(?<![\d.])0(?:px|pt|em)?\s*[/\s]", re.IGNORECASE
)
_NO_ROOM = re.compile(r"(?<![\w-])(?:max-)?(?:width|height)\s*:\s*0(?![\d.])", re.IGNORECASE)
_CUT = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_SHOWING = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_WHITE = re.compile(
    r"(?:#f{3}|#f{6}|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|rgba\(\s*255\s*,\s*255\s*,\s*255\s*,\s*[\d.]{1,4}\s*\))"
    r"(?:\s*!important)?",
    re.IGNORECASE,
)
_TEXT_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([^;]{1,40})", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;]{1,80})", re.IGNORECASE)
_NO_BACKGROUND = ("transparent", "none", "inherit")
_LONGEST_SHEET = 2_000_000

_BRACES = re.compile(r"([{}])")
_SCREEN = re.compile(r"\s*@media\s+(?:only\s+)?(?:screen|all)\s*", re.IGNORECASE)
_LAST_PART = re.compile(r"[^\s>+~]+$")
_WITHIN = re.compile(r"[\s>+~]")
_NAMES = re.compile(r"([.#])([A-Za-z_][\w-]{0,60})")


class Style(NamedTuple):
    """What an inline style does to the text: hide it, give it no size, print it white, or put it on a background not white."""

    hides: bool
    is_tiny: bool
    is_white: bool
    has_background: bool


def hidden_names(sheet: str, anywhere: bool = False) -> frozenset[str]:
    """The classes, and the ids with a `#`, of elements that style blocks hide: how some forums rename their anti-copy text.

    Rules for print and for small windows do not count, nor do names that another rule shows again. With `anywhere`, rules
    do not count either that hide an element only within others: `.menu .text` is of the menu, and tells nothing of `.text`.
    """
    hidden: set[str] = set()
    shown: set[str] = set()
    open_rules: list[str] = []
    parts = _BRACES.split(_without_comments(sheet[:_LONGEST_SHEET]))
    for text, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            open_rules.append(text.rpartition(";")[2])
        elif open_rules:
            selectors = open_rules.pop()
            if all(not rule.lstrip().startswith("@") or _SCREEN.fullmatch(rule) for rule in open_rules[-3:]):
                if _hides(text) or (not anywhere and _TINY.search(text)):
                    rules = (rule for rule in selectors.split(",") if not (anywhere and _WITHIN.search(rule.strip())))
                    hidden.update(name for rule in rules for name in _names(rule)[:1])
                elif _SHOWING.search(text):
                    shown.update(name for selector in selectors.split(",") for name in _names(selector))
    return frozenset(hidden - shown)


def _names(selector: str) -> list[str]:
    """The names of the element that a selector ends with; none where it is a state (:hover)."""
    last = _LAST_PART.search(selector.strip()[-200:])
    if last is None or ":" in last[0]:
        return []
    return [name if mark == "." else f"#{name}" for mark, name in _NAMES.findall(last[0])]


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(part.partition("*/")[2] for part in others)


def _hides(style: str) -> bool:
    return bool(_HIDING.search(style)) or (_CUT.search(style) is not None and _NO_ROOM.search(style) is not None)


@lru_cache(maxsize=2048)
def read_style(style: str) -> Style:
    """Read the value of a style attribute."""
    color = _TEXT_COLOR.search(style)
    background = _BACKGROUND.search(style)
    surface = background.group(1).strip() if background else ""
    return Style(
        hides=_hides(style),
        is_tiny=_TINY.search(style) is not None,
        is_white=bool(color and _WHITE.fullmatch(color.group(1).strip())),
        has_background=bool(surface and not _WHITE.fullmatch(surface)) and surface.lower() not in _NO_BACKGROUND,
    )
