"""Which year a number is about: the part it stands in, the passage, and the words of its own sentence."""

from __future__ import annotations

import pytest

from pipeline.observations.extract import extract
from pipeline.observations.model import Observation
from pipeline.reports.document import document_from_text


def _stated(report: str) -> tuple[Observation, ...]:
    """The observations of a report's text."""
    return extract(document_from_text("a.txt", report)).observations


REPORT = """2021年某某市政府工作报告
——2021年1月20日在市第十届人民代表大会第一次会议上
各位代表:
一、2020年和“十三五”时期工作回顾
2020年,全市生产总值增长4.1%。截至2020年底,规上工业企业达到186家。
五年来,我们新建学校32所。城镇化率由46.2%提高到52.1%。生产总值年均增长7.2%。城区面积由三年前的6.8平方公里扩大到9.5平方公里。研发投入强度2.6%。
二、“十四五”时期主要目标
“十四五”时期,生产总值年均增长7%左右。到2025年,城镇化率达到58%。
三、2021年工作安排
今年是“十四五”开局之年。生产总值增长8%以上,新增城镇就业2万人。三次产业结构由8.1:41.2:50.7调整为7.4:39.6:53。
今明两年改造学校180所;新建农村公路650公里。新增学位900个,到2023年三年累计新增2700个;新建食堂20家。对照2035年远景目标,新建公园6座。截至去年底,已集聚企业43家,今年新增15家。今年高校毕业生9120人,要千方百计促进就业。
《某某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》提出,森林覆盖率达到60%。
"""

EXPECTED = [
    ("4.1%", None, 2020, "actual"),
    ("186家", None, 2020, "actual"),
    ("32所", 2016, 2020, "actual"),
    ("46.2%", None, 2015, "actual"),
    ("52.1%", None, 2020, "actual"),
    ("7.2%", 2016, 2020, "actual"),
    ("6.8平方公里", None, 2017, "actual"),
    ("9.5平方公里", None, 2020, "actual"),
    ("2.6%", None, 2020, "actual"),
    ("7%", 2021, 2025, "target"),
    ("58%", None, 2025, "target"),
    ("8%", None, 2021, "target"),
    ("2万人", None, 2021, "target"),
    ("180所", 2021, 2022, "target"),
    ("650公里", None, 2021, "target"),
    ("900个", None, 2021, "target"),
    ("2700个", 2021, 2023, "target"),
    ("20家", None, 2021, "target"),
    ("6座", None, 2021, "target"),
    ("43家", None, 2020, "actual"),
    ("15家", None, 2021, "target"),
    ("9120人", None, 2021, "actual"),
    ("60%", None, 2025, "target"),
]


@pytest.mark.parametrize(("quote", "first", "year", "status"), EXPECTED)
def test_when(quote: str, first: int | None, year: int, status: str) -> None:
    found = {row.quote: row for row in _stated(REPORT)}
    row = found[quote]
    assert (row.year_start, row.year, row.status) == (first, year, status), row.sentence


def test_what_a_structure_was_adjusted_to_is_of_the_year_that_it_names() -> None:
    report = (
        "2021年某某市政府工作报告\n一、工作回顾\n三次产业结构由2016年的14.6:53.1:32.3调整为2019年的13.3:47.6:39.1。"
    )
    found = _stated(report)
    assert [row.year for row in found] == [2016] * 3 + [2019] * 3


def test_numbers_of_one_base_are_of_one_year() -> None:
    report = "2021年某某市政府工作报告\n一、工作回顾\n一、二产业比重由上年的15.2%、49.9%调整为14%、53.9%。"
    found = _stated(report)
    assert [(row.year, row.statistic) for row in found] == [(2019, "share")] * 2 + [(2020, "share")] * 2


def test_what_this_year_grows_on_top_of_is_last_year_s() -> None:
    report = REPORT + "财政收入在上年增长17.3%的基础上增长15.2%。"
    years = {row.quote: row.year or 0 for row in _stated(report)}
    assert years["15.2%"] == years["17.3%"] + 1


def test_a_base_is_of_the_year_it_is_told_for() -> None:
    report = "2007年某某县政府工作报告\n一、过去四年工作回顾\n2006年，生产总值达到12.9亿元，比2002年的7.1亿元净增5.8亿元。\n过去四年，贫困面由31%降到16%。"
    years = {row.quote: row.year for row in _stated(report)}
    assert years == {"12.9亿元": 2006, "7.1亿元": 2002, "5.8亿元": 2006, "31%": 2002, "16%": 2006}


