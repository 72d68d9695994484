"""Lines of the site are known near the two ends of an article alone, so that no line within it is lost for being like one."""

from __future__ import annotations

import pytest

from pipeline.pages.model import Post
from tests.pages.test_article import FOOT, LINES, LONG, NAV, REPORT, paragraphs_of, read

# What stands between other lines of an article, farther from its ends than any line of the site.
MIDDLE = len(LONG) // 2
LIKE_THE_SITE = [
    "资料来源：县统计局、县财政局",
    "数据来源：云溪县2023年年报",
    "来源：就业补助3万元",
    "作者：李某，获奖作品3部",
    "审核：项目35个",
    "时间：2024年1月31日上午9:00",
    "日期：2024年1月31日",
    "发布时间：2024-01-31 来源：云溪日报",
    "更新时间2024年1月31日起执行",
    "分享：改革红利惠及人人",
    "返回：贫困率降到3%",
    "收藏 文物1203件",
    "打印 设备12台",
    "关闭 小煤矿5座",
    "下载次数达12万次",
    "网址：http://www.example.gov.cn/tj",
    "图：2016-2020年地区生产总值",
    "声明：本网站转载的5篇文章",
    "标签：食品安全3项",
]


def article_of(lines: list[str]) -> Post:
    return read(f'{NAV}<div class="x">{paragraphs_of(lines)}</div>{FOOT}').posts[0]


def with_at_an_end(line: str) -> tuple[list[str], list[str]]:
    return [line, *REPORT], [*REPORT, line]


@pytest.mark.parametrize("line", LIKE_THE_SITE)
@pytest.mark.parametrize("box", ['<div class="x">', '<div id="zoom">'])
def test_a_line_within_the_article_stays_whatever_it_is_like(box: str, line: str) -> None:
    lines = [*LONG[:MIDDLE], line, *LONG[MIDDLE:]]
    assert list(read(f"{NAV}{box}{paragraphs_of(lines)}</div>{FOOT}").posts[0].paragraphs) == lines


@pytest.mark.parametrize(
    "line",
    [
        "资料来源：县统计局、县财政局",
        "数据来源：云溪县2023年年报",
        "时间：2024年1月31日上午9:00",
        "日期：2024年1月31日",
        "更新时间2024年1月31日起执行",
        "分享：改革红利惠及人人",
        "返回：贫困率降到3%",
        "收藏 文物1203件",
        "打印 设备12台",
        "关闭 小煤矿5座",
        "下载次数达12万次",
        "下载附件材料3份，下载次数达12万次",
        "网址：http://www.example.gov.cn/tj",
        "图：2016-2020年地区生产总值",
        "分享到户：资金3万元",
        "2024年1月31日，全县资金来源：中央1亿元",
    ],
)
def test_a_line_at_an_end_of_the_article_stays_if_it_says_more_than_the_site_s_do(line: str) -> None:
    for lines in with_at_an_end(line):
        assert list(article_of(lines).paragraphs) == lines


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：",
        "时间：2024-01-31",
        "日期：2024年1月31日 来源：云溪日报",
        "发布时间：2024年1月31日 09:30",
        "【字体：大 中 小】 打印 关闭",
        "分享到：微信 微博 QQ空间",
        "分享到：新浪微博腾讯微博【打印此文】 【关闭窗口】",
        "发布时间：2024-01-31新闻来源：字号: [大 中 小]",
        "打印本页 | 关闭窗口 | 返回顶部",
        "【打印】责任编辑：李某",
        "原文链接：http://www.example.gov.cn/1.html",
        "http://www.example.gov.cn/1.html",
        "下载次数：12",
    ],
)
def test_a_line_of_the_site_at_an_end_is_dropped(line: str) -> None:
    for lines in with_at_an_end(line):
        assert list(article_of(lines).paragraphs) == REPORT


def test_lines_of_the_site_are_dropped_in_any_number_and_behind_a_few_of_the_article() -> None:
    site = ["来源：云溪日报", "责任编辑：李某", "打印", "关闭", "上一篇：云溪概况", "下一篇：云溪历史", "分享到：微信"]
    head, foot = [REPORT[0], *site], [*site, "（此件公开发布）", "云溪县人民政府", *site]
    lines = [*head, *REPORT[1:], *foot]
    post = article_of(lines)
    assert list(post.paragraphs) == [*REPORT, "（此件公开发布）", "云溪县人民政府"]
    assert sum(post.removed.values()) == 3 * len(site)


def test_a_cell_of_a_table_says_where_its_figures_are_from() -> None:
    rows = "<tr><td>指标</td><td>说明</td></tr><tr><td>就业5万人</td><td>来源：县人社局</td></tr>"
    post = read(f'{NAV}<div class="x">{LINES}<table>{rows}</table>{LINES}</div>{FOOT}').posts[0]
    assert post.tables[0].rows == (("指标", "说明"), ("就业5万人", "来源：县人社局"))
