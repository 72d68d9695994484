"""Tables of a post: apart from its text, spans resolved, with the line above that is their title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.pages.model import Page, Post
from pipeline.pages.read import read_bytes


@pytest.fixture(scope="module")
def read_post(thread_page: Callable[..., str]) -> Callable[[str], Post]:
    """Read a page whose only post has the given body."""

    def read(body: str) -> Post:
        page = read_bytes("page.html", thread_page(body).encode())
        assert isinstance(page, Page), page
        return page.posts[0]

    return read


ROWS = "<tr><td>指标</td><td>数值</td></tr><tr><td>生产总值</td><td>15<font>8</font>.5</td></tr>"


@pytest.mark.parametrize(
    ("above", "heading"),
    [
        ("<strong>附：主要指标</strong><br />", "附：主要指标"),
        ("表1 2023年主要经济指标<br />", "表1 2023年主要经济指标"),
        ("2023年全县主要指标完成情况<br />单位：亿元、%<br />", "2023年全县主要指标完成情况 单位：亿元、%"),
    ],
)
def test_the_title_above_a_table_goes_with_it(read_post: Callable[[str], Post], above: str, heading: str) -> None:
    post = read_post(f"　　甲。<br />{above}<table class=t_table>{ROWS}</table>　　乙。")
    assert post.paragraphs == ("甲。", "乙。")
    table = post.tables[0]
    assert (table.rows, table.heading, table.after) == ((("指标", "数值"), ("生产总值", "158.5")), heading, 1)


@pytest.mark.parametrize("above", ["一、2023年主要指标", "（一）主要指标", "全县生产总值158.5亿元。", "各位代表："])
def test_a_line_of_the_report_above_a_table_stays(read_post: Callable[[str], Post], above: str) -> None:
    post = read_post(f"{above}<br /><table>{ROWS}</table>")
    assert post.paragraphs == (above,)
    assert post.tables[0].heading is None


def test_spans_are_resolved_to_a_full_grid(read_post: Callable[[str], Post]) -> None:
    post = read_post(
        "<table><tr><th rowspan=2>指标</th><th colspan=2>年份</th></tr><tr><td>2022</td><td>2023</td></tr>"
        "<tr><td>生产总值</td><td>149.8</td></tr><tr><td colspan=3>注</td></tr></table>"
    )
    assert post.tables[0].rows == (
        ("指标", "年份", "年份"),
        ("指标", "2022", "2023"),
        ("生产总值", "149.8", ""),
        ("注", "注", "注"),
    )


def test_numbers_of_neighbouring_cells_and_of_two_lines_in_a_cell_stay_apart(read_post: Callable[[str], Post]) -> None:
    post = read_post(
        "<table><tr><td>90131</td><td>94700</td></tr><tr><td>2022<br />2023</td><td>生产<br />总值</td></tr></table>"
    )
    assert post.tables[0].rows == (("90131", "94700"), ("2022 2023", "生产总值"))


def test_noise_inside_a_cell_is_removed(read_post: Callable[[str], Post]) -> None:
    post = read_post(
        '<table><tr><td>甲</td><td>8.5<font class="jammer">3 x</font></td></tr><tr><td>乙</td><td>9</td></tr></table>'
    )
    assert post.tables[0].rows[0] == ("甲", "8.5")


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>　　甲1。<br />　　乙2。</td></tr></table>",
        "<table><tr><td><table><tr><td>甲1。</td></tr></table></td><td>乙2。</td></tr></table>",
        "<table><tr><td>甲1。</td></tr><tr><td>乙2。</td></tr></table>",
    ],
    ids=["one cell", "nested", "one column"],
)
def test_a_table_that_only_lays_out_text_is_text(read_post: Callable[[str], Post], table: str) -> None:
    post = read_post(table)
    assert (post.paragraphs, post.tables) == (("甲1。", "乙2。"), ())


def test_absurd_spans_cost_little(read_post: Callable[[str], Post]) -> None:
    row = "<tr>" + "<td colspan=99999 rowspan=99999>1</td>" * 40 + "</tr>"
    post = read_post(f"<table>{row * 200}</table>")
    assert sum(len(row) for row in post.tables[0].rows) < 10_000_000
