"""A number printed without a unit and the words around it go in, the unit that its subject names comes out."""

from __future__ import annotations

import re

from pipeline.observations.quantities import Quantity

MONEY = frozenset(["元", "美元"])
"""The units of sums."""
PEOPLE = frozenset(["人", "名", "位", "户", "人次"])
"""The units of persons and households."""
_UNIT_OF = (
    ("人", re.compile(r"人口(?:总?数|总?规模|总量)?$")),
    ("户", re.compile(r"(?<!困难)家庭$|家庭(?:住房|住上|用上)")),
    ("人", re.compile(r"(?:务工|用工|在校生|供养|返乡创业)(?:人员|人口)?(?:总?规模|总量)$")),
    ("户", re.compile(r"(?:市场|经营)主体(?:总?规模|总量)$|个体工商户$")),
    ("人次", re.compile(r"人次|旅客吞吐量|客流量?$|游客$")),
    ("标箱", re.compile(r"集装箱吞吐量")),
    (
        "元",
        re.compile(
            r"总量|总额|产值|生产总值|GDP|收入(?!人|家庭|群|户|者)|支出|投入(?!人|干部|警)|预算|零售|社零|规模|资金|投资|税(?!人|户)|[余金]额"
        ),
    ),
    ("户", re.compile(r"(?:贫困|脱贫|监测|低保|特困|养殖|种植)户(?:数|增收|脱贫|就业)?$")),
    (
        "人",
        re.compile(
            r"人数|人口|[人者员生民]$|[人者员民](?:[^\W\d_]{0,6})$|就业|参保|学生|儿童|青年|群众|职工|群体|女生|老年人|妇女|老人|教师|干部|党员|医生|劳动力|居民|农民|员额|困难群众"
        ),
    ),
    ("户", re.compile(r"市场主体|经营主体|[^用]户$|用户")),
    ("家", re.compile(r"企业|公司")),
    ("元", re.compile(r"(?:[值金款费资]|(?<![名员])额)$")),
)
_STEP = re.compile("台阶|大关|关口")


def implied_unit(text: str, quantity: Quantity, indicator: str) -> str:
    """观展人次突破300万 → 人次; empty for an index or where nothing names one."""
    if quantity.unit or (not quantity.multiplier and quantity.kind not in ("bare",)):
        return quantity.unit
    after = re.split(r"[,;。、:]", text[quantity.end : quantity.end + 20])[0]
    if _STEP.search(after):
        # 跨越7万亿、8万亿两个大台阶: in the unit of what crosses them.
        after = ""
    if after.startswith("个体工商户"):
        return "户"
    for unit, pattern in _UNIT_OF:
        if pattern.search(after):
            return unit
    return next((unit for unit, pattern in _UNIT_OF if pattern.search(indicator)), "人" if after else "")
