"""A saved page has a name that every system takes, and tells the reader where it came from and when."""

from __future__ import annotations

import codecs
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.fetch.client import Answer
from pipeline.fetch.store import HTML, WARC, file_name, save, with_origin
from pipeline.pages.containers import iter_sources
from pipeline.pages.links import locate
from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes, read_source
from tests.fetch.conftest import thread_page

AT = datetime(2026, 11, 24, 15, 30, 5, tzinfo=UTC)
ON_FORUM = datetime(2026, 11, 24, 23, 30, 5)
ADDRESS = "https://bbs.example.invalid/forum.php?mod=viewthread&tid=12&page=2"


@pytest.mark.parametrize(
    "address",
    [
        "http://con/nul.txt",
        "http://../../../etc/passwd",
        "http://a.invalid/..%2f..%2fx/../../y",
        "http://[::1]:8000/:*?|<>\"'",
        "http://a.invalid/政府工作报告.html",
        "http://a.invalid/" + "x" * 1900,
        "http://a.invalid/x_files",
        "http://a.invalid/.hidden",
    ],
)
def test_a_name_is_safe(address: str, tmp_path: Path) -> None:
    name = file_name(locate(address), HTML)
    assert set(name.removesuffix(HTML)) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
    assert 16 < len(name) < 130
    (tmp_path / name).write_bytes(b"<p>")
    assert [source.source_name for source in iter_sources(tmp_path)] == [name]


def test_names_differ_where_pages_do() -> None:
    addresses = [
        "/a/b",
        "/a-b",
        "/A/b",
        "/a?b",
        "/a/b/",
        "/thread-1-1-1.html",
        "/thread-1-2-1.html",
        "/thread-11-1-1.html",
    ]
    names = {file_name(locate("http://a.invalid" + address), HTML).lower() for address in addresses}
    assert len(names) == len(addresses)
    assert file_name(locate(ADDRESS), HTML).startswith("bbs-example-invalid-discuz-thread-12-2-")


@pytest.mark.parametrize("suffix", [HTML, WARC])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_run_knows_address_and_time(tmp_path: Path, suffix: str, encoding: str) -> None:
    body = (
        thread_page(12, 2, 3)
        .replace("各项事业都有新的进步", "")
        .replace("云溪县", "")
        .encode(encoding, errors="ignore")
    )
    answer = Answer(ADDRESS, 200, "OK", (("Content-Type", "text/html"), ("Content-Encoding", "gzip")), body)
    path = tmp_path / f"a{suffix}"
    assert save(path, answer, AT) == path.stat().st_size
    assert [name.name for name in tmp_path.iterdir()] == [path.name]
    (page,) = (page for source in iter_sources(tmp_path) for page in read_source(source))
    assert isinstance(page, Page)
    assert (page.url, page.thread_id, page.page_no, page.saved_at) == (ADDRESS, "12", 2, ON_FORUM)
    assert page.posts[0].posted_at == datetime(2026, 11, 23, 20, 0), "昨天 20:00 counts from the forum's day"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!DOCTYPE html>", "<html><p>"),
        ('\r\n<?xml version="1.0"?><!doctype html PUBLIC "-//W3C" "x">', "<html>"),
        ("", "<html><p>"),
        ("", ""),
        ("", "<!doctype " + "x" * 500),
    ],
)
def test_the_note_stands_behind_the_declarations(before: str, after: str) -> None:
    noted = with_origin((before + after).encode(), ADDRESS, AT).decode()
    assert noted.startswith(before)
    assert noted.endswith(after)
    note = noted.removeprefix(before).removesuffix(after).strip()
    assert note == f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} at 2026-11-24T23:30:05+08:00 -->"


def test_an_address_cannot_end_the_note() -> None:
    noted = with_origin(codecs.BOM_UTF8 + b"x", "http://a.invalid/--><script>", AT)
    assert noted.count(b">") == 1
    assert noted.startswith(codecs.BOM_UTF8 + b"<!--")


def test_a_browser_s_note_without_a_time_still_counts() -> None:
    page = read_bytes("a.html", f"<!-- saved from url=(0066){ADDRESS} -->{thread_page(12)}".encode())
    assert isinstance(page, Page)
    assert (page.url, page.saved_at) == (ADDRESS, None)


def test_a_warc_keeps_the_answer(tmp_path: Path) -> None:
    headers = (("Server", "x"), ("Content-Type", "text/html; charset=gbk"), ("Transfer-Encoding", "chunked"))
    save(tmp_path / f"a{WARC}", Answer(ADDRESS, 200, "OK", headers, "内容".encode("gbk")), AT)
    with (tmp_path / f"a{WARC}").open("rb") as stream:
        for number, record in enumerate(ArchiveIterator(stream, check_digests="raise")):
            assert (number, record.content_stream().read()) == (0, "内容".encode("gbk"))
    assert record.rec_headers.get_header("WARC-Date") == "2026-11-24T15:30:05Z"
    assert record.http_headers.headers == [*headers[:2], ("Content-Length", "4")]
