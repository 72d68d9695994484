"""A parsed page goes in, what the reader for its forum software makes of it comes out. A new software is one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.pages import article, discuz, discuz_archiver, discuz_mobile, discuz_printable, phpbb, vbulletin
from pipeline.pages.markup import Markup
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused


@dataclass(frozen=True, slots=True)
class Software:
    """`sniff` says whether a page is of this kind; `read` reads it or raises Refused."""

    name: str
    sniff: Callable[[Markup], bool]
    read: Callable[[Markup], Reading]


REGISTRY: tuple[Software, ...] = (
    Software(discuz_archiver.NAME, discuz_archiver.sniff, discuz_archiver.read),
    Software(discuz_printable.NAME, discuz_printable.sniff, discuz_printable.read),
    Software(discuz_mobile.NAME, discuz_mobile.sniff, discuz_mobile.read),
    Software(vbulletin.NAME, vbulletin.sniff, vbulletin.read),
    Software(discuz.NAME, discuz.sniff, discuz.read),
    Software(phpbb.NAME, phpbb.sniff, phpbb.read),
    Software(article.NAME, article.sniff, article.read),
)
"""In the order in which they are tried: the particular before the general (vBulletin 4 and Discuz both have a `#postlist`)."""


def read_markup(markup: Markup) -> Reading:
    """Read a page with the first software that knows it. Raises Refused, `not_a_page` when none does."""
    for software in REGISTRY:
        if software.sniff(markup):
            return software.read(markup)
    raise Refused("not_a_page", "no post, article or report text was found")
