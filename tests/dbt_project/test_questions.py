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
