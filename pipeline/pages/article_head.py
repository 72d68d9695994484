"""An article page and the nodes of its article go in; its title, when it was published and by whom come out.

A site states them in its meta elements, above the article, or both, and states much that is like them: today's date on its
top, when the article's law takes effect, its web editor as the author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, islice
from typing import NamedTuple

from bs4.element import NavigableString, PageElement

from pipeline.pages.article_title import read_title
from pipeline.pages.markup import Markup, attribute
from pipeline.pages.times import parse_time

# Names of meta elements in small letters, the surest first.
_TIME_META = (
    "pubdate",
    "publishdate",
    "publishtime",
    "publish_time",
    "publishedtime",
    "firstpublishedtime",
    "article:published_time",
    "datepublished",
    "apub:time",
    "weibo: article:create_at",
    "weibo:article:create_at",
    "og:release_date",
    "maketime",
)
_SOURCE_META = ("contentsource", "source", "mediaid")
_AUTHOR_META = ("article:author", "author")

DAY = r"[2２][0０]\d\d\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}日?(?:[\sT]{1,4}\d{1,2}:\d{2}(?::\d{2})?)?"
# What is said of a date, in groups: the first tells best when the article was published. Without a group: not when it was.
_LABEL = (
    r"(?:(发布|發布|發佈|发表|發表|公[开開](?=日期|[时時][间間]))(?:日期|[时時][间間])?|(更新)(?:日期|[时時][间間])?"
    r"|([成发發印]文)(?:日期|[时時][间間])|(?:当前|當前|有效期?至?|失效|生效|[实實]施|施行)(?:日期|[时時][间間])?|(时间|時間|日期))"
)
_RANKS = {1: 0, 4: 1, 2: 2, 3: 3}
_LABELS, _DAYS, _ALONE = re.compile(_LABEL), re.compile(DAY), re.compile(rf"[\[【]?\s*{DAY}\s*[\]】]?")
_BEFORE, _BEHIND = re.compile(r"[^0-9。（(]*$"), re.compile(r"^[^0-9。（(]*")
# 2024年1月31日在…会议上 behind the source is of the article's first line.
_IN_SENTENCE = re.compile("[\u4e00-\u9fff，、]")
_BESIDE = re.compile("[来來稿]源|作者|字[号體体號]|[浏瀏][览覽]")
# So many characters are between a date and what is said of it.
_LABEL_GAP, _BESIDE_GAP = 14, 20
# As 2024年1月31日(星期三) 下午 8:05:09.
_LONGEST_TIME = 30
_SOURCE = re.compile(r"[来來]源\s?[:：]\s?([^\s:：|，。；\[\]【】（）()]{2,30}+)(?![:：])")
# So many characters above an article are looked at, so many nodes at most, so many characters of its beginning and behind it;
# its first line may still be the site's.
_TOP, _MOST_NODES, _BEGINNING, _LINE = 1000, 300, 300, 100
_NEAR_TEXTS = 20


class Head(NamedTuple):
    """What a page states of its article."""

    title: str
    published_at: datetime | None
    source: str | None


def read_head(markup: Markup, article: list[PageElement]) -> Head:
    """Read what the page states of the article that the nodes hold."""
    stated = _stated(markup)
    above = [text[-_TOP:] for text in _texts(article[0].previous_elements, _TOP)][::-1]
    beginning = _texts_from(article[0])
    top = " ".join(" ".join(above).split()) + " "
    text = " ".join(" ".join(beginning).split())
    published_at = parse_time(_first(stated, _TIME_META)) or _published(top + text) or _near_date(above)
    source = _first(stated, _SOURCE_META) or _source(top + text[:_LINE]) or _first(stated, _AUTHOR_META)
    return Head(
        title=read_title(markup, article, stated),
        published_at=published_at or _published(" ".join(_texts_from(_behind(article[-1])))),
        source=source.removeprefix("来源：") or None,
    )


def _stated(markup: Markup) -> dict[str, str]:
    """The content of the page's meta elements by their names, which sites write in small letters and large."""
    stated: dict[str, str] = {}
    for tag in markup.by_name.get("meta", ()):
        name = attribute(tag, "name") or attribute(tag, "property") or attribute(tag, "itemprop")
        content = " ".join(attribute(tag, "content").split())
        if name and content:
            stated.setdefault(name.lower(), content)
    return stated


def _first(stated: dict[str, str], names: Iterable[str]) -> str:
    return next((stated[name] for name in names if name in stated), "")


def _texts_from(node: PageElement | None) -> list[str]:
    nodes = chain([node], node.next_elements) if node is not None else ()
    return [text[:_BEGINNING] for text in _texts(nodes, _BEGINNING)]


def _texts(nodes: Iterable[PageElement], most: int) -> list[str]:
    """The texts of the nodes, up to the first that makes them longer than so many characters."""
    texts: list[str] = []
    length = 0
    for node in islice(nodes, _MOST_NODES):
        if type(node) is NavigableString and (text := node.strip()):
            texts.append(text)
            length += len(text)
            if length > most:
                break
    return texts


def _behind(node: PageElement) -> PageElement | None:
    """What follows a node and all that it holds."""
    last: PageElement | None = node
    while last is not None and last.next_sibling is None:
        last = last.parent
    return last.next_sibling if last is not None else None


def _published(text: str) -> datetime | None:
    """When the page says that it was published: the surest of its dates, the first of those alike."""
    dates: dict[int, str] = {}
    for day in _DAYS.finditer(text):
        rank = _rank(text, day.start(), day.end())
        if rank is not None:
            dates.setdefault(rank, text[day.start() : day.start() + _LONGEST_TIME])
    return parse_time(dates[min(dates)]) if dates else None


def _rank(text: str, start: int, end: int) -> int | None:
    """How well what is said of a date, or stands beside it, tells when the article was published; None where nothing does."""
    before = _BEFORE.findall(text[max(start - _BESIDE_GAP, 0) : start])[0]
    labels = list(_LABELS.finditer(before[-_LABEL_GAP:]))
    if labels:
        return _RANKS.get(labels[-1].lastindex or 0)
    behind = _BEHIND.findall(text[end : end + _BESIDE_GAP])[0]
    is_beside = _BESIDE.search(before) and not _IN_SENTENCE.match(behind)
    return len(_RANKS) if is_beside or _BESIDE.search(behind) else None


def _near_date(above: list[str]) -> datetime | None:
    """The last date that stands alone right above the article."""
    return parse_time(next((text for text in reversed(above[-_NEAR_TEXTS:]) if _ALONE.fullmatch(text)), None))


def _source(text: str) -> str:
    """The source that the last line above the article names."""
    found = _SOURCE.findall(text)
    return found[-1] if found else ""
