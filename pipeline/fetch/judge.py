"""An answer goes in; whether it is a page to save, a list to follow, or withheld comes out, as the reader of pages sees it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.fetch.client import Answer
from pipeline.pages.links import Place, find_leads, is_login, locate, own_place
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_with_markup

_HTML_TYPES = ("", "text/html", "application/xhtml+xml")
_SHORTEST_POST = 80


@dataclass(frozen=True, slots=True)
class Judgement:
    """`outcome` is `saved` (worth saving), `listing`, `withheld` or `failed`; `place` is what the page is, `leads` where it leads."""

    outcome: str
    detail: str
    place: Place
    leads: tuple[Place, ...] = ()


def judge(answer: Answer) -> Judgement:
    """What to make of an answer other than 304. A pure function; never raises for what is in the answer."""
    place = locate(answer.address)
    if answer.status in (401, 403):
        return Judgement("withheld", answer.said, place)
    if is_login(answer.address):
        return Judgement("withheld", "the forum asks for a login", place)
    if answer.status != 200:
        return Judgement("failed", answer.said, place)
    kind, _, parameters = (answer.header("Content-Type") or "").lower().partition(";")
    if kind.strip() not in _HTML_TYPES:
        return Judgement("failed", f"no HTML page but {kind.strip()[:60]}", place)
    charset = parameters.partition("charset=")[2].partition(";")[0].strip("\"' ") or None
    page, markup = read_with_markup(place.address, answer.body, url=place.address, charset=charset)
    leads: tuple[Place, ...] = ()
    if markup is not None:
        place = own_place(markup, place)
        leads = find_leads(markup, place)
    return Judgement(*_outcome(page, place), place, leads)


def _outcome(page: Page | RejectedPage, place: Place) -> tuple[str, str]:
    if isinstance(page, RejectedPage):
        if page.reason == "withheld" or (page.reason == "listing" and place.kind == "board"):
            return page.reason, page.detail
        return "failed", f"{page.reason}: {page.detail}"
    if place.kind == "board":
        return "failed", "not_a_page: at a board's address, but no list of threads"
    opening = page.posts[0]
    if page.page_no == 1 and opening.withheld:
        if sum(map(len, opening.paragraphs)) < _SHORTEST_POST:
            return "withheld", "its first post is hidden from who has not logged in, replied or paid"
        return "saved", "a part of its first post is hidden from who has not logged in, replied or paid"
    return "saved", ""
