"""What the marts say about three documents whose every figure is known."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import duckdb
import pytest

from pipeline.project import seed_rows

Connection = duckdb.DuckDBPyConnection


def _row(built: Connection, sql: str) -> dict[str, Any]:
    """The one row of an answer by its columns' names."""
    cursor = built.execute(sql)
    names = [column[0] for column in cursor.description]
    rows = cursor.fetchall()
    assert len(rows) == 1, f"{len(rows)} rows instead of one: {sql}"
    return dict(zip(names, rows[0], strict=True))


def _count(built: Connection, table: str) -> int:
    [(count,)] = built.execute(f"select count(*) from {table}").fetchall()
    return int(count)


@pytest.mark.parametrize(
    ("indicator", "statistic", "bound", "target", "result", "reason"),
    [
        ("gdp", "growth", "eq", 6, "6.1", "at_or_above"),
        ("urban_new_jobs", "level", "gt", 11000000, "13520000", "at_or_above"),
        ("surveyed_unemployment_rate", "level", "approx", "5.5", "5.3", "at_or_below"),
        ("cpi", "growth", "approx", 3, "2.9", "at_or_below"),
    ],
)
def test_the_targets_of_2019_meet_the_results_told_in_2020(
    built: Connection, indicator: str, statistic: str, bound: str, target: object, result: str, reason: str
) -> None:
    row = _row(
        built,
        "select * from marts.fct_target_attainment "
        f"where region_code = '100000' and year = 2019 and indicator_code = '{indicator}'",
    )
    assert (row["statistic"], row["target_bound"], row["met"], row["reason"]) == (statistic, bound, True, reason)
    assert (str(row["target_value"]), str(row["result_value"])) == (f"{float(str(target)):.6f}", f"{float(result):.6f}")
    assert (row["target_document_id"], row["result_document_id"]) == ("n2019", "n2020")


def test_a_target_said_twice_is_one_and_a_range_keeps_both_ends(built: Connection) -> None:
    jobs = _row(
        built, "select * from marts.fct_target_attainment where indicator_code = 'urban_new_jobs' and year = 2019"
    )
    assert jobs["target_statements"] == 2
    growth = _row(built, "select * from marts.fct_target_attainment where indicator_code = 'gdp' and year = 2019")
    assert (growth["target_value"], float(growth["target_value_max"])) == (6, 6.5)


def test_targets_without_a_result_tell_why(built: Connection) -> None:
    reasons = built.execute(
        "select indicator, year, reason from marts.fct_target_attainment where met is null order by indicator, year"
    ).fetchall()
    assert reasons == [
        ("地区生产总值", 2023, "no_report"),
        ("城镇新增就业", 2020, "no_report"),
        ("赤字率", 2019, "not_stated"),
    ]


def test_the_district_of_the_founding_report(built: Connection) -> None:
    sql = (
        "select value, unit, indicator, region_name, observation_id from marts.fct_indicator_year "
        "where region_code = '510106' and indicator_code = 'gdp' and statistic = '{}' and year = {} and status = '{}'"
    )
    level = _row(built, sql.format("level", 2022, "actual"))
    assert (level["value"], level["unit"], level["indicator"]) == (149910000000, "元", "地区生产总值")
    assert level["region_name"] == "金牛区"
    assert str(_row(built, sql.format("growth", 2022, "actual"))["value"]) == "0.600000"
    assert _row(built, sql.format("growth", 2023, "target"))["value"] == 5


def test_units_are_converted_as_the_list_says(built: Connection) -> None:
    listed = {row["unit"]: Decimal(row["multiplier"]) for row in seed_rows("unit")}
    converted = dict(built.execute("select unit, multiplier from marts.dim_unit where is_mapped").fetchall())
    assert {unit: listed[unit] for unit in converted} == converted, "digits of a multiplier were lost on the way"


def test_mu_and_hectares_are_one_series(built: Connection) -> None:
    row = _row(built, "select * from marts.fct_indicator_year where series_key = '新增高标准农田'")
    assert (row["unit"], row["unit_base"], row["bound"]) == ("亩", "平方米", "eq")
    assert row["observations"] == 2
    assert row["values_stated"] == 2
    assert row["sources_disagree"] is False, "8000万亩 and about 533万公顷 are the same area"


