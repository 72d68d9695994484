"""The kind of a document by its title, else by the words it opens with."""

from __future__ import annotations

import pytest

from pipeline.reports.kind import document_type


@pytest.mark.parametrize(
    ("title", "opening", "kind"),
    [
        ("2022年甲市乙区政府工作报告", [], "work_report"),
        ("在第十一届全国人民代表大会第三次会议上的政府工作报告", [], "work_report"),
        ("政府工作报告(摘要)", [], "work_report"),
        ("甲特别行政区行政长官2023年施政报告", [], "work_report"),
        ("二〇二五年财政年度施政报告", [], "work_report"),
        ("甲县县长施政总报告", [], "work_report"),
        ("甲经济开发区2018年工作总结和2019年工作安排", [], "work_report"),
        ("甲县2007年国民经济和社会发展统计公报", [], "bulletin"),
        ("甲市第七次全国人口普查公报", [], "bulletin"),
        ("关于甲市2019年国民经济和社会发展计划执行情况与2020年计划草案的报告", [], "plan_report"),
        ("关于甲市2019年财政预算执行情况和2020年财政预算草案的报告", [], "budget_report"),
        ("甲市人大常委会工作报告", [], "other"),
        ("甲市中级人民法院工作报告", [], "other"),
        ("甲市旅游攻略", [], "other"),
        ("转载一篇", ["各位代表：", "现在，我代表区人民政府，向大会报告工作，请予审议。"], "work_report"),
        ("转载一篇", ["甲县统计局", "一、综合"], "bulletin"),
        ("转载一篇", ["甲县2007年国民经济和社会发展统计公报"], "bulletin"),
    ],
)
def test_kind(title: str, opening: list[str], kind: str) -> None:
    assert document_type(title, opening) == kind
