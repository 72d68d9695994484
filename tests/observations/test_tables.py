"""A table's columns say what its cells are: unit, year, statistic and status."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from pipeline.observations.extract import extract
from pipeline.observations.tables import cells
from pipeline.reports.document import document_from_text
from pipeline.reports.model import Document, ReportTable

TEXT = "2013年某某县政府工作报告\n一、2012年工作回顾\n生产总值98.4亿元。\n二、2013年工作任务\n生产总值增长12%。"
ROWS = (
    ("指标", "单位", "2012年", "比上年增长(%)", "2013年目标"),
    ("生产总值", "亿元", "98.4", "12.1", "110"),
    ("其中:工业增加值", "亿元", "41.2", "-3.5", ""),
    ("粮食产量", "万吨", "39.2", "…", "40"),
)


def document(rows: tuple[tuple[str, ...], ...] = ROWS, heading: str | None = None) -> Document:
    table = ReportTable(table_no=0, rows=rows, heading=heading, section_path="", part="review", post_id="1")
    return replace(document_from_text("a.txt", TEXT), tables=(table,))


def test_cells_have_unit_year_statistic_and_status() -> None:
    report = document()
    got = [
        (c.indicator, float(c.value), c.unit, c.statistic, c.year, c.status) for c in cells(report.tables[0], report)
    ]
    assert got == [
        ("生产总值", 9840000000.0, "元", "level", 2012, "actual"),
        ("生产总值", 12.1, "%", "growth", 2012, "actual"),
        ("生产总值", 11000000000.0, "元", "level", 2013, "target"),
        ("工业增加值", 4120000000.0, "元", "level", 2012, "actual"),
        ("工业增加值", -3.5, "%", "growth", 2012, "actual"),
        ("粮食产量", 392000.0, "吨", "level", 2012, "actual"),
        ("粮食产量", 400000.0, "吨", "level", 2013, "target"),
    ]


def test_the_row_is_the_evidence_and_stands_in_no_body() -> None:
    found = [row for row in extract(document()).observations if row.rule == "table"]
    assert found[1].sentence == "生产总值 | 亿元 | 98.4 | 12.1 | 110"
    assert all(row.sentence[row.quote_start :].startswith(row.quote) and row.body_start is None for row in found)
    assert len({row.observation_id for row in found}) == len(found)


def test_a_unit_in_the_heading_holds_for_the_whole_table() -> None:
    report = document((("指标", "2012年"), ("财政收入", "5.2"), ("财政支出", "9.7")), heading="主要指标(单位:亿元)")
    assert [float(c.value) for c in cells(report.tables[0], report)] == [520000000.0, 970000000.0]


def test_a_table_without_a_head_gives_nothing() -> None:
    report = document((("1", "2"), ("3", "4")))
    assert list(cells(report.tables[0], report)) == []


def test_cells_may_be_typed_with_spaces_and_in_full_width() -> None:
    report = document((("产　品", "单 位", "产量", "增长（％）"), ("粮　食", "万 吨", "１ ２３４．５", "－２．１")))
    got = [(c.indicator, float(c.value), c.unit, c.statistic) for c in cells(report.tables[0], report)]
    assert got == [("粮食产量", 12345000.0, "吨", "level"), ("粮食产量", -2.1, "%", "growth")]


def read(lines: str, heading: str | None = None) -> list[tuple[str, float, str, str]]:
    """Indicator, value, unit and statistic of each cell of a table whose cells are parted by |."""
    report = document(tuple(tuple(line.split("|")) for line in lines.split()), heading)
    return [(c.indicator, float(c.value), c.unit, c.statistic) for c in cells(report.tables[0], report)]


def names(lines: str, heading: str | None = None) -> list[str]:
    """The indicators of a table's rows, each once."""
    return list(dict.fromkeys(name for name, *_ in read(lines, heading)))


def test_columns_of_different_things_name_what_is_measured() -> None:
    rows = "指标|招生数|在校生数|毕业生数 普通高校|3.6|10.1|2.77 合计|4|12|3"
    assert read(rows, "2012年各类教育情况(单位:万人)") == [
        ("普通高校招生数", 36000.0, "人", "level"),
        ("普通高校在校生数", 101000.0, "人", "level"),
        ("普通高校毕业生数", 27700.0, "人", "level"),
        ("招生数", 40000.0, "人", "level"),
        ("在校生数", 120000.0, "人", "level"),
        ("毕业生数", 30000.0, "人", "level"),
    ]


