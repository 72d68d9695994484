"""What is no observation, with FACTS' reason; and the counted things beside it that are."""

from __future__ import annotations

import pytest

from pipeline.observations.judge import quoted, reason
from pipeline.observations.quantities import find
from pipeline.observations.text import same_length

CASES = [
    ("2022年工作回顾", {"2022": "date"}),
    ("12月27日召开", {"12": "date", "27": "date"}),
    ("第18届文华奖", {"18届": "ordinal"}),
    ("全国第11个试点", {"11个": "ordinal"}),
    ("落实“1520”总体思路", {"1520": "name"}),
    ("新建5G基站527个", {"5": "name", "527个": None}),
    ("连续7年居全市第一", {"7": "streak", "居全市第一": None}),
    ("培育税收5000万元以上楼宇7栋", {"5000万元": "threshold", "7栋": None}),
    ("建设亿元级项目3个", {"3个": None}),
    ("民营经济“32条”落地", {"32条": "policy"}),
    ("1.全面推进", {"1": "structure"}),
    ("人均预期寿命79.72岁", {"79.72岁": None}),
    ("为65岁以上老年人体检", {"65岁": "threshold"}),
    ("优良天数299天", {"299天": None}),
    ("发展10亿元企业2家", {"10亿元": "threshold", "2家": None}),
    ("建成2座及以上公厕35个", {"2座": "threshold", "35个": None}),
    ("开展150人以上健康讲座12期", {"150人": "threshold", "12期": None}),
    ("培育100家以上特色企业和100个以上模型", {"100家": None, "100个": None}),
    ("年日照时数2691.8小时", {"2691.8小时": None}),
    ("粮食产量稳定在700亿斤以上水平", {"700亿斤": None}),
    ("“15分钟便民圈”建成", {"15分钟": "name"}),
    ("始终摆在首位", {"首位": "other"}),
    ("8个片区产值超百亿元", {"8个": None, "百亿元": "threshold"}),
    ("九成以上、95%以上的村集体收入超过10万元", {"95%": None, "10万元": "threshold"}),
    ("纳税超亿元工业企业14家", {"亿元": "threshold", "14家": None}),
    ("办证由22天变7天", {"22天": None}),
    ("学科进入前千分之一", {"千分之一": "threshold"}),
    ("708所A型样机", {"708所": "name"}),
    ("C919大飞机", {"919大": "name"}),
    ("A级景区所在镇建成3所学校", {"3所": None}),
    ("噪声在全国60个城市中靠后", {"60个": "threshold"}),
    ("群众安全感91.5分", {"91.5分": None}),
    ("开展1‰人口抽样调查", {"1‰": "name"}),
    ("收入从不到70万元增加到90万元", {"70万元": None}),
    ("新增2个经济总量近千亿、3个过五百亿的县市", {"2个": None, "千亿": "threshold", "3个": None}),
    ("签约68个项目总投资近千亿元", {"68个": None, "千亿元": None}),
    ("158个村集体经济收入近1.2亿元", {"158个": None, "1.2亿元": None}),
    ("新建年出栏5000只肉羊养殖场3个", {"5000只": "threshold", "3个": None}),
    ("共计28项指标，其中预期性指标19项", {"28项": "structure", "19项": "structure"}),
    ("向全县68万父老乡亲报告", {"68万": "other"}),
    ("建设720兆瓦储能电站2座", {"720兆瓦": "name", "2座": None}),
    ("引进世界前500强、国内前100强企业23家", {"500": "name", "100": "name", "23家": None}),
    ("超5000万元楼18栋", {"5000万元": "threshold", "18栋": None}),
    ("公园500米服务半径覆盖率92%", {"500米": "threshold", "92%": None}),
    ("白酒(折65度,商品量)12.8万千升", {"65度": "name", "12.8万千升": None}),
    ("其中男性(占51%)218万人", {"51%": None, "218万人": None}),
    ("60周岁以上4.3万老人", {"60周岁": "threshold", "4.3万": None}),
    ("性别比106.4(以女性为100)", {"106.4": None, "100": "other"}),
    ("158个村集体经济收入超100万元", {"158个": None, "100万元": "threshold"}),
    ("68个项目总投资超100亿元", {"68个": None, "100亿元": None}),
    ("24家企业进入百强,5家超50亿元", {"5家": None, "50亿元": "threshold"}),
    (
        "涨幅回落(见图1)，折合3万美元(1美元兑6.2元人民币)。",
        {"1": "structure", "1美元": "other", "6.2元人民币": "other"},
    ),
    ("据5‰人口变动抽样调查。", {"5‰": "name"}),
    ("养鸡10万只以上的村4个，15度以上坡地13万亩。", {"10万只": "threshold", "4个": None, "15度": "threshold"}),
    ("安装60千瓦变压器一台。", {"60千瓦": "name"}),
    ("平均受教育年限由8.9年提高到9.6年。", {"8.9": None, "9.6": None}),
    ("合同兑现1200万元。", {"1200万元": None}),
    ("比2007年净增100天。", {"100天": None}),
    ("21个学科进入ESI前千分之一，3个园区之一在建。", {"21个": None, "千分之一": "threshold", "3个": "threshold"}),
    ("每10万人刑事案件数下降36.9%。", {"10万人": "threshold", "36.9%": None}),
    ("把维护稳定作为第一位的任务。", {"第一位": "other"}),
    ("首个通时速350公里高铁的省份，已消灭劣5类水质。", {"350公里": "name", "5类": "name"}),
    ("就业人员10万人生产安全事故死亡率2.19。", {"10万人": "threshold", "2.19": None}),
    ("图1:2011—2015年地区生产总值", {"1:2011": "structure", "2015": "date"}),
    ("生产总值920亿元(以下数据均为预计)，税收5000万元(以下简称大户)企业。", {"920亿元": None, "5000万元": None}),
    ("让520万宜城儿女共享荣光。", {"520万": "other"}),
    ("形成1000亿元以上的投资增量。", {"1000亿元": None}),
    ("落实省支持民营经济35条、稳经济40条，新建道路12条。", {"35条": "policy", "40条": "policy", "12条": None}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_reason(text: str, expected: dict[str, str | None]) -> None:
    spelled = same_length(text)
    inside = quoted(spelled)
    got = {text[q.start : q.end]: reason(spelled, q, inside) for q in find(spelled)}
    assert {quote: why for quote, why in got.items() if quote in expected} == expected, got
