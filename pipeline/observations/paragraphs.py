"""The lines of a report go in; its paragraphs come out, without the breaks and gaps that divide their sentences and numbers.

Reports are posted with lines broken behind a comma (…稳步回升，/ 新增…), even within a number (3. / 3万公里), or wherever an
editor's column ended, and with spaces around and within numbers (完成 125. 6 亿元). Document and body keep all of it as
posted; only what reads them for their sense sees the text without, and knows where each of its characters was posted.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.reports.headings import is_numbered
from pipeline.reports.model import Paragraph

# No sentence ends so.
_COMMA = (",", "、")
# A number at the end of a line, and what a number goes on with. 1. and 1、 begin an entry of a list.
_NUMBER_BREAKS = re.compile(r"[^\W\d_a-zA-Z] ?\d[\d,.]{0,20}$")
_LONGEST_NUMBER = 22
_NUMBER_GOES_ON = re.compile(r"(?!\d{1,2}[.、](?!\d))(?:\.?\d|[%‰万亿元]|个百分点)")
# A page made to be slow to read is not one sentence, which each of its numbers would have as its evidence.
_MOST_LINES = 50
_PROSE = re.compile(r"[,、。]")
# A text wrapped at a column has no line wider than it, and many as wide, but for a number that was not to be divided.
# Columns as terminals count them: 国 is 2 wide, 7 is 1.
_NARROWEST_COLUMN, _WIDEST_COLUMN = 48, 120
_RAGGED = 10
_FULL_SHARE = 0.4
_FEWEST_FULL = 6
_ENDS = ("。", "!", "?", ";", ":")
_CLOSES = "”’)"
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_WHITE = re.compile(r"[ \u200b-\u200d\u2060\ufeff\xad]")
# 4 860元, 、1 228.3亿吨, 223 961 300人, but not the columns of a table: 120 350 410.
_THOUSANDS = "|".join(
    rf"(?<={before}{digits}) (?=\d{{3}}(?:[.%‰]|[^\W\d_]| \d{{3}}[^\W\d_]))"
    for before in (r"[^\W\d_a-zA-Z]", "[,、;:(]", r"[^\W\d_a-zA-Z] ", r"\d ")
    for digits in (r"\d", r"\d\d", r"\d\d\d")
    if before != r"\d " or digits == r"\d\d\d"
)
# White space that says nothing. What is wider, or stands between words or numbers of Latin letters and digits, divides.
_GAP = re.compile(
    r"(?=[ \u200b-\u200d\u2060\ufeff\xad])(?:"  # spares the search what stands before it, at all other characters
    r"[\u200b-\u200d\u2060\ufeff\xad]+"
    r"|(?<=[^\s\w]) (?=\w)(?<!\d\. )"  # a mark before it
    r"|(?<=\w) (?=[^\s\w])"  # a mark behind it
    r"|(?<=[^\W\d_a-zA-Z]) (?=[^\W\d_a-zA-Z])(?!年末[^,;。]|全年[^,;。]|全[国省市县区州](?:共|有|拥有|年末|实现))"  # 国 家, but not 人口 年末全区户籍人口…: a heading
    r"|(?<=[^\W\d_a-zA-Z]) {1,3}(?=[\dA-Za-z])|(?<=[\dA-Za-z]) {1,3}(?=[^\W\d_a-zA-Z])"  # 完成 125.6 亿元
    r"|(?<=[^\W\d_a-zA-Z\s]\d\.) (?=\d)|(?<=[^\W\d_a-zA-Z\s]\d\d\.) (?=\d)|(?<=\d\d\d\.) (?=\d)"  # 12. 5, but 1. 2007年…
    rf"|{_THOUSANDS})"
)

# 1 9 9 7 年国内生产总值7 4 7 7 2 亿元: each digit apart, as texts that were read from print may be; not the columns of
# a table (行政村 5 6 户数 3 4), nor where a number of two digits stands whole, nor behind the number of a point (1. 3 个村).
_DIGITS_APART = re.compile(
    r"(?<![\d.,])(?<!\d )\d \d(?: \d)* ?"
    r"(?:\. ?\d|年(?![末初级制])|人(?![口均数])|户(?![数籍均])|[亿万%‰元个吨亩多余所家座条项件名处]|个?百分点|公[里顷])"
)
_YEAR_APART = re.compile(r"(?<![\d.,])(?<!\d )\d \d \d \d ?年")
_DIGITS_WHOLE = re.compile(r"\d\d")
_GAP_OR_APART = re.compile(
    rf"{_GAP.pattern}|(?:(?<=[^\d.,]\d)|(?<=[^\d],\d)|(?<=^\d)) (?=\d(?!\d))"
    r"|(?:(?<=\d \.)|(?<=[^\d.,。;:]\d\.)|(?<=\. \d)) (?=\d(?!\d))"
)

# 九、文化、体育和卫生 区属公共图书馆1个: what stands before the space is a heading.
RUN_IN = re.compile(
    r"[一二三四五六七八九十]{1,3}、[^,;。:\d ]{2,24} (?:[^,;。:\d ]{2,8} (?=[^\d\s]))?(?!完成|达|增长|实现)(?=[^\s\d]|20\d\d年)"
)
"""A heading, and one below it, with which a paragraph begins, and the gaps behind them."""


class Whole(Struct, frozen=True, gc=False):
    """Lines that are one paragraph; its text without breaks and gaps, as posted and, as long, in one spelling.

    `starts` are the offsets in the text of the runs that stand together in the document's body, at `places` there.
    """

    lines: tuple[Paragraph, ...]
    text: str
    spelled: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def line_of(self, offset: int) -> Paragraph:
        """The line in which a character of the text was posted."""
        if len(self.lines) == 1:
            return self.lines[0]
        place = self.body_offset(offset)
        return next(line for line in reversed(self.lines) if line.body_start <= place)

    def body_offset(self, offset: int) -> int:
        """Where a character of the text lies in the document's body."""
        run = bisect_right(self.starts, offset) - 1
        return self.places[run] + offset - self.starts[run]