def test_growth_is_of_the_column_before_it() -> None:
    assert read("地区|生产总值(亿元)|比上年增长(%)|出口额(万元)|增长%|比重% 和平区|9|4|3|-2|7 全县|98|12|40|5|100")[
        :5
    ] == [
        ("和平区生产总值", 900000000.0, "元", "level"),
        ("和平区生产总值", 4.0, "%", "growth"),
        ("和平区出口额", 30000.0, "元", "level"),
        ("和平区出口额", -2.0, "%", "growth"),
        ("和平区出口额", 7.0, "%", "share"),
    ]


@pytest.mark.parametrize(
    "label", ["绝对数", "2012年", "本年实际", "1-12月累计完成", "指标值", "总量", "年末", "实绩", "数值(亿元)"]
)
def test_a_column_of_plain_amounts_adds_nothing_to_a_name(label: str) -> None:
    assert names(f"指标|单位|{label}|比上年增长(%) 财政收入|亿元|5|8") == ["财政收入"]


@pytest.mark.parametrize(
    ("label", "row", "name"),
    [
        ("产量", "粮食", "粮食产量"),
        ("产量", "蔬菜产量", "蔬菜产量"),
        ("2012年产值", "轻工业", "轻工业产值"),
        ("零售额", "社会消费品零售总额", "社会消费品零售总额"),
        ("播种面积", "油料", "油料播种面积"),
        ("指数", "商品零售价格", "商品零售价格"),
    ],
)
def test_one_measure_of_all_rows_stands_behind_their_names(label: str, row: str, name: str) -> None:
    assert names(f"产品|单位|{label}|比上年增长(%) {row}|吨|5|8") == [name]


def test_a_column_of_a_plan_is_a_measure_of_its_own_and_one_of_last_year_is_of_that() -> None:
    report = document((("指标", "单位", "全年", "完成年计划(%)", "上年"), ("财政收入", "亿元", "5", "102", "4.6")))
    assert [(c.indicator, c.unit, c.year, c.status) for c in cells(report.tables[0], report)] == [
        ("财政收入", "元", 2012, "actual"),
        ("财政收入完成年计划", "%", 2012, "actual"),
        ("财政收入", "元", 2011, "actual"),
    ]


@pytest.mark.parametrize(
    "label", ["比上年增长(±%)", "比上年增长（±％）", "比上年±%", "增减(%)", "比2011年增长", "涨跌幅度(%)"]
)
def test_a_sign_before_the_percent_is_none_of_the_unit(label: str) -> None:
    report = document((("指标", "2012年", label), ("财政收入", "5", "8.1")))
    growth = list(cells(report.tables[0], report))[1]
    assert (growth.indicator, growth.unit, growth.statistic, growth.year) == ("财政收入", "%", "growth", 2012)


def test_cells_may_have_a_unit_of_their_own() -> None:
    report = document(
        (
            ("指标", "产量", "比上年增减"),
            ("粮食", "4.48万吨", "-1.2%"),
            ("油料", "78吨", "0.7个百分点"),
            ("肉类", "1,280公斤", "—"),
            ("存栏牛", "9177头", "－3 万 头"),
            ("蔬菜", "约5吨", "2012年"),
        )
    )
    found = list(cells(report.tables[0], report))
    assert [(c.quote, float(c.value), c.unit, c.unit_printed, c.statistic) for c in found] == [
        ("4.48万吨", 44800.0, "吨", "万吨", "level"),
        ("-1.2%", -1.2, "%", "%", "growth"),
        ("78吨", 78.0, "吨", "吨", "level"),
        ("0.7个百分点", 0.7, "个百分点", "个百分点", "change"),
        ("1,280公斤", 1280.0, "公斤", "公斤", "level"),
        ("9177头", 9177.0, "头", "头", "level"),
        ("－3 万 头", -30000.0, "头", "万头", "change"),
    ]
    assert all(c.sentence.startswith(c.quote, c.quote_start) for c in found)


def test_a_row_with_a_unit_of_its_own_has_none_of_the_others() -> None:
    assert read("指标|绝对数|增长% 生产总值|98|12 人均生产总值(元)|25000|11", "主要指标(单位:亿元、%)")[2:] == [
        ("人均生产总值", 25000.0, "元", "level"),
        ("人均生产总值", 11.0, "%", "growth"),
    ]


