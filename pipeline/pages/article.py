"""A page of a government or news site goes in; its one article, found by where the running text stands, comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from pipeline.pages.body import read_article
from pipeline.pages.markup import Markup, attribute, clean_text, first_named
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.times import parse_time

NAME = "article"

# Running text is what stands in blocks of this length, has an end of a sentence and is mostly no link.
_LONG_BLOCK = 15
_MOST_LINK_SHARE = 0.4
_FEWEST_CHARACTERS = 200
# An element that holds this share of the running text is on the way to the article, or is it.
_MAIN_SHARE = 0.95

_CONTAINERS = frozenset(["div", "td", "article", "section", "main", "body", "center", "form", "table", "tr", "tbody"])
_BLOCKS = _CONTAINERS | frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "blockquote", "pre"])
_CHROME = frozenset(["script", "style", "noscript", "nav", "header", "footer", "aside", "select", "textarea", "button"])
_TITLE_META = ("ArticleTitle", "og:title", "title")
_TIME_META = ("PubDate", "publishdate", "article:published_time", "pubdate", "PublishDate")
_SOURCE_META = ("ContentSource", "source", "Author", "author")
_PUBLISHED = re.compile(
    r"(?:发布|發佈|发表|更新|时间|日期)[^0-9]{0,10}(\d{4}\s?[-/年.]\s?\d{1,2}\s?[-/月.]\s?\d{1,2}[^。；]{0,12})"
)
_TOOLS = re.compile(
    r"[【\[(（]?(?:打印|关闭|關閉|字号|字體|大 ?中 ?小|返回|收藏|分享|举报|纠错|下一页|上一页|上一篇|下一篇|相关链接|相关附件|扫一扫.{0,20}|分享到)"
    r"(?:本页|窗口|页面|到|顶部)?[】\])）]?(?:[:： ].{0,80}|(?:[ |【\[]{0,3}(?:打印|关闭|大|中|小|收藏|分享|返回)[】\] |]{0,3})*)"
)


def sniff(markup: Markup) -> bool:
    """Any page with a body: the last of the registry."""
    return bool(markup.by_name.get("body"))


def read(markup: Markup) -> Reading:
    """Read the article. Raises Refused `not_a_page` when no element holds enough running text, `truncated` when cut in it."""
    body = markup.by_name["body"][0]
    weights = _running_text(body)
    if weights.get(id(body), 0) < _FEWEST_CHARACTERS:
        raise Refused("not_a_page", "no running text of an article")
    main = _main_element(body, weights)
    if not markup.is_whole and _ends_inside(main):
        raise Refused("truncated", "the page ends inside the article")
    text = read_article([main], markup.hidden_names)
    paragraphs = [line for line in text.paragraphs if not _is_tool(line)]
    text.removed["tool"] += len(text.paragraphs) - len(paragraphs)
    before = clean_text(body)[:3000]
    published = _PUBLISHED.search(before)
    return Reading(
        software=NAME,
        title=_title(markup, main),
        posts=(
            Post(
                post_id="article",
                floor=1,
                author=_meta(markup, _SOURCE_META) or None,
                posted_at=parse_time(_meta(markup, _TIME_META))
                or parse_time(published.group(1) if published else None),
                paragraphs=tuple(paragraphs),
                tables=tuple(text.tables),
                removed=dict(+text.removed),
                withheld=text.withheld,
            ),
        ),
        host=markup.host,
        url=markup.addresses[0] if markup.addresses else None,
        saved_at=markup.saved_at,
    )


@dataclass(slots=True)
class _Block:
    """A block of the page, the place of the block that holds it, and the characters directly in it."""

    tag: Tag
    holder: int
    characters: int = 0
    linked: int = 0
    has_sentence: bool = False


def _running_text(body: Tag) -> dict[int, int]:
    """Characters of running text in each block, by its identity: what a block has counts for all that hold it."""
    blocks = [_Block(body, holder=0)]
    pending: list[tuple[Tag, int, bool]] = [(body, 0, False)]
    while pending:
        tag, place, in_link = pending.pop()
        for child in tag.contents:
            if not isinstance(child, Tag):
                block, text = blocks[place], str(child).strip()
                block.characters += len(text)
                block.linked += len(text) if in_link else 0
                block.has_sentence = block.has_sentence or "。" in text or "；" in text
            elif child.name in _BLOCKS:
                blocks.append(_Block(child, holder=place))
                pending.append((child, len(blocks) - 1, in_link))
            elif child.name not in _CHROME:
                pending.append((child, place, in_link or child.name == "a"))
    weights = [0] * len(blocks)
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        is_long = block.has_sentence and block.characters >= _LONG_BLOCK
        if is_long and block.linked <= _MOST_LINK_SHARE * block.characters:
            weights[place] += block.characters
        if place:
            weights[block.holder] += weights[place]
    return {id(block.tag): weight for block, weight in zip(blocks, weights, strict=True)}


def _main_element(body: Tag, weights: dict[int, int]) -> Tag:
    """Go down from the body as long as one container holds nearly all of the running text."""
    main = body
    enough = _MAIN_SHARE * weights[id(body)]
    pending = [body]
    while pending:
        tag = pending.pop()
        for child in tag.contents:
            if isinstance(child, Tag) and child.name not in _CHROME:
                if child.name not in _BLOCKS:
                    pending.append(child)
                elif child.name in _CONTAINERS and weights.get(id(child), 0) >= enough:
                    main = child
                    pending = [child]
                    break
    return main


def _ends_inside(main: Tag) -> bool:
    """Whether nothing of the page follows the article."""
    tag: Tag | None = main
    while tag is not None and tag.name not in ("body", "html"):
        if any(str(sibling).strip() for sibling in tag.next_siblings):
            return False
        tag = tag.parent
    return True


def _is_tool(line: str) -> bool:
    """A line of the site beside the article: links to print and close, the line with date and source."""
    return bool(_TOOLS.fullmatch(line)) or (len(line) < 120 and "。" not in line and bool(_PUBLISHED.match(line)))


def _title(markup: Markup, main: Tag) -> str:
    """The title that the site states, else its first heading, else the page's title without the site's name."""
    stated = _meta(markup, _TITLE_META)
    if stated:
        return stated
    heading = first_named(main, "h1") or next(iter(markup.by_name.get("h1", ())), None)
    if clean_text(heading):
        return clean_text(heading)
    return re.split(r"\s?[-_|—]{1,2}\s?", markup.title, maxsplit=1)[0]


def _meta(markup: Markup, names: tuple[str, ...]) -> str:
    for tag in markup.by_name.get("meta", ()):
        name = attribute(tag, "name") or attribute(tag, "property")
        if name in names and attribute(tag, "content").strip():
            return " ".join(attribute(tag, "content").split())
    return ""
