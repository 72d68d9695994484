"""Report text in, a copy of the same length out in which every form has one spelling, so that patterns need only one."""

from __future__ import annotations

import re

LIST_MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*●◆■▲○◇□△•·"
"""What an entry of a list begins with, where that is no number."""
_FORMS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FORMS |= dict(
    zip("∶︰℅﹪－–―‐‑─━﹣\u3000\xa0\t〇○◯~～「」『』〝〞〟•‧∙・", "::%%————————   零零零——“”‘’“””····", strict=True)
)
# 68·4亿元 has a point as the printing presses had it, 5·12地震 has none.
_RAISED_POINT = re.compile(r"·(?<=\d·)(?=\d+(?:[%‰十百千万亿元倍吨亩]|个百分点|公[里顷斤]|平方|立方))")
_BETWEEN_DIGITS = re.compile(r"·(?<=\d·)(?=\d)")
_USUAL = 3
# 增长3.36%.万元GDP能耗…: old pages end sentences as Latin letters do.
_LATIN_STOP = re.compile(r"\.(?<=[%)元吨里米斤亩人次家户个所座头只万亿时]\.)(?=[\u4e00-\u9fff“])")
# 分别增长:3.5%、3.2%
_HANDED_OUT_BEHIND = re.compile(r"(分别(?:增长|下降|上[涨升]|回落|提高|为|达到?)):(?=\d)(?!\d{1,2}[.、)](?!\d))")
_STRAIGHT_QUOTES = re.compile(r'"([^"\n]{1,60})"')


_YEAR_SAID = re.compile("(?:一九|二零)[零一二三四五六七八九]{2}(?=年)")


def _in_digits(year: re.Match[str]) -> str:
    """二零零八 → 2008"""
    return "".join(map(str, map("零一二三四五六七八九".index, year.group())))


def same_length(text: str) -> str:
    """Full-width letters, digits and punctuation as ASCII, dashes as —, 〇 as 零, quotes as “”, raised points as full stops, 二零零八年 as 2008年.

    Offsets stay as they are.
    """
    for char, usual in _FORMS.items():
        if char in text:  # a look through the text, where a set of its characters costs ten times as much
            text = text.replace(char, usual)
    if "·" in text:
        # A text that has a few has no other.
        many = len(_RAISED_POINT.findall(text)) >= _USUAL
        text = (_BETWEEN_DIGITS if many else _RAISED_POINT).sub(".", text)
    text = _LATIN_STOP.sub("。", text)
    if "零" in text or "一九" in text:
        text = _YEAR_SAID.sub(_in_digits, text)
    if "分别" in text:
        text = _HANDED_OUT_BEHIND.sub(r"\1达", text)
    return _STRAIGHT_QUOTES.sub(r"“\1”", text) if '"' in text else text