@pytest.mark.parametrize(
    "heading", ["表2 2012年居民消费价格比上年涨跌幅度(单位:%)", "居民消费价格比上年涨跌幅度 单位：%"]
)
@pytest.mark.parametrize("label", ["涨跌幅度", "全县"])
def test_prices_rise_and_each_item_has_one(heading: str, label: str) -> None:
    assert read(f"指标|{label} 居民消费价格|3.0 食品烟酒|4.2 #鲜菜|-8.1 衣着|-0.3 农村|2", heading) == [
        ("居民消费价格", 3.0, "%", "growth"),
        ("食品烟酒价格", 4.2, "%", "growth"),
        ("鲜菜价格", -8.1, "%", "growth"),
        ("衣着价格", -0.3, "%", "growth"),
        ("农村居民消费价格", 2.0, "%", "growth"),
    ]


def test_a_first_row_of_prices_tells_of_those_below() -> None:
    assert names("指标|比上年上涨(%) 居民消费价格|3.0 食品烟酒|4.2 生活用品及服务|1") == [
        "居民消费价格",
        "食品烟酒价格",
        "生活用品及服务价格",
    ]


def test_whose_it_is_stands_before_what_it_is() -> None:
    rows = "指标|全县|城市|农村 居民消费价格|3.0|3.1|2.9 衣着|1|2|3"
    assert names(rows, "居民消费价格比上年涨跌幅度 单位:%") == [
        "居民消费价格",
        "城市居民消费价格",
        "农村居民消费价格",
        "衣着价格",
        "城市衣着价格",
        "农村衣着价格",
    ]


PEOPLE = "全县年末总人口|39 男性|20 女|19 18岁以下|8 60岁及以上|6 #城镇|10 乡村|29"


@pytest.mark.parametrize("heading", [None, "表1 2012年年末人口数及其构成"])
def test_people_are_what_their_groups_are_of(heading: str | None) -> None:
    assert names(f"指标|年末数(万人) {PEOPLE}", heading) == [
        "总人口",
        "男性人口",
        "女性人口",
        "18岁以下人口",
        "60岁及以上人口",
        "城镇人口",
        "乡村人口",
    ]


@pytest.mark.parametrize(
    ("heading", "rows", "wanted"),
    [
        (
            "2012年全县生产总值(单位:亿元)",
            "第一产业|20|4 #工业|41|15 交通运输、仓储和邮政业|3|8 金融业|…|9 人均生产总值(元)|25000|11",
            ["第一产业增加值", "工业增加值", "交通运输、仓储和邮政业增加值", "金融业增加值", "人均生产总值"],
        ),
        (
            "单位:亿元",
            "地区生产总值|98|12 第三产业|28|9 固定资产投资|50|20 #房地产|5|2",
            ["地区生产总值", "第三产业增加值", "固定资产投资", "房地产投资"],
        ),
        (
            "表3 2012年主要农产品产量及其增长速度(单位:吨)",
            "粮食|9|1 #夏粮|4|1 肉类|2|3 合计|5|1",
            ["粮食产量", "夏粮产量", "肉类产量", "主要农产品产量"],
        ),
        (
            "从业人员情况 单位：人",
            "全部从业人员|9|1 女性|4|1 第一产业|3|1 国有单位|1|2",
            ["从业人员", "女性从业人员", "第一产业从业人员", "国有单位从业人员"],
        ),
    ],
)
def test_names_are_completed_from_the_caption_and_the_row_above(heading: str, rows: str, wanted: list[str]) -> None:
    assert names(f"指标|绝对数|比上年增长(%) {rows}", heading) == wanted


def test_a_part_is_measured_as_the_whole_with_its_unit() -> None:
    rows = "货物运输量|吨|5|3 铁路|吨|1|2 货物周转量|吨公里|50|3 铁路|吨公里|10|3"
    assert names(f"指标|单位|绝对数|比上年增长(%) {rows}", "各种运输方式完成货物运输量及其增长速度") == [
        "货物运输量",
        "铁路货物运输量",
        "货物周转量",
        "铁路货物周转量",
    ]


FILLINGS = {
    "numbers": "9",
    "units": "9万吨",
    "brackets": "(" * 40,
    "unit lines": "单位 " * 9,
    "thousands": "1,234" * 9,
    "comparisons": "比上年" * 12,
    "gaps": "1 " * 20,
    "leads": "从" * 40,
    "a long cell": "1-12月" * 4000,
}