def without_gaps(text: str) -> str:
    """A text without the white space that says nothing (粮　食): the label of a table."""
    return _GAP.sub("", re.sub("[\u3000\xa0\t]", " ", text))


def whole_paragraphs(lines: Sequence[Paragraph], spelled: str) -> Iterator[Whole]:
    """Whole paragraphs in order; `spelled` is the document's body in one spelling."""
    texts = [spelled[line.body_start : line.body_start + len(line.text)] for line in lines]
    full = _full_lines(texts)
    begins: list[int] = []
    for no in range(len(lines)):
        if not begins or no - begins[-1] >= _MOST_LINES or not _goes_on(lines, texts, no, no - 1 in full):
            begins.append(no)
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        yield _whole(tuple(lines[begin:end]), texts[begin:end])


def _whole(lines: tuple[Paragraph, ...], texts: Sequence[str]) -> Whole:
    if len(lines) == 1 and not _WHITE.search(texts[0]):
        return Whole(lines, lines[0].text, texts[0], (0,), (lines[0].body_start,))
    posted: list[str] = []
    spelled: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length = 0
    for line, text in zip(lines, texts, strict=True):
        begin = 0
        headed = RUN_IN.match(text)
        gap = _GAP_OR_APART if _is_apart(text) else _GAP
        gaps = gap.finditer(text, headed.end() if headed else 0)
        for end, after in [*(gap.span() for gap in gaps), (len(text), len(text))]:
            if begin < end or not places:
                posted.append(line.text[begin:end])
                spelled.append(text[begin:end])
                starts.append(length)
                places.append(line.body_start + begin)
                length += end - begin
            begin = after
    return Whole(lines, "".join(posted), "".join(spelled), tuple(starts), tuple(places))


def _is_apart(text: str) -> bool:
    if _DIGITS_APART.search(text) is None:
        return False
    return _YEAR_APART.search(text) is not None or _DIGITS_WHOLE.search(text) is None


def _full_lines(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines that end where the column ended; none in a text that is not wrapped at a column."""
    if not texts or max(map(len, texts)) > _WIDEST_COLUMN:
        return frozenset()
    widths = [2 * len(text) - len(text.encode("latin-1", "ignore")) for text in texts]
    column = max(widths)
    if not _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN:
        return frozenset()
    full = [no for no, width in enumerate(widths) if width > column - _RAGGED and _WORDS.search(texts[no])]
    # Lines of a table or a list may be as wide as each other, but are no prose.
    prose = sum(1 for no in full if _PROSE.search(texts[no]))
    return frozenset(full) if prose >= max(_FEWEST_FULL, _FULL_SHARE * len(texts)) else frozenset()


def _goes_on(lines: Sequence[Paragraph], texts: Sequence[str], no: int, is_full: bool) -> bool:
    """Whether a line goes on the one before it; `is_full` where that one ended with the column."""
    before, line = lines[no - 1], lines[no]
    if before.is_heading or line.is_heading or before.post_id != line.post_id or before.part != line.part:
        return False
    if texts[no - 1].endswith(_COMMA) or (is_full and not _ends_before(texts[no - 1], texts[no])):
        return not is_numbered(line.text) or (is_full and _NUMBER_GOES_ON.match(texts[no]) is not None)
    return (
        _NUMBER_GOES_ON.match(texts[no]) is not None
        and _NUMBER_BREAKS.search(texts[no - 1][-_LONGEST_NUMBER:]) is not None
        and _PROSE.search(texts[no - 1]) is not None
    )


def _ends_before(text: str, following: str) -> bool:
    """Whether a line ends its paragraph: 8.1: / 41.2:50.7 goes on behind its colon, 如下: does not."""
    return text.rstrip(_CLOSES).endswith(_ENDS) and not (text.endswith(":") and following[:1].isdigit())
