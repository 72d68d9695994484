"""The whole way on the sample pages: saved pages in, a published warehouse out, figures held to hand-written expectations."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.project import RAW
from tests.whole_run import Run, zhibiao_run


def ask(run: Run, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(run.published), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory, sample_run: Run) -> Run:
    """The samples, run once: copies of the pages and of the warehouse, to go on with."""
    folder = tmp_path_factory.mktemp("run")
    raw = folder / "raw"
    raw.mkdir()
    for page in RAW.glob("*.html"):
        shutil.copy2(page, raw)
    shutil.copytree(sample_run.warehouse, folder / "warehouse")
    return replace(sample_run, raw=raw, warehouse=folder / "warehouse")


def test_it_succeeds_and_ends_with_a_summary(first: Run) -> None:
    assert "Reports       5" in first.out
    assert "地区生产总值 1499.1亿元, +0.6%" in first.out


def test_dbt_does_not_parse_again_what_it_has_parsed_elsewhere(first: Run) -> None:
    said = (first.warehouse / "build" / "dbt" / "dbt.log").read_text(encoding="utf-8")
    assert "Running with dbt" in said
    assert "Unable to do partial parsing" not in said


HAND_WRITTEN = [
    # region, year, status, code, statistic, value
    ("510106", 2022, "actual", "gdp", "level", "149910000000"),
    ("510106", 2022, "actual", "gdp", "growth", "0.6"),
    ("510106", 2023, "target", "gdp", "growth", "5"),
    ("100000", 2019, "actual", "gdp", "growth", "6.1"),
    ("100000", 2019, "target", "gdp", "growth", "6"),
    ("100000", 2019, "actual", "urban_new_jobs", "level", "13520000"),
    ("100000", 2019, "target", "urban_new_jobs", "level", "11000000"),
    ("100000", 2019, "actual", "cpi", "growth", "2.9"),
    ("330000", 2025, "actual", "gdp", "growth", "5.5"),
    ("220000", 2025, "actual", "gdp", "growth", "5"),
]


@pytest.mark.parametrize(("region", "year", "status", "code", "statistic", "value"), HAND_WRITTEN)
def test_figure(first: Run, region: str, year: int, status: str, code: str, statistic: str, value: str) -> None:
    rows = ask(
        first,
        f"select value from marts.fct_indicator_year where region_code = '{region}' and year = {year}"
        f" and status = '{status}' and indicator_code = '{code}' and statistic = '{statistic}' and year_start is null",
    )
    assert [row[0] for row in rows] == [Decimal(value)], f"{code} {statistic} of {region} in {year}: {rows}"


def test_the_targets_of_2019_meet_their_results(first: Run) -> None:
    rows = ask(
        first,
        "select indicator_code, met from marts.fct_target_attainment"
        " where region_code = '100000' and year = 2019 and met is not null",
    )
    assert {code for code, met in rows if met} >= {"gdp", "urban_new_jobs", "cpi", "surveyed_unemployment_rate"}, rows


def test_every_number_leads_back_to_its_sentence(first: Run) -> None:
    [(observations, astray)] = ask(
        first,
        "select count(*), count(*) filter (where body_start is not null"
        " and substr(d.body, body_start + 1, length(o.quote)) <> o.quote)"
        " from marts.fct_observation as o join marts.dim_document as d using (document_id)",
    )
    assert isinstance(observations, int)
    assert observations > 250
    assert astray == 0


def test_a_table_of_a_post_gives_observations(first: Run) -> None:
    assert ask(
        first,
        "select value, unit, year from marts.fct_observation"
        " where rule = 'table' and indicator = '农林牧渔总产值' and statistic = 'level'",
    ) == [(Decimal("317280000000"), "元", 2025)]


def test_a_second_run_reads_nothing_again_and_changes_nothing(first: Run, home: Path) -> None:
    before, written = first.published.read_bytes(), first.published.stat().st_mtime_ns
    again = zhibiao_run(first.raw, first.warehouse, home)
    assert (again.code, again.err) == (0, ""), "a run that has nothing to do has nothing to complain of"
    assert "Nothing has changed since the last run" in again.out
    assert again.published.stat().st_mtime_ns == written, "the published file was written again"
    assert again.published.read_bytes() == before
    build = first.warehouse / "build" / "pages"
    newest = max(path.stat().st_mtime_ns for path in build.rglob("*.jsonl"))
    assert newest < first.published.stat().st_mtime_ns, "a page was read again"


def add_what_is_no_report(raw: Path) -> None:
    whole = (RAW / "jinniu-2022.html").read_bytes()
    (raw / "truncated.html").write_bytes(whole[: whole.index(b"postmessage_") + 40])
    (raw / "empty.html").write_bytes(b"")
    (raw / "holiday.html").write_text("<html><body><p>Sun and sea.</p></body></html>", encoding="utf-8")
    (raw / "chat.txt").write_text("今天天气很好\n大家好，顶一下。", encoding="utf-8")


@pytest.fixture(scope="module")
def corrected(first: Run, home: Path) -> tuple[Run, str, bool]:
    """Run again, with corrections and with files that are no report, while a reader holds the published file.

    With the id of what the corrections are about, and whether the reader read on.
    """
    sql = "from marts.fct_observation select observation_id where quote = '1499.1亿元'"
    with duckdb.connect(str(first.published), read_only=True) as reader:
        held = reader.execute(sql).fetchall()
        lines = [f"{held[0][0]},value,150000000000,李,试改", "gone,value,1,李,已无此句"]
        text = "\n".join(["observation_id,field,value,author,reason", *lines, ""])
        (first.raw / "corrections.csv").write_bytes(text.encode("gb18030"))
        add_what_is_no_report(first.raw)
        run = zhibiao_run(first.raw, first.warehouse, home)
        (first.raw / "corrections.csv").unlink()
        return run, held[0][0], reader.execute(sql).fetchall() == held


def test_a_reader_that_holds_the_published_file_does_not_block_a_run(corrected: tuple[Run, str, bool]) -> None:
    run, _, read_on = corrected
    assert run.code == 0, run.err
    assert read_on


def test_what_is_no_report_is_refused_with_a_reason(corrected: tuple[Run, str, bool]) -> None:
    rows = ask(corrected[0], "select source_name, reason from marts.rejected_page")
    refused = {str(name): reason for name, reason in rows}
    assert refused["empty.html"] == "empty"
    assert refused["holiday.html"] in ("not_a_page", "no_report")
    assert refused["chat.txt"] in ("not_a_page", "no_report")
    assert refused["truncated.html"] in ("truncated", "not_a_page")


def test_corrections_beside_the_pages_are_laid_over(corrected: tuple[Run, str, bool]) -> None:
    run, observation_id, _ = corrected
    assert "Corrections   1 laid over, 1 without effect: see marts.fct_correction" in run.out
    with duckdb.connect(str(run.published), read_only=True) as connection:
        told = connection.execute("from marts.fct_correction select original, corrected, outcome order by line_no")
        assert told.fetchall() == [
            ("149910000000", "150000000000", "applied"),
            (None, "1", "no_such_observation"),
        ]
        figure = connection.execute(
            "from marts.fct_indicator_year select value, corrected_by where observation_id = ?", [observation_id]
        )
        assert figure.fetchall() == [(Decimal("150000000000"), "李")]


def test_a_locked_build_database_is_said_in_one_line_and_keeps_what_was_there(first: Run, home: Path) -> None:
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(first.warehouse / "build" / "zhibiao.duckdb")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        before = first.published.read_bytes()
        (first.raw / "note.txt").write_text("一则通知。", encoding="utf-8")
        blocked = zhibiao_run(first.raw, first.warehouse, home)
        holder.communicate("")
    assert blocked.code != 0
    assert "in use" in blocked.err
    assert len([line for line in blocked.err.splitlines() if line.startswith("Error")]) == 1, blocked.err
    assert "Traceback" not in blocked.err
    assert first.published.read_bytes() == before


def test_an_empty_folder_is_an_error_and_keeps_what_was_there(first: Run, home: Path, tmp_path: Path) -> None:
    before = first.published.read_bytes()
    empty = zhibiao_run(tmp_path, first.warehouse, home)
    assert empty.code != 0
    assert "holds no page" in empty.err
    assert "Traceback" not in empty.err
    assert first.published.read_bytes() == before