@pytest.mark.parametrize("name", FILLINGS)
@pytest.mark.parametrize("wide", [2, 200, 20_000])
def test_time_is_linear_in_the_size_of_a_table(name: str, wide: int) -> None:
    filling = FILLINGS[name]
    row = (filling + "业", *[filling] * (wide - 1))
    size = 20_000 if len(filling) < 100 else 200
    report = document((("指标", *["产量" + filling] * (wide - 1)), *[row] * (size // wide or 1)), filling)
    start = time.process_time()
    list(cells(report.tables[0], report))
    assert time.process_time() - start < 4, "0.2 ms a cell; a real table takes a quarter of that"


def test_a_table_of_years_is_read_by_its_rows() -> None:
    report = document((("年份", "生产总值(亿元)", "比上年增长"), ("2010年", "70.1", "11"), ("2011", "82", "12.5")))
    assert [(c.indicator, float(c.value), c.statistic, c.year, c.status) for c in cells(report.tables[0], report)] == [
        ("生产总值", 7010000000.0, "level", 2010, "actual"),
        ("生产总值", 11.0, "growth", 2010, "actual"),
        ("生产总值", 8200000000.0, "level", 2011, "actual"),
        ("生产总值", 12.5, "growth", 2011, "actual"),
    ]


def test_a_column_of_places_is_one_of_ranks() -> None:
    assert read("指标|绝对数(亿元)|全市位次|增长%|增速排名 财政收入|5|7|12|3") == [
        ("财政收入", 500000000.0, "元", "level"),
        ("财政收入", 7.0, "位", "rank"),
        ("财政收入", 12.0, "%", "growth"),
        ("财政收入增速", 3.0, "位", "rank"),
    ]


def test_of_several_places_the_smallest_is_the_one_that_reports() -> None:
    rows = "指标|全国|全省|全县 农民人均纯收入|8896|6000|5500"
    assert names(rows, "单位:元") == ["全国农民人均纯收入", "全省农民人均纯收入", "农民人均纯收入"]


def test_a_head_of_several_rows_says_it_in_one() -> None:
    report = document(
        (
            ("2012年主要指标",) * 5,
            ("指标", "2011年", "2011年", "2012年", "2012年"),
            ("指标", "绝对数(亿元)", "增长(%)", "绝对数(亿元)", "增长(%)"),
            ("财政收入", "4.6", "9", "5", "8.7"),
        )
    )
    got = [(c.indicator, float(c.value), c.unit, c.statistic, c.year, c.row) for c in cells(report.tables[0], report)]
    assert got == [
        ("财政收入", 460000000.0, "元", "level", 2011, 3),
        ("财政收入", 9.0, "%", "growth", 2011, 3),
        ("财政收入", 500000000.0, "元", "level", 2012, 3),
        ("财政收入", 8.7, "%", "growth", 2012, 3),
    ]


def test_a_head_of_two_rows_names_what_is_measured() -> None:
    rows = "指标|招生|在校生 指标|人数(人)|人数(人) 高中|300|900"
    assert names(rows) == ["高中招生人数", "高中在校生人数"]


def test_a_title_inside_the_table_gives_the_unit() -> None:
    assert read("单位:亿元|单位:亿元 指标|2012年 财政收入|5") == [("财政收入", 500000000.0, "元", "level")]


def test_tables_side_by_side_are_two() -> None:
    assert read("产品|产量(吨)|增长(%)|产品|产量(万台)|增长(%) 钢材|9|1|空调|5|-2 #线材|3|4|||") == [
        ("钢材产量", 9.0, "吨", "level"),
        ("钢材产量", 1.0, "%", "growth"),
        ("线材产量", 3.0, "吨", "level"),
        ("线材产量", 4.0, "%", "growth"),
        ("空调产量", 50000.0, "台", "level"),
        ("空调产量", -2.0, "%", "growth"),
    ]


def test_tables_side_by_side_have_units_of_their_own() -> None:
    rows = "指标|单位|绝对数|增长%|指标|单位|绝对数|增长% 生产总值|亿元|9|1|财政收入|万元|5|-2"
    assert [(name, value) for name, value, unit, _ in read(rows) if unit == "元"] == [
        ("生产总值", 900000000.0),
        ("财政收入", 50000.0),
    ]
    report = document(tuple(tuple(line.split("|")) for line in rows.split()))
    assert all(c.sentence.startswith(c.quote, c.quote_start) for c in cells(report.tables[0], report))


def test_a_panel_may_have_no_label_above_its_names() -> None:
    assert names("|产量(吨)|增长%||产量(吨)|增长% 粮食|9|1|水果|5|-2") == ["粮食产量", "水果产量"]


def test_more_or_less_without_a_percent_is_a_change() -> None:
    rows = "指标|2012年|2011年|增减 床位数(张)|2100|2050|50 城镇化率(%)|45|44|-1 人口(万人)|4.5|4.4|0.1"
    assert [found for found in read(rows) if found[3] != "level"] == [
        ("床位数", 50.0, "张", "change"),
        ("城镇化率", -1.0, "个百分点", "change"),
        ("人口", 1000.0, "人", "change"),
    ]


@pytest.mark.parametrize("label", ["增减量", "比上年增减", "增减额", "比上年增加", "增减(亿元)"])
def test_a_change_is_of_the_level_before_it(label: str) -> None:
    assert read(f"指标|单位|绝对数|{label} 财政收入|亿元|5|0.2")[1] == ("财政收入", 20000000.0, "元", "change")


@pytest.mark.parametrize("label", ["增减(%)", "增减±%", "比上年增长", "增速"])
def test_growth_is_in_percent(label: str) -> None:
    assert read(f"指标|单位|绝对数|{label} 财政收入|亿元|5|0.2")[1] == ("财政收入", 0.2, "%", "growth")


def test_the_percent_of_a_caption_is_of_the_one_column_of_change() -> None:
    assert read("指标|绝对数|比上年增减 出口额|5|3.1", "单位:万元、%")[1] == ("出口额", 3.1, "%", "growth")


def test_a_row_without_numbers_says_whose_the_rows_below_are() -> None:
    rows = (
        "指标|2012年|增长% 一、城镇居民|| 人均可支配收入(元)|25|8 按来源分|| 工资性收入(元)|16|8 恩格尔系数(%)|35|"
        " 二、农村居民|二、农村居民|二、农村居民 人均可支配收入(元)|12|9 全体居民人均消费支出|8|7"
        " 三、价格|| 居民消费价格|102|2"
    )
    assert names(rows) == [
        "城镇居民人均可支配收入",
        "城镇居民工资性收入",
        "城镇居民恩格尔系数",
        "农村居民人均可支配收入",
        "全体居民人均消费支出",
        "居民消费价格",
    ]


def test_an_industry_rules_only_what_is_no_name_without_it() -> None:
    rows = "指标|2012年 工业| 增加值(亿元)|9 发电量(万千瓦时)|8 规模以上工业企业| 企业单位数(家)|7 利润总额(万元)|6"
    assert names(rows) == ["工业增加值", "发电量", "规模以上工业企业单位数", "规模以上工业企业利润总额"]


@pytest.mark.parametrize(
    ("heading", "rows", "wanted"),
    [
        ("平均每百户耐用消费品拥有量", "家用汽车|辆|5.28", "每百户家用汽车拥有量"),
        ("城镇居民家庭平均每百户耐用消费品拥有量", "家用汽车|辆|5.28", "城镇居民每百户家用汽车拥有量"),
        ("城镇、农村居民家庭每百户拥有量", "农村居民|| 空调拥有量|台|5", "农村居民每百户空调拥有量"),
    ],
)
def test_goods_are_counted_for_a_hundred_households(heading: str, rows: str, wanted: str) -> None:
    assert names(f"品名|单位|2012年 {rows}", heading) == [wanted]


def test_a_month_is_not_the_year() -> None:
    rows = "指标|全年|全年|12月|12月 指标|绝对数(亿元)|增长(%)|绝对数(亿元)|增长(%) 财政收入|5|2|3|4"
    assert [value for _, value, *_ in read(rows)] == [500000000.0, 2.0]
    rows = "指标|单位|本月|增长%|本年累计|增长% 财政收入|亿元|5|2|3|4"
    assert [value for _, value, *_ in read(rows)] == [300000000.0, 4.0]
    assert len(read("指标|12月|1-12月|12月末余额 存款(亿元)|5|2|3")) == 2


@pytest.mark.parametrize("heading", ["居民收支(单位:元、%)", "居民收支 单位：元 %", "居民收支(单位:%、元)"])
def test_of_two_units_rates_have_the_percent(heading: str) -> None:
    assert read("指标|2012年 人均可支配收入|20000 恩格尔系数|33", heading) == [
        ("人均可支配收入", 20000.0, "元", "level"),
        ("恩格尔系数", 33.0, "%", "level"),
    ]


def test_a_row_of_two_units_is_one_of_the_caption() -> None:
    assert read("单位:人、‰|单位:人、‰ 指标|2012年 出生人口|333 出生率|11.2") == [
        ("出生人口", 333.0, "人", "level"),
        ("出生率", 11.2, "‰", "level"),
    ]


def test_a_column_of_the_target_of_the_year_adds_nothing_to_a_name() -> None:
    report = document((("指标", "单位", "年度目标", "完成数"), ("财政收入", "亿元", "5", "6")))
    found = [(c.indicator, c.year, c.status) for c in cells(report.tables[0], report)]
    assert found == [("财政收入", 2013, "target"), ("财政收入", 2012, "actual")]
    bulletin = replace(report, document_type="bulletin", plan_year=None)
    assert [c.status for c in cells(bulletin.tables[0], bulletin)] == ["target", "actual"]


def test_growth_is_not_of_the_new_ones() -> None:
    assert read("险种|人数(人)|净增(人)|增长(%) 养老保险|300|20|3") == [
        ("养老保险人数", 300.0, "人", "level"),
        ("养老保险净增", 20.0, "人", "level"),
        ("养老保险人数", 3.0, "%", "growth"),
    ]


@pytest.mark.parametrize("label", ["占总人口(%)", "占总人口的比重(%)"])
def test_a_part_of_the_whole_is_a_share(label: str) -> None:
    assert read(f"指标|年末数(万人)|{label} 城镇人口|20|66")[1] == ("城镇人口", 66.0, "%", "share")


def test_times_in_a_column_of_growth_are_percent() -> None:
    assert read("指标|绝对数(万元)|同比增长(±%) 出口额|300|3.3倍")[1] == ("出口额", 330.0, "%", "growth")


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ("年份|地区生产总值(亿元)|增长(%)|第一产业(亿元) 2011年|82|12.5|9 2012年|98.2|8|10", None),
        ("|地区生产总值|增长(%)|第一产业 2011年|82|12.5|9 2012年末|98.2|8|10", "2011-2012年地区生产总值(单位:亿元)"),
        ("序号|年份|地区生产总值|增长(%)|第一产业 1|2011|82|12.5|9 2|2012|98.2|8|10", "单位:亿元"),
        (
            "年份|地区生产总值|地区生产总值|第一产业 |绝对数(亿元)|增长(%)|绝对数(亿元) 2011年|82|12.5|9 2012年|98.2|8|10",
            None,
        ),
    ],
)
def test_years_may_stand_below_each_other_in_any_layout(rows: str, heading: str | None) -> None:
    report = document(tuple(tuple(line.split("|")) for line in rows.split()), heading)
    assert [(c.indicator, float(c.value), c.statistic, c.year) for c in cells(report.tables[0], report)] == [
        ("地区生产总值", 8200000000.0, "level", 2011),
        ("地区生产总值", 12.5, "growth", 2011),
        ("第一产业增加值", 900000000.0, "level", 2011),
        ("地区生产总值", 9820000000.0, "level", 2012),
        ("地区生产总值", 8.0, "growth", 2012),
        ("第一产业增加值", 1000000000.0, "level", 2012),
    ]


def test_a_year_may_stand_beside_a_name() -> None:
    report = document((("年份", "地区", "生产总值(亿元)"), ("2011年", "和平区", "8"), ("2012年", "和平区", "9")))
    found = [(c.indicator, c.year) for c in cells(report.tables[0], report)]
    assert found == [("和平区生产总值", 2011), ("和平区生产总值", 2012)]


def test_an_item_may_stand_beside_what_divides_it() -> None:
    rows = "分类||零售额(万元) 零售总额|零售总额|320 按销售地区分|城镇|280 按销售地区分|乡村|40"
    assert names(rows) == ["零售总额", "城镇零售额", "乡村零售额"]
    rows = "指标|指标|单位|2012年 城镇居民|人均可支配收入|元|20 生产总值|生产总值|亿元|9"
    assert names(rows) == ["城镇居民人均可支配收入", "生产总值"]


def test_a_column_without_a_label_may_be_one_of_units() -> None:
    assert read("指标||2012年|增长% 财政收入|亿元|5|3")[0] == ("财政收入", 500000000.0, "元", "level")


def test_a_column_that_counts_the_rows_names_none() -> None:
    assert names("序号|企业名称(全称)|产值(万元) 1|某某公司|5") == ["某某公司产值"]
