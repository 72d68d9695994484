"""Files and folders of saved pages go in; the report of each comes out, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import ZhibiaoError
from pipeline.pages.containers import iter_sources
from pipeline.pages.identity import thread_key
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_source
from pipeline.reports.document import read_document
from pipeline.reports.model import Document


def read_documents(paths: Iterable[Path]) -> Iterator[Document | RejectedPage]:
    """The reports of each path in turn; several pages of a thread count as one where they lie in one file or folder.

    Raises ZhibiaoError for a path that is not there or a folder without a page.
    """
    for path in paths:
        if not path.exists():
            raise ZhibiaoError(f"{path}: no such file or folder")
        threads: dict[str, list[Page]] = {}
        sources = list(iter_sources(path))
        if not sources:
            raise ZhibiaoError(f"{path} holds no page: give saved forum pages (.html, .mhtml, .txt, .zip …)")
        for source in sources:
            for page in read_source(source):
                if isinstance(page, RejectedPage):
                    yield page
                else:
                    threads.setdefault(thread_key(page), []).append(page)
        for pages in threads.values():
            yield read_document(pages)
