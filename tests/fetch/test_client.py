"""A server that stalls, drips, resets, floods or asks for patience costs bounded time, and what passes is tried again."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count

import pytest

from pipeline.fetch.client import Client, FetchError, Manners, Unreachable
from pipeline.pages.member import MAX_PAGE_BYTES
from tests.fetch.conftest import QUICK, Asked, Reply, Server

IMPATIENT = replace(QUICK, timeout=0.3, total=0.6, tries=2)


def then(*replies: Reply) -> Callable[[Asked], Reply]:
    """The replies one after the other, the last for good."""
    number = count()
    return lambda asked: replies[min(next(number), len(replies) - 1)]


def test_an_answer_is_given_as_it_is(server: Server) -> None:
    packed = gzip.compress("内容".encode())
    server.routes["/x"] = Reply(packed, headers={"Content-Encoding": "gzip", "X-One": "1"})
    answer = Client(QUICK).ask(f"{server.url}/x")
    assert (answer.status, answer.body.decode(), answer.header("x-one")) == (200, "内容", "1")


def test_503_is_tried_again_when_the_server_says(server: Server) -> None:
    server.routes["/x"] = then(Reply(status=503, headers={"Retry-After": "1"}), Reply("good"))
    assert Client(QUICK).ask(f"{server.url}/x").body == b"good"
    first, second = (asked.at for asked in server.asked)
    assert second - first >= 1


def test_retry_after_may_be_a_date(server: Server) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    server.routes["/x"] = Reply(status=429, headers={"Retry-After": later})
    with pytest.raises(Unreachable, match=r"429 Too Many Requests, and asks to wait 3,\d{3} s"):
        Client(QUICK).ask(f"{server.url}/x")
    assert len(server.asked) == 1, "a wait of an hour is not begun"


def test_tries_are_bounded_and_ever_later(server: Server) -> None:
    server.routes["/x"] = Reply(status=500)
    with pytest.raises(Unreachable, match=r"500 Internal Server Error \(3 tries\)"):
        Client(replace(QUICK, backoff=0.1)).ask(f"{server.url}/x")
    first, second, third = (asked.at for asked in server.asked)
    assert second - first >= 0.1
    assert third - second >= 0.2


@pytest.mark.parametrize("status", [301, 304, 400, 404, 501])
def test_what_will_not_pass_is_not_tried_again(server: Server, status: int) -> None:
    server.routes["/x"] = Reply(status=status)
    assert Client(QUICK).ask(f"{server.url}/x").status == status
    assert len(server.asked) == 1


def test_a_reset_in_the_middle_is_tried_again(server: Server) -> None:
    server.routes["/x"] = then(Reply("x" * 100_000, cut=True), Reply("good"))
    assert Client(QUICK).ask(f"{server.url}/x").body == b"good"


@pytest.mark.parametrize(
    "reply",
    [
        Reply("never", before=60),
        Reply("drip" * 100, between=0.1),
        Reply("drop", between=0.1, headers={"X-Long": "head " * 100}),
        Reply(b"4;" + b"e" * 1000, between=0.1, headers={"Transfer-Encoding": "chunked", "Content-Length": ""}),
    ],
    ids=["stalls", "drips its body", "drips its head", "drips a chunk's size"],
)
def test_a_slow_server_costs_bounded_time(server: Server, reply: Reply) -> None:
    server.routes["/x"] = reply
    began = time.monotonic()
    with pytest.raises(Unreachable, match=r"not answer in time|not whole after"):
        Client(IMPATIENT).ask(f"{server.url}/x")
    assert 0.3 <= time.monotonic() - began < 2 * IMPATIENT.total + 1
    assert len(server.asked) == IMPATIENT.tries


def test_a_server_that_is_not_there(server: Server) -> None:
    address = server.url
    server.server_close()
    with pytest.raises(Unreachable, match=r"the connection failed: .*refused"):
        Client(IMPATIENT).ask(address)


def test_a_connection_that_is_not_safe_is_not_tried_again(server: Server) -> None:
    with pytest.raises(FetchError, match="no safe connection: ") as caught:
        Client(QUICK).ask(server.url.replace("http", "https"))
    assert not isinstance(caught.value, Unreachable)
    assert server.asked == []


@pytest.mark.parametrize("how", ["says so", "does not say", "bomb", "redirect"])
def test_a_giant_body_is_not_read_to_its_end(server: Server, how: str) -> None:
    giant = b"<p>" * (MAX_PAGE_BYTES // 3 + 1000)
    server.routes["/x"] = {
        "says so": Reply(b"", headers={"Content-Length": str(len(giant))}),
        "does not say": Reply(giant, headers={"Connection": "close", "Content-Length": ""}),
        "bomb": Reply(gzip.compress(giant), headers={"Content-Encoding": "gzip"}),
        "redirect": Reply(giant, status=302, headers={"Location": "/x"}),
    }[how]
    with pytest.raises(FetchError, match="larger than the 32 MiB"):
        Client(QUICK).ask(f"{server.url}/x")
    assert len(server.asked) == 1


def test_a_broken_encoding_is_a_failure_not_a_crash(server: Server) -> None:
    server.routes["/x"] = Reply(b"no gzip", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError):
        Client(QUICK).ask(f"{server.url}/x")


@pytest.mark.parametrize("address", ["http://a..invalid/", "http://" + "a" * 70 + ".invalid/", "http://xn--\u2603/"])
def test_an_address_that_cannot_be_asked(address: str) -> None:
    with pytest.raises(FetchError):
        Client(Manners(tries=1, timeout=0.3)).ask(address)
