"""Folders, packed files and archives give their pages one at a time; what is unsafe is refused by name."""

from __future__ import annotations

import gzip
import io
import quopri
import random
import stat
import subprocess
import sys
import tarfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.pages import containers
from pipeline.pages.containers import iter_sources, open_members
from pipeline.pages.member import MAX_PAGE_BYTES, Member
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_source
from pipeline.project import ROOT

PAGE = "<html><head><meta charset=utf-8></head><body>页</body></html>".encode()


def members_of(path: Path) -> list[Member | RejectedPage]:
    """What is in one file."""
    (source,) = iter_sources(path)
    return list(open_members(source))


def names(found: Iterable[Member | RejectedPage]) -> list[tuple[str, str]]:
    """Name and `page`, or the reason of the refusal."""
    return [(item.source_name, item.reason if isinstance(item, RejectedPage) else "page") for item in found]


def make_zip(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_a_folder_is_walked_in_order_to_any_depth_without_what_browsers_and_systems_leave(tmp_path: Path) -> None:
    kept = ["a.html", "b/c/d.htm", "b/甲 乙.txt", "e.mhtml", "f.html.gz", "g.zip", "h.warc.gz", "i.txt"]
    left = [
        ".hidden.html",
        "README.md",
        "a_files/ad.html",
        "b/x.files/f.htm",
        "b/logo.png",
        "b/s.css",
        ".git/a.html",
        "n.js",
    ]
    for name in kept + left:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PAGE)
    sources = list(iter_sources(tmp_path))
    assert [source.source_name for source in sources] == sorted(kept)
    assert sources[0].size == len(PAGE)
    assert sources[0].mtime_ns == (tmp_path / "a.html").stat().st_mtime_ns


def test_pages_kept_under_their_address_are_read_and_what_is_none_is_refused(tmp_path: Path) -> None:
    page = (ROOT / "tests" / "fixtures" / "pages" / "phpbb.html").read_bytes()
    kept = ["forum.php@mod=viewthread&tid=12", "thread-12-1-1", "viewthread.php"]
    for name in [*kept, "photo@2x.png", "style.css@v=3"]:
        (tmp_path / name).write_bytes(page)
    (tmp_path / "notes").write_bytes(bytes(range(256)) * 20)
    sources = list(iter_sources(tmp_path))
    assert [source.source_name for source in sources] == sorted([*kept, "notes"])
    read = {source.source_name: list(read_source(source)) for source in sources}
    assert all(isinstance(read[name][0], Page) for name in kept)
    assert isinstance(read["notes"][0], RejectedPage)


@pytest.mark.skipif(sys.platform == "win32", reason="a name cannot hold ? there")
def test_a_page_kept_with_what_is_asked_for_is_read(tmp_path: Path) -> None:
    page = (ROOT / "tests" / "fixtures" / "pages" / "phpbb.html").read_bytes()
    (tmp_path / "viewtopic.php?f=3&t=12").write_bytes(page)
    (tmp_path / "style.css?v=3").write_bytes(b"p {}")
    assert [source.source_name for source in iter_sources(tmp_path)] == ["viewtopic.php?f=3&t=12"]


def test_a_folder_is_walked_once_whatever_links_lead_to_it(tmp_path: Path) -> None:
    for folder in ("a", "b", "elsewhere"):
        (tmp_path / folder).mkdir()
    (tmp_path / "b" / "page.html").write_bytes(b"x")
    (tmp_path / "elsewhere" / "other.html").write_bytes(b"x")
    for link, target in (("a/above", "."), ("a/aside", "b"), ("b/above", "."), ("b/again", "a")):
        (tmp_path / link).symlink_to(tmp_path / target, target_is_directory=True)
    names = [source.source_name for source in iter_sources(tmp_path)]
    assert names == ["b/page.html", "elsewhere/other.html"]
    assert [source.source_name for source in iter_sources(tmp_path / "a")] == [
        "above/b/page.html",
        "above/elsewhere/other.html",
    ]


def test_one_file_may_be_named_whatever_its_suffix(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(PAGE)
    assert [source.source_name for source in iter_sources(tmp_path / "page")] == ["page"]


def test_a_packed_page_keeps_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(PAGE))
    (member,) = members_of(path)
    assert isinstance(member, Member)
    assert (member.source_name, member.data) == ("a.html.gz", PAGE)


