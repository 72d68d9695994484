"""The questions of `dbt_project/analyses`: each is asked of a warehouse built of invented reports, and answered as written down."""

from __future__ import annotations

import re
import runpy
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.project import DBT_PROJECT, ROOT
from pipeline.warehouse.database import build_database
from pipeline.warehouse.load import load
from pipeline.warehouse.publish import publish
from pipeline.warehouse.query import query
from pipeline.warehouse.steps import extract_observations, group_threads, read_pages, read_reports

from .made_reports import FIGURES, made_reports

QUESTIONS = sorted((DBT_PROJECT / "analyses").glob("*.sql"))
ANSWERS = FIGURES.parent / "answers"
TOOL = runpy.run_path(str(ROOT / "tools" / "make_questions.py"))


@pytest.fixture(scope="module")
def published(
    tmp_path_factory: pytest.TempPathFactory, run_dbt: Callable[..., subprocess.CompletedProcess[str]]
) -> Path:
    """The warehouse of the invented reports, from text files to the published file."""
    folder = tmp_path_factory.mktemp("questions")
    (folder / "raw").mkdir()
    for name, text in made_reports():
        (folder / "raw" / name).write_text(text, encoding="utf-8")
    build = folder / "build"
    read_pages(folder / "raw", build)
    group_threads(build)
    read_reports(build)
    extract_observations(build)
    load(build)
    built = run_dbt(build_database(build), "build", "--exclude-resource-type", "test", "unit_test")
    assert built.returncode == 0, built.stdout[-3000:]
    return publish(build_database(build), folder / "zhibiao.duckdb").path


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda path: path.stem)
def test_a_question_is_answered(published: Path, question: Path) -> None:
    kept = (ANSWERS / f"{question.stem}.csv").read_text(encoding="utf-8").splitlines()
    given = list(query(published, TOOL["published_sql"](question), "csv"))
    assert len(given) > 1, "no row answers it"
    assert given == kept, "the answer is now:\n" + "\n".join(given)


ADDENDS = {
    "fct_region_total": """
        from marts.fct_region_total as total
        inner join marts.dim_region as place on total.region_code = place.parent_code
        inner join marts.fct_indicator_year as addend
            on
                place.region_code = addend.region_code
                and total.indicator_code = addend.indicator_code
                and total.status = addend.status
                and total.year = addend.year
        where addend.may_be_summed and addend.year between coalesce(place.valid_from, 0) and coalesce(place.valid_to, 9999)
    """,
    "fct_sector_year_unit": """
        from marts.fct_sector_year_unit as total
        inner join marts.fct_indicator_year as addend
            on
                total.region_code = addend.region_code
                and total.region_name is not distinct from addend.region_name
                and total.total_indicator_code = addend.indicator_code
                and total.status = addend.status
                and total.year = addend.year
        where addend.may_be_summed
    """,
    "fct_multi_year": """
        from marts.fct_multi_year as total
        inner join marts.fct_indicator_year as addend
            on
                total.region_code = addend.region_code
                and total.region_name is not distinct from addend.region_name
                and total.series_key = addend.series_key
                and total.statistic = addend.statistic
                and total.unit_base = addend.unit_base
                and total.scope is not distinct from addend.scope
                and total.price_basis is not distinct from addend.price_basis
                and addend.year between total.year_start and total.year
        where addend.status = 'actual' and addend.period = 'year' and addend.year_start is null
    """,
}
"""From a total to its addends in the published file, as docs/sql.md shows it."""


@pytest.mark.parametrize(
    ("mart", "key", "total"),
    [
        ("fct_region_total", "region_total_id", "total"),
        ("fct_sector_year_unit", "sector_year_unit_id", "total"),
        ("fct_multi_year", "indicator_year_id", "annual_total_base"),
    ],
)
def test_a_total_is_the_sum_of_the_addends_that_it_leads_to(published: Path, mart: str, key: str, total: str) -> None:
    sums = f"select total.{key}, sum(addend.value_base) as sum_of_addends {ADDENDS[mart]} group by total.{key}"
    compared = f"""
        select count(*), count(*) filter ({total} is distinct from sum_of_addends)
        from marts.{mart} left join ({sums}) using ({key})
        where {total} is not null
    """
    [_, line] = query(published, compared, "csv")
    totals, different = map(int, line.split(","))
    assert totals > 0, "no total to look at"
    assert not different, f"{different} of {totals} totals are not the sum of their addends"


def test_the_page_of_questions_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "questions.md").read_text(encoding="utf-8")
    assert "\n".join(TOOL["page"]()) + "\n" == kept, "run python -m tools.make_questions"


def test_there_are_twenty_questions_in_both_languages() -> None:
    assert len(QUESTIONS) == 20
    for question in QUESTIONS:
        english, chinese = question.read_text(encoding="utf-8").splitlines()[:2]
        assert english.startswith("-- ") and english.endswith("?"), question.name
        assert re.fullmatch(r"-- .*[\u4e00-\u9fff].*？", chinese), question.name
    assert {path.stem for path in QUESTIONS} == {path.stem for path in ANSWERS.glob("*.csv")}