@pytest.mark.parametrize(
    ("sentence", "quote", "first", "year"),
    [
        ("2011年，生产总值比2007年增长57%，", "57%", 2008, 2011),
        ("2011年，生产总值比2010年增长12%，", "12%", None, 2011),
        ("2005年，税收比“九五”末翻一番，", "翻一番", 2001, 2005),
        ("2005年财政收入在2000年基础上翻一番，", "翻一番", 2001, 2005),
        ("与“十五”末相比，2010年生产总值增长61%，", "61%", 2006, 2010),
        ("2006年，生产总值是2002年的两倍以上，年均增长17.9%，", "17.9%", 2003, 2006),
        ("2011年，投资五年累计完成8974亿元，", "8974亿元", 2007, 2011),
        ("五年完成投资198亿元，其中2005年完成58亿元，", "58亿元", None, 2005),
        ("“十五”时期，全市财政用于农业的支出51亿元，", "51亿元", 2001, 2005),
        ("“十五”时期，城镇居民人均消费支出达到2.3万元，", "2.3万元", None, 2005),
        ("2003年、2004年、2005年，收入分别增长5%、6%、7%，", "5%", None, 2003),
        ("2003年、2004年、2005年，收入分别增长5%、6%、7%，", "6%", None, 2004),
        ("2004年和2005年，地方收入、税收收入，分别完成5亿元、4亿元，", "5亿元", None, 2005),
        ("2011年投资3813亿元，是1958年的408倍、1978年的93倍，", "93倍", None, 2011),
        ("生产总值从2007年的6423亿元增加到2011年的1.2万亿元，增加近万亿元，", "万亿元", 2008, 2011),
        ("2011年，耕地比2006年增加5亩，位次由第9位升至第8位，", "第9位", None, 2006),
        ("2011年，农业增加值是2005年末（4.6亿元）的1.8倍，", "4.6亿元", None, 2005),
        ("2011年，收入比“十五”末（8.46亿元）增长67.8%，", "67.8%", 2006, 2011),
        ("2011年，收入比2002年增加1420元，增长89.3%，", "89.3%", 2003, 2011),
        ("“十一五”期间，新签技术合同25万项，", "25万项", 2006, 2010),
        ("五年来，建成基站超25万个，", "25万个", 2007, 2011),
        ("五年来，新能源产业产值突破2万亿元，", "2万亿元", None, 2011),
        ("五年来，6个项目获评典型案例，", "6个", 2007, 2011),
        ("五年来，毛入学率达到96.9%，高于全国平均水平4.9个百分点，", "4.9个百分点", None, 2011),
        ("五年来，累计完成投资5460亿元，是“十五”时期的1.9倍，", "1.9倍", 2007, 2011),
        ("单位能耗下降4.1%，“十五”累计下降20.6%，", "20.6%", 2001, 2005),
        ("五年累计完成投资1162亿元，其中工业性投入481亿元，", "481亿元", 2007, 2011),
        ("收入比2007年增加3000元；农村收入20000元，增长12%，", "12%", None, 2011),
        ("与2007年相比，收入增加3000元；农村收入20000元，增长12%，", "12%", 2008, 2011),
        ("投资300亿元，比2007年（下同）增长47%；出口20亿元，增长12%，", "12%", 2008, 2011),
        ("五年累计完成投资1162亿元，其中今年工业性投入481亿元，", "481亿元", None, 2011),
        ("三十六年来，累计完成投资1162亿元，", "1162亿元", None, 2011),
        ("五年民生领域投入1600亿元，", "1600亿元", 2007, 2011),
        ("连续五年保持第一，建成8个园区，", "8个", None, 2011),
        ("“十一五”期末，全区完成生产总值249亿元，", "249亿元", None, 2011),
        ("“十一五”治理水土流失面积2580平方公里，", "2580平方公里", 2006, 2010),
        ("一般公共预算支出（扣除2009年一次性支出外）增长3%，", "3%", None, 2011),
        ("对2009年整治出的107个小区实行物业管理，", "107个", None, 2011),
        ("结构由2009年的21.2:43.1:35.7，进一步优化为14:55:31，", "21.2", None, 2009),
        ("“十一五”末（2010年）城镇化率达到45%，", "45%", None, 2010),
        ("为从业5年以上的乡村医生发放补助300万元，", "300万元", None, 2011),
        ("“十一五”治理规划编制完成，治理河道20公里，", "20公里", None, 2011),
        ("支出438亿元，分别比上年和2007年增长7.4%和60.3%，", "7.4%", None, 2011),
        ("支出438亿元，分别比上年和2007年增长7.4%和60.3%，", "60.3%", 2008, 2011),
        ("支出438亿元，分别比2009年和“十五”末增长7.4%和60.3%，", "60.3%", 2006, 2011),
        ("5年来，累计完成税收374亿元；累计完成支出105亿元，", "105亿元", 2007, 2011),
        ("增幅位列第2名，连续两年平均增长25%，", "25%", 2010, 2011),
        ("2009年以来共发放救助资金8300万元，", "8300万元", 2009, 2011),
        ("投资300亿元，比2007年（下同）增长47%；收入2万元、1万元，分别增长43%和65%，", "65%", 2008, 2011),
        ("五年来，完成固定资产投资664亿元，是2006年的2.3倍，", "664亿元", None, 2011),
        ("五年来，10个项目竣工投产，", "10个", 2007, 2011),
        ("五年来，棚户区住房改造2600万套，", "2600万套", 2007, 2011),
        ("五年来，自贸试验区推出111项举措，", "111项", 2007, 2011),
        ("五年来，经济总量连续迈上4万亿、5万亿两个台阶，", "5万亿", 2007, 2011),
        ("五年来，经济总量突破4万亿元，", "4万亿元", None, 2011),
        ("2011年，粮食产量由50万吨增加到60万吨，", "50万吨", None, 2010),
        ("启动面向2030年的科技项目，新设6个基地，", "6个", None, 2011),
        ("2010年专项行动查处违法建设120处，", "120处", None, 2010),
        ("2010年碳排放总量120万吨，", "120万吨", None, 2010),
        ("近十年森林面积增加120万亩，", "120万亩", 2002, 2011),
        ("项目建设周期为2008—2010年，累计完成投资12亿元，", "12亿元", 2008, 2010),
        ("五年累计转移就业12万人、城镇登记失业人员3200人，", "3200人", None, 2011),
        ("2010年市委提出实施强工战略，工业增加值增长12%，", "12%", None, 2010),
        ("二十年累计造林120万亩，", "120万亩", None, 2011),
        ("五年累计建成示范村960个、重点村380个，", "380个", 2007, 2011),
        ("五年累计建成示范村960个、拥有重点村达380个，", "380个", None, 2011),
        ("财政收入五年年均增长20%，特别是2008年增长35.1%，", "35.1%", None, 2008),
        ("2009年以来已发展到120家企业，", "120家", None, 2011),
        ("2010年支出438亿元，分别比上年和2007年增长7.4%和60.3%，", "60.3%", 2008, 2010),
        ("城镇化率由“十五”末2005年的42.1%提高到48.3%，", "48.3%", None, 2011),
        ("城镇化率由“十五”末2005年的42.1%提高到48.3%，", "42.1%", None, 2005),
        ("财政收入达到68亿元，五年翻了一番，", "翻了一番", 2007, 2011),
        ("财政收入达到68亿元，实现两年翻番，", "翻番", 2010, 2011),
        ("生产总值三年净增20亿元，", "20亿元", 2009, 2011),
        ("生产总值两年净增20亿元，财政收入五年净增8亿元，", "8亿元", 2007, 2011),
        ("五年砥砺前行，城乡面貌焕然一新，改造老旧小区31个，", "31个", 2007, 2011),
        ("实施2030年前碳达峰行动，关停煤矿3座，", "3座", None, 2011),
        ("人均生产总值19763元，按2009年平均汇率计算为2865美元，", "2865美元", None, 2011),
        ("结构由“九五”末的21.2:43.1:35.7调整到2005年的14:55:31，", "21.2", None, 2000),
        ("与2006年末相比，法人单位增加2218个，", "2218个", 2007, 2011),
        ("与2000年第五次全国人口普查相比，城镇人口增加131885人，", "131885人", 2001, 2011),
        ("常住人口530万人，与2000年第五次全国人口普查的420万人相比，增加110万人，", "420万人", None, 2000),
        ("常住人口530万人，与2000年第五次全国人口普查的420万人相比，增加110万人，", "110万人", 2001, 2011),
        ("比2006年末，法人单位增加2218个，", "2218个", 2007, 2011),
        ("五年市级财政用于教育的支出达到186亿元，", "186亿元", 2007, 2011),
        ("五年主办国际会议86场，", "86场", 2007, 2011),
        ("五年生产总值达到860亿元，", "860亿元", None, 2011),
        ("五年累计新增装机容量450万千瓦，其中水电96万千瓦，", "96万千瓦", 2007, 2011),
        ("原油产量在上年增产80万吨的基础上，又增产65万吨，", "80万吨", None, 2010),
        ("一批项目从今年下半年起将陆续投产；5个技改项目完成，", "5个", None, 2011),
        ("贫困发生率由2009年的16.8%，下降到2011年的3.2%，", "16.8%", None, 2009),
        ("编制旅游规划（2005—2015年），接待游客120万人次，", "120万人次", None, 2011),
        ("自2007年起年接待游客均超过千万人次，", "千万人次", None, 2011),
        ("2010年财政收入与2005年相比增长1.2倍，", "1.2倍", 2006, 2010),
        ("2010年末比年初增加存款12亿元，", "12亿元", None, 2010),
        ("五年累计新建公路360公里，其中2010年新建86公里，", "86公里", None, 2010),
        ("生产总值五年翻了一番，财政收入增长1.2倍，", "1.2倍", 2007, 2011),
        ("五年全县学校126所，", "126所", None, 2011),
        ("五年造林面积120万亩，", "120万亩", 2007, 2011),
        ("五年间我省外贸出口36亿美元，", "36亿美元", 2007, 2011),
        ("落实三年行动（2009—2011年），拆除违建86万平方米，", "86万平方米", 2009, 2011),
        ("2009年和2010年全县生产总值同比分别增长8%和9%，", "9%", None, 2010),
        ("2009年起草规范性文件36件，", "36件", None, 2009),
        ("地区生产总值与2009年比翻一番，", "翻一番", 2010, 2011),
        ("2011年与2010年比，财政收入增长8.6%，", "8.6%", None, 2011),
    ],
)
def test_what_a_change_is_held_against_opens_its_span(sentence: str, quote: str, first: int | None, year: int) -> None:
    text = f"2012年某某市政府工作报告\n一、2011年工作回顾\n{sentence}全市工作取得成效。\n二、2012年工作安排\n"
    [row] = [row for row in _stated(text) if row.quote == quote]
    assert (row.year_start, row.year) == (first, year)


