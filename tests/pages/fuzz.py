"""Pages go in that are damaged or absurdly large; a line for each that was neither read nor refused comes out.

    python -m tests.pages.fuzz mutate FOUND SECONDS SEED FOLDER...
    python -m tests.pages.fuzz read FOUND FILE...

Runs in a process of its own with 1 GiB of address space. A page that takes more than 10 seconds of the processor ends it
by a signal, even inside the parser; `FOUND/current-*` is then that page. `FOUND` also gets the pages of the lines printed.
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


def mutate_pages(folder: Path, seconds: float, seed: int, pages: list[bytes]) -> int:
    """Read damaged pages until the time is over; how many were neither read nor refused."""
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
        except (Exception, MemoryError):
            found += 1
            path.rename(folder / f"found-{seed}-{done}-{name}")
            print(f"found-{seed}-{done}-{name}: {traceback.format_exc(limit=-3)}", flush=True)
        else:
            read += any(isinstance(result, Page) for result in results)
            path.unlink()
        done += 1
        slowest = max(slowest, time.process_time() - began)
    print(f"seed {seed}: {done:,} pages, {read:,} read, {found} found, slowest {slowest:.1f} s")
    return found


def main() -> int:
    """Do what the words of the command line say; 1 where a page was neither read nor refused."""
    action, folder, *words = sys.argv[1:]
    limit()
    if action == "read":
        for word in words:
            check_file(Path(word))
        return 0
    files = [path for word in words[2:] for path in sorted(Path(word).iterdir()) if path.is_file()]
    return int(mutate_pages(Path(folder), float(words[0]), int(words[1]), [path.read_bytes() for path in files]) > 0)


if __name__ == "__main__":
    sys.exit(main())
