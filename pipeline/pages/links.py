"""Addresses, and pages with links in them, go in; what they lead to in the forum comes out: threads, boards, other pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from bs4 import Tag

from pipeline.pages.markup import Markup, all_named, attribute

Kind = Literal["thread", "board", "page"]

MAX_ADDRESS = 2_000
MAX_LEADS = 1_000

_DEFAULT_PORTS = {"http": 80, "https": 443}


class _Form(NamedTuple):
    """An address of a forum software: its script, the parameters it must have, those of its number and its page."""

    software: str
    kind: Kind
    script: str
    needs: tuple[str, ...]
    number: str
    page: str
    first_page: int


_PLAIN = (
    _Form("discuz", "thread", "forum.php", ("mod=viewthread",), "tid", "page", 1),
    _Form("discuz", "board", "forum.php", ("mod=forumdisplay",), "fid", "page", 1),
    _Form("discuz", "thread", "viewthread.php", (), "tid", "page", 1),
    _Form("discuz", "board", "forumdisplay.php", (), "fid", "page", 1),
    _Form("phpbb", "thread", "viewtopic.php", (), "t", "start", 0),
    _Form("phpbb", "board", "viewforum.php", (), "f", "start", 0),
    _Form("vbulletin", "thread", "showthread.php", (), "t", "page", 1),
    _Form("vbulletin", "board", "forumdisplay.php", (), "f", "page", 1),
)
# vBulletin 4 writes number, title and page in one: `showthread.php?42-Title/page2`; behind a slash or a word, when rewritten.
_TITLED = r"(\d{1,12})(?:-[^/=]{0,300})?(?:/page(\d{1,6}))?"
_TITLED_QUERY = re.compile(_TITLED)
_REWRITTEN: tuple[tuple[str, Kind, re.Pattern[str]], ...] = (
    ("discuz", "thread", re.compile(r"(.*)/thread-(\d{1,12})-(\d{1,6})-\d{1,6}\.html?")),
    ("discuz", "board", re.compile(r"(.*)/forum-([\w%-]{1,60}?)-(\d{1,6})\.html?")),
    ("vbulletin", "thread", re.compile(rf"(.*)/(?:threads|showthread\.php)/{_TITLED}/?")),
    ("vbulletin", "board", re.compile(rf"(.*)/(?:forums|forumdisplay\.php)/{_TITLED}/?")),
    # version 5, where the first page's own address says too little
    ("vbulletin", "thread", re.compile(r"(.*)/(\d{1,12})-[^/=]{1,300}/page(\d{1,6})/?")),
)
# A board of version 5 has an address like any page's: what it lists tells what it is.
_BOARD_5 = re.compile(r"(.{1,300}?)(?:/page(\d{1,6}))?/?")
_NUMBER = re.compile(r"[0-9A-Za-z_-]{1,60}")
_PAGE = re.compile(r"[0-9]{1,9}")
# Parameters that say whose session it is or where the reader came from. Whatever else an address has (authorid,
# ordertype, filter) makes another view of the thread or board.
_CIRCUMSTANCE = frozenset(
    ["sid", "extra", "mobile", "highlight", "hilit", "f", "from", "fromuid", "fromguid", "_dsign", "reltid"]
) | {"order", "sort", "daysprune", "pp"}  # vBulletin writes the order of a list into every address
_SESSION = re.compile(r"phpsessid|jsessionid|utm_\w+", re.IGNORECASE)
_SESSION_ID = re.compile(r"s(?:id)?=[0-9a-f]{32}")
_LOGIN = re.compile(r"[?&](?:mod=logging|action=login|mode=login)\b|/(?:login|signin)\b[^/]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address leads. Two addresses of one page (plain, rewritten, with a session id) have the same `key`.

    `address` is what to ask for. `number` names the thread or board; `page` is its page as the software counts: Discuz
    from 1, phpBB in posts or topics from 0. `view` has the parameters that make another view of the same thread.
    """

    address: str
    key: str
    site: str
    kind: Kind = "page"
    number: str = ""
    page: int = 1
    view: str = ""
    is_first: bool = True


