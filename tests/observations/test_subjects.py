"""What a number measures: each form a subject takes, in sentences written for this test."""

from __future__ import annotations

import pytest

from pipeline.observations.judge import quoted, reason
from pipeline.observations.naming import name_sentence
from pipeline.observations.quantities import find
from pipeline.observations.text import same_length

CASES = [
    ("全年新建充电桩210个。", ["新建充电桩"]),
    ("地区生产总值1499.1亿元、同比增长0.6%。", ["地区生产总值", "地区生产总值"]),
    ("整治河道12条、沟渠30处。", ["整治河道", "整治沟渠"]),
    ("引进甲公司、乙集团总部等重大项目8个。", ["引进重大项目"]),
    ("招引甲公司、乙公司等6个重大项目。", ["招引重大项目"]),
    ("城镇和农村居民人均可支配收入分别增长4.3%、5.5%。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
    (
        "食品、石化、医药等产业增加值分别增长7.5%、11.5%、17.4%。",
        ["食品产业增加值", "石化产业增加值", "医药产业增加值"],
    ),
    ("完成“个转企”52户、居全市第二。", ["完成“个转企”", "完成“个转企”"]),
    ("三次产业结构为8.1:41.2:50.7。", ["第一产业增加值占比", "第二产业增加值占比", "第三产业增加值占比"]),
    ("信访总量下降10.3%。", ["信访总量"]),
    ("全市生产总值达到98亿元，人均达到7600元。", ["生产总值", "人均生产总值"]),
    ("高新技术企业净增48家、达到438家。", ["净增高新技术企业", "高新技术企业"]),
    ("2所学校、3个专业入选国家计划。", ["入选国家计划学校", "专业入选国家计划"]),
]


@pytest.mark.parametrize(("sentence", "indicators"), CASES)
def test_indicators(sentence: str, indicators: list[str]) -> None:
    text = same_length(sentence)
    inside = quoted(text)
    kept = [quantity for quantity in find(text) if reason(text, quantity, inside) is None]
    assert [named.indicator for named in name_sentence(text, kept)] == indicators
