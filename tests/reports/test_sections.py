"""Parts and heading paths: where the head ends, the plan begins, and notes stand."""

from __future__ import annotations

import pytest

from pipeline.reports.sections import head_length, heading_lean, place_paragraphs

HEAD = [
    "2016年甲县政府工作报告",
    "——2016年1月8日在甲县人民代表大会上",
    "县长 王小山",
    "各位代表：",
    "现在，我代表县人民政府，向大会报告工作，请予审议。",
]
DONE = "全年完成生产总值30亿元，比上年增长9%，新增企业40家，位居全市第二。"
PLANNED = "要加快推进园区建设，力争引进项目20个，确保全面完工，努力做好服务。"


def parts(paragraphs: list[str], kind: str = "work_report") -> list[str]:
    return [place.part for place in place_paragraphs(paragraphs, kind)]


def test_title_date_speaker_greeting_and_opening_are_the_head() -> None:
    assert head_length([*HEAD, "一、2015年工作回顾", DONE]) == len(HEAD)


def test_a_caption_before_the_greeting_is_in_the_head() -> None:
    assert head_length([*HEAD[:3], "县长王小山作政府工作报告。", *HEAD[3:], DONE]) == len(HEAD) + 1


def test_a_greeting_and_opening_in_one_paragraph() -> None:
    assert (
        head_length([HEAD[0], "各位代表：现在，我代表县人民政府，向大会作报告，请予审议。", "一、2015年工作回顾"]) == 2
    )


def test_a_text_without_a_head_has_none() -> None:
    assert head_length([DONE, DONE]) == 0


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("一、2015年工作回顾", "二、2016年工作安排"),
        ("2015年工作回顾", "2016年重点工作安排"),
        ("一、过去五年的工作", "二、今后五年的总体要求和奋斗目标"),
        ("本届政府工作回顾", "今后五年的奋斗目标"),
        ("第一部分 二〇一五年工作总结", "第二部分 二〇一六年主要任务"),
        ("一、2015年工作", "二、2016年工作"),
        ("一、一年接着一年干，各项事业取得新进展", "二、一张蓝图绘到底，全力推动“十三五”开好局"),
        ("“十二五”时期工作回顾", "“十三五”时期的主要目标任务"),
        ("一、2010年目标任务完成情况", "二、下一步工作打算"),
        ("一、2015年主要工作", "二、2016年主要工作"),
        ("一、全面完成2015年政府工作任务", "二、全面完成2016年各项任务"),
        ("一、攻坚克难，圆满完成2015年各项目标任务", "二、奋力拼搏，圆满完成2016年目标任务"),
        ("一、“十二五”主要预期目标提前实现", "二、2016年工作安排"),
        ("一、过去一年的工作", "二、确保全年目标任务如期完成"),
        ("一、去年政府主要工作", "二、2016年主要任务"),
        ("一、“十二五”时期主要工作", "二、2016年主要任务"),
        ("一、2015年和“十二五”时期主要工作", "二、2016年主要任务"),
    ],
)
def test_the_plan_begins_at_the_heading_that_says_so(review: str, plan: str) -> None:
    paragraphs = [
        *HEAD,
        review,
        DONE,
        DONE,
        "存在的困难和问题依然不少，要加快解决。",
        plan,
        PLANNED,
        "新建学校3所。",
        "三、加强自身建设",
        PLANNED,
    ]
    assert parts(paragraphs) == ["head"] * 5 + ["review"] * 4 + ["plan"] * 5


def test_numbered_sections_below_an_unnumbered_heading_keep_its_part() -> None:
    paragraphs = [
        *HEAD,
        "2015年工作回顾",
        "一、产业迈上新台阶",
        DONE,
        "2016年重点工作安排",
        "一、加快产业转型",
        PLANNED,
        "二、取得更大成绩",
        PLANNED,
    ]
    assert parts(paragraphs)[5:] == ["review"] * 3 + ["plan"] * 5


def test_a_section_of_both_kinds_changes_where_its_text_does() -> None:
    paragraphs = [
        *HEAD, "一、2015年工作回顾", DONE, "二、“十二五”时期发展成就和“十三五”时期主要目标任务", DONE, DONE,
        "“十三五”时期是决胜阶段，要努力做好各项工作。", PLANNED, "三、2016年重点工作", PLANNED,
    ]  # fmt: skip
    assert parts(paragraphs)[5:] == ["review"] * 5 + ["plan"] * 4


