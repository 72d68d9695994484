"""robots.txt is asked for once, before anything else of the site, and what it says is done."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.fetch.crawl import Result
from tests.fetch.conftest import QUICK, Reply, Server, pages_in

Fetch = Callable[..., list[Result]]
BOARD, THREAD = "/forum.php?mod=forumdisplay&fid=9", "/forum.php?mod=viewthread&tid="


def rules(text: str) -> Reply:
    return Reply(text, headers={"Content-Type": "text/plain"})


def test_it_is_asked_for_first_and_once(forum: Server, fetch: Fetch) -> None:
    fetch(forum.url + BOARD)
    paths = [asked.path for asked in forum.asked]
    assert (paths[0], paths.count("/robots.txt")) == ("/robots.txt", 1)


def test_what_it_forbids_is_not_asked_for(forum: Server, fetch: Fetch, tmp_path: Path) -> None:
    forum.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /*tid=12\n")
    results = fetch(forum.url + BOARD)
    assert [result.address for result in results if result.outcome == "forbidden"] == [f"{forum.url}{THREAD}12"]
    assert not any("tid=12" in path for path in forum.paths)
    assert len(pages_in(tmp_path)) == 2


def test_rules_of_its_own_name_come_first(forum: Server, fetch: Fetch) -> None:
    forum.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /\n\nUser-agent: Zhibiao\nDisallow: /home.php\n")
    assert {result.outcome for result in fetch(f"{forum.url}{THREAD}11")} == {"saved"}


def test_a_redirect_to_what_is_forbidden_is_not_followed(forum: Server, fetch: Fetch) -> None:
    forum.routes["/robots.txt"] = rules("User-agent: *\nDisallow: /secret\n")
    forum.routes["/a"] = Reply(status=301, headers={"Location": "/secret"})
    assert [result.outcome for result in fetch(f"{forum.url}/a")] == ["forbidden"]
    assert forum.paths == ["/a"]


def test_the_pause_it_asks_for_is_kept(forum: Server, fetch: Fetch) -> None:
    forum.routes["/robots.txt"] = rules("User-agent: *\nCrawl-delay: 0.2\n")
    fetch(f"{forum.url}{THREAD}12")
    times = [asked.at for asked in forum.asked]
    assert all(later - sooner >= 0.2 for sooner, later in pairwise(times))


@pytest.mark.parametrize(
    ("reply", "outcome", "why"),
    [
        (Reply(status=403), "saved", ""),
        (Reply(status=503), "unreachable", "robots.txt could not be read: the server answers 503"),
        (Reply(status=302, headers={"Location": "http://other.invalid/robots.txt"}), "failed", "robots.txt could not"),
        (rules("User-agent: *\nCrawl-delay: 86400\n"), "failed", "asks for 86,400 s between requests"),
        (rules("User-agent: *\nCrawl-delay: nan\nDisallow: %zz\n"), "saved", ""),
        (Reply(b"\xff\xfe\x00" * 1000), "saved", ""),
        (Reply(b"x" * 10**6 + b"\nUser-agent: *\nDisallow: /\n"), "saved", ""),
    ],
    ids=["refused", "broken", "elsewhere", "too slow", "odd", "rubbish", "long"],
)
def test_a_robots_txt_that_is_not_one(forum: Server, fetch: Fetch, reply: Reply, outcome: str, why: str) -> None:
    forum.routes["/robots.txt"] = reply
    (result,) = fetch(f"{forum.url}{THREAD}11", manners=QUICK)
    assert result.outcome == outcome
    assert why in result.detail
