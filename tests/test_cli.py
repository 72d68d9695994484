"""The commands as a person and a program meet them: help with examples, streams, exit statuses, one-line errors."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import zhibiao
from pipeline.project import RAW, ROOT

COMMANDS = ("run", "read", "extract", "query", "export", "evaluate")
JINNIU = str(RAW / "jinniu-2022.html")
REQUIRED: tuple[str, ...] = (
    "file",
    "title",
    "thread_type",
    "board",
    "author",
    "posted_at",
    "document_type",
    "region_code",
)
REQUIRED += ("report_year", "reviewed_year", "plan_year", "encoding", "removed", "body")


def call(*words: str) -> Result:
    return CliRunner().invoke(zhibiao, words)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    said = call(command, "--help")
    assert said.exit_code == 0
    assert f"  zhibiao {command}" in said.output


def test_help_and_read_start_no_heavy_library() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from pipeline.cli import zhibiao\n"
        f"assert CliRunner().invoke(zhibiao, ['read', {JINNIU!r}]).exit_code == 0\n"
        "print(sorted({'dagster', 'dbt', 'duckdb', 'pydantic', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_read_for_a_program() -> None:
    said = call("read", "--format", "json", JINNIU)
    assert said.exit_code == 0
    [line] = said.stdout.splitlines()
    row = json.loads(line)
    assert set(REQUIRED) <= set(row)
    assert (row["region_code"], row["reviewed_year"], row["plan_year"]) == ("510106", 2022, 2023)
    assert row["file"] == "jinniu-2022.html"
    assert row["removed"]["jammer"] > 0
    assert "地区生产总值1499.1亿元" in row["body"]


def test_read_for_a_person() -> None:
    said = call("read", JINNIU)
    assert said.exit_code == 0
    assert "region_code    510106" in said.stdout
    assert "地区生产总值1499.1亿元" in said.stdout


def test_a_refused_file_is_a_line_too_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    said = call("read", "--format", "json", str(tmp_path / "empty.html"), JINNIU)
    assert said.exit_code == 0
    refused, read = map(json.loads, said.stdout.splitlines())
    assert refused["file"] == "empty.html"
    assert refused["error"].startswith("empty")
    assert read["file"] == "jinniu-2022.html"
    assert call("read", str(tmp_path / "empty.html")).exit_code == 1


def test_extract_in_every_format() -> None:
    rows = [json.loads(line) for line in call("extract", "--format", "jsonl", JINNIU).stdout.splitlines()]
    [gdp] = [row for row in rows if row["quote"] == "1499.1亿元"]
    assert gdp["sentence"][gdp["quote_start"] :].startswith("1499.1亿元")
    assert (gdp["doc"], gdp["value"], gdp["unit"], gdp["year"], gdp["status"]) == (
        "jinniu-2022.html", 149910000000, "元", 2022, "actual",
    )  # fmt: skip
    table = list(csv.DictReader(io.StringIO(call("extract", "--format", "csv", JINNIU).stdout)))
    assert [row["quote"] for row in table] == [row["quote"] for row in rows]
    assert list(table[0]) == list(gdp)
    assert "1499.1亿元" in call("extract", JINNIU).stdout


def test_extract_of_no_report_fails(tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    said = call("extract", str(tmp_path / "empty.html"))
    assert said.exit_code == 1
    assert said.stdout.count("\n") <= 2, "nothing but a heading"
    assert "empty.html: empty" in said.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["read", "nowhere.html"], "nowhere.html: no such file or folder"),
        (["query", "--warehouse", "nowhere", "select 1"], "run `zhibiao run` first"),
        (["export", "--warehouse", "nowhere"], "run `zhibiao run` first"),
        (["run", "--raw", "nowhere"], "say with --raw where the saved pages are"),
    ],
)
def test_mistakes_are_told_in_one_line(words: list[str], message: str) -> None:
    said = call(*words)
    assert said.exit_code == 1
    assert said.stdout == ""
    assert len(said.stderr.splitlines()) == 1
    assert message in said.stderr


def test_evaluate_measures_annotated_reports() -> None:
    said = call("evaluate", "--gold", str(ROOT / "tests" / "fixtures" / "annotated"))
    assert said.exit_code == 0, said.output
    lines = said.stdout.splitlines()
    assert lines[0].split()[0] == "document"
    total = lines[-1].split()
    assert total[0] == "TOTAL"
    assert sum(int(line.split()[1]) for line in lines[1:-1]) == int(total[1]) > 0
    assert float(total[-1]) > 0.6


def test_what_is_printed_is_utf8_whatever_the_system_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "read", JINNIU],
        capture_output=True,
        cwd=ROOT,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    )
    assert "地区生产总值1499.1亿元" in done.stdout.decode("utf-8")


def test_help_is_quick() -> None:
    def seconds() -> float:
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline.cli", "--help"], capture_output=True, cwd=ROOT, check=True)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(3)) < 0.6
