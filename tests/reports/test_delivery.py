"""Date, session and speaker from the first lines of a report."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reports.delivery import Delivery, date_in, read_delivery


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2022年12月27日", date(2022, 12, 27)),
        ("(二〇〇八年三月十八日)", date(2008, 3, 18)),
        ("二○一三年十二月三十一日", date(2013, 12, 31)),
        ("2022-12-27", date(2022, 12, 27)),
        ("2022.1.7", date(2022, 1, 7)),
        ("2022年2月30日", None),
        ("12月27日", None),
    ],
)
def test_dates_in_every_form(printed: str, day: date | None) -> None:
    assert date_in(printed) == day


def test_a_head_with_everything() -> None:
    head = [
        "甲县政府工作报告",
        "——2015年3月3日在甲县第十七届人民代表大会第五次会议上",
        "甲县县长\u00a0\u00a0王 小山",
        "各位代表：",
    ]
    assert read_delivery(head) == Delivery(date(2015, 3, 3), None, "甲县第十七届人民代表大会第五次会议", "王小山")


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("国务院总理  李某某", "李某某"),
        ("代区长　苏秉文", "苏秉文"),
        ("自治区主席 嘎玛泽登", "嘎玛泽登"),
        ("自治州州长 阿布都·热合曼", "阿布都·热合曼"),
        ("县长：马占奎", "马占奎"),
        ("毛伟民", "毛伟民"),
    ],
)
def test_speakers(line: str, speaker: str) -> None:
    assert read_delivery(["政府工作报告", line]).speaker == speaker


def test_the_day_of_publication_is_not_the_day_of_delivery() -> None:
    delivery = read_delivery(
        ["甲市政府工作报告", "发布时间：2016-02-11", "2016年1月27日在甲市第十届人民代表大会第一次会议上"]
    )
    assert delivery.delivered_on == date(2016, 1, 27)


def test_a_date_without_a_year_is_kept_apart() -> None:
    delivery = read_delivery(["2016年甲市政府工作报告", "——1月27日在甲市第十届人民代表大会第一次会议上"])
    assert (delivery.delivered_on, delivery.month_day) == (None, (1, 27))


def test_a_session_counted_without_its_ordinal_word() -> None:
    head = ["政府工作报告", "——二〇一六年一月二十七日在甲省十二届人民代表大会第四次会议上"]
    found = read_delivery(head)
    assert (found.delivered_on, found.session) == (date(2016, 1, 27), "甲省十二届人民代表大会第四次会议")
