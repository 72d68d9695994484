"""Years of the report, the review and the plan, from the strongest clue there is."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.reports.years import Clues, Years, resolve_years, title_year, western_years, years_in


def clues(title: str = "", **others: object) -> Clues:
    given = {"review_headings": [], "plan_headings": [], "review": [], "plan": [], **others}
    return Clues(title=title, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "western"),
    [
        ("二〇〇六年", "2006年"),
        ("二○○八年三月", "2008年三月"),
        ("二零一三年", "2013年"),
        ("一九九八年", "1998年"),
        ("二十年", "二十年"),
    ],
)
def test_chinese_years_are_written_in_digits(printed: str, western: str) -> None:
    assert western_years(printed) == western


def test_amounts_and_price_bases_are_no_years() -> None:
    assert years_in("2010年不变价计算，产值2012万元、2011个项目，2013年完成") == [2013]


def test_a_year_that_is_compared_with_is_not_the_one_reviewed() -> None:
    review = ["生产总值是2011年的2.1倍，比2011年增长110%。", "2016年，财政收入由2011年的6亿元增加到12亿元。"]
    assert resolve_years("work_report", clues(review=review)) == Years(2017, 2016, 2017)


def test_a_heading_that_looks_back_since_a_year_does_not_review_that_year() -> None:
    report = clues(title="2012年政府工作报告", review_headings=["一、2008年以来的工作回顾"])
    assert resolve_years("work_report", report) == Years(2012, 2011, 2012)


def test_the_title_s_year_comes_before_a_year_that_the_text_only_compares_with() -> None:
    report = clues(title="2017年政府工作报告", review=["2011年为基期，生产总值翻番。"])
    assert resolve_years("work_report", report) == Years(2017, 2016, 2017)


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2022年成都市金牛区政府工作报告", 2022),
        ("甲区政府工作报告（2013年）", 2013),
        ("甲县2013政府工作报告", 2013),
        ("甲开发区2018年工作总结和2019年工作安排", 2019),
        ("——2015年3月3日在甲县人民代表大会上", None),
        ("09年甲县政府工作报告", 2009),
        ("政府工作报告", None),
    ],
)
def test_the_year_in_a_title(title: str, year: int | None) -> None:
    assert title_year(title) == year


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        pytest.param(
            "work_report",
            clues("2022年甲区政府工作报告", review_headings=["2022年工作回顾"], plan_headings=["2023年重点工作安排"]),
            Years(2022, 2022, 2023),
            id="a title that names the reviewed year",
        ),
        pytest.param(
            "work_report",
            clues(
                "2026年乙市政府工作报告",
                review_headings=["一、2025年和“十四五”时期工作回顾"],
                plan_headings=["三、2026年工作安排"],
            ),
            Years(2026, 2025, 2026),
            id="a title that names the planned year",
        ),
        pytest.param(
            "work_report", clues("政府工作报告", delivered_on=date(2020, 5, 22)), Years(2020, 2019, 2020), id="spring"
        ),
        pytest.param(
            "work_report",
            clues("政府工作报告", delivered_on=date(2022, 12, 27)),
            Years(2022, 2022, 2023),
            id="December",
        ),
        pytest.param(
            "work_report",
            clues("政府工作报告", review_headings=["一、二〇〇六年工作回顾"]),
            Years(2007, 2006, 2007),
            id="one heading gives both",
        ),
        pytest.param(
            "work_report",
            clues(
                "政府工作报告",
                review=["2025年是关键一年。", "2025年全省增长5%。"],
                plan=["今年是开局之年，2026年预期目标是5%。"],
            ),
            Years(2026, 2025, 2026),
            id="no title, no date, no heading",
        ),
        pytest.param("work_report", clues("2014年甲县政府工作报告"), Years(2014, 2013, 2014), id="nothing but a title"),
        pytest.param(
            "work_report",
            clues("", source_name="甲县2014年报告"),
            Years(2014, 2013, 2014),
            id="nothing but the file's name",
        ),
        pytest.param(
            "work_report",
            clues("", posted_on=date(2011, 3, 1)),
            Years(2011, 2010, 2011),
            id="nothing but the post's date",
        ),
        pytest.param("work_report", clues(""), Years(None, None, None), id="nothing"),
        pytest.param(
            "work_report",
            clues("政府工作报告", review_headings=["一、过去五年工作回顾"], delivered_on=date(2008, 3, 5)),
            Years(2008, 2007, 2008),
            id="five years in review",
        ),
        pytest.param(
            "bulletin",
            clues("2007年甲县统计公报", delivered_on=date(2008, 3, 18)),
            Years(2007, 2007, None),
            id="bulletin",
        ),
        pytest.param(
            "bulletin",
            clues("甲县统计公报", review=["2009年，全县生产总值30亿元。"]),
            Years(2009, 2009, None),
            id="bulletin by text",
        ),
        pytest.param(
            "bulletin",
            clues("甲县统计公报", delivered_on=date(2010, 4, 1)),
            Years(2009, 2009, None),
            id="bulletin by date",
        ),
    ],
)
def test_years_come_from_the_strongest_clue(kind: str, given: Clues, expected: Years) -> None:
    assert resolve_years(kind, given) == expected


@pytest.mark.parametrize(
    ("heading", "reviewed", "planned"),
    [
        ("一、2016年工作回顾以及2017年工作安排", 2016, 2017),
        ("一、2016年工作任务完成情况，2017年工作目标", 2016, 2017),
        ("一、2015年工作回顾、2016年工作总结和2017年工作安排", 2016, 2017),
        ("一、2016年工作总结与2020年目标任务", 2016, 2017),
        ("一、2012年以来工作回顾和2017年形势分析", None, None),
    ],
)
def test_the_years_of_a_heading_that_joins_both(heading: str, reviewed: int | None, planned: int | None) -> None:
    assert resolve_years("work_report", clues("政府工作报告", review_headings=[heading])) == Years(
        planned, reviewed, planned
    )
