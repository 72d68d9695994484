"""The lines of a report go in; its paragraphs come out, with lines joined that were broken within a sentence.

Reports are posted with lines broken behind a comma (…稳步回升，/ 新增…) and even within a number (3. / 3万公里). Document and
body keep the lines as posted; only what reads them for their sense sees whole paragraphs.
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
_NUMBER_BREAKS = re.compile(r"[^\W\d_a-zA-Z]\d[\d,.]{0,20}$")
_LONGEST_NUMBER = 22
_PROSE = re.compile(r"[,、。]")
_NUMBER_GOES_ON = re.compile(r"(?!\d{1,2}[.、](?!\d))(?:\.?\d|[%‰万亿元]|个百分点)")


class Whole(Struct, frozen=True, gc=False):
    """Lines that are one paragraph, their text joined, and in one spelling of the same length; `starts` of each line there."""

    lines: tuple[Paragraph, ...]
    text: str
    spelled: str
    starts: tuple[int, ...]

    def line_of(self, offset: int) -> Paragraph:
        """The line in which a character of the text was posted."""
        return self.lines[bisect_right(self.starts, offset) - 1]

    def body_offset(self, offset: int) -> int:
        """Where a character of the text lies in the document's body."""
        line = bisect_right(self.starts, offset) - 1
        return self.lines[line].body_start + offset - self.starts[line]


def whole_paragraphs(lines: Sequence[Paragraph], spelled: str) -> Iterator[Whole]:
    """Whole paragraphs in order; `spelled` is the document's body in one spelling."""
    texts = [spelled[line.body_start : line.body_start + len(line.text)] for line in lines]
    begins = [no for no in range(len(lines)) if not (no and _goes_on(lines, texts, no))]
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        starts = [0]
        for text in texts[begin : end - 1]:
            starts.append(starts[-1] + len(text))
        yield Whole(
            tuple(lines[begin:end]),
            "".join(line.text for line in lines[begin:end]),
            "".join(texts[begin:end]),
            tuple(starts),
        )


def _goes_on(lines: Sequence[Paragraph], texts: Sequence[str], no: int) -> bool:
    """Whether a line goes on the one before it."""
    before, line = lines[no - 1], lines[no]
    if before.is_heading or line.is_heading or before.post_id != line.post_id or before.part != line.part:
        return False
    if texts[no - 1].endswith(_COMMA):
        return not is_numbered(line.text)
    return (
        _NUMBER_GOES_ON.match(texts[no]) is not None
        and _NUMBER_BREAKS.search(texts[no - 1][-_LONGEST_NUMBER:]) is not None
        and _PROSE.search(texts[no - 1]) is not None
    )
