"""Pages of a thread: any order, several snapshots, missing pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from pipeline.pages.identity import thread_key
from pipeline.pages.model import Page, Post
from pipeline.reports.thread import MOST_PAGES, as_ranges, document_id, merge_pages


def page(
    number: int, *floors: int, saved: int = 1, name: str | None = None, withheld: bool = False, text: str = "正文。"
) -> Page:
    posts = tuple(Post(str(1000 + floor), floor, "甲", (text,), withheld=withheld) for floor in floors)
    return Page(
        source_name=name or f"p{number}-{saved}.html", snapshot_id=f"{number}{saved}", size_bytes=1, encoding="utf-8",
        software="discuz", title="帖子", posts=posts, host="bbs.example", thread_id="7", page_no=number, page_count=3,
        saved_at=datetime(2020, 1, saved),
    )  # fmt: skip


def test_a_thread_is_its_host_id_and_bare_title_and_a_loose_file_its_name() -> None:
    assert thread_key(page(1, 1)) == "bbs.example/7/帖子"
    assert thread_key(replace(page(1, 1), title="帖子（更正）")) == "bbs.example/7/帖子"
    assert thread_key(replace(page(1, 1), title="另一帖")) != thread_key(page(1, 1)), "an id given out again"
    loose = Page("a.txt", "s", 1, "utf-8", "text", "题", ())
    assert thread_key(loose) == "a.txt"
    assert len(document_id("a.txt")) == 16 and document_id("a.txt") != document_id("b.txt")


def test_pages_in_any_order_give_the_same_thread_and_missing_ones_are_named() -> None:
    first, third = page(1, 1, 2), page(3, 5, 6)
    thread = merge_pages([third, first])
    assert thread == merge_pages([first, third])
    assert thread.missing_pages == (2,)
    assert [post.floor for post in thread.posts] == [1, 2, 5, 6]


def test_a_damaged_pager_names_no_million_of_missing_pages() -> None:
    thread = merge_pages([replace(page(1, 1), page_count=9_999_999)])
    assert thread.missing_pages == tuple(range(2, MOST_PAGES + 1))


@pytest.mark.parametrize(("numbers", "said"), [((), ""), ((2,), "2"), ((2, 3), "2–3"), ((1, 3, 4, 5, 9), "1, 3–5, 9")])
def test_numbers_are_told_in_few_words(numbers: tuple[int, ...], said: str) -> None:
    assert as_ranges(numbers) == said


def test_the_newest_snapshot_counts_and_the_others_are_kept_apart() -> None:
    old, new = page(1, 1, saved=1, text="旧。"), page(1, 1, saved=9, text="新。")
    thread = merge_pages([new, old])
    assert (thread.pages, thread.superseded) == ((new,), (old,))
    assert thread.posts[0].paragraphs == ("新。",)


def test_a_newer_snapshot_that_shows_nothing_does_not_count() -> None:
    shown, walled = page(1, 1, saved=1), page(1, 1, saved=9, withheld=True)
    assert merge_pages([walled, shown]).pages == (shown,)


def test_a_post_seen_on_two_pages_is_one() -> None:
    assert [post.floor for post in merge_pages([page(1, 1, 2), page(2, 2, 3)]).posts] == [1, 2, 3]


def test_a_newer_phone_page_with_fewer_posts_takes_nothing_away() -> None:
    desktop = replace(page(1, 1, 2, 3), page_count=1)
    phone = replace(page(1, 1, 2, saved=9), software="discuz_mobile", page_count=2)
    thread = merge_pages([phone, desktop])
    assert [post.floor for post in thread.posts] == [1, 2, 3]
    assert (thread.missing_pages, thread.superseded) == ((), (phone,))


def test_another_view_fills_what_is_missing() -> None:
    first, second = replace(page(1, 1, 2), page_count=2), replace(page(2, 3), page_count=2, software="discuz_archiver")
    thread = merge_pages([second, first])
    assert [post.floor for post in thread.posts] == [1, 2, 3]
    assert thread.missing_pages == ()


def test_posts_that_one_author_s_view_adds_stand_in_the_order_of_their_numbers() -> None:
    whole = replace(page(1, 1, 2), page_count=2)
    own = replace(page(1, 1, saved=2), author_view=True, page_count=1)
    own = replace(own, posts=(*own.posts, replace(own.posts[0], post_id="1005", floor=2)))
    thread = merge_pages([whole, own])
    assert [post.post_id for post in thread.posts] == ["1001", "1002", "1005"]


def test_the_type_and_board_of_a_thread_come_from_whichever_view_prints_them() -> None:
    typed = replace(page(1, 1), thread_type="四川", board="县区")
    bare = replace(page(1, 1, saved=9), software="discuz_archiver")
    assert [(each.thread_type, each.board) for each in merge_pages([typed, bare]).pages] == [("四川", "县区")]


@pytest.mark.parametrize("pages", [[], [page(1, 1), Page("b.txt", "s", 1, "utf-8", "text", "", ())]])
def test_nothing_or_two_threads_are_an_error(pages: list[Page]) -> None:
    with pytest.raises(ValueError, match="one thread"):
        merge_pages(pages)
