"""Statistic, sign, unit and bound from the words around a number."""

from __future__ import annotations

import pytest

from pipeline.observations.extract import extract
from pipeline.observations.quantities import find
from pipeline.observations.statistics import read
from pipeline.observations.text import same_length
from pipeline.reports.document import document_from_text

CASES = [
    ("农村减少贫困人口3000人", "change", -3000, "人", "eq"),
    ("各级财政压减一般性支出30亿元", "level", 3000000000, "元", "eq"),
    ("年平均气温偏高0.6℃", "change", 0.6, "℃", "eq"),
    ("年降水量偏少16%", "growth", -16, "%", "eq"),
    ("比上年多投放12亿元", "change", 1200000000, "元", "eq"),
    ("比上年少回笼2.6亿元", "change", -260000000, "元", "eq"),
    ("税收同比多收1.2亿元", "change", 120000000, "元", "eq"),
    ("案件较上年同期少立案35起", "change", -35, "起", "eq"),
    ("亏损额同比减亏1.5亿元", "change", -150000000, "元", "eq"),
    ("办理时间比上年压至3天", "level", 3, "天", "eq"),
    ("较去年降水量320毫米", "level", 320, "毫米", "eq"),
    ("同比减税降费1.2亿元", "level", 120000000, "元", "eq"),
    ("人口同比净流出3.2万人", "level", 32000, "人", "eq"),
    ("同比实现利润3亿元", "level", 300000000, "元", "eq"),
    ("比2008年翻1.7番", "growth", 224.9, "%", "eq"),
    ("创新指数提高12.1点", "change", 12.1, "点", "eq"),
    ("煤价下降20%的不利影响", "growth", -20, "%", "eq"),
    ("审核通过296户", "level", 296, "户", "eq"),
    ("产量超过全国一半", "share", 50, "%", "gt"),
    ("降低900多万个体工商户税负", "level", 9000000, "", "gt"),
    ("小麦每斤提高3分钱", "change", 3, "分", "eq"),
    ("惠及22万家庭", "level", 220000, "户", "eq"),
    ("溢价率高达126%", "level", 126, "%", "eq"),
    ("年均增长保持在8%左右", "avg_growth", 8, "%", "approx"),
    ("出口额每年递增25%", "avg_growth", 25, "%", "eq"),
    ("为企业减少用电支出1200万元", "level", 12000000, "元", "eq"),
    ("全市减少行政支出6.5亿元", "change", -650000000, "元", "eq"),
    ("地区生产总值1499.1亿元", "level", 149910000000, "元", "eq"),
    ("同比增长0.6%", "growth", 0.6, "%", "eq"),
    ("警情同比下降27.4%", "growth", -27.4, "%", "eq"),
    ("年均增长10.5%", "avg_growth", 10.5, "%", "eq"),
    ("再融资增长5.4倍", "growth", 540, "%", "eq"),
    ("拉动消费比达14倍以上", "ratio", 14, "倍", "gt"),
    ("提高0.7个百分点", "change", 0.7, "个百分点", "eq"),
    ("粮食总产量比上年净增4408吨", "change", 4408, "吨", "eq"),
    ("流量资费至少降低30%", "growth", -30, "%", "gt"),
    ("至少建成幼儿园2所", "level", 2, "所", "gt"),
    ("人口密度80人/km2", "level", 80, "人/km2", "eq"),
    ("经济增长连续四年达到或略高于10%", "growth", 10, "%", "gt"),
    ("拉低投资增速1.4个百分点", "contribution", -1.4, "个百分点", "eq"),
    ("财产性净收入负64元", "level", -64, "元", "eq"),
    ("为经营主体减负100亿元", "level", 10000000000, "元", "eq"),
    ("高出预期目标1.9个点", "change", 1.9, "个百分点", "eq"),
    ("抽查45个点", "level", 45, "个", "eq"),
    ("停放点扩大到45个点", "level", 45, "个", "eq"),
    ("财政收入-5.8%", "growth", -5.8, "%", "eq"),
    ("产业利润率-5.8%", "level", -5.8, "%", "eq"),
    ("比年初增投9.9亿元", "change", 990000000, "元", "eq"),
    ("完成城市道路整治提升60条", "level", 60, "条", "eq"),
    ("养老金人均每月新增110元", "change", 110, "元", "eq"),
    ("价格涨幅已回落至2.5%", "growth", 2.5, "%", "eq"),
    ("总资产贡献率11.1%", "level", 11.1, "%", "eq"),
    ("工业废气排放量6127万标立方米", "level", 61270000, "标立方米", "eq"),
    ("低于全市11个百分点", "change", -11, "个百分点", "eq"),
    ("拉动经济增长1.9个百分点", "contribution", 1.9, "个百分点", "eq"),
    ("占GDP的比重为22.8%", "share", 22.8, "%", "eq"),
    ("城镇登记失业率控制在4%以内", "level", 4, "%", "lt"),
    ("城镇调查失业率5.5%左右", "level", 5.5, "%", "approx"),
    ("观展人次突破300万", "level", 3000000, "", "gt"),
    ("比上年减少63公顷", "change", -63, "公顷", "eq"),
    ("净增71家", "level", 71, "家", "eq"),
    ("新增养老床位2000张", "level", 2000, "张", "eq"),
    ("森林面积增加1.63亿亩", "change", 163000000, "亩", "eq"),
    ("压减50%以上", "growth", -50, "%", "gt"),
    ("年产量近70万辆", "level", 700000, "辆", "lt"),
    ("总投资约2350亿元", "level", 235000000000, "元", "approx"),
    ("人口自然增长率5.95‰", "level", 5.95, "‰", "eq"),
    ("降幅达14.3%", "growth", -14.3, "%", "eq"),
    ("签约14项", "level", 14, "项", "eq"),
    ("成功率最高达99.6%", "level", 99.6, "%", "eq"),
    ("合同外资同比+21%", "growth", 21, "%", "eq"),
    ("细颗粒物浓度改善8.6%", "growth", -8.6, "%", "eq"),
    ("药品平均降价56.7%", "growth", -56.7, "%", "eq"),
    ("居民消费价格涨幅回落到2.6%", "growth", 2.6, "%", "eq"),
    ("消费对经济增长的贡献率上升3个百分点", "change", 3, "个百分点", "eq"),
    ("精简率达到35%", "level", 35, "%", "eq"),
    ("白酒产量1.2万千升", "level", 12000, "千升", "eq"),
    ("世界排名由369位上升到235位", "rank", 235, "位", "eq"),
    ("全国排名前移3位", "change", 3, "位", "eq"),
    ("获得9金", "level", 9, "枚", "eq"),
    ("社零总额降幅收窄至1.8%", "growth", -1.8, "%", "eq"),
    ("其中10亿元以上16个", "level", 16, "个", "eq"),
    ("税比83.5%", "share", 83.5, "%", "eq"),
    ("年均增加190元以上", "change", 190, "元", "gt"),
    ("每年80%左右的财政支出用于民生", "share", 80, "%", "approx"),
    ("仅为先进园区的43%", "ratio", 43, "%", "eq"),
    ("相当于生产总值的8.1%", "share", 8.1, "%", "eq"),
    ("固定资产投资突破百亿大关", "level", 10000000000, "", "gt"),
    ("约占全市的三分之一", "share", 33.33, "%", "approx"),
    ("客流同比翻了一番还多", "growth", 100, "%", "gt"),
    ("居民收入占比提高2个多百分点", "change", 2, "个百分点", "gt"),
    ("审批事项压减到190项", "level", 190, "项", "eq"),
    ("高标准农田达到耕地总面积的64%", "share", 64, "%", "eq"),
    ("基本药物制度在30%的卫生院实施", "share", 30, "%", "eq"),
    ("车辆购置税按7.5%征收", "level", 7.5, "%", "eq"),
    ("位居全省前六（含并列）", "rank", 6, "位", "lt"),
    ("粮食总产稳定在百万吨以上", "level", 1000000, "吨", "gt"),
    ("全年减少企业税负12亿元", "level", 1200000000, "元", "eq"),
    ("全年减少煤炭消费120万吨", "change", -1200000, "吨", "eq"),
    ("贷款余额比年初新增4.8亿元", "change", 480000000, "元", "eq"),
    ("快递业务收入新增1.2亿元", "level", 120000000, "元", "eq"),
    ("本届政府减少1/3行政审批事项", "growth", -33.33, "%", "eq"),
    ("增速连续10个月保持在40%以上", "growth", 40, "%", "gt"),
    ("按年平均汇率约合2496美元", "level", 2496, "美元", "approx"),
    ("财政收入比增13%", "growth", 13, "%", "eq"),
    ("人口机械增长率0.43‰", "level", 0.43, "‰", "eq"),
    ("副高职称1023人", "level", 1023, "人", "eq"),
    ("增速减缓4.3个百分点", "change", -4.3, "个百分点", "eq"),
    ("比2007年净增100天", "change", 100, "天", "eq"),
    ("居民消费价格总水平控制在3%以内", "growth", 3, "%", "lt"),
    ("居民消费价格指数控制在103%以内", "level", 103, "%", "lt"),
    ("比2014年下降15%的目标", "growth", -15, "%", "eq"),
    ("10月底前3012户", "level", 3012, "户", "eq"),
    ("连续九年入选百强县,排76名", "rank", 76, "位", "eq"),
    ("县域经济综合竞争力排名提高8位", "change", 8, "位", "eq"),
    ("城镇登记失业率≤4%", "level", 4, "%", "lt"),
    ("森林覆盖率≥40%", "level", 40, "%", "gt"),
]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("出口额和进口额分别比上年下降2.1%和增长2.9%。", [-2.1, 2.9]),
        ("一、二、三产业增加值分别增长3.1%、下降2.2%和增长5.4%。", [3.1, -2.2, 5.4]),
        ("城镇和农村收入占比分别提高3.1个和下降2.2个百分点。", [3.1, -2.2]),
        ("进口和出口分别下降14%、26.5%。", [-14, -26.5]),
        ("4、减少大班额1400个以上。", [-1400]),
        ("一是压减一般性支出5%。", [-5]),
        ("（4）减少贫困人口20人。", [-20]),
    ],
)
def test_signs_of_a_list(sentence: str, values: list[float]) -> None:
    found = extract(document_from_text("a.txt", f"2023年某县政府工作报告\n一、2022年工作回顾\n{sentence}\n"))
    assert [float(row.value) for row in found.observations] == values


@pytest.mark.parametrize(("text", "statistic", "value", "unit", "bound"), CASES)
def test_read(text: str, statistic: str, value: float, unit: str, bound: str) -> None:
    spelled = same_length(text)
    quantity = find(spelled)[-1]
    got = read(quantity, spelled[: quantity.start], spelled[quantity.end :])
    assert (got.statistic, got.unit, got.bound) == (statistic, unit, bound)
    assert float(got.value) == pytest.approx(value)


def test_a_share_that_is_reached_after_a_change_is_a_share() -> None:
    rows = extract(document_from_text("a.txt", "民营经济增加值占比提高1.2个百分点，达到51.2%。")).observations
    assert [row.statistic for row in rows] == ["change", "share"]