@pytest.mark.parametrize(("rest", "year"), [("，年均增长9.1%", 2006), ("，增速居全市第三", 2010)])
def test_a_change_under_a_heading_of_five_years_and_one_begins_where_its_average_does(rest: str, year: int) -> None:
    text = f"2012年某某县政府工作报告\n一、过去五年和2011年工作\n全县生产总值从172亿元增加到275亿元{rest}。\n"
    assert _stated(text)[0].year == year


def test_a_heading_of_five_years_rules_behind_a_paragraph_on_their_last() -> None:
    text = (
        "2013年某某市政府工作报告\n一、过去五年主要工作\n2012年，生产总值达到100亿元。\n新建农村公路196公里。\n"
        "五年砥砺前行，城乡面貌焕然一新，改造老旧小区31个。\n二、2013年工作安排\n"
    )
    rows = _stated(text)
    assert [(row.quote, row.year_start, row.year, row.status) for row in rows] == [
        ("100亿元", None, 2012, "actual"), ("196公里", 2008, 2012, "actual"), ("31个", 2008, 2012, "actual"),
    ]  # fmt: skip


def test_a_paragraph_on_the_last_of_several_years_sums_up_all_of_them() -> None:
    text = (
        "2020年某某县政府工作报告\n一、过去四年工作回顾\n2019年，生产总值209亿元，年均增长13.7%。"
        "城镇化率由41%提高到52%。累计完成固定资产投资680亿元，年均增长5.3%。工业用电量同比由3亿度增加到4亿度。\n二、2020年工作安排\n"
    )
    years = {row.quote: (row.year_start, row.year) for row in _stated(text)}
    assert years == {
        "209亿元": (None, 2019), "13.7%": (2016, 2019), "41%": (None, 2015), "52%": (None, 2019),
        "680亿元": (2016, 2019), "5.3%": (2016, 2019), "3亿度": (None, 2018), "4亿度": (None, 2019),
    }  # fmt: skip


@pytest.mark.parametrize(
    "paragraph",
    [
        "2019年，生产总值增长8%。全年累计接待游客500万人次。",
        "2019年，生产总值增长8%。低保标准由480元提高到500万人次，增长8.3%。",
        "今年，生产总值增长8%。累计接待游客500万人次。",
        "2017年，生产总值增长8%。累计接待游客500万人次。",
    ],
)
def test_what_is_of_one_year_below_a_heading_of_several(paragraph: str) -> None:
    text = f"2020年某某县政府工作报告\n一、过去五年工作回顾\n{paragraph}\n二、2020年工作安排\n"
    assert [row.year_start for row in _stated(text) if row.quote == "500万人次"] == [None]
    assert {row.year for row in _stated(text)} <= {2017, 2018, 2019}


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("过去四年工作回顾", 2014),
        ("四年来工作回顾", 2014),
        ("本届政府四年来的工作回顾", 2014),
        ("过去六年的工作回顾", 2012),
        ("2014年以来的工作回顾", 2014),
        ("本届政府工作回顾", 2013),
    ],
)
def test_a_heading_tells_how_many_years_it_is_about(heading: str, first: int) -> None:
    text = f"2018年某某县政府工作报告\n一、{heading}\n生产总值年均增长8.1%。新建学校12所。\n二、2018年工作安排\n"
    assert [(row.year_start, row.year) for row in _stated(text)] == [(first, 2017)] * 2


