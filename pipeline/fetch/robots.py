"""A page's address goes in; whether its site's robots.txt allows to ask for it comes out, and how slowly."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from pipeline.fetch.client import Answer, Client, FetchError
from pipeline.pages.links import locate

AGENT = "zhibiao"

# RFC 9309 has crawlers read at least this much of a robots.txt, and lets them leave the rest.
_MAX_BYTES = 500 * 2**10


class Forbidden(Exception):
    """The site's robots.txt forbids the page."""


class Robots:
    """The rules of each site, asked for once. `follow` gets an address over its redirects."""

    def __init__(self, client: Client, follow: Callable[[str], Answer]) -> None:
        self._client = client
        self._follow = follow
        self._rules: dict[str, Protego | FetchError] = {}

    def check(self, address: str) -> None:
        """Raises Forbidden where the rules say so, FetchError where they cannot be got or ask for too long a pause."""
        site = locate(address).site
        if site not in self._rules:
            self._rules[site] = self._read(f"{urlsplit(address).scheme}://{site}/robots.txt", site)
        rules = self._rules[site]
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(address, AGENT):
            raise Forbidden

    def _read(self, address: str, site: str) -> Protego | FetchError:
        """RFC 9309: a site without a robots.txt (4xx) allows all, one whose robots.txt cannot be got allows nothing."""
        try:
            answer = self._follow(address)
        except FetchError as error:
            return type(error)(f"its robots.txt could not be read: {error}")
        if not 200 <= answer.status < 500:
            return FetchError(f"its robots.txt could not be read: {answer.said}")
        text = answer.body[:_MAX_BYTES].decode("utf-8", errors="replace") if answer.status < 400 else ""
        rules = Protego.parse(text)
        pause = rules.crawl_delay(AGENT) or 0.0
        if not pause <= self._client.manners.patience:
            return FetchError(
                f"its robots.txt asks for {pause:,.0f} s between requests, which is longer than is waited for"
            )
        self._client.slow_down(site, pause)
        return rules
