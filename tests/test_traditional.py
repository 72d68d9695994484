"""A report in Traditional Chinese is read as its simplified twin: the same facts, the evidence as posted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

from pipeline.observations.extract import extract
from pipeline.observations.model import Observation
from pipeline.pages.model import Page, Post
from pipeline.pages.read import read_bytes
from pipeline.reports.document import document_from_text, read_document
from pipeline.reports.model import Document

FIXTURES = Path(__file__).resolve().parent / "fixtures"
NAMES = sorted(path.stem for path in (FIXTURES / "annotated").glob("*.txt"))
PAGES = sorted(path.name for path in (FIXTURES / "pages").iterdir())
# What is told of a report, and of each observation; the rest is evidence or identity.
TOLD = (
    "document_type", "region_code", "region_name", "report_year", "reviewed_year", "plan_year", "delivered_on", "session", "speaker",
)  # fmt: skip
STATED = (
    "value", "value_max", "unit", "unit_multiplier", "bound", "statistic", "indicator", "indicator_code", "year", "year_start", "period",
    "status", "sector", "scope", "price_basis", "commitment", "section_path", "obs_status", "rule",
)  # fmt: skip


@cache
def converter(forms: str) -> OpenCC:
    return OpenCC(forms)


def by_character(text: str) -> str:
    """Each character alone, so that a part of a page converts as it does in the page."""
    return "".join(converter("s2t").convert(char) for char in text)


def told(document: Document) -> list[object]:
    places = [(paragraph.part, paragraph.section_path, paragraph.is_heading) for paragraph in document.paragraphs]
    return [*(getattr(document, name) for name in TOLD), places]


def stated(rows: tuple[Observation, ...]) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, name) for name in STATED) for row in rows]


def report(name: str) -> str:
    return (FIXTURES / "annotated" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("forms", ["s2t", "s2tw", "s2hk"])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_states_what_its_twin_states_in_its_own_characters(name: str, forms: str) -> None:
    convert = converter(forms).convert
    document = document_from_text("a.txt", report(name))
    twin = document_from_text("a.txt", convert(report(name)))
    assert told(twin) == told(document)
    assert twin.body == convert(document.body)
    rows, twins = extract(document).observations, extract(twin).observations
    assert stated(twins) == stated(rows)
    for row in twins:
        assert row.body_start is not None
        assert twin.body[row.body_start : row.body_start + len(row.quote)] == row.quote
        assert row.sentence[row.quote_start : row.quote_start + len(row.quote)] == row.quote
    assert any("億" in row.unit_printed for row in twins), "the printed unit is evidence, too"


def as_simplified(page: Page) -> list[tuple[object, ...]]:
    """Posts of a page without its words: what was removed, when, and how much is left."""
    return [
        (
            post.floor, post.posted_at, post.edited_at, post.removed, post.withheld, len(post.paragraphs),
            [(len(table.rows), table.after) for table in post.tables],
        )
        for post in page.posts
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "cp950"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_a_traditional_forum_is_read_as_its_twin(name: str, encoding: str) -> None:
    page = read_bytes(name, (FIXTURES / "pages" / name).read_bytes())
    assert isinstance(page, Page)
    codec = "gb18030" if page.encoding == "gb18030" else "utf-8"
    html = by_character((FIXTURES / "pages" / name).read_text(encoding=codec))
    twin = read_bytes(name, html.encode(encoding, "xmlcharrefreplace"))
    assert isinstance(twin, Page), twin
    assert twin.encoding == ("utf-8" if encoding == "utf-8" else "big5")
    assert as_simplified(twin) == as_simplified(page)
    assert [post.paragraphs for post in twin.posts] == [
        tuple(map(by_character, post.paragraphs)) for post in page.posts
    ]
    assert (twin.title, twin.views, twin.replies) == (by_character(page.title), page.views, page.replies)
    assert [post.author for post in twin.posts] == [by_character(post.author or "") or None for post in page.posts]


THREAD = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET" />
<meta name="generator" content="Discuz! X3.4" /></head><body id="nv_forum" class="pg_viewthread"><div id="postlist">
<h1 class="ts"><a href="forum.php?mod=forumdisplay&fid=9">[統計資料]</a> <span id="thread_subject">沅陂縣2007年政府工作報告</span></h1>
<div id="post_7"><table id="pid7" class="plhin"><tr><td class="plc"><div class="pi"><strong><a id="postnum7"> 樓主</a></strong>
<div class="authi"><a href="home.php?mod=space&uid=2" class="xw1">資料員</a><em id="authorposton7">發表於 2007-3-1 08:00</em></div></div>
<div class="pcb"><div class="t_fsz"><table><tr><td class="t_f" id="postmessage_7"><i class="pstatus"> 本帖最後由 資料員 於 2007-3-2 09:10 編輯 </i><br />
BODY<br />
來源：沅陂日報</td></tr></table>
<div class="attach_nopermission"><p>您需要 登錄 才可以下載或查看，沒有帳號？立即註冊 上傳 2007-3-1 下載次數: 12</p></div></div></div></td></tr>
<tr><td class="plc"><div class="sign">簽名 123</div></td></tr></table><div id="comment_7"></div></div>
<div id="post_8"><table id="pid8" class="plhin"><tr><td class="plc"><div class="pi"><strong><a id="postnum8"> 沙發</a></strong>
<div class="authi"><a href="home.php?mod=space&uid=3" class="xw1">讀者</a><em id="authorposton8">發表於 2007-3-3 10:00</em></div></div>
<div class="pcb"><td class="t_f" id="postmessage_8">謝謝樓主，收藏了，請問哪位有全文下載？</td></div></td></tr></table><div id="comment_8"></div></div>
</div></body></html>"""


