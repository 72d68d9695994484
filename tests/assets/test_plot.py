"""The bar chart: well-formed, to scale, with labels as they are."""

from __future__ import annotations

import base64
import re
from xml.etree import ElementTree

from pipeline.assets.plot import BAR, bar_chart

SVG = "{http://www.w3.org/2000/svg}"


def picture(markdown: str) -> ElementTree.Element:
    found = re.fullmatch(r"!\[(.*)\]\(data:image/svg\+xml;base64,(.*)\)", markdown)
    assert found, markdown
    return ElementTree.fromstring(base64.b64decode(found[2]))


def test_bars_are_to_scale_and_labelled() -> None:
    svg = picture(bar_chart("By sector", [("工业 & 建筑业", 1200), ("教育", 300)]))
    bars = [float(bar.attrib["width"]) for bar in svg.findall(f"{SVG}rect")[1:]]
    assert bars == [BAR, BAR / 4]
    texts = [text.text for text in svg.findall(f"{SVG}text")]
    assert texts == ["By sector", "工业 & 建筑业", "1,200", "教育", "300"]


def test_nothing_to_show_is_still_a_picture() -> None:
    svg = picture(bar_chart("By sector", []))
    assert len(svg.findall(f"{SVG}rect")) == 1