def test_the_years_since_a_congress_are_spoken_of_together() -> None:
    text = (
        "2020年某某县政府工作报告\n一、本届政府工作回顾\n县第十七届人大一次会议以来的五年，是不平凡的五年。"
        "新增龙头企业30家。\n二、2020年工作安排\n"
    )
    assert [(row.year_start, row.year) for row in _stated(text)] == [(2015, 2019)]


def test_an_average_under_a_heading_of_several_years_and_one_is_of_these() -> None:
    text = "2020年某某县政府工作报告\n一、过去四年及2019年工作回顾\n生产总值年均增长13.7%。\n二、2020年工作安排\n"
    assert [(row.year_start, row.year) for row in _stated(text)] == [(2016, 2019)]


def test_a_target_that_a_result_is_held_against_is_one() -> None:
    text = (
        "2013年某某市政府工作报告\n一、2012年工作回顾\n财政收入增长26%，高于年初12%的目标14个百分点。"
        "利用外资1.3亿美元，完成年计划1.2亿美元的113%。\n二、2013年工作安排\n"
    )
    rows = {row.quote: row for row in _stated(text)}
    assert {quote: row.status for quote, row in rows.items()} == {
        "26%": "actual", "12%": "target", "14个百分点": "actual",
        "1.3亿美元": "actual", "1.2亿美元": "target", "113%": "actual",
    }  # fmt: skip
    assert rows["12%"].indicator_code == "fiscal_revenue"


def test_what_is_said_of_the_last_of_five_years_is_of_that_year() -> None:
    text = (
        "2013年某某市政府工作报告\n一、过去五年工作回顾\n五年来，投资增长80%。全年出口增长9%。进口增长8%。"
        "特别是刚刚过去的2012年，税收增长7%。存款增长6%。\n"
    )
    rows = _stated(text)
    assert [(row.quote, row.year_start) for row in rows] == [
        ("80%", 2008), ("9%", None), ("8%", 2008), ("7%", None), ("6%", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("项目全部投产后，预计销售收入将达到88亿元。", "target"),
        ("项目建成后，可实现年税收2亿元。", "target"),
        ("学校建成后，可容纳学生1200人。", "target"),
        ("光伏项目投产后，年可发电3.6亿千瓦时。", "target"),
        ("园区项目投产达产预计可实现产值30亿元以上。", "target"),
        ("车站建成后将成为枢纽，完成投资12亿元。", "actual"),
        ("新区建成后，引进企业12家。", "actual"),
        ("技改项目投产后，产能达到36万吨。", "actual"),
        ("新校区投用后，将12所教学点撤并。", "actual"),
    ],
)
def test_what_a_project_will_bring_is_ahead(sentence: str, status: str) -> None:
    [row] = _stated(f"2013年某某县政府工作报告\n一、2012年工作回顾\n{sentence}\n")
    assert row.status == status


def test_a_main_target_is_one_wherever_it_stands() -> None:
    text = "2013年某某县政府工作报告\n全县经济社会发展的主要预期目标是：生产总值增长12%。\n"
    [row] = _stated(text)
    assert (row.year, row.status) == (2013, "target")


@pytest.mark.parametrize(
    ("sentence", "quote", "year", "status"),
    [
        ("去年居民消费价格涨幅回落到2.6%，今年控制在3.5%。", "2.6%", 2012, "actual"),
        ("去年居民消费价格涨幅回落到2.6%，今年控制在3.5%。", "3.5%", 2013, "target"),
        ("去年全县减少贫困人口3000人，今年再减少2000人。", "3000人", 2012, "actual"),
        ("生产总值比去年增长8%。", "8%", 2013, "target"),
        ("在去年基础上再建学校5所。", "5所", 2013, "target"),
        ("我国有13亿人口。", "13亿人", 2013, "actual"),
        ("完成去年结转项目12个，新开工项目30个。", "30个", 2013, "target"),
        ("巩固去年创建成果，新建农村公路30公里。", "30公里", 2013, "target"),
        ("去年立项的3个项目上半年全部开工，新引进项目10个。", "10个", 2013, "target"),
        ("到2020年，行动方案实施完毕，建成公园12个。", "12个", 2020, "target"),
        ("展望2020年，地区生产总值达到200亿元。", "200亿元", 2020, "target"),
        ("五年来，全县新建公园12个。", "12个", 2012, "actual"),
        ("五年来，经验告诉我们必须改革。今年完成投资12亿元。", "12亿元", 2013, "target"),
        ("三年来，公路建成120公里。今年，要建成30公里。", "30公里", 2013, "target"),
        ("三年来，公路建成120公里。今年，要建成30公里。", "120公里", 2012, "actual"),
        ("五年来，完成投资56亿元，今后五年力争完成投资100亿元。", "100亿元", 2017, "target"),
        ("推进重大项目前期工作80个。", "80个", 2013, "target"),
        ("五年关停小火电50万千瓦，今年关停10万千瓦。", "10万千瓦", 2013, "target"),
        ("力争每个乡镇有1个示范园，全县有20个以上村达到标准。", "20个", 2013, "target"),
        ("全县老龄人口已达8.6万人，占总人口的19%，要加快养老服务。", "19%", 2013, "actual"),
        ("计划三年投资12亿元，今年完成投资4亿元。", "12亿元", 2015, "target"),
        ("到2015年，森林覆盖率达到42%；今年造林3.2万亩。", "42%", 2015, "target"),
        ("到2015年，森林覆盖率达到42%；今年造林3.2万亩。", "3.2万亩", 2013, "target"),
        ("确保2014年6月建成通车；改造农村公路46公里。", "46公里", 2013, "target"),
        ("确保粮食安全，全县有耕地62万亩。", "62万亩", 2013, "actual"),
        ("到2015年比2010年翻一番，生产总值达到320亿元。", "320亿元", 2015, "target"),
        ("到“十二五”末，规上企业达到200家。", "200家", 2015, "target"),
        ("到“十二五”末，规上企业达到200家，今年新增32家。", "32家", 2013, "target"),
        ("力争全县有86个村达到小康标准。", "86个", 2013, "target"),
        ("全县有36家以上上市企业，基础较好。", "36家", 2013, "actual"),
        ("到2015年，生产总值比今年翻一番，达到360亿元。", "360亿元", 2015, "target"),
        ("预计2015年建成公路86公里；铁路36公里。", "36公里", 2015, "target"),
        ("确保产业园2015年完成投资3亿元；改造公路46公里。", "46公里", 2013, "target"),
        ("到2015年，建成绿道120公里，其中今年建成36公里。", "36公里", 2013, "target"),
        ("到2015年，规上企业由目前的120家增加到200家。", "120家", 2012, "actual"),
        ("到2015年，城镇化率从45%提高到52%以上。", "45%", 2012, "actual"),
        ("目前全县有养殖场80个，要扩大规模。", "80个", 2013, "actual"),
        ("五年来，我们确保脱贫不漏一人，累计脱贫3.2万人。完成投资320亿元。", "320亿元", 2012, "actual"),
        ("五年来，投入120亿元，为未来发展打下基础。城镇化率提高8个百分点。", "8个百分点", 2012, "actual"),
    ],
)
def test_a_plan_that_looks_back(sentence: str, quote: str, year: int, status: str) -> None:
    text = f"2013年某某县政府工作报告\n一、2012年工作回顾\n成绩显著。\n二、2013年工作安排\n{sentence}\n"
    [row] = [row for row in _stated(text) if row.quote == quote]
    assert (row.year, row.status) == (year, status)