def test_a_contradiction_is_flagged(built: Connection) -> None:
    row = _row(
        built,
        "select * from marts.fct_indicator_year "
        "where region_code = '100000' and indicator_code = 'gdp' and statistic = 'level' and year = 2019",
    )
    assert row["value"] == 99100000000000, "the surer of two readings is quoted"
    assert row["sources_disagree"] is True, "99.1 and 99.0 trillion are not one figure"

    conflict = _row(built, "select * from marts.audit_conflict")
    assert (conflict["finding"], conflict["lowest_base"], conflict["highest_base"]) == (
        "within_report",
        99000000000000,
        99100000000000,
    )
    assert "99.0万亿元" in conflict["lowest_sentence"]


def test_five_years_are_not_one_year(built: Connection) -> None:
    rows = built.execute(
        "select year_start, status, value from marts.fct_indicator_year "
        "where indicator_code = 'urban_new_jobs' and year = 2020 order by status"
    ).fetchall()
    assert rows == [(2016, "actual", 60000000), (None, "target", 9000000)]


def test_totals_stand_only_where_adding_up_makes_sense(built: Connection) -> None:
    rows = built.execute(
        "select statistic, unit, total from marts.fct_sector_year_unit where sector = 'macro' and year = 2022 order by all"
    ).fetchall()
    assert rows == [("growth", "%", None), ("level", "元", 149910000000), ("share", "%", None)]
    [(total,)] = built.execute(
        "select total from marts.fct_sector_year_unit where region_code = '510106' and sector = 'fiscal_finance'"
    ).fetchall()
    assert total is None, "a part of the region (区本级) is no total of it"


def test_what_no_list_knows_is_a_visible_row(built: Connection) -> None:
    assert _row(built, "select kind, unit_base, is_mapped from marts.dim_unit where unit = '弓'") == {
        "kind": "unmapped",
        "unit_base": "弓",
        "is_mapped": False,
    }
    unmapped = built.execute("select distinct unit from marts.dim_unit where not is_mapped").fetchall()
    assert unmapped == [("弓",)]


def test_every_number_leads_back_to_its_place(built: Connection) -> None:
    placed = built.execute(
        "select o.quote, substr(d.body, o.body_start + 1, length(o.quote)), o.post_id, o.paragraph_no "
        "from marts.fct_observation as o inner join marts.dim_document as d using (document_id)"
    ).fetchall()
    assert placed
    for quote, found, post, paragraph in placed:
        assert quote == found
        assert post
        assert paragraph


def test_audits_are_empty_on_sound_documents(built: Connection) -> None:
    found = built.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts' and table_name like 'audit_%'"
    ).fetchall()
    counts = {
        name: _count(built, f"marts.{name}") for (name,) in found if name not in ("audit_conflict", "audit_summary")
    }
    assert len(counts) >= 5
    assert not any(counts.values()), f"findings where there should be none: {counts}"
    told = built.execute("from marts.audit_summary select audit, finding, findings where findings > 0").fetchall()
    assert told == [("audit_conflict", "within_report", 1)]
    severities = built.execute("from marts.audit_summary select distinct severity where audit = 'audit_quote'")
    assert severities.fetchall() == [("error",)], "wrong evidence stops the publishing"


def test_what_was_left_out_is_published(built: Connection) -> None:
    assert _row(built, "select source_name, reason from marts.rejected_page") == {
        "source_name": "list.html",
        "reason": "listing",
    }
    assert _row(built, "select quote, reason from marts.excluded_number") == {"quote": "2018年", "reason": "date"}
    info = _row(built, "select * from marts.build_info")
    assert (info["pages"], info["rejected_pages"], info["documents"], info["excluded_numbers"]) == (3, 1, 3, 1)
    assert info["observations"] == _count(built, "staging.observation")


def test_removed_things_are_counted_by_kind(built: Connection) -> None:
    row = _row(built, "select * from marts.dim_document where document_id = 'j2022'")
    assert (row["removed_jammer"], row["removed_attachment"], row["removed_other"]) == (40, 2, 0)
    assert row["observations"] == 6


def test_a_district_rolls_up(built: Connection) -> None:
    row = _row(built, "select city_name, province_name from marts.dim_region where region_code = '510106'")
    assert row == {"city_name": "成都市", "province_name": "四川省"}
