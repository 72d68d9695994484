"""A thread's pages or a plain text as one document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from pipeline.pages.model import Page, Post, RejectedPage, Table
from pipeline.reports.document import document_from_text, read_document
from pipeline.reports.model import Document

REPORT = (
    "2022年成都市金牛区政府工作报告",
    "——在成都市金牛区第九届人民代表大会第三次会议上",
    "成都市金牛区人民政府区长  王小山",
    "(2022年12月27日)",
    "各位代表:",
    "现在,我代表区人民政府,向大会报告工作,请予审议。",
    "2022年工作回顾",
    "一、经济稳中有进",
    "全年完成地区生产总值1499.1亿元,增长0.6%。新增企业30家,引进项目20个。",
    "2023年重点工作安排",
    "要加快发展,力争地区生产总值增长5%,确保新增企业40家。",
    "名词解释",
    "1.一城一带:指城区和沿江一带。",
)


def page(*posts: Post) -> Page:
    return Page(
        source_name="thread-7-1-1.html", snapshot_id="ab" * 32, size_bytes=9, encoding="gb18030", software="discuz",
        title="2022年成都市金牛区政府工作报告", posts=posts, host="bbs.example", thread_id="7", thread_type="四川",
        board="政府报告 › 四川", url="http://bbs.example/thread-7-1-1.html",
    )  # fmt: skip


def read(*posts: Post) -> Document:
    document = read_document([page(*posts)])
    assert isinstance(document, Document), document
    return document


def test_a_plain_text() -> None:
    document = document_from_text("金牛区2022.txt", "\r\n\r\n".join(f"　　{line}" for line in REPORT))
    assert document.title == REPORT[0]
    assert document.body == "\n".join(REPORT)
    assert (document.document_type, document.region_code, document.region_name) == ("work_report", "510106", "金牛区")
    assert (document.report_year, document.reviewed_year, document.plan_year) == (2022, 2022, 2023)
    assert (document.delivered_on, document.speaker) == (date(2022, 12, 27), "王小山")
    assert document.session == "成都市金牛区第九届人民代表大会第三次会议"
    assert [paragraph.part for paragraph in document.paragraphs] == ["head"] * 6 + ["review"] * 3 + ["plan"] * 2 + [
        "appendix"
    ] * 2
    for paragraph in document.paragraphs:
        assert document.body[paragraph.body_start :].startswith(paragraph.text), paragraph


def test_an_empty_text_is_a_document_without_content() -> None:
    document = document_from_text("empty.txt", "")
    assert (document.body, document.document_type, document.region_code, document.report_year) == (
        "",
        "other",
        "unknown",
        None,
    )


def test_a_thread_carries_its_metadata() -> None:
    posted = datetime(2023, 3, 7, 19, 59, 12)
    first = Post("1", 1, "qiao", REPORT, posted_at=posted, removed={"edit_note": 1})
    reply = Post("2", 2, "lao", ("谢谢分享",), removed={"quote": 2})
    document = read(first, reply)
    assert document.body == "\n".join(REPORT)
    assert (document.author, document.posted_at, document.floors) == ("qiao", posted, 1)
    assert document.removed == {"edit_note": 1, "quote": 2}
    assert (document.thread_type, document.board, document.encoding) == ("四川", "政府报告 › 四川", "gb18030")


def test_site_furniture_sources_and_captions_are_no_body() -> None:
    lines = (
        "下载",
        "打印",
        REPORT[0],
        "来源：某日报",
        "时间：2023-01-02",
        "王小山作政府工作报告。记者 李某某摄",
        *REPORT[1:],
        "相关报道：",
    )
    document = read(Post("1", 1, "qiao", lines))
    assert document.body == "\n".join(REPORT)
    assert document.removed == {"furniture": 6}


def test_a_source_line_inside_the_report_stays() -> None:
    lines = (*REPORT[:9], "来源：这一行在正文中间。", *REPORT[9:])
    assert "来源：这一行在正文中间。" in read(Post("1", 1, "qiao", lines)).body


def test_tables_are_kept_with_their_place() -> None:
    tables = (
        Table((("指标", "2022年"), ("生产总值", "1499.1")), None, after=9),
        Table((("a", "1"),), "附：主要指标", after=13),
    )
    document = read(Post("1", 1, "qiao", REPORT, tables=tables))
    assert [(table.table_no, table.part, table.section_path) for table in document.tables] == [
        (0, "review", "2022年工作回顾 › 一、经济稳中有进"),
        (1, "appendix", ""),
    ]


def test_a_date_without_a_year_gets_it_from_the_report() -> None:
    late = [line.replace("2022年12月27日", "12月27日") for line in REPORT]
    assert document_from_text("a.txt", "\n".join(late)).delivered_on == date(2022, 12, 27)


def test_a_wall_and_a_thread_of_talk_are_refused_with_their_reason() -> None:
    walled = read_document([page(Post("1", 1, "qiao", ("内容隐藏",), withheld=True))])
    talk = read_document([page(Post("1", 1, "qiao", ("求2022年报告，谢谢",)))])
    assert isinstance(walled, RejectedPage) and walled.reason == "withheld"
    assert isinstance(talk, RejectedPage) and talk.reason == "no_report"


def test_a_report_over_pages_with_one_missing() -> None:
    first = replace(page(Post("1", 1, "qiao", REPORT[:9])), page_count=3)
    third = replace(page(Post("3", 3, "qiao", REPORT[9:])), page_no=3, page_count=3, source_name="thread-7-3-1.html")
    document = read_document([third, first])
    assert isinstance(document, Document)
    assert (document.body, document.missing_pages) == ("\n".join(REPORT), (2,))
    assert (document.source_name, document.floors) == ("thread-7-1-1.html", 2)
