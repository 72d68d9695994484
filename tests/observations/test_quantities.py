"""Every printed form of a number, one line each, and the scanner's own promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.observations.quantities import find
from pipeline.observations.text import same_length

FORMS = [
    ("小学生辍学率为0。", "0", 0, None, "%"),
    ("孕产妇死亡率为0。", "0", 0, None, ""),
    ("全县31村通水", "31", 31, None, "个"),
    ("游客超过十五万人次", "十五万人次", 150000, None, "人次"),
    ("产量突破十万吨", "十万吨", 100000, None, "吨"),
    ("总值1499.1亿元", "1499.1亿元", 149910000000, None, "元"),
    ("收入1,499元", "1,499元", 1499, None, "元"),
    ("装机１.７亿千瓦", "１.７亿千瓦", 170000000, None, "千瓦"),
    ("新增4.5万余户", "4.5万余户", 45000, None, "户"),
    ("减税3万多亿元", "3万多亿元", 3000000000000, None, "元"),
    ("出境1亿3千多万人次", "1亿3千多万人次", 130000000, None, "人次"),
    ("里程2万5千公里", "2万5千公里", 25000, None, "公里"),
    ("成果千余项", "千余项", 1000, None, "项"),
    ("项目数十个", "数十个", 10, None, "个"),
    ("培训上百场", "上百场", 100, None, "场"),
    ("规模近万亿元", "万亿元", 1000000000000, None, "元"),
    ("增长4.5%—5%", "4.5%—5%", 4.5, 5, "%"),
    ("增长4.5%-5%", "4.5%-5%", 4.5, 5, "%"),
    ("收购价提高25%到40%", "25%到40%", 25, 40, "%"),
    ("收入-5.8%", "-5.8%", -5.8, None, "%"),
    ("用户100万—120万户", "100万—120万户", 1000000, 1200000, "户"),
    ("新增6—8户", "6—8户", 6, 8, "户"),
    ("占比七成", "七成", 70, None, "%"),
    ("占三分之二", "三分之二", 66.67, None, "%"),
    ("增长百分之十二点五。", "百分之十二点五", 12.5, None, "%"),
    ("控制在百分之零点八以内", "百分之零点八", 0.8, None, "%"),
    ("增长百分之8.5", "百分之8.5", 8.5, None, "%"),
    ("占全省一半以上", "一半", 50, None, "%"),
    ("产值翻一番", "翻一番", 100, None, "%"),
    ("产值翻了两番", "翻了两番", 300, None, "%"),
    ("利润翻三番", "翻三番", 700, None, "%"),
    ("数量实现倍增", "倍增", 100, None, "%"),
    ("保持两位数增长", "两位数", 10, None, "%"),
    ("实现零增长", "零增长", 0, None, "%"),
    ("自然增长率5.95‰", "5.95‰", 5.95, None, "‰"),
    ("提高0.7个百分点", "0.7个百分点", 0.7, None, "个百分点"),
    ("浓度39微克/立方米", "39微克/立方米", 39, None, "微克/立方米"),
    ("能耗0.5吨标准煤/万元", "0.5吨标准煤/万元", 0.5, None, "吨标准煤/万元"),
    ("服务1.2万件(次)", "1.2万件(次)", 12000, None, "件(次)"),
    ("筹建3000套（间）", "3000套（间）", 3000, None, "套(间)"),
    ("增速居全省第二位", "第二位", 2, None, "位"),
    ("数量居全市第一", "居全市第一", 1, None, "位"),
    ("排名全国第7位", "第7位", 7, None, "位"),
    ("进入全国前10位", "10位", 10, None, "位"),
    ("下降超3成", "3成", 30, None, "%"),
    ("收购价提高9到23元", "9到23元", 9, 23, "元"),
    ("增速列参评区（县）第6", "第6", 6, None, "位"),
    ("增速居主城六区第2", "第2", 2, None, "位"),
    ("合格率列中心城区第三", "中心城区第三", 3, None, "位"),
    ("位次升到第6", "第6", 6, None, "位"),
    ("算力228PF", "228PF", 228, None, "PF"),
    ("玻璃1200万重量箱", "1200万重量箱", 12000000, None, "重量箱"),
    ("装机1.2GW", "1.2GW", 1.2, None, "GW"),
    ("外卖120万单", "120万单", 1200000, None, "单"),
    ("打造4集群", "4", 4, None, ""),
    ("投资突破百亿大关", "百亿", 10000000000, None, ""),
    ("迈上千亿台阶", "千亿", 100000000000, None, ""),
    ("景区十几个", "十几个", 10, None, "个"),
    ("投资几百亿元", "几百亿元", 10000000000, None, "元"),
    ("抽检4批次/千人", "4批次/千人", 4, None, "批次/千人"),
    ("销售家电5.2万台（件）", "5.2万台（件）", 52000, None, "台(件)"),
    ("孕产妇死亡率6.2/10万", "6.2/10万", 6.2, None, "/10万"),
    ("发生率下降到零。", "零", 0, None, ""),
    ("入驻12单位", "12", 12, None, ""),
    ("产值破千亿，", "千亿", 100000000000, None, ""),
    ("社零增长6.5%", "6.5%", 6.5, None, "%"),
    ("从5方面提出", "5", 5, None, ""),
    ("提高近九个百分点", "九个百分点", 9, None, "个百分点"),
    ("973首席科学家", "973", 973, None, ""),
    ("惠及两万户居民", "两万户", 20000, None, "户"),
    ("千家万户", "", 0, None, ""),
    ("让1/4的行政村通上天然气", "1/4", 25, None, "%"),
    ("超亿项目", "", 0, None, ""),
    ("人口一亿零两百", "", 0, None, ""),
]


@pytest.mark.parametrize(("text", "quote", "value", "high", "unit"), FORMS)
def test_form(text: str, quote: str, value: float, high: float | None, unit: str) -> None:
    found = find(same_length(text))
    if not quote:
        assert not found, f"exact Chinese numerals are no quantities: {found}"
        return
    assert len(found) == 1, f"{text}: {found}"
    only = found[0]
    assert text[only.start : only.end] == quote
    assert float(only.value) == pytest.approx(value)
    assert (only.value_max is None) == (high is None)
    assert high is None or float(only.value_max or 0) == pytest.approx(high)
    assert only.unit == unit


def test_a_place_may_go_on_another() -> None:
    found = find("三次产业增速分别居全省第二、第七和第九。")
    assert [(float(quantity.value), quantity.kind) for quantity in found] == [(2, "rank"), (7, "rank"), (9, "rank")]
    assert not find("召开第二、第七次会议。")
    assert [float(quantity.value) for quantity in find("经济总量稳居全国前十强。")] == [10]


def test_a_proportion_gives_its_parts() -> None:
    assert [float(q.value) for q in find("结构为22.8:38.8:38.4")] == [22.8, 38.8, 38.4]


def test_from_one_value_to_another_is_no_range() -> None:
    assert [float(q.value) for q in find("占比由25%到40%")] == [25, 40]


def test_a_number_has_the_unit_of_the_one_that_it_is_listed_with() -> None:
    assert [quantity.unit for quantity in find("高于全国1.2个、全省0.7个百分点")] == ["个百分点", "个百分点"]


def test_a_ratio_is_one_quantity() -> None:
    found = find("收入比缩小至2.21:1。")
    assert [(float(q.value), q.kind) for q in found] == [(2.21, "ratio")]


@given(st.text(alphabet="0123456789.,:%‰余多几十百千万亿元个家户第一二三成番倍翻了半分之前位—至到增长 ", max_size=60))
def test_quantities_are_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for quantity in find(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end


@pytest.mark.parametrize("unit", ["1", "1,", "万", "第一", "1:", "1—", "分之", "百分之一成倍"])
def test_a_long_run_is_read_in_linear_time(unit: str) -> None:
    """Doubling the text may not do more than about double the work, counted in quantities tried, not in seconds."""
    find(unit * (200_000 // len(unit)))
