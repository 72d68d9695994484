"""The commands as a person and a program meet them: help with examples, streams, exit statuses, one-line errors."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from pipeline.cli import zhibiao
from pipeline.project import RAW, ROOT

COMMANDS = ("run", "read", "extract", "search", "query", "export", "evaluate", "fetch")
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


def test_read_says_what_is_missing_of_a_thread(tmp_path: Path) -> None:
    reply = '<div id="post_77"><div id="postmessage_77">感谢楼主，收藏了。</div></div><div id="post_78"><div id="postmessage_78">'
    start, end = (RAW / "jinniu-2022.html").read_text(encoding="utf-8").split("</body>")
    pager = '<div class="pg"><strong>{}</strong><a>1</a><a>3</a><a>4</a></div>'
    (tmp_path / "p1.html").write_text(start + pager.format(1) + "</body>" + end, encoding="utf-8")
    (tmp_path / "p4.html").write_text(_thread_head(start) + pager.format(4) + reply, encoding="utf-8")
    [row] = map(json.loads, call("read", "--format", "json", str(tmp_path)).stdout.splitlines())
    assert row["missing_pages"] == [2, 3]
    assert row["cut_short"] == "p4.html: the page ends inside post 78, number 2 on the page"
    person = call("read", str(tmp_path)).stdout
    assert "missing_pages  2–3\ncut_short      p4.html: the page ends inside post 78" in person
    (tmp_path / "p1.html").unlink()
    [refused] = map(json.loads, call("read", "--format", "json", str(tmp_path)).stdout.splitlines())
    assert refused["error"] == (
        "no_report: the posts hold no report; not saved of its thread: page 1–3; "
        "p4.html: the page ends inside post 78, number 2 on the page"
    )


def _thread_head(page: str) -> str:
    """A page up to its first post: what names its thread."""
    return page[: page.index('<div id="post_')]


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


def test_pages_of_a_folder_are_told_apart_and_refusals_go_to_standard_error(tmp_path: Path) -> None:
    for path in RAW.glob("*.html"):
        shutil.copy(path, tmp_path)
    shutil.copy(JINNIU, tmp_path / "saved again.html")
    (tmp_path / "chat.txt").write_text("今天天气很好，大家好。" * 9, encoding="utf-8")
    said = call("read", "--format", "json", str(tmp_path))
    rows = [json.loads(line) for line in said.stdout.splitlines()]
    assert len([row for row in rows if "error" not in row]) == len([*RAW.glob("*.html")]), "a thread is one report"
    assert [row for row in rows if "error" in row] == [
        {"file": "chat.txt", "error": "no_report: the posts hold no report"}
    ]
    person = call("read", str(tmp_path / "chat.txt"), JINNIU)
    assert person.exit_code == 0
    assert person.stderr == "chat.txt: no_report: the posts hold no report\n"
    assert "no_report" not in person.stdout


def test_extract_html_is_one_whole_page() -> None:
    page = call("extract", "--format", "html", JINNIU).stdout
    assert page.lower().startswith("<!doctype html>")
    assert page.rstrip().endswith("</html>")
    assert "1499.1亿元" in page


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    """A folder with a published file of two small marts."""
    folder = tmp_path / "warehouse"
    folder.mkdir()
    with duckdb.connect(str(folder / "zhibiao.duckdb")) as connection:
        connection.execute(
            "create schema marts; create table marts.dim_document (document_id varchar, title varchar);"
            "insert into marts.dim_document values ('d1', '金牛区，报告');"
            "create table marts.fct_observation (observation_id varchar, value decimal(38, 6), year integer);"
            "insert into marts.fct_observation values ('o1', 149910000000, 2022), ('o2', 0.6, null);"
        )
    return folder


def test_query_in_every_format(warehouse: Path) -> None:
    def lines(*words: str) -> list[str]:
        said = call("query", "--warehouse", str(warehouse), "from fct_observation order by 1", *words)
        assert (said.exit_code, said.stderr) == (0, "")
        return said.stdout.splitlines()

    assert lines("--format", "csv") == ["observation_id,value,year", "o1,149910000000,2022", "o2,0.6,"]
    assert [json.loads(line) for line in lines("--format", "json")] == [
        {"observation_id": "o1", "value": 149910000000, "year": 2022},
        {"observation_id": "o2", "value": 0.6, "year": None},
    ]
    assert [line.split() for line in lines()] == [
        ["observation_id", "value", "year"],
        ["-" * 14, "-" * 12, "-" * 4],
        ["o1", "149910000000", "2022"],
        ["o2", "0.6"],
    ]


@pytest.mark.parametrize(
    "sql",
    [
        "drop table fct_observation",
        "insert into fct_observation values ('o3', 1, 1)",
        "copy fct_observation to 'stolen.csv'",
        "from read_text('{outside}')",
        "attach 'other.duckdb'",
        "selekt 1",
        "from nothing_of_the_kind",
        "",
    ],
)
def test_query_writes_nothing_reads_no_other_file_and_says_so_in_one_line(
    warehouse: Path, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(warehouse)
    outside = warehouse.parent / "secret.txt"
    outside.write_text("secret", encoding="utf-8")
    before = (warehouse / "zhibiao.duckdb").read_bytes()
    said = call("query", "--warehouse", str(warehouse), sql.format(outside=outside.as_posix()))
    assert said.exit_code == 1
    assert said.stdout == ""
    assert len(said.stderr.splitlines()) == 1, said.stderr
    assert said.stderr.startswith("Error: The query ")
    assert (warehouse / "zhibiao.duckdb").read_bytes() == before
    assert [path.name for path in warehouse.iterdir()] == ["zhibiao.duckdb"]


@pytest.mark.parametrize(
    ("fmt", "names"),
    [
        ("parquet", ["dim_document.parquet", "fct_observation.parquet"]),
        ("csv", ["dim_document.csv", "fct_observation.csv"]),
        ("xlsx", ["zhibiao.xlsx"]),
    ],
)
def test_export_names_the_files_it_wrote(warehouse: Path, tmp_path: Path, fmt: str, names: list[str]) -> None:
    to = tmp_path / "报表" / "2022"
    said = call("export", "--warehouse", str(warehouse), "--to", str(to), "--format", fmt)
    assert said.exit_code == 0, said.stderr
    if fmt != "xlsx":
        names = [*names, "datapackage.json"]
    assert said.stdout.splitlines() == [str(to / name) for name in names]
    assert sorted(path.name for path in to.iterdir()) == sorted(names)
    if fmt == "csv":
        assert (to / "dim_document.csv").read_text(encoding="utf-8-sig") == "document_id,title\nd1,金牛区，报告\n"
    if fmt == "parquet":
        file = str(to / "fct_observation.parquet")
        with duckdb.connect() as connection:
            [(total,)] = connection.execute("select sum(value) from read_parquet(?)", [file]).fetchall()
        assert total == Decimal("149910000000.6")


def test_a_warehouse_may_be_named_by_the_environment(warehouse: Path) -> None:
    environment = {"ZHIBIAO_WAREHOUSE": str(warehouse)}
    said = CliRunner(env=environment).invoke(zhibiao, ["query", "select count(*) as n from dim_document"])
    assert said.stdout.split() == ["n", "-", "1"]


def test_a_file_that_is_no_warehouse_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "zhibiao.duckdb").write_bytes(b"no database" * 999)
    for words in (["query", "select 1"], ["export", "--to", str(tmp_path / "to")]):
        said = call(words[0], "--warehouse", str(tmp_path), *words[1:])
        assert said.exit_code == 1
        assert len(said.stderr.splitlines()) == 1
        assert "not a valid DuckDB database" in said.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["read"], "Missing argument 'FILE...'"),
        (["extract", "--format", "pdf", JINNIU], "'pdf' is not one of"),
        (["query"], "Missing argument 'SQL'"),
        (["export", "--format", "pdf"], "'pdf' is not one of"),
        (["evaluate"], "Missing option '--gold'"),
        (["evaluate", "--gold", "nowhere"], "does not exist"),
        (["run", "--workers", "0"], "--workers"),
        (["nonsense"], "No such command 'nonsense'"),
    ],
)
def test_words_that_are_not_understood_are_told_with_the_way_to_help(words: list[str], message: str) -> None:
    said = call(*words)
    assert said.exit_code == 2
    assert said.stdout == ""
    assert message in said.stderr.splitlines()[-1]
    assert "--help" in said.stderr


@pytest.mark.parametrize("command", ["read", "extract"])
def test_a_folder_without_a_page_is_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"PNG")
    said = call(command, str(tmp_path))
    assert said.exit_code == 1
    assert len(said.stderr.splitlines()) == 1
    assert "holds no page" in said.stderr


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "no *.gold.jsonl in"),
        ({"a.gold.jsonl": "{}"}, "put the report there as a.txt"),
        ({"a.gold.jsonl": "{'start': 1}", "a.txt": "一"}, "a.gold.jsonl, line 1 is no annotation (JSONDecodeError"),
        ({"a.gold.jsonl": '{"start": 0}', "a.txt": "一"}, "a.gold.jsonl, line 1 is no annotation (KeyError: 'end')"),
    ],
)
def test_annotations_that_cannot_be_used_are_told_in_one_line(
    tmp_path: Path, files: dict[str, str], message: str
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    said = call("evaluate", "--gold", str(tmp_path))
    assert said.exit_code == 1
    assert len(said.stderr.splitlines()) == 1
    assert message in said.stderr


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


def test_evaluate_shows_as_many_errors_as_asked_for() -> None:
    gold = str(ROOT / "tests" / "fixtures" / "annotated")
    said = call("evaluate", "--gold", gold, "--errors", "3")
    assert len(said.stderr.splitlines()) == 3
    assert said.stdout == call("evaluate", "--gold", gold).stdout


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
