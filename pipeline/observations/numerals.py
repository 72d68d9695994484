"""Chinese and Arabic numerals in, exact decimals out."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
POWERS = {
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
"""Multiplier → power of ten, as SDMX's UNIT_MULT counts it."""


def chinese(text: str) -> int | None:
    """The value of a Chinese integer such as 二十三 or 一百零五; null where it is none.

    >>> chinese("二十三"), chinese("十"), chinese("两百"), chinese("一万二千"), chinese("百分")
    (23, 10, 200, 12000, None)
    """
    total = section = digit = 0
    seen = False
    for char in text:
        if char in DIGITS:
            digit, seen = DIGITS[char], True
            continue
        power = POWERS.get(char)
        if power is None:
            return None
        seen = True
        if power >= 4:
            total = (total + section + digit or 1) * 10**power
            section = 0
        else:
            section += (digit or 1) * 10**power
        digit = 0
    return total + section + digit if seen else None


def decimal(digits: str) -> Decimal:
    """The value of Arabic digits with optional thousands separators: 1,499.1 → 1499.1."""
    return Decimal(digits.replace(",", ""))
