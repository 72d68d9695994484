"""`zhibiao fetch`: threads and boards of a forum, saved as pages for a run."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.project import RAW

if TYPE_CHECKING:
    from pipeline.fetch.crawl import Result

ADDRESSES_SHOWN = 20

_GOT = (("saved", "Saved"), ("unchanged", "Unchanged"), ("resumed", "Got before"), ("listing", "Lists read"))
_NOT_GOT = (
    ("withheld", "Withheld"),
    ("forbidden", "Forbidden"),
    ("failed", "Failed"),
    ("unreachable", "Unreachable"),
)


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="ZHIBIAO_RAW",
    default=RAW,
    help="Folder for the pages.  [default: raw/ of the project, or $ZHIBIAO_RAW]",
)
@click.option("--warc", is_flag=True, help="Save WARC files, with the answers as they were, in place of HTML.")
@click.option("--threads", type=click.IntRange(1), default=100, show_default=True, help="Most threads of a board.")
@click.option("--pages", type=click.IntRange(1), default=100, show_default=True, help="Most pages of a thread.")
@click.option(
    "--delay", type=click.FloatRange(0, 3600), default=2.0, show_default=True, help="Seconds between two requests."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=30.0, show_default=True, help="Seconds without a byte."
)
@click.option(
    "--tries", type=click.IntRange(1, 20), default=4, show_default=True, help="Tries of what may pass, ever later."
)
@click.pass_context
def fetch(
    ctx: click.Context,
    urls: tuple[str, ...],
    into: Path,
    warc: bool,
    threads: int,
    pages: int,
    delay: float,
    timeout: float,
    tries: int,
) -> None:
    """Save threads, all their pages, and the threads of boards, politely.

    \b
    Examples:
      zhibiao fetch "https://bbs.example.org/thread-5201-1-1.html"
      zhibiao fetch "https://bbs.example.org/forum.php?mod=forumdisplay&fid=9" --threads 20 --into ~/pages

    A call that was cut short goes on where it was when it is given again; a later one asks only for what has changed.
    robots.txt is heeded. The exit status is 0 where everything was got.
    """
    from filelock import FileLock, Timeout

    from pipeline.errors import ZhibiaoError
    from pipeline.fetch.client import Manners
    from pipeline.fetch.crawl import Crawl
    from pipeline.fetch.plan import Limits
    from pipeline.fetch.store import HTML, WARC
    from pipeline.pages.links import locate

    places = []
    for url in urls:
        try:
            places.append(locate(url))
        except ValueError as error:
            raise ZhibiaoError(f"{url}: {error}; give the address of a thread or board, https://…") from error
    manners = Manners(delay=delay, timeout=timeout, total=4 * timeout, tries=tries)
    found: dict[str, list[Result]] = defaultdict(list)
    try:
        into.mkdir(parents=True, exist_ok=True)
        with FileLock(into / ".zhibiao-fetch.lock", blocking=False):
            crawl = Crawl(into, manners, Limits(threads, pages), WARC if warc else HTML)
            for number, result in enumerate(crawl.run(places), 1):
                found[result.outcome].append(result)
                _show(f"{number} of {number + result.waiting}  {result.outcome}  {result.address}")
    except Timeout:
        raise ZhibiaoError(f"another fetch is saving into {into}: wait for it, or give another folder") from None
    except OSError as error:
        raise ZhibiaoError(f"cannot save into {into}: {error.strerror or error}") from error
    finally:
        _show("")
    for line in summary(found, crawl.left_out, into):
        click.echo(line)
    ctx.exit(1 if any(found[outcome] for outcome, _ in _NOT_GOT) else 0)


def summary(found: Mapping[str, Sequence[Result]], left_out: Sequence[str], into: Path) -> Iterator[str]:
    """Counts by outcome; the addresses that were not got, or not wholly, with reasons; where the pages are."""
    for outcome, label in (*_GOT, *_NOT_GOT):
        results = found.get(outcome, ())
        if not results and outcome != "saved":
            continue
        yield f"{label:13} {len(results):,}"
        told = [result for result in results if (result.detail and outcome != "listing") or outcome == "forbidden"]
        for result in told[:ADDRESSES_SHOWN]:
            yield f"              {result.address}: {result.detail or 'robots.txt forbids it'}"
        if len(told) > ADDRESSES_SHOWN:
            yield f"              … and {len(told) - ADDRESSES_SHOWN:,} more"
    for address in left_out:
        yield f"Left out      more of {address}: see --threads and --pages"
    yield f"Pages         {into}"


def _show(line: str) -> None:
    """On a terminal, in the place of the line before."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{line[:100]}")
        sys.stderr.flush()
