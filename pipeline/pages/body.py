"""The elements of a post's body go in; its paragraphs as posted, its tables and a count of what was removed come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from pipeline.pages.grid import read_grid, take_heading
from pipeline.pages.markup import attribute, classes, first_named, is_link
from pipeline.pages.model import Table
from pipeline.pages.noise import element_kind, style_of, text_start
from pipeline.pages.noise_lines import line_kind, may_be_noise
from pipeline.pages.refusal import Refused
from pipeline.simplified import simplified

BLOCKS = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "center",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "hr",
        "pre",
        "form",
        "fieldset",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "figure",
        "figcaption",
        "address",
    ]
)
_HTML_SPACE = re.compile(r"[ \t\r\f\n]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]+")
_SHOWN_HEADING = re.compile("(?:本[帖贴主]?题?)?隐藏的?内容|以下内容需要|购买.{0,12}可见")
_FOREIGN_QUOTE = re.compile(r".{1,30}(?:发表于|写[了道]|wrote)")
_DATE = re.compile(r"[\s\d年月日/.:\[\]()（）-]{4,20}")
_LONG_QUOTE = 1000
MAX_LINES = 200_000


@dataclass(slots=True)
class Body:
    """What a post says. `removed` counts noise by kind; `withheld` says that a wall hides all of it or a part."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    withheld: bool = False
    edit_note: str = ""

    def add_line(self, line: str, marker: str = "", of_site: bool = False) -> bool:
        """Take a tidied line as a paragraph, unless it is noise as a whole; `marker` is the number of its list item."""
        kind = line_kind(line, of_site)
        if kind is None:
            self.paragraphs.append(marker + line if marker and not line[0].isdigit() else line)
            self.refuse_excess()
            return True
        self.removed[kind] += 1
        self.withheld = self.withheld or kind == "locked"
        if kind == "edit_note":
            self.edit_note = line
        return False

    def refuse_excess(self) -> None:
        """Raise Refused `too_large` where there are more lines than any report has."""
        if len(self.paragraphs) > MAX_LINES:
            raise Refused("too_large", f"a post of more than {MAX_LINES:,} lines")


def read_body(
    nodes: Iterable[PageElement], hidden_names: frozenset[str] = frozenset(), others: Collection[int] = ()
) -> Body:
    """Read a forum post. Quotes are removed, but for one typed by hand that is nearly all that the post holds.

    `others` is the `id()` of elements that are posts of their own: where a closing tag is lost, one post holds the next.
    """
    nodes = list(nodes)
    walker = _Walker(hidden_names, keep_quotes=False, others=others)
    walker.walk(nodes)
    if walker.own_quote_length > max(_LONG_QUOTE, 5 * sum(map(len, walker.body.paragraphs))):
        walker = _Walker(hidden_names, keep_quotes=True, others=others)
        walker.walk(nodes)
    return walker.body


def read_article(nodes: Iterable[PageElement], hidden_names: frozenset[str] = frozenset()) -> Body:
    """Read a page that is no forum post: quotes are part of it, a list of links to other articles is not."""
    walker = _Walker(hidden_names, keep_quotes=True, of_site=True)
    walker.walk(nodes)
    return walker.body


def tidy_line(text: str) -> str:
    """A line without indents, invisible characters and the line breaks of the markup, spaces otherwise as posted."""
    text = text.strip()
    # All space and invisible characters but the blank are not printable.
    if text.isprintable() and "  " not in text:
        return text
    if "\n" in text or "  " in text or "\t" in text:
        text = _HTML_SPACE.sub(_space_or_nothing, text)
    if _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text).strip()
    return text.replace("\xa0", " ")


def _space_or_nothing(match: re.Match[str]) -> str:
    """A line break of the markup is a space between words, and nothing beside an ideograph or full-width sign."""
    if "\n" not in match.group():
        return " "
    text, start, end = match.string, match.start(), match.end()
    beside = (text[start - 1] if start else "") + (text[end] if end < len(text) else "")
    return "" if any(character > "\u2e7f" for character in beside) else " "


