"""A table of invented figures goes in; short government work reports that state them come out, as people would post them."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

FIGURES = Path(__file__).parents[1] / "fixtures" / "questions" / "figures.csv"

# How a result of the year before and a target of the year are said; {} is the cell of the table.
RESULTS = {
    "gdp": "地区生产总值{}亿元。",
    "growth": "地区生产总值增长{}%。",
    "revenue": "一般公共预算收入{}亿元。",
    "jobs": "城镇新增就业{}万人。",
    "cpi": "居民消费价格上涨{}%。",
    "unemployment": "城镇调查失业率{}%。",
    "grain": "粮食产量{}亿斤。",
}
TARGETS = {
    "growth_target": "地区生产总值增长{}。",
    "jobs_target": "城镇新增就业{}。",
    "cpi_target": "居民消费价格涨幅{}。",
    "unemployment_target": "城镇调查失业率控制在{}。",
    "farmland_target": "新建高标准农田{}。",
}
# What else a report says: revisions, a contradiction, totals of five years, plans of other sectors.
BESIDES = {
    ("四川省", 2022): ("2020年地区生产总值48300亿元。", ""),
    ("贵州省", 2024): ("2022年地区生产总值20150亿元。", ""),
    ("四川省绵阳市", 2025): ("财政保障有力。一般公共预算收入达到210亿元。", ""),
    ("国务院", 2026): ("“十四五”时期，城镇新增就业累计6220万人。", ""),
    ("江苏省", 2026): (
        "“十四五”时期，城镇新增就业累计689万人。",
        "新建改扩建中小学100所。改造老旧小区500个。新改建农村公路3000公里。",
    ),
    ("四川省", 2026): ("“十四五”时期，城镇新增就业累计520万人。", "新建改扩建中小学80所。改造老旧小区900个。"),
    ("贵州省", 2026): ("", "新改建农村公路2000公里。"),
}


def made_reports() -> Iterator[tuple[str, str]]:
    """(file name, text) of each report; a report of a year states the year before and plans the year."""
    with FIGURES.open(encoding="utf-8", newline="") as lines:
        rows = {(row["issuer"], int(row["year"])): row for row in csv.DictReader(lines)}
    for issuer, year in rows:
        if (issuer, year - 1) in rows:
            before, now = rows[issuer, year - 1], rows[issuer, year]
            review, plan = BESIDES.get((issuer, year), ("", ""))
            stated = "".join(said.format(before[name]) for name, said in RESULTS.items() if before[name])
            planned = "".join(said.format(now[name]) for name, said in TARGETS.items() if now[name])
            yield (
                f"{issuer}-{year}.txt",
                "\n".join(
                    [
                        f"{year}年{issuer}政府工作报告",
                        f"一、{year - 1}年工作回顾",
                        f"{year - 1}年，{stated}",
                        *([review] if review else []),
                        f"二、{year}年工作安排",
                        f"{year}年主要预期目标是：{planned}",
                        *([plan] if plan else []),
                        "",
                    ]
                ),
            )