@pytest.mark.parametrize(
    ("sentence", "quote", "year", "status"),
    [
        ("今年，用于这项改革的资金将达305万元。", "305万元", 2013, "target"),
        ("2013年，全县计划招引20个以上亿元项目。", "20个", 2013, "target"),
        ("自今年开始，将新建学校12所。", "12所", 2013, "target"),
        ("今年将新建学校12所；去年新建学校8所。", "8所", 2012, "actual"),
        ("事故死亡36人，低于省下达的控制指标42人。", "42人", 2012, "target"),
        ("没有实现年初确定的能耗降低4%、排放减少2%的目标。", "2%", 2012, "target"),
        ("与2010年基本持平；固定资产投资达到18亿元。", "18亿元", 2012, "actual"),
        ("先后荣获2009年度先进集体、2010年度红旗单位等荣誉15项。", "15项", 2012, "actual"),
        ("2010年启动的供水工程进展顺利，已完成投资1.8亿元。", "1.8亿元", 2012, "actual"),
        ("公路投资43亿元，是1978年到2007年投资总和的1.7倍。", "1.7倍", 2012, "actual"),
        ("在2010年全面摘帽的基础上，投入资金15亿元。", "15亿元", 2012, "actual"),
        ("粮食产量33万吨，比上年（31万吨）增长7%。", "31万吨", 2011, "actual"),
        ("产销率98.1%（上年为97.2%）。", "97.2%", 2011, "actual"),
        ("产销率98.1%，上年同期97.2%。", "97.2%", 2011, "actual"),
        ("产销率98.1%，比上年的97.2%提高0.9个百分点。", "97.2%", 2011, "actual"),
        ("2010年，城镇化率由41.2%提高到43.5%。", "41.2%", 2009, "actual"),
        ("失业率3.6%，控制在4.5%的目标以内。", "4.5%", 2012, "target"),
        ("财政收入任务174万元，完成198万元。", "174万元", 2012, "target"),
        ("完成税收任务5亿元。", "5亿元", 2012, "actual"),
        ("今年计划生育率达到95%。", "95%", 2012, "actual"),
        ("2013年，确保了群众温暖过冬，发放煤炭1.2万吨。", "1.2万吨", 2013, "actual"),
        ("2013年，全县将发展作为第一要务，引进项目32个。", "32个", 2013, "actual"),
        ("省下达我县财政收入任务5.2亿元。", "5.2亿元", 2012, "target"),
        ("2013年初，全县将3200名农民工欠薪全部清偿。", "3200名", 2013, "actual"),
        ("2013年，全县将新建公园20个。", "20个", 2013, "target"),
        ("财政收入任务174万元，完成198万元。", "198万元", 2012, "actual"),
    ],
)
def test_a_review_that_names_a_plan_or_a_basis(sentence: str, quote: str, year: int, status: str) -> None:
    text = f"2013年某某县政府工作报告\n一、2012年工作回顾\n成绩显著。\n{sentence}\n二、2013年工作安排\n要加快发展。\n"
    [row] = [row for row in _stated(text) if row.quote == quote]
    assert (row.year, row.status) == (year, status)


def test_a_chapter_of_five_years_may_be_known_by_its_heading_alone() -> None:
    report = (
        "2017年某某市政府工作报告\n一、赶超发展的五年\n经济总量从2011年的1520亿元增加到2016年的2500亿元。\n"
        "城镇化率从59%提高到62%，基础设施建设累计完成投资1439亿元。\n二、2017年工作安排\n要加快发展。\n"
    )
    rows = {row.quote: row for row in _stated(report)}
    assert (rows["59%"].year, rows["1439亿元"].year_start) == (2011, 2012)


def test_a_structure_that_was_adjusted_with_no_more_words() -> None:
    report = "2007年某某市政府工作报告\n一、2006年工作回顾\n三次产业结构由2002年的43.1:27.2:29.7调整31:36.3:32.7。\n"
    years = [row.year for row in _stated(report)]
    assert years == [2002] * 3 + [2006] * 3