class _Walker:
    """One pass over a body, without recursion: `stack` holds the children still to come of each open element."""

    def __init__(
        self, hidden_names: frozenset[str], keep_quotes: bool, others: Collection[int] = (), of_site: bool = False
    ) -> None:
        self.body = Body()
        self.own_quote_length = 0
        self._hidden_names = hidden_names
        self._keep_quotes = keep_quotes
        self._others = others
        self._of_site = of_site
        self._buffer: list[str] = []
        self._lists: list[int | None] = []
        self._marker = ""
        self._backgrounds = 0
        self._preformatted = 0

    def walk(self, nodes: Iterable[PageElement], tables: bool = True) -> None:
        stack: list[tuple[Iterator[PageElement], Tag | None, bool]] = [(iter(nodes), None, False)]
        while stack:
            children, owner, has_background = stack[-1]
            node = next(children, None)
            if node is None:
                stack.pop()
                self._backgrounds -= has_background
                if owner is not None:
                    self._leave(owner)
            elif isinstance(node, Tag):
                if node.name == "br" or (self._others and owner is not None and id(node) in self._others):
                    self._break()
                elif not self._drop(node) and not (node.name == "table" and tables and self._table(node)):
                    self._enter(node)
                    has_background = bool(node.attrs) and style_of(node).has_background
                    self._backgrounds += has_background
                    stack.append((iter(node.contents), node, has_background))
            elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                self._text(str(node))
        self._break()

    def _text(self, text: str) -> None:
        if self._preformatted and "\n" in text:
            first, *lines, last = text.split("\n")
            self._buffer.append(first)
            self._break()
            self._lines(lines)
            self._buffer.append(last)
        else:
            self._buffer.append(text)

    def _drop(self, tag: Tag) -> bool:
        kind = element_kind(tag, self._hidden_names, self._backgrounds > 0, self._of_site)
        if kind == "quote" and not _FOREIGN_QUOTE.match(simplified(text_start(tag, 60))):
            if self._keep_quotes:
                return False
            self.own_quote_length += len(tag.get_text())
        if kind is None and tag.name in ("h4", "em") and _is_caption_of_shown(tag):
            kind = "notice"
        if kind is None and self._of_site and tag.name == "ul" and _is_of_links(tag):
            kind = "tool"
        if kind is None:
            return False
        self.body.removed[kind] += 1
        if kind == "locked":
            self.body.withheld = True
        elif kind == "edit_note":
            self.body.edit_note = tag.get_text()
        if tag.name in BLOCKS:
            self._break()
        return True

    def _enter(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._break()
        if name in ("ol", "ul"):
            self._lists.append(_list_start(tag))
        elif name == "li" and self._lists and self._lists[-1] is not None:
            number = _whole(attribute(tag, "value")) or self._lists[-1]
            self._marker = f"{number}. "
            self._lists[-1] = number + 1
        elif name == "pre":
            self._preformatted += 1

    def _leave(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            self._break()
        if name in ("ol", "ul"):
            self._lists.pop()
        elif name == "pre":
            self._preformatted -= 1

    def _break(self) -> None:
        if self._buffer:
            self._line("".join(self._buffer))
            self._buffer.clear()

    def _line(self, text: str) -> None:
        line = tidy_line(text)
        if line and self.body.add_line(line, self._marker, self._of_site):
            self._marker = ""

    def _lines(self, texts: list[str]) -> None:
        """Many lines of one element: asked together where a call for each would cost more than all else."""
        lines = filter(None, map(tidy_line, texts))
        if self._marker or may_be_noise("\n".join(texts)):
            for line in lines:
                self._line(line)
        else:
            self.body.paragraphs.extend(lines)
            self.body.refuse_excess()

    def _table(self, table: Tag) -> bool:
        rows = read_grid(table, self._cell)
        if rows is None:
            return False
        self._break()
        body = self.body
        heading = take_heading(body.paragraphs)
        caption = first_named(table, "caption")
        if caption is not None and heading is None:
            heading = tidy_line(caption.get_text()) or None
        body.tables.append(Table(rows=rows, heading=heading, after=len(body.paragraphs)))
        body.removed["table"] += 1
        return True

    def _cell(self, cell: Tag) -> str:
        if len(cell.contents) == 1 and type(text := cell.contents[0]) is NavigableString:
            line = tidy_line(str(text))
            return "" if line_kind(line, self._of_site) else line
        inner = _Walker(self._hidden_names, keep_quotes=True, of_site=self._of_site)
        inner.walk(cell.contents, tables=False)
        return tidy_line("\n".join(inner.body.paragraphs))


def _is_caption_of_shown(tag: Tag) -> bool:
    """The heading above hidden content that this reader may see, and the copy link of a code block."""
    parent = tag.parent
    names = classes(parent) if parent is not None else []
    if tag.name == "em":
        return "blockcode" in names
    return "showhide" in names or bool(_SHOWN_HEADING.match(simplified(text_start(tag, 40))))


def _is_of_links(items: Tag) -> bool:
    """Whether each item of a list is a link with no more than a date beside it, as those to other articles (相关阅读)."""
    elements = [item for item in items.contents if isinstance(item, Tag)]
    return bool(elements) and all(map(_holds_one_link, elements))


def _holds_one_link(item: Tag) -> bool:
    parts = [part for part in item.contents if isinstance(part, Tag) or str(part).strip()]
    links = list(filter(is_link, parts))
    if len(links) != 1 or len(parts) > 2:
        return False
    others = (text_start(part, 20) if isinstance(part, Tag) else str(part) for part in parts if part is not links[0])
    return all(_DATE.fullmatch(text) for text in others)


def _list_start(tag: Tag) -> int | None:
    """The number of a list's first item, None for a list without numbers. Discuz writes `ul type="1"`."""
    parent = tag.parent
    if parent is not None and any(name == "blockcode" for name in (*classes(parent), *_grandparent_classes(parent))):
        return None
    numbered = attribute(tag, "type") == "1" if tag.name == "ul" else attribute(tag, "type") in ("", "1")
    return (_whole(attribute(tag, "start")) or 1) if numbered else None


def _grandparent_classes(parent: Tag) -> list[str]:
    return classes(parent.parent) if parent.parent is not None else []


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
