"""How long extraction takes from paragraphs to observations, as a ratio to `BeautifulSoup(page, "lxml")` on the same page.

    python -m benchmarks.extract_observations [FOLDER ...] [--repeat N]

Without folders the pages of `tests/fixtures/pages` and `raw` are read. Both are timed in one run, turn by turn, and the
best of N turns counts. The last lines show that the time grows linearly with the length of a text, whatever is in it.
Exit status 1 when the reports together are over the limit.
"""

from __future__ import annotations

import sys
from functools import partial

from bs4 import BeautifulSoup

from benchmarks.timing import asked, both, seconds
from pipeline.observations.extract import extract
from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes
from pipeline.reports.document import document_from_text, read_document
from pipeline.reports.model import Document

LIMIT = 1.0
SMALLEST = 30
"""Pages with fewer observations say more of the machine than of the extraction."""
SENTENCE = "全县生产总值158.5亿元，增长5.8%，其中第一产业增加值12.4万元；新建公路12条、桥梁3座，占比达到45%。"
ONE_SENTENCE = "新建公路12条、桥梁3座，占比达到45%，"


def main() -> int:
    """Print the table and return the exit status."""
    paths, repeat = asked(__doc__)
    total_extract = total_soup = 0.0
    print(f"{'page':44}{'numbers':>8}{'extract ms':>12}{'soup ms':>10}{'ratio':>8}")
    for path in paths:
        data = path.read_bytes()
        page = read_bytes(path.name, data)
        document = read_document([page]) if isinstance(page, Page) else None
        if not isinstance(document, Document):
            continue
        found = extract(document)
        numbers = len(found.observations) + len(found.excluded)
        if numbers < SMALLEST:
            continue
        extracting, soup = both(partial(extract, document), partial(BeautifulSoup, data, "lxml"), repeat)
        total_extract += extracting
        total_soup += soup
        times = f"{extracting * 1000:12.2f}{soup * 1000:10.2f}{extracting / soup:8.2f}"
        print(f"{path.name[:43]:44}{numbers:8}{times}")
    if not total_soup:
        print("no report with numbers in", *sorted({path.parent for path in paths}), file=sys.stderr)
        return 2
    ratio = total_extract / total_soup
    print(f"{'all':52}{total_extract * 1000:12.2f}{total_soup * 1000:10.2f}{ratio:8.2f}   limit {LIMIT}")
    _print_growth("in sentences", SENTENCE)
    _print_growth("in one sentence", ONE_SENTENCE)
    return 0 if ratio <= LIMIT else 1


def _print_growth(how: str, text: str) -> None:
    """Extract from a text that is made longer, twofold at a time."""
    for count in (2_000, 4_000, 8_000, 16_000):
        document = document_from_text("longer.txt", "2023年某县政府工作报告\n" + text * count)
        taken = seconds(partial(extract, document))
        print(
            f"{how:16}{len(document.body):>10} characters {taken:8.2f} s {taken / len(document.body) * 1e6:8.2f} µs each"
        )


if __name__ == "__main__":
    sys.exit(main())
