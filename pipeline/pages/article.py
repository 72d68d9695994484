"""A page of a government or news site goes in; its one article comes out."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from bs4.element import PageElement

from pipeline.pages.article_head import is_dated, read_head
from pipeline.pages.body import Body, read_article
from pipeline.pages.main_content import main_content
from pipeline.pages.marked_content import marked_content
from pipeline.pages.markup import Markup
from pipeline.pages.model import Post
from pipeline.pages.reading import Reading
from pipeline.pages.refusal import Refused
from pipeline.pages.texts import FEWEST_CHARACTERS

NAME = "article"

# In both scripts, so that no line has to be made Simplified for it. What it may begin with is asked first: few lines do.
_TOOLS = re.compile(
    r"(?=[【\[(（打列关關字大返收分举舉我纠糾上下相延标標扫掃您现現当當所浏瀏阅閱点點访訪索听聽语語用微特免重声聲本版网網ET—-])(?:"
    r"[【\[(（]?(?:打印|列印|关闭|關閉|字[号體体號]|大 ?中 ?小|返回|收藏|分享|举报|舉報|(?:我要)?(?:纠错|糾錯)|[上下]一[页頁篇]"
    r"|相[关關](?:链接|鏈接|連結|附件|阅读|閱讀|[报報]道|新[闻聞]|文章)|延伸(?:阅读|閱讀)|[标標][签籤]|[扫掃]一[扫掃].{0,20})"
    r"(?:本[页頁]|窗口|視窗|[页頁]面|到|[顶頂]部)?[】\])）]?"
    r"(?:(?:责任编辑|責任編輯)?[:： ].{0,80}|(?:[ |【\[]{0,3}(?:打印|列印|关闭|關閉|大|中|小|收藏|分享|返回)[】\] |]{0,3})*)"
    r"|您?的?(?:[现現]在|[当當]前|所在)的?位置[:：].*"
    r"|(?:[浏瀏][览覽]|[阅閱][读讀]|[点點][击擊]|[访訪][问問])(?:次[数數]|量|[数數])?[:：]\s?[\d,]{0,9}次?"
    r"|索引[号號][:：].*|[听聽]全文|[语語]音播[报報]|用?微信[扫掃].{0,16}|分享至.{0,16}"
    r"|[点點][击擊]?[“\"「](?:在看|[阅閱][读讀]原文).{0,12}"
    r"|(?:特[别別]|免[责責]|重要)?[声聲]明[:：].*(?:本[网網站]|[转轉][载載]|[观觀][点點]|[仅僅]供[参參]考).*"
    r"|本文[系为為].*[转轉][载載]。?|版[权權]所有.*|[网網]友[评評][论論]|我要[评評][论論]|[-—]*(?:END|TOP)[-—]*)"
)
_LONGEST_TOOL = 120
# An article has so many times the text of its abstract.
_LONGEST_ABSTRACT, _ARTICLE_SHARE, _SMALL_PAGE = 1000, 4, 10_000


def sniff(markup: Markup) -> bool:
    """Any page with a body: the last of the registry."""
    return bool(markup.by_name.get("body"))


def read(markup: Markup) -> Reading:
    """Read the article. Raises Refused `not_a_page` when the page has no running text, `truncated` when cut in it."""
    nodes, text = _content(markup)
    kept = [place for place, line in enumerate(text.paragraphs) if not _is_tool(line)]
    if not (kept or text.tables):
        raise Refused("not_a_page", "no running text of an article")
    if markup.ends_inside(nodes[-1]):
        raise Refused("truncated", "the page ends inside the article")
    head = read_head(markup, nodes)
    if kept and "".join(text.paragraphs[kept[0]].split()) == "".join(head.title.split()):
        kept = kept[1:]
    text.removed["tool"] += len(text.paragraphs) - len(kept)
    return Reading(
        software=NAME,
        title=head.title,
        posts=(
            Post(
                post_id="article",
                floor=1,
                author=head.source,
                posted_at=head.published_at,
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


def _content(markup: Markup) -> tuple[list[PageElement], Body]:
    """The nodes of the article and what they say: those that are marked, where they are not the lesser part of the page's text.

    Sites mark an abstract, too, or what explains the article. Such are short, and a page with more is none of the smallest.
    """
    marked = marked_content(markup)
    text = read_article(marked, markup.hidden_anywhere) if marked else Body()
    length = _length(text)
    if length >= _LONGEST_ABSTRACT or (length >= FEWEST_CHARACTERS and len(markup.text) < _SMALL_PAGE):
        return marked, text
    nodes = main_content(markup)
    whole = read_article(nodes, markup.hidden_anywhere)
    if length >= FEWEST_CHARACTERS and _length(whole) < _ARTICLE_SHARE * length:
        return marked, text
    return nodes, whole


def _length(text: Body) -> int:
    return sum(map(len, text.paragraphs))


def _is_tool(line: str) -> bool:
    """A line of the site beside the article: links to print and close, the line with date and source."""
    return len(line) < _LONGEST_TOOL and bool(_TOOLS.fullmatch(line) or ("。" not in line and is_dated(line)))
