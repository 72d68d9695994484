"""A title and the first paragraphs go in; the kind of document comes out."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Courts, procuratorates, congresses and conferences report too, but not on the economy of a place.
NOT_GOVERNMENT = re.compile(r"(?:人大常委会|政协|协商会议|法院|检察院|监察委|常务委员会|常委会)[^，。]{0,12}工作报告")
TITLES = (
    ("bulletin", re.compile(r"公报")),
    ("budget_report", re.compile(r"预算|决算|财政收支")),
    ("plan_report", re.compile(r"发展计划|计划(?:草案|执行)|规划纲要|计划的?报告")),
    # 施政报告 is what Hong Kong, Macau and Taiwan call it: what was done and what is to be done, told to the assembly.
    ("work_report", re.compile(r"政府(?:的)?工作的?报告|政府报告|管委会工作报告|工作报告|施政总?报告|施政方针")),
    (
        "work_report",
        re.compile(
            r"(?:开发区|园区|新区|管委会|管理委员会|政府|[县市区州盟旗省])[^，。]*工作(?:总结|回顾|情况|安排|要点)"
        ),
    ),
)
OPENING_LENGTH = 300
OPENINGS = (
    ("bulletin", re.compile(r"本公报|统计局[^。]{0,20}调查队|^一、综\s*合$")),
    ("budget_report", re.compile(r"(?:报告|提出)[^。]{0,40}预算[^。]{0,30}(?:审议|审查)")),
    ("plan_report", re.compile(r"(?:报告|提出)[^。]{0,60}(?:发展计划|规划纲要)[^。]{0,40}(?:审议|审查)")),
    (
        "work_report",
        re.compile(r"代表[^。，]{0,30}(?:政府|国务院|管委会|区政府)[^。]{0,30}(?:报告|审议)|向大会[^。]{0,20}报告"),
    ),
)


def document_type(title: str, opening: Sequence[str]) -> str:
    """`work_report`, `bulletin`, `plan_report`, `budget_report` or `other`; `opening` is the first paragraphs."""
    for line in (title[:OPENING_LENGTH], *(text for text in opening[:3] if len(text) <= 60)):
        bare = re.sub(r"\s", "", line)
        if NOT_GOVERNMENT.search(bare):
            return "other"
        # A title that names both is about what it names first: 计划执行情况…预算草案.
        named = [(found.start(), kind) for kind, pattern in TITLES if (found := pattern.search(bare))]
        if any(kind == "bulletin" for _, kind in named):
            return "bulletin"
        if named:
            return min(named)[1]
    for kind, pattern in OPENINGS:
        if any(pattern.search(text[:OPENING_LENGTH]) for text in opening):
            return kind
    return "other"
