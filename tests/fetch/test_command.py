"""`zhibiao fetch` as a person meets it: summary, exit status, one-line errors, a kill half way, and what is read of the pages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from pipeline.cli import zhibiao
from tests.fetch.conftest import Reply, Server, board_page, pages_in, thread_page

BOARD, THREAD = "/forum.php?mod=forumdisplay&fid=9", "/forum.php?mod=viewthread&tid="


def call(*words: str) -> Result:
    return CliRunner().invoke(zhibiao, ["fetch", "--delay", "0", *words])


def test_a_board_from_end_to_end(forum: Server, tmp_path: Path) -> None:
    done = call(forum.url + BOARD, "--into", str(tmp_path / "new" / "raw"))
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "Saved         5",
        "Lists read    2",
        f"Pages         {tmp_path / 'new' / 'raw'}",
    ]
    assert done.stderr == "", "no progress in a pipe"


def test_what_was_not_got_is_listed_with_its_reason(forum: Server, tmp_path: Path) -> None:
    forum.routes["/robots.txt"] = Reply("User-agent: *\nDisallow: /*tid=11\n")
    forum.routes[f"{THREAD}13"] = Reply("who?", 403)
    forum.routes[f"{THREAD}12&page=3"] = Reply("gone", 410)
    done = call(forum.url + BOARD, "--into", str(tmp_path))
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "Saved         2",
        "Lists read    2",
        "Withheld      1",
        f"              {forum.url}{THREAD}13: the server answers 403 Forbidden",
        "Forbidden     1",
        f"              {forum.url}{THREAD}11: robots.txt forbids it",
        "Failed        1",
        f"              {forum.url}{THREAD}12&page=3: the server answers 410 Gone",
        f"Pages         {tmp_path}",
    ]


def test_a_limit_says_that_there_is_more(forum: Server, tmp_path: Path) -> None:
    done = call(forum.url + BOARD, "--threads", "1", "--into", str(tmp_path))
    assert done.exit_code == 0
    assert f"Left out      more of {forum.url}{BOARD}: see --threads and --pages" in done.stdout


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/passwd", "neither http nor https"),
        ("bbs.example.invalid", "neither http nor https"),
        ("http://", "not an address"),
    ],
)
def test_a_wrong_address_is_said_in_one_line(tmp_path: Path, address: str, why: str) -> None:
    done = call(address, "--into", str(tmp_path))
    assert done.exit_code == 1
    assert done.stderr == f"Error: {address}: {why}; give the address of a thread or board, https://…\n"


def test_a_folder_has_one_fetch_at_a_time(forum: Server, tmp_path: Path) -> None:
    with FileLock(tmp_path / ".zhibiao-fetch.lock"):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", "fetch", forum.url, "--into", str(tmp_path)],
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Error: another fetch is saving into ")
    assert forum.asked == []


def test_a_folder_that_cannot_be_written(forum: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = call(f"{forum.url}{THREAD}11", "--into", str(tmp_path / "file" / "raw"))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: cannot save into {tmp_path}")


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
def test_a_killed_call_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    tids = list(range(1, 9))
    server.routes[BOARD] = Reply(board_page(9, tids))
    server.routes |= {f"{THREAD}{tid}": Reply(thread_page(tid)) for tid in tids}
    server.routes[f"{THREAD}5"] = Reply(thread_page(5), before=60)
    command = [
        sys.executable,
        "-m",
        "pipeline.cli",
        "fetch",
        server.url + BOARD,
        "--delay",
        "0",
        "--into",
        str(tmp_path),
    ]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while f"{THREAD}5" not in server.paths:
            assert killed.poll() is None, "the call ended before it could be killed"
            assert time.monotonic() < until
            time.sleep(0.01)
    finally:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    assert len(pages_in(tmp_path)) == 4
    server.routes[f"{THREAD}5"] = Reply(thread_page(5))
    server.asked.clear()

    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[:3] == ["Saved         4", "Got before    4", "Lists read    1"]
    assert server.paths == [f"{THREAD}{tid}" for tid in (5, 6, 7, 8)]
    assert len(pages_in(tmp_path)) == 8


@pytest.mark.parametrize("form", [(), ("--warc",)])
def test_what_was_fetched_is_read(forum: Server, tmp_path: Path, form: tuple[str, ...]) -> None:
    assert call(f"{forum.url}{THREAD}12", "--into", str(tmp_path), *form).exit_code == 0
    done = CliRunner().invoke(zhibiao, ["read", str(tmp_path), "--format", "json"])
    assert done.exit_code == 0, done.output
    (line,) = done.stdout.splitlines()
    document = json.loads(line)
    assert (document["title"], document["report_year"]) == ("云溪县2024年政府工作报告", 2024)
    assert document["posted_at"].endswith("T20:00:00")
