"""The page for reading: every number marked once, everything escaped, nothing loaded from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from pipeline.observations.extract import extract
from pipeline.observations.page import html_page
from pipeline.reports.document import document_from_text

ANNOTATED = Path(__file__).resolve().parents[1] / "fixtures" / "annotated"


def page(name: str, text: str) -> str:
    document = document_from_text(name, text)
    return "".join(html_page([(document, extract(document))]))


def test_every_observation_is_marked_and_listed_and_the_text_is_whole() -> None:
    text = (ANNOTATED / "made-county-a.txt").read_text(encoding="utf-8")
    document = document_from_text("made-county-a.txt", text)
    found = extract(document)
    soup = BeautifulSoup(page("made-county-a.txt", text), "lxml")
    assert len(soup.find_all("mark")) == len(soup.find_all("li")) == len(found.observations)
    assert len(soup.select(".out")) == len(found.excluded)
    for sup in soup.find_all("sup"):
        sup.decompose()
    assert "\n".join(p.get_text() for p in soup.select(".row p")) == document.body


def test_a_number_over_two_lines_stands_there_once() -> None:
    text = "2012年云溪县政府工作报告\n一、2011年工作回顾\n交通加快发展，新建公路3.\n3万公里，改造桥梁5座。"
    soup = BeautifulSoup(page("a.txt", text), "lxml")
    assert [mark.get_text() for mark in soup.find_all("mark")] == ["3.", "5座"]
    for sup in soup.find_all("sup"):
        sup.decompose()
    assert "\n".join(p.get_text() for p in soup.select(".row p")) == text


def test_markup_in_a_report_stays_text() -> None:
    html = page(
        "<b>.txt", "2012年<script>alert(1)</script>工作报告\n一、2011年工作回顾\n生产总值<img src=x>达98.4亿元。"
    )
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_the_page_asks_nobody_for_anything() -> None:
    html = page("a.txt", "2012年工作报告\n生产总值98.4亿元。")
    assert not re.search(r"(?:src|href)\s*=|url\(|@import", html)
