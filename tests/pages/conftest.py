"""Pages of this folder's tests: the files of `tests/fixtures/pages`, and a small thread page around any post."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"


@pytest.fixture(scope="session")
def fixture_pages() -> Path:
    """The folder of own pages, one of each kind."""
    return FIXTURES


@pytest.fixture(scope="session")
def read_fixture() -> Callable[[str], Page]:
    """Read one of the own pages by its file name."""

    def read(name: str) -> Page:
        page = read_bytes(name, (FIXTURES / name).read_bytes())
        assert isinstance(page, Page), f"{name} was refused: {page}"
        return page

    return read


@pytest.fixture(scope="session")
def thread_page() -> Callable[..., str]:
    """A desktop thread page whose posts have the given bodies (HTML)."""

    def build(*bodies: str, title: str = "云溪县2024年政府工作报告", end: str = "</div></body></html>") -> str:
        posts = "".join(
            f'<div id="post_{100 + number}"><table id="pid{100 + number}" class="plhin"><tr><td class="pls"><div class="pi">'
            f'<div class="authi"><a href="home.php?mod=space&amp;uid=2" class="xw1">摘编员</a></div></div></td><td class="plc">'
            f'<strong><a id="postnum{100 + number}"><em>{number}</em><sup>#</sup></a></strong>'
            f'<em id="authorposton{100 + number}">发表于 2024-1-{number} 08:00:00</em><div class="pcb"><div class="t_fsz">'
            f'<table><tr><td class="t_f" id="postmessage_{100 + number}">\n{body}</td></tr></table></div>'
            f'<div id="comment_{100 + number}" class="cm"></div></div></td></tr></table></div>'
            for number, body in enumerate(bodies, start=1)
        )
        return (
            '<html><head><meta charset="utf-8"><meta name="generator" content="Discuz! X3.4"></head><body>'
            f'<div id="postlist"><h1 class="ts">[四川] <span id="thread_subject">{title}</span></h1>{posts}{end}'
        )

    return build
