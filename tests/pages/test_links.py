"""Addresses are told apart by the page that they lead to, and pages lead on to what belongs to them and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.pages.encoding import decode
from pipeline.pages.links import MAX_LEADS, find_leads, is_login, locate, own_place
from pipeline.pages.markup import parse

SITE = "https://bbs.example.invalid"
THREAD = f"{SITE}/forum.php?mod=viewthread&tid=5201"


def leads(address: str, markup: str) -> list[str]:
    return [lead.address for lead in find_leads(parse(markup), locate(address))]


@pytest.mark.parametrize(
    "other",
    [
        f"{THREAD}&extra=page%3D1",
        f"{THREAD}&extra=&page=1",
        f"{THREAD}&page=0",
        f"{SITE}/forum.php?tid=5201&mod=viewthread&mobile=2&sid=Ab12Cd#pid88001",
        f"{SITE}:443/thread-5201-1-7.html",
        f"{SITE}/thread-5201-1-1.html?fromuid=3",
        "http://BBS.example.invalid/viewthread.php?tid=5201&highlight=%B9%A4",
    ],
)
def test_one_page_has_one_key(other: str) -> None:
    assert locate(other).key == locate(THREAD).key


@pytest.mark.parametrize(
    "other",
    [
        f"{THREAD}&page=2",
        f"{THREAD}&authorid=2",
        f"{THREAD}&ordertype=1",
        f"{SITE}/forum.php?mod=viewthread&tid=5202",
        f"{SITE}/bbs/forum.php?mod=viewthread&tid=5201",
        f"{SITE}:8443/forum.php?mod=viewthread&tid=5201",
        f"{SITE}/forum.php?mod=forumdisplay&fid=5201",
        f"{SITE}/viewtopic.php?t=5201",
    ],
)
def test_another_page_has_another_key(other: str) -> None:
    assert locate(other).key != locate(THREAD).key


@pytest.mark.parametrize(
    ("address", "kind", "number", "page", "asked"),
    [
        ("/thread-12-3-1.html", "thread", "12", 3, "/thread-12-3-1.html"),
        ("/forum-county-2.html", "board", "county", 2, "/forum-county-2.html"),
        ("/forum.php?fid=9&mod=forumdisplay&page=4", "board", "9", 4, "/forum.php?mod=forumdisplay&fid=9&page=4"),
        ("/b/viewtopic.php?f=3&t=42&start=20&sid=x", "thread", "42", 20, "/b/viewtopic.php?t=42&start=20"),
        ("/b/viewforum.php?f=3", "board", "3", 0, "/b/viewforum.php?f=3"),
        ("/showthread.php?t=42&page=2&pp=10", "thread", "42", 2, "/showthread.php?t=42&page=2"),
        (f"/vb/showthread.php?s={'0f' * 16}&t=42", "thread", "42", 1, "/vb/showthread.php?t=42"),
        ("/forumdisplay.php?f=5&order=desc&page=3", "board", "5", 3, "/forumdisplay.php?f=5&page=3"),
        ("/forumdisplay.php?fid=5", "board", "5", 1, "/forumdisplay.php?fid=5"),
        ("/showthread.php?42-Title-2/page3", "thread", "42", 3, "/showthread.php?42-Title-2/page3"),
        (f"/forumdisplay.php?5-Board&s={'0f' * 16}", "board", "5", 1, "/forumdisplay.php?5-Board"),
        ("/showthread.php/42-Title/page2", "thread", "42", 2, "/showthread.php/42-Title/page2"),
        ("/vb/threads/42-Title", "thread", "42", 1, "/vb/threads/42-Title"),
        ("/forums/5-Board/page2", "board", "5", 2, "/forums/5-Board/page2"),
        ("/forum/counties/2772-title/page2", "thread", "2772", 2, "/forum/counties/2772-title/page2"),
        ("/forum/counties/2772-title", "page", "", 1, "/forum/counties/2772-title"),
        ("/showthread.php?p=7788#post7788", "page", "", 1, "/showthread.php?p=7788"),
        ("/art/2024/1/31/art_1.html?a=b&c", "page", "", 1, "/art/2024/1/31/art_1.html?a=b&c"),
        ("/read.jsp;jsessionid=5F?id=1&PHPSESSID=2", "page", "", 1, "/read.jsp?id=1"),
        (f"/x?sid=7&y=1&sid={'0f' * 16}", "page", "", 1, "/x?sid=7&y=1"),
        ("", "page", "", 1, "/"),
    ],
)
def test_what_an_address_says(address: str, kind: str, number: str, page: int, asked: str) -> None:
    place = locate(SITE + address)
    assert (place.kind, place.number, place.page, place.address) == (kind, number, page, SITE + asked)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://example.invalid/",
        "bbs.example.invalid/thread-1-1-1.html",
        "http://",
        "http://[",
        "http://a:99999/",
        "http://me:secret@example.invalid/",
        "http://example.invalid\\@other.invalid/",
        "http://example.invalid/a b",
        "http://example.invalid/" + "a" * 2000,
        "",
    ],
)
def test_what_is_not_to_be_asked(address: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        locate(address)


def test_a_login_page_is_known_by_its_address() -> None:
    assert is_login(f"{SITE}/member.php?mod=logging&action=login")
    assert is_login(f"{SITE}/ucp.php?mode=login&redirect=x")
    assert is_login(f"{SITE}/login?from=x")
    assert not is_login(f"{SITE}/thread-1-1-1.html?x=login")


def test_a_thread_page_leads_to_the_thread_s_pages(fixture_pages: Path) -> None:
    markup = decode((fixture_pages / "viewthread_x34.html").read_bytes()).text
    base = "http://bbs.example.invalid/forum.php?mod=viewthread&tid=5201"
    assert leads(base, markup) == [f"{base}&page=2", f"{base}&page=13"]


@pytest.mark.parametrize(
    "others",
    [
        ["/showthread.php?42-Title/page2", "/showthread.php?t=42&page=2", "/threads/42-Another/page2"],
        ["/forumdisplay.php?5-Board", "/forumdisplay.php?f=5&sort=lastpost&order=desc", "/forums/5-Board/page1"],
    ],
)
def test_the_forms_of_one_vbulletin_page_have_one_key(others: list[str]) -> None:
    assert len({locate(SITE + other).key for other in others}) == 1


def test_a_vbulletin_board_leads_to_its_threads_and_its_next_page() -> None:
    markup = (
        '<a href="showthread.php?t=99">elsewhere</a><ol id="threads"><li><a id="thread_title_7" href="showthread.php?7-A&amp;s=1">a</a>'
        '<a href="showthread.php?7-A/page2">2</a></li><li><a id="thread_title_8" href="showthread.php?8-B">b</a></li></ol>'
        '<a href="forumdisplay.php?5-Board/page2&amp;order=desc">2</a><a href="forumdisplay.php?5-Board/page3&amp;order=desc">3</a>'
    )
    board = f"{SITE}/forumdisplay.php?5-Board"
    assert leads(board, markup.replace("&amp;s=1", "")) == [
        f"{SITE}/showthread.php?7-A",
        f"{SITE}/showthread.php?8-B",
        f"{board}/page2",
    ]


def test_a_thread_of_vbulletin_5_is_known_by_its_markup() -> None:
    links = '<a href="/forum/counties/2772-title/page2">2</a><a href="/forum/counties/9-other/page2">x</a>'
    address = f"{SITE}/forum/counties/2772-title"
    assert own_place(parse(links), locate(address)).kind == "page"
    markup = parse(f'<div class="js-post__content-text">x</div>{links}')
    own = own_place(markup, locate(address))
    assert (own.kind, own.number, own.page) == ("thread", "2772", 1)
    assert [lead.address for lead in find_leads(markup, own)] == [f"{address}/page2"]


def test_a_view_of_a_thread_leads_to_the_same_view() -> None:
    links = '<a href="forum.php?mod=viewthread&amp;tid=5201&amp;authorid=2&amp;page=2">2</a><a href="forum.php?mod=viewthread&amp;tid=5201&amp;page=2">2</a>'
    assert leads(f"{THREAD}&authorid=2", links) == [f"{THREAD}&authorid=2&page=2"]
    assert leads(THREAD, links) == [f"{THREAD}&page=2"]


def test_a_board_leads_to_its_threads_and_its_next_page() -> None:
    rows = '<tbody id="stickthread_1"><tr><td><a href="thread-1-1-1.html">a</a></td></tr></tbody><tbody id="normalthread_2"><tr><td><a href="thread-2-1-1.html">b</a><a href="thread-2-2-1.html">2</a><a href="thread-2-1-1.html">b</a></td></tr></tbody>'
    markup = f'<a href="thread-9-1-1.html">hot</a><table>{rows}</table><a href="forum-9-1.html">1</a><a href="forum-9-4.html">4</a><a href="forum-9-3.html">3</a><a href="forum-8-3.html">x</a>'
    found = [f"{SITE}/thread-1-1-1.html", f"{SITE}/thread-2-1-1.html", f"{SITE}/forum-9-3.html"]
    assert leads(f"{SITE}/forum-9-2.html", markup) == found


def test_a_board_of_vbulletin_5_is_told_by_what_it_lists() -> None:
    rows = "".join(
        f'<tr class="topic-item"><td><a href="{SITE}/forum/local/counties/{number}-report" class="topic-title js-topic-title">r</a>'
        f'<a href="{SITE}/forum/local/counties/{number}-report/page3">3</a></td></tr>'
        for number in (2772, 2773)
    )
    pager = "".join(
        f'<a class="js-pagenav-button" href="/forum/local/counties/page{page}">{page}</a>' for page in (1, 3, 4)
    )
    markup = parse(
        f'<a href="/forum/local">up</a><a href="/forum/local/cities/page3">other</a><table><tbody class="topic-list">{rows}</tbody></table>{pager}'
    )
    own = own_place(markup, locate(f"{SITE}/forum/local/counties/page2"))
    assert (own.kind, own.number, own.page) == ("board", "/forum/local/counties", 2)
    assert [lead.address.removeprefix(SITE) for lead in find_leads(markup, own)] == [
        "/forum/local/counties/2772-report/page1",
        "/forum/local/counties/2773-report/page1",
        "/forum/local/counties/page3",
    ]


def test_a_list_in_unknown_markup_gives_all_its_threads() -> None:
    markup = '<li><a href="thread-1-1-1.html">a</a></li><li><a href="forum.php?mod=viewthread&amp;tid=2">b</a></li>'
    assert leads(f"{SITE}/forum-9-1.html", markup) == [
        f"{SITE}/thread-1-1-1.html",
        f"{SITE}/forum.php?mod=viewthread&tid=2",
    ]


def test_no_link_leads_off_the_site() -> None:
    hrefs = [
        "http://10.0.0.1/thread-5201-2-1.html",
        "//other.invalid/thread-5201-2-1.html",
        f"{SITE}:8080/thread-5201-2-1.html",
        "file:///thread-5201-2-1.html",
        "javascript:alert(1)",
        "http://[",
        "",
    ]
    assert leads(THREAD, "".join(f'<a href="{href}">2</a>' for href in hrefs)) == []


@pytest.mark.parametrize("base", ["https://bbs.example.invalid/bbs/", "http://elsewhere.invalid/"])
def test_the_base_of_the_page_counts_where_it_is_of_the_site(base: str) -> None:
    """A copy of a forum on another host has the forum's own address as its base."""
    folder = "/bbs" if "example" in base else ""
    markup = f'<base href="{base}"><a href="thread-5201-2-1.html">2</a>'
    address = f"{SITE}{folder}/thread-5201-1-1.html"
    assert leads(address, markup) == [f"{SITE}{folder}/thread-5201-2-1.html"]


