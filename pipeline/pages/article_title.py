"""An article page and the nodes of its article go in; its title comes out, not the site's name or that of a section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from bs4 import Tag
from bs4.element import PageElement

from pipeline.pages.markup import Markup, attribute, is_link, tags_within
from pipeline.pages.noise import text_start

# What divides a title from the site's name: not `-` between figures (2021-2025年), nor `——`, which comes before a subtitle.
_SEPARATOR = re.compile(r"\s*(?:[_|｜]|>>|(?<![0-9A-Za-z—])[-—](?!—)|(?<!—)[-—](?![0-9A-Za-z—]))\s*")
_SITE = re.compile(
    r".{0,30}(?:网|網|网站|網站|门户|門戶|首页|首頁|政府|厅|廳|局|委员会|委員會|办公室|辦公室)|(?:首页|首頁|[当當]前位置).*"
)
_TITLE_CLASS = re.compile(r"(?!.*(?:sub|futi|fubiao)).*(?:tit|title|biaoti)|(?:.*[-_])?bt", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{1,200}>")
_DATE = re.compile(r"\s*(?:[发發][布佈表]|更新)?(?:[时時][间間]|日期)\s?[:：]\s?20\d\d[-/年.].*")
_HEADINGS = ("h1", "h2", "h3", "ucaptitle")
_LONGEST_TITLE = 200
_MOST_HEADINGS = 30
# So many elements above the article its title is looked for, where the page's own says nothing.
_NEAR = 20


def read_title(markup: Markup, article: list[PageElement], stated: dict[str, str]) -> str:
    """The title that the page's meta elements state; else the longest that its headings and its own title have in common.

    Where they have none, the site has one title for all its pages, or no heading: then the longest of its part of the page's
    title, a heading of the first rank, and one right above the article.
    """
    if "articletitle" in stated:
        return _MARKUP.sub("", stated["articletitle"])
    said = stated.get("og:title") or markup.title
    part = _part(said)
    headings = list(_headings(markup))
    if not headings:
        return part
    whole = "".join(said.split())
    found = [text for text in headings if "".join(text.split()) in whole and not _SITE.fullmatch(text)]
    best = max(found, key=len, default="")
    if 3 * len(best) > len(part) and part.startswith(f"{best} "):
        return best
    first = (_heading(tag) for tag in islice(markup.by_name.get("h1", ()), _MOST_HEADINGS))
    best = max([best, *first, "" if _SITE.fullmatch(part) else part], key=len)
    if best in found:
        return best
    above = (node for node in islice(article[0].previous_elements, 2 * _NEAR) if isinstance(node, Tag))
    near = next((text for tag in above if _is_title(tag) and (text := _heading(tag))), "")
    return max(best, near, key=len) or part


def _part(title: str) -> str:
    """The part of a page's title that is the article's: the first, or the last behind the site's name."""
    parts = [part for part in _SEPARATOR.split(title.strip()) if part] or [""]
    words = parts[0].split(" ")
    if len(words) >= 3 and _SITE.fullmatch(words[0]):
        # As Hanweb writes: 云溪县人民政府 政务公开 2024年政府工作报告.
        return " ".join(words[2:])
    if _SITE.fullmatch(parts[0]) and len(parts[-1]) > len(parts[0]) and not _SITE.fullmatch(parts[-1]):
        return parts[-1]
    return parts[0]


def _headings(markup: Markup) -> Iterator[str]:
    """The texts of elements that may be the article's title, of each kind the first in the page."""
    named = (tags for name, tags in markup.by_class.items() if _is_title_class(name))
    tags = chain(chain.from_iterable(markup.by_name.get(name, ()) for name in _HEADINGS), chain.from_iterable(named))
    return map(_line, islice(tags, _MOST_HEADINGS))


def _line(tag: Tag) -> str:
    return " ".join(text_start(tag, _LONGEST_TITLE).split())


def _heading(tag: Tag) -> str:
    """The text of a heading without the date behind it, none where it is the site's: its name, or a link."""
    text = _DATE.sub("", _line(tag))
    return "" if _SITE.fullmatch(text) or any(map(_leads_on, (tag, *islice(tags_within(tag), _NEAR)))) else text


def _leads_on(tag: Tag) -> bool:
    return is_link(tag) and not attribute(tag, "href").startswith(("javascript:", "#"))


def _is_title(tag: Tag) -> bool:
    if tag.name in _HEADINGS:
        return True
    return "class" in tag.attrs and any(map(_is_title_class, attribute(tag, "class")[:_LONGEST_TITLE].split()))


@lru_cache(maxsize=2048)
def _is_title_class(name: str) -> bool:
    return len(name) < _LONGEST_TITLE and _TITLE_CLASS.fullmatch(name) is not None