def test_a_zip_gives_its_pages_and_refuses_what_leads_out_of_it(tmp_path: Path) -> None:
    path = make_zip(
        tmp_path / "a.zip",
        {
            "b/p.html": PAGE,
            "a.htm": PAGE,
            "../up.html": PAGE,
            "/etc/abs.html": PAGE,
            "C:\\win.html": PAGE,
            "p_files/ad.html": PAGE,
            "x.css": b"a{}",
            "inner.zip": b"PK",
            "c.html.gz": gzip.compress(PAGE),
        },
    )
    assert sorted(names(members_of(path))) == [
        ("a.zip/../up.html", "unsafe_archive"),
        ("a.zip//etc/abs.html", "unsafe_archive"),
        ("a.zip/C:/win.html", "unsafe_archive"),
        ("a.zip/a.htm", "page"),
        ("a.zip/b/p.html", "page"),
        ("a.zip/c.html.gz", "page"),
        ("a.zip/inner.zip", "unsafe_archive"),
    ]


def test_a_zip_made_on_a_chinese_system_has_readable_names(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"xxxx.html": PAGE})
    path.write_bytes(path.read_bytes().replace(b"xxxx.html", "报告".encode("gbk") + b".html"))
    assert names(members_of(path)) == [("a.zip/报告.html", "page")]


def test_bombs_are_refused_before_they_unfold(tmp_path: Path) -> None:
    zeros = b"0" * (3 * 2**20)
    assert names(members_of(make_zip(tmp_path / "a.zip", {"z.html": zeros, "p.html": PAGE}))) == [
        ("a.zip/p.html", "page"),
        ("a.zip/z.html", "unsafe_archive"),
    ]
    (tmp_path / "z.html.gz").write_bytes(gzip.compress(zeros))
    assert names(members_of(tmp_path / "z.html.gz")) == [("z.html.gz", "unsafe_archive")]


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_PAGE_BYTES", 20)
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(PAGE))
    make_zip(tmp_path / "c.zip", {"c.html": PAGE, "d.html": b"short"})
    found = [item for source in iter_sources(tmp_path) for item in open_members(source)]
    assert names(found) == [
        ("a.html", "too_large"),
        ("b.html.gz", "too_large"),
        ("c.zip/c.html", "too_large"),
        ("c.zip/d.html", "page"),
    ]


@pytest.mark.parametrize("name", ["a.zip", "a.html.gz", "a.warc", "a.warc.gz"])
@pytest.mark.parametrize("data", [b"not packed at all", b"PK\x03\x04" + b"\0" * 40, b"\x1f\x8b\x08" + b"\xff" * 40])
def test_broken_archives_are_refused_and_nothing_is_raised(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert names(members_of(tmp_path / name)) == [(name, "unreadable")]


def test_archives_without_a_page_are_refused(tmp_path: Path) -> None:
    make_zip(tmp_path / "a.zip", {"x.css": b"a{}"})
    (tmp_path / "b.warc").write_bytes(b"")
    found = [item for source in iter_sources(tmp_path) for item in open_members(source)]
    assert names(found) == [("a.zip", "not_a_page"), ("b.warc", "not_a_page")]


def test_a_cut_gzip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE * 50)[:-12])
    assert names(members_of(tmp_path / "a.html.gz")) == [("a.html.gz", "unreadable")]


def test_a_damaged_member_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"a.html": PAGE, "b.html": PAGE[::-1]}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(PAGE, PAGE.replace(b"utf-8", b"UTF-8"), 1))
    assert names(members_of(path)) == [("a.zip/a.html", "unreadable"), ("a.zip/b.html", "page")]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE)
    (source,) = iter_sources(path)
    path.unlink()
    assert names(open_members(source)) == [("a.html", "unreadable")]


def test_a_page_saved_in_one_file_by_a_browser(tmp_path: Path, thread_page: Callable[..., str]) -> None:
    body = quopri.encodestring(thread_page("　　生产总值158.5亿元。").encode("gbk")).decode()
    (tmp_path / "a.mhtml").write_text(
        "From: <Saved by Blink>\nSnapshot-Content-Location: http://bbs.example.invalid/thread-5201-2-1.html\n"
        "Date: Fri, 2 Feb 2024 12:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----B"\n\n'
        "------B\nContent-Type: text/html; charset=gbk\nContent-Transfer-Encoding: quoted-printable\n"
        f"Content-Location: http://bbs.example.invalid/thread-5201-2-1.html\n\n{body}\n"
        "------B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n------B--\n",
        encoding="ascii",
    )
    (source,) = iter_sources(tmp_path)
    (page,) = read_source(source)
    assert isinstance(page, Page)
    assert (page.source_name, page.encoding, page.host, page.thread_id) == (
        "a.mhtml",
        "gb18030",
        "bbs.example.invalid",
        "5201",
    )
    assert (page.url, page.page_no) == ("http://bbs.example.invalid/thread-5201-2-1.html", 2)
    assert page.saved_at == datetime(2024, 2, 2, 20, 0), "noon in Greenwich is evening on the forum's clock"
    assert page.posts[0].paragraphs == ("生产总值158.5亿元。",)


