"""Which posts are the report, and which are talk."""

from __future__ import annotations

import pytest

from pipeline.pages.model import Post, Table
from pipeline.reports.posts import report_posts

OPENING = ("2016年甲县政府工作报告", "各位代表：", "现在，我代表县人民政府，向大会报告工作，请予审议。")
FACTS = "全县生产总值完成30.5亿元，增长9.2%；财政收入2.1亿元，增长11%；新增企业40家，引进项目12个，建成道路35公里。"
ONE = ("一、2015年工作回顾", FACTS, FACTS.replace("全县", "工业"))
TWO = ("二、2016年工作安排", FACTS.replace("完成", "力争达到"), FACTS.replace("全县", "今年"))
THREE = ("三、加强政府自身建设", FACTS.replace("全县", "政府"), "各位代表！让我们团结一心，为建设美好甲县而努力奋斗！")
GLOSSARY = ("名词解释", "1.一城一带：指县城和沿江经济带。", "2.三个清单：指权力清单、责任清单和服务清单。")


def post(floor: int, author: str, *lines: str) -> Post:
    return Post(str(100 + floor), floor, author, lines)


def floors(*posts: Post) -> list[int]:
    return [found.floor for found in report_posts(posts)]


def test_one_post_and_chatter() -> None:
    assert floors(
        post(1, "甲", *OPENING, *ONE, *TWO, *THREE),
        post(2, "乙", "谢谢楼主分享！！！"),
        post(
            3,
            "丙",
            "GDP增长9.2%，财政收入2.1亿元，引进项目12个，楼主怎么看？感觉数字和公报对不上吧？我觉得可以再查一下。",
        ),
        post(4, "甲", "以上数字来自公开报道，转载请注明。"),
    ) == [1]


def test_floors_of_the_author_that_go_on() -> None:
    assert floors(
        post(1, "甲", *OPENING, *ONE),
        post(2, "乙", "沙发"),
        post(3, "甲", *TWO),
        post(4, "甲", *THREE),
        post(5, "甲", *GLOSSARY),
    ) == [1, 3, 4, 5]


def test_a_heading_alone_at_the_end_of_a_floor() -> None:
    assert floors(post(1, "甲", *OPENING, *ONE, TWO[0]), post(2, "甲", *TWO[1:]), post(3, "甲", *THREE)) == [1, 2, 3]


def test_an_introduction_before_the_report() -> None:
    assert floors(post(1, "甲", "今天贴一下我县的报告，分三楼发完。"), post(2, "甲", *OPENING, *ONE, *TWO, *THREE)) == [
        2
    ]


def test_a_reply_that_posts_the_missing_end() -> None:
    found = report_posts([post(1, "甲", *OPENING, *ONE, *TWO), post(2, "乙", "楼主漏了第三部分，补上：", *THREE)])
    assert [found_post.floor for found_post in found] == [1, 2]
    assert found[1].paragraphs == THREE, "the remark before the missing part is not part of the report"


def test_a_missing_middle_goes_where_it_belongs() -> None:
    assert floors(post(1, "甲", *OPENING, *ONE), post(2, "甲", *THREE), post(3, "乙", *TWO)) == [1, 3, 2]


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param((*OPENING, *ONE, *TWO, *THREE), id="the report again"),
        pytest.param((*ONE, "这几个数都不错"), id="a long quotation"),
        pytest.param(
            ("2015年甲县政府工作报告", "各位代表：", "一、2014年工作回顾", FACTS.replace("30.5", "28.1"), FACTS),
            id="another report",
        ),
        pytest.param(
            (FACTS.replace("全县", "隔壁乙县"), FACTS.replace("全县", "隔壁丙县")), id="figures of other places"
        ),
    ],
)
@pytest.mark.parametrize("author", ["甲", "乙"])
def test_repeats_and_other_reports_are_left_out(reply: tuple[str, ...], author: str) -> None:
    assert floors(post(1, "甲", *OPENING, *ONE, *TWO, *THREE), post(2, author, *reply)) == [1]


@pytest.mark.parametrize(
    "lines",
    [
        ("求2015年甲县政府工作报告，哪位有全文？谢谢",),
        ("今天天气不错，大家周末去哪里玩？",),
        ("路过，顶一下",),
        (),
        ("回复可见",),
    ],
)
def test_talk_alone_is_no_report(lines: tuple[str, ...]) -> None:
    assert report_posts([post(1, "甲", *lines), post(2, "乙", "同求")]) == ()


def test_the_place_of_a_table_follows_the_lines_that_are_left() -> None:
    first = Post("1", 1, "甲", ("（全文如下）", "　", *OPENING, *ONE), tables=(Table((("a", "1"),), after=6),))
    (found,) = report_posts([first])
    assert found.paragraphs == (*OPENING, *ONE)
    assert found.tables[0].after == 4
