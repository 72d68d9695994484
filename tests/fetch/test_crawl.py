"""Threads and boards of a server on loopback are followed, saved once each, and asked for no more than needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.fetch.crawl import Result
from pipeline.fetch.plan import Limits
from tests.fetch.conftest import PARAGRAPH, QUICK, Asked, Reply, Server, board_page, pages_in, thread_page

Fetch = Callable[..., list[Result]]
BOARD, THREAD = "/forum.php?mod=forumdisplay&fid=9", "/forum.php?mod=viewthread&tid="
NOTICE = (
    '<!DOCTYPE html><html><head><meta name="generator" content="Discuz! X3.4"><title>提示信息</title></head><body>'
    '<div id="messagetext"><p>抱歉，您尚未登录，没有权限访问该版块</p></div><a href="x">x</a></body></html>'
)


def outcomes(results: list[Result]) -> Counter[str]:
    return Counter(result.outcome for result in results)


def test_a_board_gives_its_threads_with_all_their_pages(forum: Server, fetch: Fetch, tmp_path: Path) -> None:
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 2, "saved": 5}
    assert sorted(forum.paths) == sorted(forum.routes), "everything once, and nothing beside the list (thread 999)"
    assert len(pages_in(tmp_path)) == 5


def test_a_thread_is_asked_for_from_any_of_its_pages(forum: Server, fetch: Fetch) -> None:
    fetch(f"{forum.url}/forum.php?mod=viewthread&tid=12&extra=page%3D1&page=2&mobile=2&sid=Ab12Cd")
    assert sorted(forum.paths) == [f"{THREAD}12", f"{THREAD}12&page=2", f"{THREAD}12&page=3"]


def test_a_vbulletin_board_gives_its_threads_with_all_their_pages(server: Server, fetch: Fetch, tmp_path: Path) -> None:
    head = '<!DOCTYPE html><html><head><meta name="generator" content="vBulletin 3.8.7" /></head><body>'
    rows = "".join(
        f'<td id="td_threadtitle_{tid}"><a href="showthread.php?s={"0f" * 16}&amp;t={tid}" id="thread_title_{tid}">报告</a></td>'
        for tid in (31, 32)
    )
    server.routes["/vb/forumdisplay.php?f=5"] = Reply(
        f'{head}<table id="threadslist"><tr>{rows}</tr></table><a href="showthread.php?t=99">x</a></body></html>'
    )

    def page(tid: int, number: int, pages: int) -> Reply:
        links = "".join(
            f'<a href="showthread.php?t={tid}&amp;page={other}">{other}</a>' for other in range(1, pages + 1)
        )
        post = f'<div id="post_message_{tid}{number}">{PARAGRAPH * 3}</div><!-- / message -->'
        return Reply(f'{head}<div class="pagenav">第 {number} 页，共 {pages} 页{links}</div>{post}</body></html>')

    server.routes["/vb/showthread.php?t=31"] = page(31, 1, 2)
    server.routes["/vb/showthread.php?t=31&page=2"] = page(31, 2, 2)
    server.routes["/vb/showthread.php?t=32"] = page(32, 1, 1)
    assert outcomes(fetch(f"{server.url}/vb/forumdisplay.php?f=5&order=desc")) == {"listing": 1, "saved": 3}
    assert sorted(server.paths) == sorted(server.routes), "thread 99 is not in the list"
    assert len(pages_in(tmp_path)) == 3


def test_the_limits_are_kept_and_what_they_leave_out_is_said(forum: Server, fetch: Fetch) -> None:
    assert outcomes(fetch(forum.url + BOARD, limits=Limits(threads=2, pages=2))) == {"listing": 1, "saved": 3}


def test_nothing_is_transferred_again_that_has_not_changed(forum: Server, fetch: Fetch, tmp_path: Path) -> None:
    fetch(forum.url + BOARD)
    saved = {name: (tmp_path / name).stat().st_mtime_ns for name in pages_in(tmp_path)}
    asked = len(forum.asked)
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 2, "unchanged": 5}
    assert all("if-none-match" in entry.headers for entry in forum.asked[asked:] if entry.path != "/robots.txt")
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in pages_in(tmp_path)} == saved


def test_a_page_without_validators_is_unchanged_where_its_bytes_are(server: Server, fetch: Fetch) -> None:
    server.routes[f"{THREAD}1"] = Reply(thread_page(1))
    fetch(f"{server.url}{THREAD}1")
    assert outcomes(fetch(f"{server.url}{THREAD}1")) == {"unchanged": 1}
    server.routes[f"{THREAD}1"] = Reply(thread_page(1, text="　　粮食总产量41.2万吨。" * 9))
    assert outcomes(fetch(f"{server.url}{THREAD}1")) == {"saved": 1}


def test_last_modified_is_a_validator_too(server: Server, fetch: Fetch) -> None:
    server.routes[f"{THREAD}1"] = Reply(thread_page(1), headers={"Last-Modified": "Fri, 02 Feb 2024 04:00:00 GMT"})
    fetch(f"{server.url}{THREAD}1")
    fetch(f"{server.url}{THREAD}1")
    assert server.asked[-1].headers["if-modified-since"] == "Fri, 02 Feb 2024 04:00:00 GMT"


@pytest.mark.parametrize("damage", ["gone", "cut short"])
def test_a_page_whose_file_is_not_as_saved_is_got_again(
    forum: Server, fetch: Fetch, tmp_path: Path, damage: str
) -> None:
    fetch(f"{forum.url}{THREAD}11")
    (path,) = (tmp_path / name for name in pages_in(tmp_path))
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:100])
    assert outcomes(fetch(f"{forum.url}{THREAD}11")) == {"saved": 1}
    assert len(path.read_bytes()) == len(whole)


def test_what_was_unreachable_is_all_that_the_next_call_asks_for(forum: Server, fetch: Fetch) -> None:
    good = forum.routes[f"{THREAD}12&page=2"]
    forum.routes[f"{THREAD}12&page=2"] = Reply(status=503)
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 2, "saved": 4, "unreachable": 1}
    forum.routes[f"{THREAD}12&page=2"] = good
    forum.asked.clear()
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 2, "resumed": 4, "saved": 1}
    assert forum.paths == [f"{THREAD}12&page=2"]


def test_a_dead_thread_does_not_keep_a_round_open(forum: Server, fetch: Fetch) -> None:
    del forum.routes[f"{THREAD}13"]
    first = fetch(forum.url + BOARD)
    assert [result.detail for result in first if result.outcome == "failed"] == ["the server answers 404 Not Found"]
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 2, "unchanged": 4, "failed": 1}


def test_a_host_that_fails_is_left_alone(forum: Server, fetch: Fetch) -> None:
    for path in forum.routes:
        if THREAD in path:
            forum.routes[path] = Reply(status=503)
    forum.routes[BOARD + "&page=2"] = Reply("<html></html>")
    forum.routes[BOARD] = Reply(
        "<html><head><meta name='generator' content='Discuz!'></head><body class='pg_forumdisplay'>"
        + "".join(f"<a href='forum.php?mod=viewthread&tid={tid}'>x</a>" for tid in range(1, 10))
        + "</body></html>"
    )
    for tid in range(1, 10):
        forum.routes[f"{THREAD}{tid}"] = Reply(status=503)
    results = fetch(forum.url + BOARD)
    assert outcomes(results) == {"listing": 1, "unreachable": 9}
    assert len(forum.paths) == 1 + 3 * QUICK.tries
    assert results[-1].detail.startswith("not asked")


def test_a_host_that_fails_now_and_then_is_not(forum: Server, fetch: Fetch) -> None:
    for tid in (1, 2, 4, 5):
        forum.routes[f"{THREAD}{tid}"] = Reply(status=503)
    forum.routes[f"{THREAD}3"] = Reply(thread_page(3))
    forum.routes[BOARD] = Reply(board_page(9, [1, 2, 3, 4, 5, 11]))
    assert outcomes(fetch(forum.url + BOARD)) == {"listing": 1, "unreachable": 4, "saved": 2}


def test_an_article_at_a_board_s_address_is_not_saved(server: Server, fetch: Fetch, tmp_path: Path) -> None:
    text = "<p>粮食总产量40.1万吨，各项事业都有新的进步。</p>" * 20
    server.routes["/forum-9-1.html"] = Reply(f"<html><body><div>{text}</div></body></html>")
    (result,) = fetch(f"{server.url}/forum-9-1.html")
    assert (result.outcome, pages_in(tmp_path)) == ("failed", [])
    assert "no list of threads" in result.detail


@pytest.mark.parametrize("how", ["notice", "401", "redirect", "hidden post"])
def test_a_wall_is_reported_and_not_saved(server: Server, fetch: Fetch, tmp_path: Path, how: str) -> None:
    login = "/member.php?mod=logging&action=login"
    hidden = '<div class="locked">摘编员，如果您要查看本帖隐藏内容请<a href="x">回复</a></div>'
    server.routes[f"{THREAD}1"] = {
        "notice": Reply(NOTICE),
        "401": Reply("who?", 401),
        "redirect": Reply(status=302, headers={"Location": login}),
        "hidden post": Reply(thread_page(1, text=hidden)),
    }[how]
    server.routes[login] = Reply("<html><body><form><input name=a><input name=b></form></body></html>")
    (result,) = fetch(f"{server.url}{THREAD}1")
    assert result.outcome == "withheld"
    assert result.detail
    assert pages_in(tmp_path) == []


def test_a_wall_that_went_up_does_not_replace_the_page(server: Server, fetch: Fetch, tmp_path: Path) -> None:
    server.routes[f"{THREAD}1"] = Reply(thread_page(1))
    fetch(f"{server.url}{THREAD}1")
    server.routes[f"{THREAD}1"] = Reply(NOTICE)
    assert outcomes(fetch(f"{server.url}{THREAD}1")) == {"withheld": 1}
    (name,) = pages_in(tmp_path)
    assert "158.5" in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "neither http nor https"),
        ("ftp://127.0.0.1/a", "neither http nor https"),
        ("http://10.0.0.1/forum.php?mod=viewthread&tid=1", "another site"),
        ("//localhost/x", "another site"),
        ("http://[", "redirected to http://["),
        (f"{THREAD}1", "redirected more than"),
    ],
)
def test_a_redirect_leads_nowhere_but_to_the_site(server: Server, fetch: Fetch, target: str, why: str) -> None:
    server.routes[f"{THREAD}1"] = Reply(status=302, headers={"Location": target})
    (result,) = fetch(f"{server.url}{THREAD}1")
    assert result.outcome == "failed"
    assert why in result.detail


def test_a_link_to_a_post_becomes_the_thread_it_leads_to(forum: Server, fetch: Fetch, tmp_path: Path) -> None:
    link = "/forum.php?mod=redirect&goto=findpost&ptid=12&pid=1201"
    forum.routes[link] = Reply(status=301, headers={"Location": f"{THREAD}12&page=1#pid1201"})
    forum.routes[f"{THREAD}12&page=1"] = forum.routes[f"{THREAD}12"]
    assert outcomes(fetch(forum.url + link)) == {"saved": 3}
    assert forum.paths == [link, f"{THREAD}12&page=1", f"{THREAD}12&page=2", f"{THREAD}12&page=3"]
    assert len(pages_in(tmp_path)) == 3


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply("%PDF", headers={"Content-Type": "application/pdf"}), "no HTML page but application/pdf"),
        (Reply("<html><body><p>x</p></body></html>"), "not_a_page"),
        (Reply(""), "empty"),
        (Reply(thread_page(1)[:600]), "truncated"),
    ],
)
def test_what_is_no_page_is_not_saved(server: Server, fetch: Fetch, tmp_path: Path, reply: Reply, why: str) -> None:
    server.routes[f"{THREAD}1"] = reply
    (result,) = fetch(f"{server.url}{THREAD}1")
    assert (result.outcome, pages_in(tmp_path)) == ("failed", [])
    assert why in result.detail


def test_only_one_connection_is_open_at_a_time(forum: Server, fetch: Fetch) -> None:
    fetch(forum.url + BOARD)
    assert forum.most_open == 1


def test_requests_keep_their_distance(forum: Server, fetch: Fetch) -> None:
    fetch(f"{forum.url}{THREAD}12", manners=replace(QUICK, delay=0.1))
    times = [asked.at for asked in forum.asked]
    assert len(times) == 4, "robots.txt counts as a request"
    assert all(later - sooner >= 0.1 for sooner, later in pairwise(times))


def test_the_agent_says_who_it_is_and_sends_no_password(
    forum: Server, fetch: Fetch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    fetch(f"{forum.url}{THREAD}11")
    agents = {asked.headers["user-agent"] for asked in forum.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("Zhibiao/")
    assert not any("authorization" in asked.headers for asked in forum.asked)


def test_phpbb_is_followed_too(server: Server, fetch: Fetch, tmp_path: Path) -> None:
    def topic(t: int, start: int, pages: int) -> str:
        links = "".join(
            f'<a href="./viewtopic.php?f=3&amp;t={t}&amp;start={10 * n}&amp;sid={"a" * 32}">{n + 1}</a>'
            for n in range(pages)
        )
        return (
            '<!DOCTYPE html><html><head><title>报告</title></head><body id="phpbb"><h2 class="topic-title"><a href="./viewtopic.php?t=1">报告</a></h2>'
            f'<div class="pagination">{links}</div><div id="p{t}{start}" class="post"><p class="author">x</p><div class="content">粮食总产量40.1万吨。</div></div>'
            '<div class="action-bar"></div></body></html>'
        )

    board = '<html><head><title>x</title></head><body id="phpbb"><ul class="topiclist"><li>{}</li></ul>{}</body></html>'
    link = '<a class="topictitle" href="./viewtopic.php?f=3&amp;t={}&amp;sid=' + "b" * 32 + '">报告</a>'
    more = '<div class="pagination"><a href="./viewforum.php?f=3&amp;start=25">2</a><a href="./viewforum.php?f=3&amp;start=50">3</a></div>'
    server.routes |= {
        "/b/viewforum.php?f=3": Reply(board.format(link.format(1), more)),
        "/b/viewforum.php?f=3&start=25": Reply(board.format(link.format(2), "")),
        "/b/viewtopic.php?t=1": Reply(topic(1, 0, 2)),
        "/b/viewtopic.php?t=1&start=10": Reply(topic(1, 10, 2)),
        "/b/viewtopic.php?t=2": Reply(topic(2, 0, 1)),
    }
    assert outcomes(fetch(f"{server.url}/b/viewforum.php?f=3&sid={'c' * 32}")) == {"listing": 2, "saved": 3}
    assert sorted(server.paths) == sorted(server.routes)


def test_a_lead_found_twice_under_two_addresses_is_asked_for_once(server: Server, fetch: Fetch) -> None:
    def reply(asked: Asked) -> Reply:
        return Reply(thread_page(12, 1, 1) + '<a href="thread-12-1-3.html">x</a><a href="thread-12-2-1.html">2</a>')

    server.routes |= {"/thread-12-1-1.html": reply, "/thread-12-2-1.html": Reply(thread_page(12, 2, 2))}
    fetch(f"{server.url}/thread-12-1-1.html", f"{server.url}{THREAD}12")
    assert server.paths == ["/thread-12-1-1.html", "/thread-12-2-1.html"]