def test_a_page_may_say_which_thread_it_is() -> None:
    markup = parse('<link rel="canonical" href="https://bbs.example.invalid/viewtopic.php?t=42&amp;start=10">')
    assert (
        own_place(markup, locate(f"{SITE}/viewtopic.php?p=501")).key
        == locate(f"{SITE}/viewtopic.php?t=42&start=10").key
    )
    relative = parse('<link rel="canonical" href="showthread.php?t=42&amp;page=2">', f"{SITE}/vb/showthread.php?p=501")
    assert (
        own_place(relative, locate(f"{SITE}/vb/showthread.php?p=501")).address
        == f"{SITE}/vb/showthread.php?t=42&page=2"
    )
    other = parse('<link rel="canonical" href="https://other.invalid/viewtopic.php?t=42">')
    assert own_place(other, locate(f"{SITE}/viewtopic.php?p=501")).kind == "page"


def test_leads_are_bounded() -> None:
    markup = "".join(f'<a href="thread-{number}-1-1.html">x</a>' for number in range(3 * MAX_LEADS))
    assert len(leads(f"{SITE}/forum-9-1.html", markup)) == MAX_LEADS


def test_links_of_the_real_forum(shared: Path, read_address: Callable[[str], str]) -> None:
    board = read_address("forumdisplay_fid2_p1.html")
    found = leads("http://127.0.0.1:18080/forum.php?mod=forumdisplay&fid=2", board)
    assert (
        len([address for address in found if "mod=viewthread" in address])
        == board.count('<tbody id="normalthread_')
        > 3
    )
    assert found[-1] == "http://127.0.0.1:18080/forum.php?mod=forumdisplay&fid=2&page=2"
    rewritten = leads("http://127.0.0.1:18080/thread-168820-1-1.html", read_address("thread-168820-1-1.html"))
    assert rewritten == ["http://127.0.0.1:18080/thread-168820-2-1.html"]


@pytest.fixture
def read_address(shared: Path) -> Callable[[str], str]:
    """The markup of one of the real pages."""
    return lambda name: decode((shared / "forum" / "pages" / name).read_bytes()).text
