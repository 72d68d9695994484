"""One address goes in, what the server answers comes out: paced, retried, bounded in time and size. No redirect is followed."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection

from pipeline import __version__
from pipeline.pages.links import locate
from pipeline.pages.member import MAX_PAGE_BYTES

USER_AGENT = f"Zhibiao/{__version__} (zhibiao fetch; saves forum pages for one reader; heeds robots.txt)"

_PASSING = frozenset([429, 500, 502, 503, 504])
_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Manners:
    """How to treat servers; all times in seconds.

    `delay` lies between the end of an answer and the next request to the same host; `timeout` bounds the connection
    and each wait for more of an answer, `total` the whole of it. What may pass is tried `tries` times,
    after `backoff`, twice that and so on; nothing is waited for longer than `patience`.
    """

    delay: float = 2.0
    timeout: float = 30.0
    total: float = 120.0
    tries: int = 4
    backoff: float = 2.0
    patience: float = 120.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer of any status; `body` is unpacked. `headers` keep their order and spelling."""

    address: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    @property
    def said(self) -> str:
        """Status and its meaning, for a person."""
        return f"the server answers {self.status} {self.reason}".rstrip()


class FetchError(Exception):
    """No answer that can be used was got; the message is a clause for a person."""


class Unreachable(FetchError):
    """The same after all tries, for a reason that may pass: another call may get it."""


class _Passing(FetchError):
    """One try failed, and another may help; `after` is what the server asked to wait for, in seconds."""

    def __init__(self, message: str, after: float = 0.0) -> None:
        super().__init__(message)
        self.after = after


class Client:
    """Asks servers, one request at a time and one connection a host."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._pauses: dict[str, float] = {}
        self._ended: dict[str, float] = {}
        self._session = _Session()
        self._session.headers["User-Agent"] = USER_AGENT
        self._session.headers["Accept"] = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"
        self._session.headers["Accept-Encoding"] = "gzip, deflate"
        # Without it, requests would send the password that the user's netrc has for the host.
        self._session.auth = lambda request: request
        self._session.mount("http://", _Adapter(pool_maxsize=1))
        self._session.mount("https://", _Adapter(pool_maxsize=1))

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def slow_down(self, site: str, pause: float) -> None:
        """Leave at least this many seconds between requests to a host (and port)."""
        self._pauses[site] = max(pause, self.manners.delay)

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Get an address that `locate` takes. Raises FetchError when no whole answer comes, Unreachable where that may pass."""
        for number in range(self.manners.tries):
            try:
                return self._once(address, headers or {})
            except _Passing as passing:
                wait = max(self.manners.backoff * 2**number, passing.after)
                if passing.after > self.manners.patience:
                    raise Unreachable(f"{passing}, and asks to wait {passing.after:,.0f} s: try again then") from None
                if number + 1 == self.manners.tries:
                    raise Unreachable(f"{passing} ({self.manners.tries} tries)") from None
                time.sleep(min(wait, self.manners.patience))
        raise AssertionError("a client tries at least once")

    def _once(self, address: str, headers: Mapping[str, str]) -> Answer:
        site = locate(address).site
        free_at = self._ended.get(site, float("-inf")) + self._pauses.get(site, self.manners.delay)
        time.sleep(max(0.0, free_at - time.monotonic()))
        with Deadline(self.manners.total) as deadline:
            try:
                answer = self._exchange(address, headers)
            except FetchError:
                raise
            except Exception as error:
                raise _told(error, deadline) from error
            finally:
                self._ended[site] = time.monotonic()
        if answer.status in _PASSING:
            raise _Passing(answer.said, _retry_after(answer.header("Retry-After")))
        return answer

    def _exchange(self, address: str, headers: Mapping[str, str]) -> Answer:
        timeout = (self.manners.timeout, self.manners.timeout)
        with self._session.get(
            address, headers=headers, stream=True, allow_redirects=False, timeout=timeout
        ) as response:
            stated = response.headers.get("Content-Length", "")
            if stated.isdecimal() and int(stated) > MAX_PAGE_BYTES:
                raise _too_large()
            body = bytearray()
            while chunk := response.raw.read1(_CHUNK, decode_content=True):
                body += chunk
                if len(body) > MAX_PAGE_BYTES:
                    raise _too_large()
            status = response.status_code
            reason = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
            return Answer(response.url, status, reason, tuple(response.raw.headers.items()), bytes(body))


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: requests reads the whole body of a redirect, however long, even where it is not to follow it."""


class Deadline:
    """Ends an exchange when its time is up, by shutting its connection.

    A time-out of the socket does not do: it starts anew with every byte, and a server may drip for days.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.passed = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def guard(self, connection: socket.socket | None) -> None:
        """Name the connection of the exchange."""
        self._socket = connection
        if self.passed:
            self._end()

    def _end(self) -> None:
        self.passed = True
        if self._socket is not None:
            with suppress(OSError):
                # Not SSLSocket's own, which is not made to be called while another thread reads.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> Deadline:
        self._token = _deadline.set(self)
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        _deadline.reset(self._token)


_deadline: ContextVar[Deadline] = ContextVar("deadline")


class _Guarded(HTTPConnection):
    """A connection that the deadline of the exchange can shut."""

    def request(self, *words: Any, **options: Any) -> None:
        super().request(*words, **options)
        _deadline.get().guard(self.sock)


class _GuardedTLS(_Guarded, HTTPSConnection):
    """The same over TLS."""


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Guarded


class _PoolTLS(urllib3.HTTPSConnectionPool):
    ConnectionCls = _GuardedTLS


class _Adapter(HTTPAdapter):
    def init_poolmanager(self, *sizes: Any, **options: Any) -> None:
        super().init_poolmanager(*sizes, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}


def _told(error: Exception, deadline: Deadline) -> FetchError:
    """The error of a library in words for a person, and whether another try may help."""
    if deadline.passed:
        return _Passing(f"the answer was not whole after {deadline.seconds:,.0f} s")
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return FetchError(f"no safe connection: {_cause(error)}")
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return _Passing("the server does not answer in time")
    if isinstance(error, requests.ConnectionError | urllib3.exceptions.HTTPError | OSError):
        return _Passing(f"the connection failed: {_cause(error)}")
    if isinstance(error, requests.RequestException | ValueError):
        return FetchError(f"not to be asked: {_cause(error)}")
    raise error


def _too_large() -> FetchError:
    return FetchError(f"larger than the {MAX_PAGE_BYTES // 2**20} MiB that a page may have")


def _retry_after(text: str | None) -> float:
    """Seconds, or the time until a date; nothing where it is neither."""
    if not text:
        return 0.0
    if text.strip().isdecimal():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())


def _cause(error: BaseException) -> str:
    """The innermost reason, in one line: the libraries wrap it in several layers."""
    seen = {id(error)}
    while (inner := error.__cause__ or error.__context__ or getattr(error, "reason", None)) is not None:
        if not isinstance(inner, BaseException) or id(inner) in seen:
            break
        seen.add(id(inner))
        error = inner
    return " ".join(str(error).split())[:200] or type(error).__name__
