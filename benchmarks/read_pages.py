"""How long reading a page to paragraphs takes, as a ratio to `BeautifulSoup(page, "lxml")` alone on the same page.

    python -m benchmarks.read_pages [FOLDER ...] [--repeat N]

Without folders the pages of `tests/fixtures/pages` and `raw` are read. Both are timed in one run, turn by turn, and the
best of N turns counts. The last lines show that the time grows linearly with the length of a page. Exit status 1 when
a forum page is over the limit; articles are printed and not counted, since the library that finds the text of those whose
site does not mark it takes more than the limit alone.
"""

from __future__ import annotations

import sys
from functools import partial

from bs4 import BeautifulSoup

from benchmarks.timing import asked, both, seconds
from pipeline.pages import article
from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

LIMIT = 1.5
_POST_START = b'id="postmessage_'


def main() -> int:
    """Print the table and return the exit status."""
    paths, repeat = asked(__doc__)
    readable = [
        (page, data) for path in paths if isinstance(page := read_bytes(path.name, data := path.read_bytes()), Page)
    ]
    if not readable:
        print("no readable page in", *sorted({path.parent for path in paths}), file=sys.stderr)
        return 2
    total_read = total_soup = worst = 0.0
    print(f"{'page':44}{'KB':>8}{'read ms':>10}{'soup ms':>10}{'ratio':>8}")
    for page, data in readable:
        name = page.source_name
        read, soup = both(partial(read_bytes, name, data), partial(BeautifulSoup, data, "lxml"), repeat)
        if page.software != article.NAME:
            total_read += read
            total_soup += soup
            worst = max(worst, read / soup)
        print(f"{name[:43]:44}{len(data) / 1000:8.0f}{read * 1000:10.2f}{soup * 1000:10.2f}{read / soup:8.2f}")
    if total_soup:
        name, ratio = "all but articles", total_read / total_soup
        print(f"{name:44}{'':8}{total_read * 1000:10.2f}{total_soup * 1000:10.2f}{ratio:8.2f}")
        print(f"{'worst of them':44}{'':28}{worst:8.2f}   limit {LIMIT}")
    _print_growth(max((data for _, data in readable if _POST_START in data), key=len, default=b""))
    return 0 if worst <= LIMIT else 1


def _print_growth(data: bytes) -> None:
    """Read a page whose first post is made longer, twofold at a time."""
    if not data:
        return
    start = data.index(b">", data.index(_POST_START)) + 1
    line = "　　全县生产总值<font color=red>158</font>.5亿元，增长5.8%。<br />\n".encode()
    for count in (5_000, 10_000, 20_000, 40_000):
        longer = data[:start] + line * count + data[start:]
        taken = seconds(lambda longer=longer: read_bytes("longer.html", longer))  # type: ignore[misc]
        print(f"{count:>8} lines {len(longer) / 1e6:8.1f} MB {taken:8.2f} s {taken / len(longer) * 1e9:8.0f} ns a byte")


if __name__ == "__main__":
    sys.exit(main())
