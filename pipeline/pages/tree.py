"""The text of an HTML page goes in, Beautiful Soup's tree of it comes out, with an index of ids, classes and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, ClassVar

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder
from bs4.element import AttributeValueList, Comment, Doctype, NavigableString, PageElement, ProcessingInstruction
from lxml.etree import HTMLParser

_STRINGS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS
_PRESERVED = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
_WITHOUT_END = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
_BLANKS = " \n\t\f\r"


class Element(Tag):
    """An element of HTML: what is the same for nearly all of them is said once, for the class."""

    parser_class = BeautifulSoup
    prefix = namespace = sourceline = sourcepos = None
    known_xml = False
    can_be_empty_element = False
    attribute_value_list_class = AttributeValueList
    cdata_list_attributes = None
    preserve_whitespace_tags = _PRESERVED
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    parent = next_element = previous_element = next_sibling = previous_sibling = None
    _namespaces: ClassVar[dict[str, str]] = {}  # type: ignore[misc]

    def __init__(self, name: str, attrs: dict[str, Any]) -> None:
        self.name = name
        self.attrs = attrs
        self.contents = []
        if name in _WITHOUT_END:
            self.can_be_empty_element = True
        elif name in _STRINGS:
            self.interesting_string_types = {_STRINGS[name]}


class TreeBuilder:
    """What lxml's parser tells of a page becomes the tree that Beautiful Soup itself builds, in a quarter of its time.

    Beautiful Soup asks for each element and each text what only XML, other parsers and changed trees need. Each element
    is indexed as it comes, in document order. One builder builds one tree.
    """

    def __init__(self) -> None:
        self.by_id: dict[str, Tag] = {}
        self.by_class: defaultdict[str, list[Tag]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Tag]] = defaultdict(list)
        self._open: Tag = Element(BeautifulSoup.ROOT_TAG_NAME, {})
        self._latest: PageElement = self._open
        self._data: list[str] = []
        self._preserved = 0
        self._kinds: list[type[NavigableString]] = [NavigableString]

    def build(self, text: str) -> Tag:
        """Build the tree and return its root. Raises lxml's ParserError for what it takes for no markup at all."""
        root = self._open
        parser = HTMLParser(target=self)  # type: ignore[arg-type]  # its stubs speak of bytes, too
        parser.feed(text)
        parser.close()
        return root

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element that begins. Without a third argument, lxml does not look for namespaces either."""
        if self._data:
            self._end_text()
        element = Element(name, dict(attributes))
        self._add(element)
        self._open = element
        self.by_name[name].append(element)
        if attributes:
            if "id" in attributes:
                self.by_id.setdefault(attributes["id"], element)
            if "class" in attributes:
                for class_name in attributes["class"].split():
                    self.by_class[class_name].append(element)
        if name in _PRESERVED:
            self._preserved += 1
        elif name in _STRINGS:
            self._kinds.append(_STRINGS[name])

    def end(self, name: str) -> None:
        """Take the end of an element: that of the one begun last, since the parser closes all that a page leaves open."""
        if self._data:
            self._end_text()
        if self._open.parent is not None:
            self._open = self._open.parent
        if name in _PRESERVED:
            self._preserved -= 1
        elif name in _STRINGS:
            self._kinds.pop()

    def data(self, text: str) -> None:
        """Take a part of a text."""
        self._data.append(text)

    def comment(self, text: str) -> None:
        """Take a comment."""
        self._add_special(text, Comment)

    def pi(self, target: str, text: str | None = None) -> None:
        """Take an instruction to some program, as Word leaves them."""
        self._add_special(f"{target} {text}", ProcessingInstruction)

    def doctype(self, name: str, public: str, system: str) -> None:
        """Take the declaration of the page's type."""
        self._add_special(Doctype.for_name_and_ids(name, public, system), Doctype)

    def close(self) -> None:
        """Take the end of the page."""
        self._end_text()

    def _add_special(self, text: str, kind: type[NavigableString]) -> None:
        self._end_text()
        self._data.append(text)
        self._end_text(kind)

    def _end_text(self, kind: type[NavigableString] | None = None) -> None:
        if not self._data:
            return
        text = "".join(self._data)
        self._data.clear()
        if not self._preserved and not text.strip(_BLANKS):
            text = "\n" if "\n" in text else " "
        string = str.__new__(kind or self._kinds[-1], text)
        string.next_element = string.next_sibling = string.previous_sibling = None
        self._add(string)

    def _add(self, node: PageElement) -> None:
        """Put a node behind all others, as the last child of the element that is open."""
        parent, before = self._open, self._latest
        node.parent = parent
        node.previous_element = before
        before.next_element = self._latest = node
        siblings = parent.contents
        if siblings:
            node.previous_sibling = siblings[-1]
            siblings[-1].next_sibling = node
        siblings.append(node)
