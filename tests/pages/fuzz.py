"""Damaged pages go in until the time is over; a line for each that was neither read nor refused comes out.

    python -m tests.pages.fuzz SECONDS SEED FOUND PAGES...

Runs in a process of its own with 1 GiB of address space. A page that takes more than 10 seconds of the process's time ends it by
a signal, even inside the parser; `FOUND/current-*` is then that page. `FOUND` also gets the pages of the lines printed.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import time
import traceback
from pathlib import Path

from pipeline.pages.containers import Source
from pipeline.pages.model import REASONS, Page, RejectedPage
from pipeline.pages.read import read_source
from pipeline.reports.document import read_document
from tests.pages.mutate import mutate, pack

MEMORY = 2**30
SECONDS_A_PAGE = 10


def limit() -> None:
    """Bound this process: memory by the system's refusal, time by the alarm of each page."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)


def check_file(path: Path) -> list[Page | RejectedPage]:
    """Read every page of a file and the report on each page, and raise where one is neither read nor refused."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_A_PAGE)
    found = list(read_source(Source(path.name, path.stat().st_size, 0, path)))
    assert found, "nothing came out"
    for page in found:
        check(page)
        if isinstance(page, Page):
            document = read_document([page])
            if not isinstance(document, RejectedPage):
                assert document.body == "\n".join(paragraph.text for paragraph in document.paragraphs)
                document.body.encode("utf-8")
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return found


def check(page: Page | RejectedPage) -> None:
    """A page has posts; a refusal has a known reason and a sentence."""
    if isinstance(page, Page):
        assert page.posts
        for post in page.posts:
            assert all(line.strip() == line and line and "\n" not in line for line in post.paragraphs)
            assert all(len({len(row) for row in table.rows}) == 1 for table in post.tables)
            "".join((page.title, post.author or "", *post.paragraphs)).encode("utf-8")
    else:
        assert page.reason in REASONS
        assert page.detail


def main() -> int:
    """Fuzz, print what was found and what was done, and return 1 where anything was found."""
    seconds, seed, folder = float(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    pages = [path.read_bytes() for name in sys.argv[4:] for path in sorted(Path(name).iterdir()) if path.is_file()]
    limit()
    chance = random.Random(seed)
    ends, done, read, found, slowest = time.monotonic() + seconds, 0, 0, 0, 0.0
    while time.monotonic() < ends:
        data = mutate(chance.choice(pages), chance)
        name = chance.choice(["page.html"] * 6 + ["page.txt"])
        if chance.random() < 0.2:
            name, data = pack(data, chance)
        path = folder / f"current-{seed}-{name}"
        path.write_bytes(data)
        began = time.process_time()
        try:
            results = check_file(path)
            read += any(isinstance(result, Page) for result in results)
        except (Exception, MemoryError):
            found += 1
            path.rename(folder / f"found-{seed}-{done}-{name}")
            print(f"found-{seed}-{done}-{name}: {traceback.format_exc(limit=-3)}", flush=True)
        else:
            path.unlink()
        done += 1
        slowest = max(slowest, time.process_time() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"seed {seed}: {done:,} pages, {read:,} read, {found} found, slowest {slowest:.1f} s, peak {peak} MB")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
