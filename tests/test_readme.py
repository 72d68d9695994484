"""The documents that people read, held to what is there: each query runs and answers as printed, each command and link exists."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import click
import pytest

from pipeline.cli import zhibiao
from pipeline.project import ROOT
from pipeline.warehouse.query import query
from tests.whole_run import Run

GUIDES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / folder / "README.md" for folder in ("raw", "warehouse", "dbt_project")),
]
BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\bzhibiao (run|read|extract|query|export|evaluate|fetch|search)\b(.*)")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
SUGGESTED = re.compile(r""" query[^"\n]*"(select[^"]+)\"""")
TARGET = re.compile(r"(?:`|^ {4})make (?:-C \S+ )?([a-z][a-z-]*)", re.MULTILINE)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def blocks(path: Path) -> list[tuple[str, str]]:
    """(language, text) of the fenced blocks, in order."""
    return BLOCK.findall(path.read_text(encoding="utf-8"))


def answered(path: Path) -> list[tuple[str, str | None]]:
    """(SQL, printed answer or null) of the queries, in order."""
    found = [*blocks(path), ("", "")]
    return [
        (text, after if kind == "text" else None)
        for (language, text), (kind, after) in pairwise(found)
        if language == "sql"
    ]


QUERIES = [
    pytest.param(sql, answer, id=f"{name_of(path)}-{number}")
    for path in GUIDES
    for number, (sql, answer) in enumerate(answered(path), 1)
]
SNIPPETS = [
    pytest.param(text, id=f"{name_of(path)}-{number}")
    for path in GUIDES
    for number, (language, text) in enumerate(blocks(path), 1)
    if language == "python"
]


@pytest.mark.parametrize(("sql", "answer"), QUERIES)
def test_a_query_answers_as_printed(sample_run: Run, sql: str, answer: str | None) -> None:
    given = "\n".join(query(sample_run.published, sql))
    if answer is not None:
        assert given.splitlines() == answer.splitlines(), f"the answer is now:\n{given}"


def test_the_summary_shown_is_that_of_a_run(sample_run: Run) -> None:
    for path in (ROOT / "README.md", ROOT / "README.zh-CN.md"):
        language, shown = blocks(path)[0]
        assert language == "text"
        assert shown in sample_run.out, f"{path.name} shows another summary than:\n{sample_run.out}"


def test_a_query_that_the_program_suggests_runs(sample_run: Run) -> None:
    assert isinstance(zhibiao, click.Group)
    helps = [command.help or "" for command in (zhibiao, *zhibiao.commands.values())]
    said = [sample_run.out, *helps]
    suggested = [sql for text in said for sql in SUGGESTED.findall(text)]
    assert len(suggested) >= 5
    for sql in suggested:
        assert len(list(query(sample_run.published, sql))) > 2, f"no answer: {sql}"


def test_both_readmes_show_the_same() -> None:
    english, chinese = blocks(ROOT / "README.md"), blocks(ROOT / "README.zh-CN.md")
    assert english == chinese
    assert len(answered(ROOT / "README.md")) == 5


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_runs(sample_run: Run, monkeypatch: pytest.MonkeyPatch, snippet: str) -> None:
    for node in ast.walk(ast.parse(snippet)):
        if isinstance(node, ast.Import) and not all(find_spec(alias.name.partition(".")[0]) for alias in node.names):
            pytest.skip(f"not installed here: {ast.unparse(node)}")
    monkeypatch.chdir(sample_run.warehouse.parent)
    exec(compile(snippet, "snippet", "exec"), {})


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_every_command_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert isinstance(zhibiao, click.Group)
    for name, rest in COMMAND.findall(text):
        assert name in zhibiao.commands, f"{path.name}: there is no `zhibiao {name}`"
        options = {option for parameter in zhibiao.commands[name].params for option in parameter.opts}
        unknown = set(re.findall(r"(?<!\S)--[a-z]+", rest.partition("#")[0])) - options
        assert not unknown, f"{path.name}: `zhibiao {name}` has no {', '.join(sorted(unknown))}"


@pytest.mark.parametrize("path", GUIDES, ids=name_of)
def test_every_target_and_link_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    unknown = set(TARGET.findall(text)) - targets
    assert not unknown, f"{path.name}: the Makefile has no {', '.join(sorted(unknown))}"
    broken = [link for link in LINK.findall(text) if not (path.parent / link).exists()]
    assert not broken, f"{path.name} links to what is not there: {', '.join(broken)}"


def test_the_guide_to_another_forum_shows_code_that_is_there() -> None:
    guide = ROOT / "docs" / "adding-forum-software.md"
    readers = [path.read_text(encoding="utf-8") for path in (ROOT / "pipeline" / "pages").glob("*.py")]
    shown = [text for language, text in blocks(guide) if language == "py"]
    assert len(shown) == 3
    missing = [text for text in shown if not any(text in code for code in readers)]
    assert not missing, f"{guide.name} shows what is no longer so:\n{missing[0]}"
    text = guide.read_text(encoding="utf-8")
    paths = re.findall(r"(?<![\w/.])(?:pipeline|tests|benchmarks|docs)/[\w/.-]*\w", text)
    gone = [path for path in paths if not (ROOT / path).exists()]
    assert not gone, f"{guide.name} names what is not there: {', '.join(gone)}"
    names = set(re.findall(r"`(\w*[a-z]_\w+|[A-Z_]\w+|Software\([^`]+\))`", text)) - {"None"}
    unknown = sorted(name for name in names if not any(name in code for code in readers))
    assert len(names) > 15
    assert not unknown, f"{guide.name} speaks of what is not there: {', '.join(unknown)}"


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [
        project["project"]["dependencies"],
        *project["project"]["optional-dependencies"].values(),
        *project["dependency-groups"].values(),
    ]
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    names = {re.split(r"[<>=\[;~! ]", entry)[0] for group in groups for entry in group if isinstance(entry, str)}
    listed = set(re.findall(r"^- `([a-zA-Z0-9-]+)`:", text, re.MULTILINE))
    assert listed == names