@pytest.mark.parametrize("joint", ["和2016年工作安排", "以及2016年主要工作", "，2016年工作目标"])
@pytest.mark.parametrize(
    "done", ["2015年工作回顾", "2015年主要工作", "2014年工作回顾、2015年工作总结", "2011—2015年工作总结"]
)
def test_a_heading_that_joins_two_years_opens_a_review(done: str, joint: str) -> None:
    paragraphs = [*HEAD, f"一、{done}{joint}", DONE, DONE, "2016年，" + PLANNED, PLANNED]
    assert parts(paragraphs)[5:] == ["review"] * 3 + ["plan"] * 2


@pytest.mark.parametrize("heading", ["2015年工作计划执行良好", "去年工作计划全部落实", "全面落实工作计划"])
def test_work_that_was_planned_and_done_is_no_plan(heading: str) -> None:
    paragraphs = [*HEAD, f"一、{heading}", DONE, DONE, "二、2016年工作安排", PLANNED, PLANNED]
    assert parts(paragraphs)[5:] == ["review"] * 3 + ["plan"] * 3


def test_a_first_heading_of_main_work_is_of_the_year_before_where_a_later_one_plans() -> None:
    paragraphs = [*HEAD, "一、主要工作", DONE, DONE, "二、2016年工作安排", PLANNED, PLANNED]
    assert parts(paragraphs)[5:] == ["review"] * 3 + ["plan"] * 3


def test_a_title_that_names_summary_and_plan_is_no_heading_of_a_part() -> None:
    paragraphs = ["甲县2015年工作总结和2016年工作计划", "一、2015年工作总结", DONE, DONE, "二、2016年工作计划", PLANNED]
    assert parts(paragraphs) == ["head"] + ["review"] * 3 + ["plan"] * 2


def test_a_year_alone_before_what_was_done_opens_no_plan() -> None:
    paragraphs = ["2016年甲县政府工作总结", "2015年底换届以来，" + DONE, "2016年，" + DONE, DONE]
    assert "plan" not in parts(paragraphs)


def test_without_headings_the_words_decide() -> None:
    paragraphs = [
        *HEAD,
        DONE,
        DONE,
        DONE,
        "今年是“十三五”开局之年，主要预期目标是：生产总值增长8%左右。",
        PLANNED,
        PLANNED,
    ]
    assert parts(paragraphs)[5:] == ["review"] * 3 + ["plan"] * 3


def test_below_a_heading_of_review_alone_no_words_begin_the_plan() -> None:
    assert set(parts([*HEAD, "一、2015年工作回顾", DONE, PLANNED, PLANNED])[len(HEAD) :]) == {"review"}
    opened = parts([*HEAD, "一、2015年工作回顾", DONE, "2016年，主要预期目标是：生产总值增长8%。", PLANNED])
    assert opened[-2:] == ["plan", "plan"]


def test_a_sentence_that_ends_as_latin_letters_do_is_no_head() -> None:
    assert parts(["某县2006年统计公报", "全县生产总值32亿元，增长12%.", "一、农业", DONE])[:2] == ["head", "review"]


def test_a_numbered_heading_on_top_is_no_title() -> None:
    assert parts(["2015年某某县政府工作报告", "二、2015年工作安排", PLANNED]) == ["head", "plan", "plan"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "2022年某县政府工作报告",
            "2022年县政府将继续办好10件民生实事：",
            "（1）新建公路120公里。",
            "（2）新增就业5500人以上。",
        ],
        ["某某区2024年10个民生实事项目具体如下", "新增学位270个。", "新建公园3个。"],
    ],
)
def test_a_list_of_deeds_that_are_announced_is_a_plan(lines: list[str]) -> None:
    assert parts(lines)[-2:] == ["plan", "plan"]


@pytest.mark.parametrize(
    "line",
    [
        "一年来，按照省、市要求，全力办好民生实事，支出增长12%。",
        "坚持将民生放在首位，全面落实10件民生实事。",
        "2022年，县政府计划实施10件民生实事，目前已全部完成。",
        "县政府年初承诺的10件实事",
    ],
)
def test_deeds_that_a_review_speaks_of_begin_no_plan(line: str) -> None:
    assert "plan" not in parts([*HEAD, DONE, line, DONE, DONE])


