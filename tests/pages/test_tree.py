"""The tree of a page is the one that Beautiful Soup itself builds, whatever the page."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.pages.tree import TreeBuilder
from tests.pages.mutate import PIECES, mutate

BROKEN = [
    *PIECES,
    b"<template><p>",
    b"<ruby>x<rt>",
    b"<?xml:namespace prefix = o />",
    b"<o:p>",
    b"<body class=x>",
    b"</pre>",
    b"<!DOCTYPE html>",
    b"<!---->",
    b"  ",
]


def nodes_of(root: Tag) -> Iterator[PageElement]:
    """A root and all below it, in document order."""
    pending: list[PageElement] = [root]
    while pending:
        node = pending.pop()
        yield node
        pending += reversed(node.contents) if isinstance(node, Tag) else []


def said_by(root: Tag) -> list[object]:
    """Depth and content of all nodes but the root."""
    found: list[object] = []
    for node in list(nodes_of(root))[1:]:
        depth = sum(1 for _ in node.parents)
        strings = node.interesting_string_types if isinstance(node, Tag) else None
        content = (node.name, dict(node.attrs), strings) if isinstance(node, Tag) else (type(node), str(node))
        found.append((depth, content))
    return found


def check(text: str) -> None:
    """Compare the trees, and look at how the nodes are linked."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "lxml", multi_valued_attributes=None)
    root = TreeBuilder().build(text)
    assert said_by(root) == said_by(soup)
    nodes = list(nodes_of(root))
    assert list(map(id, root.next_elements)) == list(map(id, nodes[1:]))
    for before, node in pairwise(nodes):
        assert node.previous_element is before
    for tag in nodes:
        for first, second in pairwise(tag.contents) if isinstance(tag, Tag) else ():
            assert first.next_sibling is second
            assert second.previous_sibling is first


@pytest.mark.parametrize("seed", range(4))
def test_pages_whole_and_damaged(fixture_pages: Path, seed: int) -> None:
    chance = random.Random(seed)
    for path in sorted(fixture_pages.glob("*.html")):
        check((mutate(path.read_bytes(), chance) if seed else path.read_bytes())[:60_000].decode(errors="replace"))


@given(st.lists(st.sampled_from(BROKEN), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_order_of_tags(pieces: list[bytes]) -> None:
    check(b"".join(pieces).decode(errors="replace"))


def test_an_element_prints_as_markup() -> None:
    text = '<html><body><p class="a b">1<br/>&lt;2</p><pre> \n </pre><!--3--></body></html>'
    assert str(TreeBuilder().build(text).contents[0]) == text


def test_an_element_has_what_beautiful_soup_asks_for() -> None:
    """What is missing would be looked for among all elements below, since `tag.name` is short for `tag.find("name")`."""
    root = TreeBuilder().build("<html><body><p>1")
    assert vars(BeautifulSoup("<p>1", "lxml").find("p")).keys() <= set(dir(root))
    assert root.parent is None
