"""Text files: a forum page saved as text loses its furniture, a plain report keeps every line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_bytes

REPORT = """云溪县2023年国民经济和社会发展统计公报
云溪县统计局
2023年，全县实现地区生产总值158.5亿元，按不变价格计算，增长5.8%。
表1 主要产品产量
产品\t单位\t产量
水泥\t万吨\t12.5
钢材\t万吨\t3.8

　　一般公共预算收入12.6亿元。
"""


def test_a_page_saved_as_text(read_fixture: Callable[[str], Page]) -> None:
    page = read_fixture("page_as_text.txt")
    assert (page.software, page.title, page.thread_type) == ("discuz_text", "云溪县2024年政府工作报告", "四川")
    assert (page.board, page.views, page.replies) == ("县区资料", 916, 2)
    first, second = page.posts
    assert (first.floor, first.author, first.posted_at) == (1, "摘编员", datetime(2024, 1, 31, 19, 5, 9))
    assert first.edited_at == datetime(2024, 2, 1, 7, 30)
    assert first.paragraphs == (
        "云溪县2024年政府工作报告",
        "地区生产总值158.5亿元，增长5.8%，全县经济社会发展取得新的成绩，各项主要任务圆满完成。",
        "积分",
        "以上报告，请审议。",
    ), "one line that looks like furniture is not the author's column"
    assert first.tables[0].rows[1] == ("地区生产总值", "149.8", "158.5")
    assert (second.floor, second.author, second.paragraphs) == (2, "读者乙", ("增长5.8%，不错",))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_plain_report(codec: str, line_end: str) -> None:
    page = read_bytes("report.txt", REPORT.replace("\n", line_end).encode(codec))
    assert isinstance(page, Page)
    assert (page.software, page.title) == ("text", "云溪县2023年国民经济和社会发展统计公报")
    post = page.posts[0]
    assert post.paragraphs == (
        "云溪县2023年国民经济和社会发展统计公报",
        "云溪县统计局",
        "2023年，全县实现地区生产总值158.5亿元，按不变价格计算，增长5.8%。",
        "一般公共预算收入12.6亿元。",
    )
    assert (post.tables[0].heading, post.tables[0].after) == ("表1 主要产品产量", 3)
    assert post.tables[0].rows == (("产品", "单位", "产量"), ("水泥", "万吨", "12.5"), ("钢材", "万吨", "3.8"))


def test_a_plain_report_that_mentions_a_date_of_publication_is_no_forum_page() -> None:
    text = REPORT + "发表于 2024-1-31 19:05:09\n" + "附注：本公报数据为初步统计数。\n"
    page = read_bytes("report.txt", text.encode())
    assert isinstance(page, Page)
    assert page.software == "text"


def test_markup_in_a_text_file_is_read_as_markup(thread_page: Callable[..., str]) -> None:
    page = read_bytes("page.txt", thread_page("甲。").encode())
    assert isinstance(page, Page)
    assert (page.software, page.posts[0].paragraphs) == ("discuz", ("甲。",))


@pytest.mark.parametrize("data", [b"", b"   \n\t \r\n", b"\x00\x00\x00\x00"])
def test_a_file_with_nothing_in_it(data: bytes) -> None:
    refused = read_bytes("empty.html", data)
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "empty"


@pytest.mark.parametrize("text", ["hello, world\n" * 20, '{"a": 1}', "name,value\nx,1\n", "中文 只有 几个字"])
def test_a_text_without_a_report(text: str) -> None:
    refused = read_bytes("notes.txt", text.encode())
    assert isinstance(refused, RejectedPage)
    assert refused.reason == "not_a_page"