def test_a_plan_may_look_back_again() -> None:
    report = (
        "2021年某某市政府工作报告\n一、2020年工作回顾\n成绩显著。\n二、今后工作安排\n"
        "“十三五”时期，建成学校12所。今后五年，新增学位3000个。\n“十三五”时期，新增床位320张。\n"
    )
    rows = {row.quote: row.status for row in _stated(report)}
    assert [rows[quote] for quote in ("12所", "3000个", "320张")] == ["actual", "target", "actual"]


def test_two_years_that_are_listed_are_handed_out() -> None:
    report = (
        "2013年某某省政府工作报告\n一、2012年工作回顾\n2011年、2012年，农民人均纯收入分别达到4145元、4753元，分别增长14%、11%；"
        "城镇居民人均可支配收入分别达到16495元、18700元，分别增长9%、10%。\n2011年、2012年，煤炭、电力产量分别增长3%、5%。\n"
    )
    rows = {row.quote: (row.indicator, row.year) for row in _stated(report)}
    farmers, townspeople = "农民人均纯收入", "城镇居民人均可支配收入"
    assert [rows[quote] for quote in ("4145元", "4753元", "14%", "11%")] == [(farmers, 2011), (farmers, 2012)] * 2
    assert [rows[quote] for quote in ("16495元", "18700元", "9%", "10%")] == [
        (townspeople, 2011),
        (townspeople, 2012),
    ] * 2
    assert [rows[quote][1] for quote in ("3%", "5%")] == [2012, 2012]


@pytest.mark.parametrize("said", ["实现“十二五”时期良好开局", "“十二五”规划顺利启动", "开启“十二五”时期新征程"])
def test_a_plan_that_has_just_begun_spans_no_five_years(said: str) -> None:
    text = f"2012年某某县政府工作报告\n一、2011年工作回顾\n一年来，{said}。补助由120元提高到200元。新增就业1200人。\n"
    assert [(row.year_start, row.year) for row in _stated(text)] == [(None, 2010), (None, 2011), (None, 2011)]


def test_a_bulletin_is_of_one_year_behind_a_paragraph_on_five() -> None:
    report = (
        "某某市2010年国民经济和社会发展统计公报\n一、综合\n“十一五”期间，生产总值年均增长14%。\n"
        "商品零售价格上涨3.3%。\n城镇新增就业2.9万人。\n"
    )
    rows = {row.quote: row for row in _stated(report)}
    assert [rows[quote].year_start for quote in ("14%", "3.3%", "2.9万人")] == [2006, None, None]


def test_a_target_that_was_met_is_none() -> None:
    text = (
        "2013年某某县政府工作报告\n一、2012年工作回顾\n完成了年初确定的主要预期目标：生产总值增长12%。"
        "经济发展主要预期目标是：出口增长9%，实际利用外资增长8%。主要预期目标是进口增长7%，实际完成10%。\n"
    )
    rows = {row.quote: (row.year, row.status) for row in _stated(text)}
    done, aim = (2012, "actual"), (2013, "target")
    assert rows == {"12%": done, "9%": aim, "8%": aim, "7%": aim, "10%": done}


def test_the_tenth_plan_is_one_in_quotes() -> None:
    report = (
        "2006年某某市政府工作报告\n一、“十五”时期和2005年工作回顾\n“十五”时期，财政收入由4.9亿元增加到11.3亿元。\n"
        "2005年是收官之年，投资增长21%，为“十五”时期最高。城镇化率由27%提高到28%，新建十五个公园。"
    )
    years = {row.quote: row.year for row in _stated(report)}
    assert years["4.9亿元"] == 2000 and years["27%"] == 2004


def test_an_average_of_two_years_spans_these() -> None:
    report = REPORT + "生产总值增长9.1%，两年平均增长6.8%。"
    row = {row.quote: row for row in _stated(report)}["6.8%"]
    assert row.year and row.year_start == row.year - 1


def test_the_parts_of_one_proportion_share_its_year() -> None:
    rows = _stated(REPORT)
    assert [row.year for row in rows if row.indicator.endswith("增加值占比")] == [2020] * 3 + [2021] * 3


def test_what_is_planned_for_some_years_is_about_the_last_of_them() -> None:
    report = REPORT + "今后三年，新建幼儿园53所。两年内建成公园29个。"
    rows = {row.quote: row for row in _stated(report)}
    plan = rows["650公里"].year
    assert plan and (rows["53所"].year_start, rows["53所"].year, rows["29个"].year) == (plan, plan + 2, plan + 1)


def test_a_span_told_in_passing_does_not_rule_what_follows() -> None:
    report = REPORT.replace(
        "一、2020年和“十三五”时期工作回顾\n",
        "一、2020年工作回顾\n生产总值达到2.1万亿元，比上年增长6.8%，过去五年年均增长7.4%。新增就业岗位53万个。\n",
    )
    rows = {row.quote: (row.year_start, row.year) for row in _stated(report)}
    assert [rows[quote] for quote in ("6.8%", "7.4%", "53万个")] == [(None, 2020), (2016, 2020), (None, 2020)]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("目前，全县森林覆盖率仅为31%。", ["31%"]),
        ("目前，已上报搬迁扶贫70户，220人。", ["70户", "220人"]),
        ("我县现有人口44万人，其中农业人口37万人。", ["44万人", "37万人"]),
        ("目前已完成选址7处、征地190亩。", ["7处", "190亩"]),
        ("目前，贫困人口5600人。", ["5600人"]),
        ("目前，我县现有龙头企业31家，加工企业210家，存栏生猪21万头。", ["31家", "210家", "21万头"]),
        ("我县现有医院13家，乡镇卫生院19所，村卫生室156个。", ["13家", "19所", "156个"]),
        ("目前，城镇化率为45%，低于全省5个百分点。", ["45%", "5个百分点"]),
        ("目前，存款余额120亿元、贷款余额80亿元。", ["120亿元", "80亿元"]),
        ("我市接壤国家3个，境内有河流23条。", ["3个", "23条"]),
        ("这项改革取消了原先3600万元的农业税赋，稳定了1.3万个就业岗位。", ["3600万元", "1.3万个"]),
    ],
)
def test_what_a_plan_says_of_the_present_is_so(sentence: str, quotes: list[str]) -> None:
    rows = {row.quote: row.status for row in _stated(REPORT + sentence + "今年要新建水库17座。")}
    assert [rows[quote] for quote in quotes] == ["actual"] * len(quotes)
    assert rows["17座"] == "target"


