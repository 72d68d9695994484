"""The text of an HTML page goes in, a tree with an index of its ids and classes comes out, or a refusal of its size."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString
from lxml.etree import ParserError

from pipeline.pages.refusal import Refused
from pipeline.pages.styles import hidden_names
from pipeline.pages.times import forum_time
from pipeline.pages.tree import TreeBuilder

# A thread page of a hundred long posts has some 20,000 tags, 60 deep. What is far beyond that is an attack or an accident.
MAX_TAGS = 200_000
MAX_DEPTH = 3_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9_:-]{0,30})")
_FLAT = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "tbody",
        "thead",
    ]
)
_ATTACHMENT, _ATTACHMENT_END = re.compile("<ignore_js_op"), "</ignore_js_op>"
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")
_REPORT_ADDRESS = re.compile(r"REPORTURL\s*=\s*'([A-Za-z0-9+/=]{12,2000})'")
# A note of where a page was saved from: by a browser (`zhibiao fetch` adds when), and by SingleFile, which packs a page.
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s{1,9}url:\s?(\S{4,2000})"
    r"(?:\s{1,9}saved date:\s?\w{3} (\w{3} \d{1,2} \d{4} [\d:]{8} GMT[+-]\d{4}))?"
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{4,2000}?)(?:\s+at\s+([0-9T:+-]{19,25}))?\s*-->")


@dataclass(frozen=True)
class Markup:
    """A parsed page. `url`, `saved_at` are what the container or the browser that saved it knew, if anything."""

    text: str
    root: Tag
    by_id: dict[str, Tag]
    by_class: dict[str, list[Tag]]
    by_name: dict[str, list[Tag]]
    url: str | None = None
    saved_at: datetime | None = None

    @cached_property
    def is_whole(self) -> bool:
        """Whether the page was surely saved to its end; programs that pack pages leave the last tags out."""
        end = self.text[-4000:]
        return "</html" in end or "</html" in end.lower()

    def ends_inside(self, element: PageElement) -> bool:
        """Whether the page was cut inside that element: nothing follows it, and the page does not say that it ends."""
        node: PageElement | None = None if self.is_whole else element
        while node is not None and not (isinstance(node, Tag) and node.name in ("body", "html")):
            if any(str(sibling).strip() for sibling in node.next_siblings):
                return False
            node = node.parent
        return not self.is_whole

    @cached_property
    def hidden_names(self) -> frozenset[str]:
        """Classes and ids that the page's own style blocks hide."""
        return hidden_names(self._sheet)

    @cached_property
    def hidden_anywhere(self) -> frozenset[str]:
        """Of these, the ones that are hidden wherever they stand."""
        return hidden_names(self._sheet, anywhere=True)

    @property
    def _sheet(self) -> str:
        return "\n".join(style.get_text() for style in self.by_name.get("style", ()))

    @cached_property
    def title(self) -> str:
        titles = self.by_name.get("title", ())
        return clean_text(titles[0]) if titles else ""

    def first(self, class_name: str) -> Tag | None:
        found = self.by_class.get(class_name)
        return found[0] if found else None

    def meta(self, name: str) -> str:
        """The content of the meta element of that name or property, empty where there is none."""
        for tag in self.by_name.get("meta", ()):
            if attribute(tag, "name") == name or attribute(tag, "property") == name:
                return attribute(tag, "content")
        return ""

    @cached_property
    def addresses(self) -> list[str]:
        """Absolute addresses of this page and its site, the surest first: Discuz keeps its own in a script variable."""
        found = [self.url or "", _decode_address(_REPORT_ADDRESS.search(self.text))]
        bases = [attribute(tag, "href") for tag in self.by_name.get("base", ())]
        found += [
            _absolute(attribute(tag, "href"), self.url or (bases[0] if bases else ""))
            for tag in self.by_name.get("link", ())
            if "canonical" in attribute(tag, "rel")
        ]
        return [address for address in (*found, *bases) if address.startswith(("http://", "https://"))]

    @cached_property
    def host(self) -> str | None:
        """Host, with its port where one is given."""
        for address in self.addresses:
            try:
                host = urlsplit(address).netloc.rpartition("@")[2]
            except ValueError:
                continue
            if host:
                return host.lower()
        return None


