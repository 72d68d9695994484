"""A page of a government or news site goes in; its one article comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from datetime import datetime

from bs4 import Tag
from bs4.element import NavigableString

from pipeline.pages.body import read_article
from pipeline.pages.main_content import main_content
from pipeline.pages.marked_content import marked_content
from pipeline.pages.markup import Markup, attribute, clean_text
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.texts import FEWEST_CHARACTERS
from pipeline.pages.times import parse_time

NAME = "article"

_TITLE_META = ("ArticleTitle", "og:title", "title")
_TIME_META = ("PubDate", "publishdate", "article:published_time", "pubdate", "PublishDate")
_SOURCE_META = ("ContentSource", "source", "Author", "author")
_PUBLISHED = re.compile(
    r"(?:发布|發布|發佈|发表|發表|更新|时间|時間|日期)[^0-9]{0,10}(\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}[^。；]{0,12})"
)
# In both scripts, so that no line has to be made Simplified for it.
_TOOLS = re.compile(
    r"[【\[(（]?(?:打印|列印|关闭|關閉|字[号體体號]|大 ?中 ?小|返回|收藏|分享|举报|舉報|纠错|糾錯|[上下]一[页頁篇]"
    r"|相[关關](?:链接|鏈接|連結|附件)|[扫掃]一[扫掃].{0,20})"
    r"(?:本[页頁]|窗口|視窗|[页頁]面|到|[顶頂]部)?[】\])）]?"
    r"(?:[:： ].{0,80}|(?:[ |【\[]{0,3}(?:打印|列印|关闭|關閉|大|中|小|收藏|分享|返回)[】\] |]{0,3})*)"
)
_LONGEST_TOOL = 120
# So many characters are the top of a page.
_TOP = 3000


def sniff(markup: Markup) -> bool:
    """Any page with a body: the last of the registry."""
    return bool(markup.by_name.get("body"))


def read(markup: Markup) -> Reading:
    """Read the article. Raises Refused `not_a_page` when the page has no running text, `truncated` when cut in it."""
    nodes = marked_content(markup)
    text = read_article(nodes, markup.hidden_names) if nodes else None
    if text is None or sum(map(len, text.paragraphs)) < FEWEST_CHARACTERS:
        nodes = main_content(markup)
        text = read_article(nodes, markup.hidden_names)
    kept = [place for place, line in enumerate(text.paragraphs) if not _is_tool(line)]
    if not (kept or text.tables):
        raise Refused("not_a_page", "no running text of an article")
    if markup.ends_inside(nodes[-1]):
        raise Refused("truncated", "the page ends inside the article")
    text.removed["tool"] += len(text.paragraphs) - len(kept)
    return Reading(
        software=NAME,
        title=_title(markup),
        posts=(
            Post(
                post_id="article",
                floor=1,
                author=_meta(markup, _SOURCE_META) or None,
                posted_at=parse_time(_meta(markup, _TIME_META)) or _published(markup.by_name["body"][0]),
                paragraphs=tuple(text.paragraphs[place] for place in kept),
                tables=tuple(replace(table, after=bisect_left(kept, table.after)) for table in text.tables),
                removed=dict(+text.removed),
                withheld=text.withheld,
            ),
        ),
        host=markup.host,
        url=markup.addresses[0] if markup.addresses else None,
        saved_at=markup.saved_at,
    )


def _published(body: Tag) -> datetime | None:
    """When the page says on its top that it was published."""
    top, length = [], 0
    for node in body.descendants:
        if type(node) is NavigableString and (text := node.strip()):
            top.append(text[:_TOP])
            length += len(text)
            if length > _TOP:
                break
    said = _PUBLISHED.search(" ".join(" ".join(top).split())[:_TOP])
    return parse_time(said.group(1)) if said else None


def _is_tool(line: str) -> bool:
    """A line of the site beside the article: links to print and close, the line with date and source."""
    return len(line) < _LONGEST_TOOL and bool(_TOOLS.fullmatch(line) or ("。" not in line and _PUBLISHED.match(line)))


def _title(markup: Markup) -> str:
    """The title that the site states, else its first heading, else the page's title without the site's name."""
    stated = _meta(markup, _TITLE_META)
    if stated:
        return stated
    heading = next((text for tag in markup.by_name.get("h1", ()) if (text := clean_text(tag))), "")
    return heading or re.split(r"\s?[-_|—]{1,2}\s?", markup.title, maxsplit=1)[0]


def _meta(markup: Markup, names: tuple[str, ...]) -> str:
    for tag in markup.by_name.get("meta", ()):
        name = attribute(tag, "name") or attribute(tag, "property")
        if name in names and attribute(tag, "content").strip():
            return " ".join(attribute(tag, "content").split())
    return ""