def locate(address: str) -> Place:
    """Where an http or https address leads. Raises ValueError, with what is wrong, for one that is not to be asked."""
    address = address.strip()
    if len(address) > MAX_ADDRESS:
        raise ValueError(f"longer than {MAX_ADDRESS:,} characters")
    parts = urlsplit(address)
    if parts.scheme not in _DEFAULT_PORTS:
        raise ValueError("neither http nor https")
    if not parts.hostname or re.search(r"[\s\\\x00-\x1f]", address):
        raise ValueError("not an address")
    if parts.username is not None or parts.password is not None:
        raise ValueError("it has a user name or password in it")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = f":{parts.port}" if parts.port not in (None, _DEFAULT_PORTS[parts.scheme]) else ""
    parts = parts._replace(netloc=host + port, path=parts.path or "/", fragment="")
    return _rewritten(parts) or _plain(parts) or _other(parts)


def is_login(address: str) -> bool:
    """Whether the address is that of a page to log in on."""
    return _LOGIN.search(address) is not None


def own_place(markup: Markup, place: Place) -> Place:
    """The thread or board that the page names as its own where its address does not say (a link to a post, an alias)."""
    if place.kind == "page":
        addresses = markup.addresses
        if "js-post__content-text" in markup.by_class:
            addresses = [_page_1(address) for address in (*addresses, place.address)]
        elif "js-topic-title" in markup.by_class:
            return _board_5(place.address) or place
        for address in addresses:
            own = _same_site(address, place)
            if own is not None and own.kind != "page":
                return own
    return place


def find_leads(markup: Markup, place: Place) -> tuple[Place, ...]:
    """Where to go on from a page: the other pages of a thread; the threads of a board page and the board's next page.

    Only places of the same site, each once, in the page's order, at most `MAX_LEADS`.
    """
    found: dict[str, Place] = {}
    following: Place | None = None
    if place.kind == "page":
        return ()
    links = _listed(markup) if place.kind == "board" else ()
    version_5 = "js-topic-title" in markup.by_class
    for lead in _places(links, markup, place, _page_1 if version_5 else str):
        if lead.kind == "thread" and lead.is_first and not lead.view and len(found) < MAX_LEADS:
            found.setdefault(lead.key, lead)
    for lead in _places(markup.by_name.get("a", ()), markup, place):
        if version_5 and place.kind == "board":
            lead = _board_5(lead.address) or lead
        if (lead.kind, lead.number, lead.view) != (place.kind, place.number, place.view) or lead.page == place.page:
            continue
        if place.kind == "thread" and len(found) < MAX_LEADS:
            found.setdefault(lead.key, lead)
        elif place.kind == "board" and lead.page > place.page and (following is None or lead.page < following.page):
            following = lead
    return (*found.values(), following) if following else tuple(found.values())


def _listed(markup: Markup) -> list[Tag]:
    """The links of a board's list of threads; where the list is not known, every link of the page."""
    rows = [
        row
        for row in markup.by_name.get("tbody", ())
        if attribute(row, "id").startswith(("normalthread_", "stickthread_"))
    ]
    if rows:
        return [link for row in rows for link in all_named(row, "a")]
    titled = [tag for key, tag in markup.by_id.items() if key.startswith("thread_title_")]
    titled = titled or markup.by_class.get("topictitle") or markup.by_class.get("js-topic-title") or []
    return titled or markup.by_name.get("a", [])


def _page_1(address: str) -> str:
    """The address of a thread of vBulletin 5 with the page that tells it from others."""
    parts = urlsplit(address)
    return parts._replace(path=f"{parts.path.rstrip('/')}/page1", fragment="").geturl()