def test_the_pages_of_a_web_archive_know_their_address(tmp_path: Path, thread_page: Callable[..., str]) -> None:
    path = tmp_path / "a.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for url, kind, status, data in (
            (
                "http://bbs.example.invalid/thread-7-1-1.html",
                "text/html; charset=gbk",
                "200 OK",
                thread_page("甲。").encode("gbk"),
            ),
            ("http://bbs.example.invalid/logo.png", "image/png", "200 OK", b"png"),
            ("http://bbs.example.invalid/gone.html", "text/html", "404 Not Found", b"<html></html>"),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(data),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2024-02-02T12:00:00Z"},
            )
            writer.write_record(record)
    (source,) = iter_sources(path)
    (page,) = read_source(source)
    assert isinstance(page, Page)
    assert (page.source_name, page.encoding) == ("a.warc.gz/000001.html", "gb18030")
    assert (page.url, page.thread_id) == ("http://bbs.example.invalid/thread-7-1-1.html", "7")
    assert page.saved_at == datetime(2024, 2, 2, 20, 0), "noon in Greenwich is evening on the forum's clock"


def test_an_unreadable_folder_does_not_stop_the_walk(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.html").write_bytes(PAGE)
    (tmp_path / "b.html").write_bytes(PAGE)
    (tmp_path / "a").chmod(0)
    try:
        assert "b.html" in [source.source_name for source in iter_sources(tmp_path)]
    finally:
        (tmp_path / "a").chmod(stat.S_IRWXU)


def make_warc(*records: bytes, packing: str = "") -> bytes:
    """A web archive of page responses whose bodies are given, and said to be packed."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=False)
    for number, data in enumerate(records):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        if packing:
            headers.add_header("Content-Encoding", packing)
        address = f"http://bbs.example.invalid/thread-{number}-1-1.html"
        payload = io.BytesIO(data)
        writer.write_record(writer.create_warc_record(address, "response", payload=payload, http_headers=headers))
    return stream.getvalue()


def test_a_web_archive_with_a_wrong_length_says_so_and_writes_nothing_to_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    archive = make_warc(PAGE, PAGE)
    (tmp_path / "a.warc").write_bytes(archive.replace(PAGE, PAGE + b"<p>more than the length says</p>", 1))
    assert names(members_of(tmp_path / "a.warc"))[-1] == ("a.warc", "unreadable")
    assert capfd.readouterr() == ("", "")


def test_a_web_archive_with_an_odd_address_writes_nothing_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(make_warc(PAGE).replace(b"thread-0", b"thread 0"))
    script = f"from tests.pages.test_containers import *; print(len(members_of(Path({str(tmp_path / 'a.warc')!r}))))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_a_page_of_a_web_archive_may_be_packed(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(make_warc(gzip.compress(PAGE), packing="gzip"))
    (member,) = members_of(tmp_path / "a.warc")
    assert isinstance(member, Member)
    assert member.data == PAGE


@pytest.mark.parametrize("size", [0, 3_000_000])
def test_a_page_of_a_web_archive_may_be_packed_by_brotli(tmp_path: Path, size: int) -> None:
    page = PAGE + random.Random(1).randbytes(size)
    (tmp_path / "a.warc").write_bytes(make_warc(brotli.compress(page), b"no brotli", PAGE, packing="br"))
    member, refused, plain = members_of(tmp_path / "a.warc")
    assert isinstance(member, Member)
    assert member.data == page
    assert isinstance(refused, RejectedPage)
    assert (refused.reason, "packed by br" in refused.detail) == ("unreadable", True)
    assert isinstance(plain, Member), "some programs unpack a page and leave its header"


def test_a_bomb_of_brotli_is_refused_and_a_cut_page_read_as_far_as_it_goes(tmp_path: Path) -> None:
    bomb = brotli.compress(bytes(2**29), quality=5)
    page = PAGE + "".join(f"<p>{number * 7919 % 10007}</p>" for number in range(100_000)).encode()
    packed = brotli.compress(page)
    assert len(bomb) < 2**16
    (tmp_path / "a.warc").write_bytes(make_warc(bomb, packed[: len(packed) // 2], packing="br"))
    tracemalloc.start()
    refused, cut = members_of(tmp_path / "a.warc")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "too_large"
    assert most < 4 * MAX_PAGE_BYTES
    assert isinstance(cut, Member)
    assert cut.data == page[: len(cut.data)]
    assert len(cut.data) > 10_000


def test_a_web_archive_cut_inside_keeps_its_whole_pages_and_is_reported(tmp_path: Path) -> None:
    packed = gzip.compress(make_warc(PAGE, bytes(range(256)) * 4000))
    (tmp_path / "a.warc.gz").write_bytes(packed[:-2000])
    found = names(members_of(tmp_path / "a.warc.gz"))
    assert (found[0], found[-1]) == (("a.warc.gz/000001.html", "page"), ("a.warc.gz", "unreadable"))


@pytest.mark.parametrize(
    "parts",
    [
        [(b"WARC/1.0\r\nWARC-Type: ", 1), (b"a", 34 * 2**20)],
        [(b"WARC/1.0\r\n", 1), (b"A: b\r\n", 600_000)],
        [
            (b"WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: http://a.invalid/\r\n", 1),
            (b"Content-Length: 220000000\r\n\r\n", 1),
            (b"\0", 220_000_000),
        ],
    ],
    ids=["a line without an end", "a header without an end", "a bomb in a record that is no page"],
)
def test_absurd_web_archives_are_refused(tmp_path: Path, parts: list[tuple[bytes, int]]) -> None:
    data = b"".join(part * times for part, times in parts)
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(data, 1))
    start = time.process_time()
    assert names(members_of(tmp_path / "a.warc.gz")) == [("a.warc.gz", "unsafe_archive")]
    assert time.process_time() - start < 5


def test_a_record_without_an_address_is_no_exception(tmp_path: Path) -> None:
    archive = make_warc(PAGE).replace(b"WARC-Target-URI", b"WARC-Target-XXX")
    (tmp_path / "a.warc").write_bytes(archive)
    assert names(members_of(tmp_path / "a.warc")) == [("a.warc", "unreadable")]


def test_a_date_header_with_bytes_outside_ascii_is_no_exception(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes("Date: 二月\nContent-Type: text/html\n\n".encode() + PAGE)
    (member,) = members_of(tmp_path / "a.mhtml")
    assert isinstance(member, Member)
    assert member.saved_at is None


def test_a_mail_of_absurdly_many_parts_is_refused(tmp_path: Path) -> None:
    parts = "".join(f'--b{n}\nContent-Type: multipart/mixed; boundary="b{n + 1}"\n\n' for n in range(2000))
    (tmp_path / "a.mhtml").write_text(f'Content-Type: multipart/mixed; boundary="b0"\n\n{parts}', encoding="ascii")
    assert names(members_of(tmp_path / "a.mhtml")) == [("a.mhtml", "too_large")]


def test_a_packed_tar_is_no_page(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo("a.html")
        info.size = len(PAGE)
        archive.addfile(info, io.BytesIO(PAGE))
    (tmp_path / "a.tar.gz").write_bytes(stream.getvalue())
    (refused,) = members_of(tmp_path / "a.tar.gz")
    assert isinstance(refused, RejectedPage)
    assert "tar" in refused.detail


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.rar", b"Rar!\x1a\x07\x01", "RAR"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "7z"),
        ("a.html", b"%PDF-1.7 ", "PDF"),
        ("a.txt", b"PK\x03\x04\x14", "Office"),
        ("a.html", b"bplist00\xd1", "Safari"),
        ("a.html.gz", gzip.compress(b"\x89PNG\r\n", mtime=0), "picture"),
    ],
)
def test_what_is_no_page_is_called_what_it_is(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    (refused,) = [member for source in iter_sources(tmp_path) for member in open_members(source)]
    assert isinstance(refused, RejectedPage)
    assert (refused.reason, said in refused.detail) == ("unreadable", True)


def test_a_page_that_was_fetched_packed_is_unpacked_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(gzip.compress(PAGE))
    assert members_of(tmp_path / "a.html") == [Member("a.html", PAGE)]


def test_a_page_saved_in_one_file_is_known_whatever_its_name(tmp_path: Path) -> None:
    head = b'From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n'
    (tmp_path / "a.html").write_bytes(head + b"--b\nContent-Type: text/html\n\n" + PAGE + b"\n--b--\n")
    (member,) = members_of(tmp_path / "a.html")
    assert isinstance(member, Member)
    assert member.data.strip() == PAGE.strip()


def test_a_zip_whose_members_are_harmless_one_by_one_and_absurd_together_is_refused(tmp_path: Path) -> None:
    page = b"<p>" + bytes(500_000)
    path = make_zip(tmp_path / "a.zip", {f"{number}.html": page for number in range(500)})
    assert names(members_of(path)) == [("a.zip", "unsafe_archive")]