@pytest.mark.parametrize(
    "sentence",
    [
        "现有贫困人口8000人，完成脱贫6000人。",
        "现有耕地60万亩，流转土地6000人。",
        "我省目前有3个国家级高新区，培育人才6000人。",
        "目前城镇化水平较低，加快建设步伐，转移就业6000人。",
        "目前，登记失业率为3.1%，失业人员控制在6000人以内。",
        "在境内有条件的村转移就业6000人。",
        "与毗邻县共同培训6000人。",
        "在接壤的乡镇安置6000人。",
    ],
)
def test_what_a_plan_goes_on_to_do_is_a_target(sentence: str) -> None:
    rows = {row.quote: row.status for row in _stated(REPORT + sentence)}
    assert rows["6000人"] == "target"


def test_a_year_that_is_aimed_at_rules_its_sentence() -> None:
    rows = {row.quote: row.year for row in _stated(REPORT + "预计2022年，生产总值达到200亿元，财政收入达到21亿元。")}
    assert (rows["200亿元"], rows["21亿元"]) == (2022, 2022)


def test_a_year_to_come_is_that_of_its_own_clause() -> None:
    report = REPORT.replace("五年来,我们", "幼儿园将于2021年投入使用，入园率达到85%。五年来,我们", 1)
    rows = {row.quote: (row.year, row.status) for row in _stated(report)}
    assert rows["85%"] == (2020, "actual")


def test_years_may_be_in_chinese_digits() -> None:
    rows = {
        row.quote: row.year for row in _stated(REPORT + "到二〇二五年，参合率达到71%，到二零二四年，新建水厂18座。")
    }
    assert (rows["71%"], rows["18座"]) == (2025, 2024)


def test_what_was_given_to_some_ran_up_over_the_years() -> None:
    report = REPORT.replace("五年来,我们", "五年来,为1850户居民发放补贴，对61个贫困村实施整村推进，我们", 1)
    rows = {row.quote: row.year_start for row in _stated(report)}
    assert (rows["1850户"], rows["61个"]) == (2016, 2016)


def test_a_target_that_was_exceeded_is_one() -> None:
    report = REPORT.replace("截至2020年底,", "投资163亿元，超额完成了“十三五”计划120亿元的目标。截至2020年底,", 1)
    rows = {row.quote: (row.indicator, row.status) for row in _stated(report)}
    assert rows["120亿元"] == ("投资", "target")


def test_what_ran_up_since_a_plan_began_spans_its_years_so_far() -> None:
    report = REPORT.replace("截至2020年底,", "新增企业12家，“十四五”以来累计完成投资45亿元。截至2020年底,", 1)
    report = report.replace("一、2020年和“十三五”时期工作回顾", "一、2023年工作回顾").replace(
        "2021年某某市", "2024年某某市"
    )
    rows = {row.quote: (row.year_start, row.year) for row in _stated(report.replace("2021年1月", "2024年1月"))}
    assert rows["45亿元"] == (2021, 2023)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("生产总值670亿元，接近2000-2003年四年总量，增长14%。", "14%"),
        ("财政收入38亿元，相当于2001年至2004年四年的总和，增长22%。", "22%"),
        ("财政收入38亿元，超过“九五”时期五年总和，增长13%。", "13%"),
    ],
)
def test_years_that_a_sum_is_likened_to_rule_nothing_behind_them(sentence: str, quote: str) -> None:
    report = f"2013年某某县政府工作报告\n一、2012年工作回顾\n{sentence}\n二、2013年工作安排\n新建学校2所。\n"
    assert {row.quote: (row.year_start, row.year) for row in _stated(report)}[quote] == (None, 2012)


@pytest.mark.parametrize(
    ("heading", "opening"),
    [("一、工作回顾", "2012年以来，我们"), ("一、十六届政府工作回顾", "我们"), ("一、“十二五”计划执行情况", "我们")],
)
def test_a_term_of_office_is_spoken_of_as_a_whole(heading: str, opening: str) -> None:
    report = f"2016年某某县政府工作报告\n{heading}\n{opening}新建学校12所。\n二、2016年工作安排\n新建学校2所。\n"
    first = {row.quote: row.year_start for row in _stated(report)}["12所"]
    assert first == (2012 if "以来" in opening else 2011)


def test_what_something_is_to_help_to_reach_is_a_target() -> None:
    report = REPORT.replace("截至2020年底,", "生产总值增长6%，为实现“十四五”年均5%的增长目标奠定基础。截至2020年底,", 1)
    rows = {row.quote: row.status for row in _stated(report)}
    assert (rows["6%"], rows["5%"]) == ("actual", "target")


def test_a_year_that_is_reached_or_exceeded_is_of_its_number() -> None:
    report = "2019年某某县政府工作报告\n一、2018年工作回顾\n财政收入由2012年的8亿元达到2017年的12亿元，超过2016年的11亿元。\n"
    rows = {row.quote: row.year for row in _stated(report)}
    assert rows == {"8亿元": 2012, "12亿元": 2017, "11亿元": 2016}


