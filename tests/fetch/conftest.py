"""A server on loopback whose answers a test lays out by path, and which notes what it was asked; and a small forum for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.fetch.client import Manners
from pipeline.fetch.crawl import Crawl, Result
from pipeline.fetch.plan import Limits
from pipeline.fetch.store import HTML
from pipeline.pages.links import locate

QUICK = Manners(delay=0.0, timeout=10.0, total=20.0, tries=3, backoff=0.01, patience=2.0)
PARAGRAPH = (
    "　　全县粮食总产量40.1万吨，新增就业3000人，生产总值158.5亿元，比上年增长5.8%，各项事业都有新的进步。<br />"
)


@dataclass(frozen=True)
class Reply:
    """What to answer; `before` and `between` are seconds to wait, the latter after each byte; `cut` resets half way."""

    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    between: float = 0.0
    before: float = 0.0
    cut: bool = False


@dataclass(frozen=True)
class Asked:
    """A request: its path with the query, its headers in lower case, when it came."""

    path: str
    headers: dict[str, str]
    at: float


Route = Reply | Callable[[Asked], Reply]


class Server(ThreadingHTTPServer):
    """Answers what `routes` says, 404 for the rest. `most_open` is how many connections were open at a time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.routes: dict[str, Route] = {}
        self.asked: list[Asked] = []
        self.open = self.most_open = 0
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def paths(self) -> list[str]:
        """Everything asked for so far but robots.txt, in order."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away is what some tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def setup(self) -> None:
        super().setup()
        self.server.open += 1
        self.server.most_open = max(self.server.most_open, self.server.open)

    def finish(self) -> None:
        self.server.open -= 1
        super().finish()

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.path, headers, time.monotonic())
        self.server.asked.append(asked)
        route = self.server.routes.get(self.path, Reply(b"not here", 404))
        reply = route if isinstance(route, Reply) else route(asked)
        body = reply.body.encode() if isinstance(reply.body, str) else reply.body
        self.server.stopping.wait(reply.before)
        lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **reply.headers}
        if reply.status == 304:
            del lines["Content-Length"]
        head = f"HTTP/1.1 {reply.status} X\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        sent = head.encode("utf-8") + b"\r\n" + (body[: len(body) // 2] if reply.cut else body)
        if not reply.between:
            self.wfile.write(sent)
        for number in range(len(sent) if reply.between else 0):
            self.wfile.write(sent[number : number + 1])
            if self.server.stopping.wait(reply.between):
                break
        self.close_connection = reply.cut

    def log_message(self, *_: object) -> None:
        """Not on the terminal."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with nothing on it."""
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield running
        running.stopping.set()
        running.shutdown()
        thread.join()


@pytest.fixture
def fetch(tmp_path: Path) -> Callable[..., list[Result]]:
    """Fetch addresses into the test's folder with a new crawl, as a new call would."""

    def call(
        *addresses: str, manners: Manners = QUICK, limits: Limits | None = None, suffix: str = HTML
    ) -> list[Result]:
        crawl = Crawl(tmp_path, manners, limits or Limits(), suffix)
        return list(crawl.run([locate(address) for address in addresses]))

    return call


def pages_in(folder: Path) -> list[str]:
    """The names of the pages in a folder."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def thread_page(tid: int, page: int = 1, pages: int = 1, text: str = "") -> str:
    """A page of a Discuz thread with one post, and a pager with plain addresses where it has several pages."""
    links = "".join(
        f'<a href="forum.php?mod=viewthread&amp;tid={tid}&amp;extra=&amp;page={number}">{number}</a>'
        for number in range(1, pages + 1)
        if number != page
    )
    pid = tid * 100 + page
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="Discuz! X3.4">'
        f'<title>云溪县2024年政府工作报告</title></head><body class="pg_viewthread"><div class="pg"><strong>{page}</strong>{links}</div>'
        '<h1 class="ts"><span id="thread_subject">云溪县2024年政府工作报告</span></h1><div id="postlist">'
        f'<div id="post_{pid}"><table id="pid{pid}" class="plhin"><tr><td class="plc"><em id="authorposton{pid}">发表于 昨天&nbsp;20:00</em>'
        f'<a href="forum.php?mod=viewthread&amp;tid={tid}&amp;page={page}&amp;authorid=2">只看该作者</a>'
        f'<table><tr><td class="t_f" id="postmessage_{pid}">{text or PARAGRAPH * 3}</td></tr></table>'
        f'<div id="comment_{pid}"></div></td></tr></table></div></div>'
        '<a href="forum.php?mod=viewthread&amp;tid=999">热门主题</a></body></html>'
    )


def board_page(fid: int, tids: list[int], next_page: int | None = None) -> str:
    """A page of a Discuz board that lists threads, with the links that are beside them."""
    rows = "".join(
        f'<tbody id="normalthread_{tid}"><tr><th><a href="forum.php?mod=viewthread&amp;tid={tid}&amp;extra=page%3D1" class="s xst">报告</a>'
        f'<a href="forum.php?mod=viewthread&amp;tid={tid}&amp;extra=page%3D1&amp;page=2">2</a></th>'
        f'<td><a href="forum.php?mod=redirect&amp;tid={tid}&amp;goto=lastpost#lastpost">昨天</a></td></tr></tbody>'
        for tid in tids
    )
    pager = (
        f'<a href="forum.php?mod=forumdisplay&amp;fid={fid}&amp;page={next_page}" class="nxt">下一页</a>'
        if next_page
        else ""
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="Discuz! X3.4"><title>县区资料</title></head>'
        f'<body class="pg_forumdisplay"><a href="forum.php?mod=viewthread&amp;tid=999">热门主题</a><div id="threadlist">'
        f'<table id="threadlisttableid">{rows}</table></div><div class="pg">{pager}</div></body></html>'
    )


@pytest.fixture
def forum(server: Server) -> Server:
    """A board of three threads on two pages; thread 12 has three pages, each of which has a validator."""

    def page(body: str, tag: str) -> Callable[[Asked], Reply]:
        def reply(asked: Asked) -> Reply:
            if asked.headers.get("if-none-match") == tag:
                return Reply(status=304, headers={"ETag": tag})
            return Reply(body, headers={"ETag": tag})

        return reply

    thread, board = "/forum.php?mod=viewthread&tid=", "/forum.php?mod=forumdisplay&fid=9"
    server.routes |= {
        board: page(board_page(9, [11, 12], 2), '"b1"'),
        f"{board}&page=2": page(board_page(9, [12, 13]), '"b2"'),
        f"{thread}11": page(thread_page(11), '"11"'),
        f"{thread}12": page(thread_page(12, 1, 3), '"12-1"'),
        f"{thread}12&page=2": page(thread_page(12, 2, 3), '"12-2"'),
        f"{thread}12&page=3": page(thread_page(12, 3, 3), '"12-3"'),
        f"{thread}13": page(thread_page(13), '"13"'),
    }
    return server