def parse(text: str, url: str | None = None, saved_at: datetime | None = None) -> Markup:
    """Build the tree and its index. Raises Refused `too_large` before any tree is built."""
    _refuse_excess(text)
    declaration = _XML_DECLARATION.match(text)
    start = declaration.end() if declaration else 0
    saved_from = _SAVED_FROM.search(text[:3000]) or _SINGLE_FILE.search(text[:3000])
    if saved_from and not url:
        url, saved_at = saved_from.group(1), saved_at or forum_time(saved_from.group(2))
    builder = TreeBuilder()
    try:
        root = builder.build(_with_tips_closed(text[start:]))
    except (ParserError, UnicodeError) as error:
        raise Refused("not_a_page", "the markup could not be parsed") from error
    markup = Markup(text, root, builder.by_id, builder.by_class, builder.by_name, url, saved_at)
    if sum(map(len, builder.by_name.values())) > MAX_DEPTH:
        _refuse_depth(root)
    return markup


def _with_tips_closed(text: str) -> str:
    """The page with every box in an attachment closed before the attachment ends.

    Discuz up to X3.4 leaves the tip of a file open for guests and search engines, so that the tip, which is no text of the
    post, would hold all that follows the file.
    """
    found: list[str] = []
    done = 0
    for begin in _ATTACHMENT.finditer(text):
        if begin.start() < done:
            continue
        end = text.find(_ATTACHMENT_END, begin.end())
        if end < 0:
            break
        unclosed = text.count("<div", begin.end(), end) - text.count("</div>", begin.end(), end)
        found += text[done:end], "</div>" * unclosed
        done = end
    return "".join(found) + text[done:] if found else text


def attribute(tag: Tag, name: str) -> str:
    """An attribute as text, empty where it is missing."""
    value = tag.attrs.get(name)
    if value is None:
        return ""
    return value if isinstance(value, str) else " ".join(value)


def classes(tag: Tag) -> list[str]:
    """The class names of an element."""
    value = tag.attrs.get("class")
    if value is None:
        return []
    return value.split() if isinstance(value, str) else list(value)


def clean_text(tag: Tag | None) -> str:
    """The text of a small element on one line, all white space single."""
    if tag is None:
        return ""
    texts = [node for node in tag.descendants if isinstance(node, NavigableString)]
    return " ".join("".join(node for node in texts if not isinstance(node, PreformattedString)).split())


def first_with_class(root: Tag, *names: str, skip: Collection[int] = ()) -> Tag | None:
    """The first element below `root` that has one of the classes; `skip` as in `tags_within`."""
    wanted = frozenset(names)
    for tag in tags_within(root, skip):
        if "class" in tag.attrs and not wanted.isdisjoint(classes(tag)):
            return tag
    return None


def is_link(node: PageElement) -> bool:
    """Whether a node is a link. An anchor (`<a name="top">`) is none; some are never closed."""
    return isinstance(node, Tag) and node.name == "a" and "href" in node.attrs


def first_named(root: Tag | None, name: str) -> Tag | None:
    """The first element of that name below `root`."""
    return next((tag for tag in tags_within(root) if tag.name == name), None) if root is not None else None


def all_named(root: Tag, name: str) -> list[Tag]:
    """The elements of that name below `root`, in document order."""
    return [tag for tag in tags_within(root) if tag.name == name]


def tags_within(root: Tag, skip: Collection[int] = ()) -> Iterator[Tag]:
    """The elements below `root` in document order, without those whose `id()` is in `skip` and what they hold."""
    pending = [root]
    while pending:
        tag = pending.pop()
        if tag is not root:
            if id(tag) in skip:
                continue
            yield tag
        pending.extend(child for child in reversed(tag.contents) if isinstance(child, Tag))


def _absolute(address: str, base: str) -> str:
    """vBulletin names the thread by an address below its own."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def _decode_address(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    try:
        return base64.b64decode(match.group(1), validate=True).decode("utf-8")
    except ValueError:
        return ""


def _too_deep() -> Refused:
    return Refused("too_large", f"elements nested more than {MAX_DEPTH:,} deep")


def _refuse_depth(root: Tag) -> None:
    """Measure the tree itself: the parser closes no div across a cell, so that the count of its tags may be too low."""
    above = [root]
    for tag in root.descendants:
        if isinstance(tag, Tag):
            while above[-1] is not tag.parent:
                above.pop()
            above.append(tag)
            if len(above) > MAX_DEPTH:
                raise _too_deep()


def _refuse_excess(text: str) -> None:
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise Refused("too_large", f"{tags:,} tags, more than the {MAX_TAGS:,} that a page may have")
    if tags <= MAX_DEPTH:
        return
    depth = 0
    unclosed: Counter[str] = Counter()
    for closing, name in _TAG.findall(text):
        name = name.lower()
        if name in _FLAT:
            continue
        if not closing:
            unclosed[name] += 1
            depth += 1
            if depth > MAX_DEPTH:
                raise _too_deep()
        elif unclosed[name]:
            unclosed[name] -= 1
            depth -= 1