def _board_5(address: str) -> Place | None:
    parts = urlsplit(address)
    found = _BOARD_5.fullmatch(parts.path)
    view = _meant(parts, _CIRCUMSTANCE)
    if found is None:
        return None
    return _forum_place(parts, "", "vbulletin", "board", found[1], int(found[2] or 1), 1, view, view)


def _places(
    links: list[Tag] | tuple[Tag, ...], markup: Markup, place: Place, readdress: Callable[[str], str] = str
) -> Iterator[Place]:
    """Where the links lead within the site; `readdress` makes of a link's address the one to look at."""
    # A base on another site is that of the forum which this page is a copy of: the copy's links are its own.
    bases = [attribute(tag, "href") for tag in markup.by_name.get("base", ())]
    base = place.address
    if bases and _same_site(bases[0], place):
        base = urljoin(place.address, bases[0])
    for link in links:
        try:
            lead = _same_site(readdress(urljoin(base, attribute(link, "href").strip())), place)
        except ValueError:
            continue
        if lead is not None:
            yield lead


def _same_site(address: str, place: Place) -> Place | None:
    try:
        found = locate(address)
    except ValueError:
        return None
    return found if found.site == place.site else None


def _rewritten(parts: SplitResult) -> Place | None:
    for software, kind, pattern in _REWRITTEN:
        if found := pattern.fullmatch(parts.path):
            folder, number, page = found.groups()
            view = _meant(parts, _CIRCUMSTANCE)
            return _forum_place(parts, folder, software, kind, number, max(int(page or 1), 1), 1, view, view)
    return None


def _plain(parts: SplitResult) -> Place | None:
    folder, _, script = parts.path.rpartition("/")
    parameters = parts.query.split("&")
    for form in _PLAIN:
        if script != form.script or not all(need in parameters for need in form.needs):
            continue
        values = dict(parameter.partition("=")[::2] for parameter in parameters)
        titled = _TITLED_QUERY.fullmatch(parameters[0]) if form.software == "vbulletin" else None
        own = [parameters[0]] if titled else [*form.needs, f"{form.number}={values.get(form.number, '')}"]
        number = titled[1] if titled else values.get(form.number, "")
        page = (titled and titled[2]) or values.get(form.page, "")
        if not _NUMBER.fullmatch(number):
            continue
        at = max(int(page), form.first_page) if _PAGE.fullmatch(page) else form.first_page
        view = [need for need in _meant(parts, _CIRCUMSTANCE | {form.number, form.page}) if need not in own]
        turned = [f"{form.page}={at}"] if at > form.first_page and not (titled and titled[2]) else []
        query = [*own, *view, *turned]
        return _forum_place(parts, folder, form.software, form.kind, number, at, form.first_page, view, query)
    return None


def _forum_place(
    parts: SplitResult,
    folder: str,
    software: str,
    kind: Kind,
    number: str,
    page: int,
    first_page: int,
    view: list[str],
    query: list[str],
) -> Place:
    address = parts._replace(query="&".join(query)).geturl()
    shown = "&".join(sorted(view))
    key = f"{parts.netloc}{folder}/{software}-{kind}-{number}-{page}" + (f"?{shown}" if shown else "")
    return Place(address, key, parts.netloc, kind, number, page, shown, page == first_page)


def _other(parts: SplitResult) -> Place:
    """Any other page: only what is surely a session's is left out of its address."""
    path = re.sub(r";jsessionid=[^/?;]{0,200}", "", parts.path, flags=re.IGNORECASE)
    parts = parts._replace(path=path, query="&".join(_meant(parts)))
    return Place(parts.geturl(), parts._replace(scheme="").geturl().removeprefix("//"), parts.netloc)


def _meant(parts: SplitResult, without: frozenset[str] = frozenset()) -> list[str]:
    """The parameters as they stand, `name=value` each, without those of a session and those named."""
    parameters = [(part, part.partition("=")[0]) for part in parts.query.split("&") if part]
    return [
        part
        for part, name in parameters
        if name not in without and not _SESSION.fullmatch(name) and not _SESSION_ID.fullmatch(part)
    ]
