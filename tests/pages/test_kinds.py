"""Every kind of page that is read, from its own fixture: title, thread, floors, authors, and what was taken out."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"
TITLE = "云溪县2024年政府工作报告"

# file → software, title, thread type, thread id, floors with their authors
KINDS = [
    ("viewthread_x34.html", "discuz", TITLE, "四川", "5201", [(1, "摘编员"), (12, "匿名"), (13, "读者")]),
    ("viewthread_x2.html", "discuz", "临江区2011年工作回顾", "江西", "330", [(1, "老编辑")]),
    ("touch_x34.html", "discuz_mobile", TITLE, "四川", "5201", [(1, "摘编员"), (2, "读者")]),
    ("touch_x35.html", "discuz_mobile", "云溪县2025年政府工作报告", "四川", "6001", [(1, "摘编员"), (11, "匿名")]),
    ("wap.html", "discuz_mobile", TITLE, "四川", "5201", [(1, "摘编员"), (2, "读者")]),
    ("archiver.html", "discuz_archiver", TITLE, None, "5201", [(1, "摘编员"), (2, "读者"), (3, "摘编员")]),
    ("printable.html", "discuz_printable", TITLE, None, "5201", [(1, "摘编员"), (2, "读者")]),
    ("page_as_text.txt", "discuz_text", TITLE, "四川", None, [(1, "摘编员"), (2, "读者乙")]),
    ("phpbb.html", "phpbb", TITLE, None, "42", [(1, "摘编员"), (2, "读者")]),
    ("article.html", "article", TITLE, None, None, [(1, "县政府办公室")]),
]


def read(name: str) -> Page:
    page = read_bytes(name, (PAGES / name).read_bytes())
    assert isinstance(page, Page), page
    return page


@pytest.mark.parametrize(("name", "software", "title", "thread_type", "thread_id", "floors"), KINDS)
def test_kind(
    name: str, software: str, title: str, thread_type: str | None, thread_id: str | None, floors: list[tuple[int, str]]
) -> None:
    page = read(name)
    assert (page.software, page.title, page.thread_type, page.thread_id) == (software, title, thread_type, thread_id)
    assert [(post.floor, post.author) for post in page.posts] == floors


def test_noise_is_removed_and_counted() -> None:
    first = read("viewthread_x34.html").posts[0]
    assert {"jammer", "hidden", "edit_note", "attachment", "signature", "table"} <= set(first.removed)
    assert first.edited_at is not None
    assert len(first.tables) == 1


def test_a_wall_is_told_from_an_empty_post() -> None:
    assert [post.withheld for post in read("touch_x35.html").posts] == [False, True]