@pytest.mark.parametrize(
    ("sentence", "quote", "first", "year"),
    [
        ("财政收入增长7.3%、创2010年以来最好水平，投资增长8.1%。", "8.1%", None, 2017),
        ("1998年至2002年，全国财政科技支出2500亿元。", "2500亿元", 1998, 2002),
        ("五年生产总值年均增长5.2%，十年增加70亿元。", "70亿元", 2008, 2017),
        ("五年共投入2.8亿元，是“十一五”期间8300万元的3.4倍。", "8300万元", None, 2010),
        ("2013-2017年共完成投资45亿元。", "45亿元", 2013, 2017),
        ("“十三五”以来，全县完成投资45亿元。\n新建水厂3座。", "45亿元", 2016, 2017),
        ("“十三五”以来，全县完成投资45亿元。\n新建水厂3座。", "3座", None, 2017),
        ("财政收入38亿元，超过2012年的2.1倍，税收8亿元。", "8亿元", None, 2017),
        ("人均收入12000元，同比增长8%。", "8%", None, 2017),
    ],
)
def test_spans_that_are_said(sentence: str, quote: str, first: int | None, year: int) -> None:
    report = f"2018年某某县政府工作报告\n一、2017年工作回顾\n{sentence}\n二、2018年工作安排\n新建学校2所。\n"
    assert {row.quote: (row.year_start, row.year) for row in _stated(report)}[quote] == (first, year)


@pytest.mark.parametrize(
    ("sentence", "first", "year", "status"),
    [
        ("到明年底，建成便民站240个。", None, 2019, "target"),
        ("到后年，建成便民站240个。", None, 2020, "target"),
        ("为明年发展打好基础，建成便民站240个。", None, 2018, "target"),
        ("通过三年努力，建成便民站240个。", 2018, 2020, "target"),
        ("敬老院明年底前竣工，今年建成便民站240个。", None, 2018, "target"),
        ("上年结转项目全部完工，建成便民站240个。", None, 2018, "target"),
        ("上年建成便民站240个。", None, 2017, "actual"),
        ("近年来，我县建成了240个便民站。", None, 2018, "actual"),
        ("力争全年招商实现新突破，建成便民站240个。", None, 2018, "target"),
        ("继去年建成便民站240个之后，今年再建成260个。", None, 2017, "actual"),
        ("《规划》提出了“十三五”期间建成便民站240个。", 2016, 2020, "target"),
    ],
)
def test_years_that_a_plan_names(sentence: str, first: int | None, year: int, status: str) -> None:
    report = f"2018年某某县政府工作报告\n一、2017年工作回顾\n成绩显著。\n二、2018年工作安排\n{sentence}\n"
    [row, *_] = _stated(report)
    assert (row.quote, row.year_start, row.year, row.status) == ("240个", first, year, status)


def test_next_year_of_a_plan_that_is_called_so_is_the_plan_s() -> None:
    report = "2017年某某县政府工作报告\n一、今年工作回顾\n成绩显著。\n二、明年工作安排\n到明年底，建成便民站240个。\n"
    [row] = _stated(report)
    assert row.year != 2019


def test_a_report_of_two_periods_gives_each_part_its_own_year() -> None:
    report = (
        "关于某某市2018年决算和2019年上半年预算执行情况的报告\n一、2018年决算情况\n契税收入1亿元。\n"
        "二、2019年上半年预算执行情况\n契税收入2亿元。\n三、下半年工作重点\n清收欠税3亿元。\n"
    )
    assert [(row.quote, row.year, row.status) for row in _stated(report)] == [
        ("1亿元", 2018, "actual"),
        ("2亿元", 2019, "actual"),
        ("3亿元", 2019, "target"),
    ]


def test_a_plan_s_average_under_a_heading_of_five_years_is_of_these() -> None:
    report = (
        "2016年某某县政府工作报告\n一、2015年工作回顾\n新建学校2所。\n二、“十三五”奋斗目标\n地区生产总值年均增长7%。\n"
    )
    rows = {row.quote: (row.year_start, row.year, row.status) for row in _stated(report)}
    assert rows["7%"] == (2016, 2020, "target")


def test_an_average_of_a_plan_to_a_later_end_spans_five_years() -> None:
    report = "2018年某某县政府工作报告\n一、2017年工作回顾\n新建学校2所。\n二、2018年工作安排\n到2022年，财政收入年均增长7%。\n"
    assert [(row.year_start, row.year, row.status) for row in _stated(report) if row.quote == "7%"] == [
        (2018, 2022, "target")
    ]


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("化学需氧量和氨氮排放量分别比上年削减2.3%和3%。", "3%"),
        ("存款余额900亿元、贷款余额700亿元，同比分别增长12%、13%。", "13%"),
        ("预计全年实现地区生产总值4500亿元，增长8%。", "8%"),
        ("财政收入由2012年的17亿元增加到42亿元，比计划目标27亿元超过15亿元。", "15亿元"),
    ],
)
def test_a_change_on_last_year_is_of_one_year_below_a_heading_of_five(sentence: str, quote: str) -> None:
    report = (
        f"2018年某某县政府工作报告\n一、过去五年工作回顾\n过去五年，我们新建学校2所。\n{sentence}\n二、2018年工作安排\n"
    )
    assert {row.quote: (row.year_start, row.year) for row in _stated(report)}[quote] == (None, 2017)


@pytest.mark.parametrize("sentence", ["封山育林103万公顷。", "禁牧草场43万公顷。", "恢复水面290平方公里。"])
def test_what_is_done_to_the_land_runs_up_over_five_years(sentence: str) -> None:
    report = f"2008年某某省政府工作报告\n一、过去五年工作回顾\n五年来，{sentence}\n二、2008年工作安排\n要加快发展。\n"
    assert [row.year_start for row in _stated(report)] == [2003]


@pytest.mark.parametrize(
    "heading",
    [
        "一、2016年工作回顾和2017年工作总体思路",
        "一、2016年工作总结和2017年工作计划",
        "一、2016年工作情况和面临的形势任务",
    ],
)
def test_a_heading_of_what_was_done_and_what_is_planned_opens_a_review(heading: str) -> None:
    report = (
        f"2017年某某县政府工作报告\n{heading}\n全年新建渠道85公里，财政收入增长6.3%。\n"
        "2017年，财政收入增长7%左右，今年要新建学校3所。\n"
    )
    rows = {row.quote: (row.year, row.status) for row in _stated(report)}
    assert rows == {
        "85公里": (2016, "actual"),
        "6.3%": (2016, "actual"),
        "7%": (2017, "target"),
        "3所": (2017, "target"),
    }