def test_deeds_that_were_done_and_a_five_year_plan_that_is_over_begin_no_plan() -> None:
    assert set(parts([*HEAD, "全年办成10件民生实事。建成公园3个。", DONE, DONE])[len(HEAD) :]) == {"review"}
    report = ["2016年某某市政府工作报告", "硕果累累“十二五”", "“十二五”时期是极不平凡的五年。", DONE, DONE]
    assert "plan" not in parts(report)


def test_a_report_may_be_all_review_or_all_plan() -> None:
    assert set(parts([DONE] * 4)) == {"review"}
    assert set(parts([PLANNED] * 4)) == {"plan"}


def test_a_bulletin_has_no_plan_and_its_notes_are_an_appendix() -> None:
    paragraphs = [
        "甲县2015年统计公报",
        "甲县统计局",
        "一、综合",
        DONE,
        "二、农业",
        PLANNED,
        "注：1.本公报为初步统计数。",
        "2.总量按现价计算。",
    ]
    assert parts(paragraphs, "bulletin") == ["head"] * 2 + ["review"] * 4 + ["appendix"] * 2


def test_notes_below_a_table_end_at_the_next_section() -> None:
    paragraphs = ["甲县2015年统计公报", "一、综合", DONE, "注：本表为初步数。", "二、农业", DONE]
    assert parts(paragraphs, "bulletin")[3:] == ["appendix", "review", "review"]


@pytest.mark.parametrize(
    "title", ["名词解释", "名 词 解 释", "附件", "《政府工作报告》有关内容名词注释", "附：名词解释", "注释"]
)
def test_a_glossary_goes_to_the_end(title: str) -> None:
    paragraphs = [
        *HEAD,
        "一、2015年工作回顾",
        DONE,
        "二、2016年工作安排",
        PLANNED,
        title,
        "1.一城一带：指县城和沿江一带。",
        "一、其他说明",
    ]
    assert parts(paragraphs)[-3:] == ["appendix"] * 3


def test_paths_follow_the_heading_tree() -> None:
    paragraphs = [
        "2015年工作回顾",
        "一、工业",
        "（一）提质增效。产值达到3亿元。",
        DONE,
        "二、农业",
        DONE,
        "2016年工作安排",
        PLANNED,
    ]
    places = place_paragraphs(paragraphs, "work_report")
    assert [place.section_path for place in places] == [
        "",
        "2015年工作回顾",
        "2015年工作回顾 › 一、工业 › （一）提质增效",
        "2015年工作回顾 › 一、工业 › （一）提质增效",
        "2015年工作回顾",
        "2015年工作回顾 › 二、农业",
        "",
        "2016年工作安排",
    ]
    assert [place.is_heading for place in places] == [True, True, False, False, True, False, True, False]


@pytest.mark.parametrize(
    ("heading", "lean"),
    [
        ("一、2015年工作回顾", -1),
        ("二、2016年工作安排", 1),
        ("“十二五”发展成就和“十三五”主要目标", 0),
        ("“十二五”规划执行情况", -1),
        ("三、推进更高水平开放", 0),
        ("一、过去五年主要工作", -1),
        ("一、五年来政府重点工作", -1),
        ("一、本届政府主要工作", -1),
        ("二、本届政府今年主要工作", 1),
        ("二、本届政府未来五年主要工作", 1),
        ("三、本届政府后三年重点工作", 1),
        ("一、各项目标任务圆满完成", -1),
        ("三、转变作风，保障各项任务圆满完成", 1),
        ("二、突出重点，圆满完成全年目标任务", 1),
        ("二、保证“十四五”规划任务顺利完成", 1),
        ("一、“十五”计划主要预期目标提前实现，站在新的起点上", -1),
        ("一、“十一五”规划目标任务全面完成", -1),
        ("二、确保圆满完成今年目标任务", 1),
        ("二、力争全面完成2011年各项任务", 1),
        ("一、2017年国民经济和社会发展总体态势", -1),
        ("一、2017年经济社会发展形势", -1),
        ("一、2017年市级决算（草案）", -1),
        ("二、2018年预算草案", 1),
        ("二、当前面临的形势和2018年总体要求", 1),
    ],
)
def test_what_a_heading_announces(heading: str, lean: int) -> None:
    assert heading_lean(heading) == lean
