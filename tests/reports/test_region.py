"""The issuing region: names, namesakes, short names, zones, and what is left unknown."""

from __future__ import annotations

import re

import pytest

from pipeline.reports.region import Surroundings, issuing_region
from pipeline.reports.region_index import region_index


def code(
    title: str, *head: str, thread_type: str | None = None, board: str | None = None, text: tuple[str, ...] = ()
) -> str:
    year = re.search(r"20\d\d", title)
    around = Surroundings(thread_type, board, int(year[0]) if year else 2012, text)
    return issuing_region(title, [title, *head], around).region_code


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2026年四川省政府工作报告", "510000"),
        ("2022年成都市金牛区政府工作报告", "510106"),
        ("金牛区2022年政府工作报告", "510106"),
        ("合川2013年政府工作报告", "500117"),
        ("新疆2016年国民经济和社会发展统计公报", "650000"),
        ("内蒙古自治区锡林郭勒盟2012年政府工作报告", "152500"),
        ("2013年恩施土家族苗族自治州人民政府工作报告", "422800"),
        ("恩施州2013年政府工作报告", "422800"),
        ("2013年恩施市人民政府工作报告", "422801"),
        ("2013年北川县政府工作报告", "510726"),
        ("浦东新区2010年政府工作报告", "310115"),
        ("2012年赵县政府工作报告", "130133"),
        ("晋城市城区2013年政府工作报告", "140502"),
        ("[转帖]2011年吴江市政府工作报告全文", "320584"),
        ("2019年国务院政府工作报告", "100000"),
        ("中华人民共和国2007年国民经济和社会发展统计公报", "100000"),
        ("四川省成都市2019年财政预算执行情况和2020年财政预算草案的报告", "510100"),
    ],
)
def test_the_title_names_the_region(title: str, expected: str) -> None:
    assert code(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2008年海门市政府工作报告", "320684"),
        ("2023年南通市海门区政府工作报告", "320614"),
        ("2014年崇川区政府工作报告", "320602"),
        ("2023年崇川区政府工作报告", "320613"),
        ("2009年襄樊市政府工作报告", "420600"),
        ("2009年北京市崇文区政府工作报告", "110103"),
    ],
)
def test_the_year_decides_between_an_old_and_a_new_code(title: str, expected: str) -> None:
    assert code(title) == expected


def test_namesakes_are_told_apart_by_session_prefix_board_or_text() -> None:
    title = "2015年鼓楼区政府工作报告"
    assert code(title) == "unknown"
    assert code(title, "——2015年1月8日在福州市鼓楼区第十六届人民代表大会第四次会议上") == "350102"
    assert code(title, thread_type="河南") == "410204"
    assert code(title, thread_type="江苏") == "unknown", "江苏 has two districts of that name"
    assert code(title, board="城市论坛 › 徐州") == "320302"
    assert code(title, text=("全力服务南京市发展大局。", "南京市下达的任务全部完成。")) == "320106"


def test_the_speakers_office_decides_the_level() -> None:
    assert code("吉林2026年政府工作报告", "省长 胡某某") == "220000"
    assert code("朝阳2012年政府工作报告", "市长 王某某") == "211300"
    assert code("政府工作报告", "成都市市长 王某某") == "510100"
    assert code("政府工作报告", "国务院总理 王某某") == "100000"
    assert code("政府工作报告", "——2014年3月5日在第十二届全国人民代表大会第二次会议上") == "100000"


def test_a_report_that_names_no_place_takes_it_from_thread_or_text() -> None:
    assert code("2012年政府工作报告", "省长 王某某", thread_type="浙江") == "330000"
    assert code("2012年政府工作报告", "市长 王某某", board="浙江 › 湖州") == "330500"
    assert code("2012年政府工作报告", "县长 王某某", thread_type="浙江") == "unknown"
    assert (
        code(
            "政府工作报告",
            text=("全省上下建设美丽浙江。", "全省推进浙江制造、浙江标准、浙江品牌。", "全省弘扬浙江精神。"),
        )
        == "330000"
    )


def test_zones_belong_to_their_host() -> None:
    assert code("成都高新技术产业开发区2018年工作总结") == "510100"
    assert code("2020年天府新区政府工作报告") == "510100"
    assert code("浔川经济技术开发区2018年工作总结") == "unknown"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2006年沅溪县政府工作报告", "沅溪县"),
        ("2007年青岚县政府工作报告", "青岚县"),
        ("澄州市临澜区人民政府工作报告", "临澜区"),
        ("成都市青白江区大弯街道2015年政府工作报告", "大弯街道"),
    ],
)
def test_a_place_that_the_list_does_not_have_is_unknown_with_its_name(title: str, name: str) -> None:
    issuer = issuing_region(title, [title], Surroundings("四川", None, 2015, []))
    assert (issuer.region_code, issuer.region_name) == ("unknown", name)


def test_every_current_county_with_its_province_is_found() -> None:
    index = region_index()
    wrong = []
    for regions in index.by_code.values():
        region = regions[-1]
        if region.level != "county" or region.valid_to is not None:
            continue
        province = index.by_code[f"{region.code[:2]}0000"][-1]
        city = index.by_code.get(f"{region.code[:4]}00")
        above = province.name + (city[-1].name if city and city[-1] is not province else "")
        found = issuing_region(f"2025年{above}{region.name}政府工作报告", [], Surroundings(None, None, 2025, []))
        if found.region_code != region.code:
            wrong.append(f"{above}{region.name}: {found.region_code} for {region.code}")
    assert not wrong, f"{len(wrong)} counties are not found: {wrong[:20]}"


def test_the_list_has_the_provinces_and_its_parents() -> None:
    index = region_index()
    assert sum(regions[-1].level == "province" for regions in index.by_code.values()) == 34
    orphans = [
        r.code for regions in index.by_code.values() for r in regions if r.parent and r.parent not in index.by_code
    ]
    assert not orphans, f"regions whose parent is not in the list: {orphans}"


@pytest.mark.parametrize(
    "line",
    [
        "在省人民代表大会会议上",
        "——2010年1月在区第五届人民代表大会上",
        "——在自治区第十届人民代表大会第五次会议上",
        "在全省政府全体会议上",
    ],
)
def test_a_session_line_that_names_a_level_names_no_place(line: str) -> None:
    issuer = issuing_region("政府工作报告", ["政府工作报告", line], Surroundings(None, None, 2010, ()))
    assert (issuer.region_code, issuer.region_name) == ("unknown", None)


def test_the_level_of_the_session_and_the_thread_type_give_the_region() -> None:
    session = "——2010年1月18日在省第十一届人民代表大会第一次会议上"
    assert code("2010年政府工作报告", session, thread_type="四川") == "510000"


@pytest.mark.parametrize(
    ("title", "expected"), [("2010年全州县政府工作报告", "450324"), ("2010年本溪市政府工作报告", "210500")]
)
def test_names_that_begin_like_the_whole_or_this_place_stay_whole(title: str, expected: str) -> None:
    assert code(title) == expected