@pytest.mark.parametrize(("encoding", "name"), [("utf-8", "utf-8"), ("cp950", "big5")])
def test_a_traditional_thread_gives_the_report_without_the_forum_in_either_encoding(encoding: str, name: str) -> None:
    convert = converter("s2tw").convert
    lines = [line for line in report("made-county-a").splitlines() if line.strip()]
    html = THREAD.replace("CHARSET", "big5").replace("BODY", "<br />\n".join(convert(line) for line in lines))
    page = read_bytes("thread.html", html.encode(encoding, "xmlcharrefreplace"))
    assert isinstance(page, Page)
    assert page.encoding == name
    assert [post.removed for post in page.posts] == [{"edit_note": 1, "source": 1, "attachment": 1, "signature": 1}, {}]
    document = read_document([page])
    assert isinstance(document, Document)
    assert (document.title, document.thread_type) == ("沅陂縣2007年政府工作報告", "統計資料")
    assert document.body == convert("\n".join(line.strip("　 ") for line in lines)), (
        "thanks and notes are no part of it"
    )
    plain = document_from_text("a.txt", report("made-county-a"))
    assert told(document) == told(plain)
    assert stated(extract(document).observations) == stated(extract(plain).observations)


def test_a_table_keeps_its_characters_and_states_what_its_twin_states() -> None:
    def read(head: tuple[str, ...], row: tuple[str, ...], line: str) -> tuple[Observation, ...]:
        html = (
            '<html><head><meta name="generator" content="Discuz! X3.4"></head><body><div id="postlist"><div id="post_1">'
            f'<td id="postmessage_1">2023年國民經濟統計公報<br>一、綜合<br>{line}<table>'
            + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>" for cells in (head, row))
            + '</table></td><div id="comment_1"></div></div></div></body></html>'
        )
        page = read_bytes("a.html", html.encode())
        assert isinstance(page, Page)
        document = read_document([page])
        assert isinstance(document, Document)
        return tuple(row for row in extract(document).observations if row.table_no is not None)

    line = "全縣生產總值{}億元，比上年增長6.1%。" * 8
    old = read(("指標", "單位", "2023年"), ("地區生產總值", "億元", "158.5"), line.format(*range(101, 109)))
    new = read(("指标", "单位", "2023年"), ("地区生产总值", "亿元", "158.5"), line.format(*range(101, 109)))
    assert stated(old) == stated(new)
    assert [(row.quote, row.sentence, row.indicator, row.unit) for row in old] == [
        ("158.5", "地區生產總值 | 億元 | 158.5", "地区生产总值", "元")
    ]


def test_chatter_and_a_missing_part_are_told_apart_in_traditional_threads() -> None:
    convert = converter("s2t").convert
    lines = convert(report("made-county-a")).splitlines()
    half = len(lines) // 2
    posts = [
        ("資料員", (*lines[:half], "未完待續")),
        ("讀者", ("樓主辛苦了，頂一下",)),
        ("資料員", ("接上樓：", *lines[half:])),
    ]
    page = Page(
        source_name="a.html", snapshot_id="0", size_bytes=1, encoding="utf-8", software="discuz", title="工作報告",
        posts=tuple(Post(str(no), no, author, paragraphs) for no, (author, paragraphs) in enumerate(posts, 1)),
    )  # fmt: skip
    document = read_document([page])
    assert isinstance(document, Document)
    assert document.floors == 2
    assert document.body == "\n".join(line.strip("　 ") for line in lines if line.strip())
