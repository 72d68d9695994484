"""From files to observations in groups: what depends on a change is made again, nothing else, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import ZhibiaoError
from pipeline.observations.extract import extract
from pipeline.observations.model import Extraction
from pipeline.pages.model import RejectedPage
from pipeline.reports.model import Document
from pipeline.warehouse import steps
from pipeline.warehouse.groups import Outcome


def write(raw: Path, name: str, text: str) -> None:
    (raw / name).write_text(text, encoding="utf-8")


def run(raw: Path, build: Path, workers: int = 1) -> dict[str, Outcome]:
    return {
        "pages": steps.read_pages(raw, build, workers),
        "threads": steps.group_threads(build),
        "reports": steps.read_reports(build, workers),
        "observations": steps.extract_observations(build, workers),
    }


def made(outcomes: dict[str, Outcome]) -> dict[str, int]:
    return {step: outcome.made for step, outcome in outcomes.items()}


@pytest.fixture
def build(tmp_path: Path, raw: Path) -> Path:
    build = tmp_path / "build"
    first = run(raw, build)
    assert made(first) == {"pages": 3, "threads": 2, "reports": 2, "observations": 2}
    return build


def quotes(build: Path) -> list[str]:
    return sorted(row.quote for found in steps.iter_extractions(build) for row in found.observations)


def test_every_file_is_read_or_refused(build: Path) -> None:
    assert {document.source_name for document in steps.iter_documents(build)} == {"a.txt", "b.txt"}
    assert [(page.source_name, page.reason) for page in steps.iter_rejected(build)] == [("empty.txt", "empty")]
    assert {"1499.1亿元", "1400.2亿元"} <= set(quotes(build))


def test_a_second_run_makes_nothing(raw: Path, build: Path) -> None:
    assert made(run(raw, build)) == {"pages": 0, "threads": 0, "reports": 0, "observations": 0}


def test_a_changed_file_makes_only_what_depends_on_it(report: str, raw: Path, build: Path) -> None:
    write(raw, "b.txt", report.replace("1499.1", "1401.33").replace("金牛", "武侯"))
    assert made(run(raw, build)) == {"pages": 1, "threads": 1, "reports": 1, "observations": 1}
    assert "1401.33亿元" in quotes(build)
    assert "1400.2亿元" not in quotes(build)


def test_a_file_that_is_only_touched_changes_nothing_downstream(raw: Path, build: Path) -> None:
    write(raw, "b.txt", (raw / "b.txt").read_text(encoding="utf-8"))
    assert made(run(raw, build)) == {"pages": 1, "threads": 0, "reports": 0, "observations": 0}


def test_a_new_extractor_extracts_again_and_reads_nothing_again(
    raw: Path, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "EXTRACTOR_VERSION", "another")
    assert made(run(raw, build)) == {"pages": 0, "threads": 0, "reports": 0, "observations": 2}


def test_a_file_that_is_gone_keeps_its_report_marked_as_withdrawn(raw: Path, build: Path) -> None:
    (raw / "a.txt").unlink()
    assert run(raw, build)["pages"].withdrawn == 1
    assert "1499.1亿元" in quotes(build)


def test_a_renamed_file_is_not_doubled(raw: Path, build: Path) -> None:
    (raw / "a.txt").rename(raw / "renamed.txt")
    run(raw, build)
    assert quotes(build).count("1499.1亿元") == 1
    assert {document.source_name for document in steps.iter_documents(build)} == {"b.txt", "renamed.txt"}


def test_equal_bytes_count_once(report: str, raw: Path, build: Path) -> None:
    write(raw, "copy of a.txt", report)
    run(raw, build)
    assert quotes(build).count("1499.1亿元") == 1


def test_workers_give_what_one_process_gives(report: str, raw: Path, tmp_path: Path) -> None:
    for number in range(40):
        write(raw, f"{number}.txt", report.replace("1499.1", f"{1500 + number}.1"))
    run(raw, tmp_path / "one", workers=1)
    run(raw, tmp_path / "two", workers=2)
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.jsonl"))
    assert len(files) > 100
    assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)


def test_a_fault_is_recorded_and_the_run_goes_on(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(document: Document) -> Extraction:
        if document.source_name == "a.txt":
            raise RuntimeError("a bug")
        return extract(document)

    monkeypatch.setattr(steps, "extract", faulty)
    run(raw, tmp_path / "build")
    assert {page.source_name: page.reason for page in steps.iter_rejected(tmp_path / "build")} == {
        "a.txt": "failed",
        "empty.txt": "empty",
    }
    assert "1400.2亿元" in quotes(tmp_path / "build")


def test_a_thread_without_a_report_refuses_each_of_its_pages(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal = RejectedPage("?", "no_report", "chatter")
    monkeypatch.setattr(steps, "read_document", lambda pages: refusal)
    run(raw, tmp_path / "build")
    rejected = {page.source_name: page for page in steps.iter_rejected(tmp_path / "build")}
    assert set(rejected) == {"a.txt", "b.txt", "empty.txt"}
    assert replace(rejected["a.txt"], source_name="?", snapshot_id=None, size_bytes=None) == refusal
    assert rejected["a.txt"].size_bytes == (raw / "a.txt").stat().st_size


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_nothing_to_read_is_an_error_that_touches_nothing(raw: Path, build: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    before = quotes(build)
    with pytest.raises(ZhibiaoError, match="no folder" if name == "missing" else "holds no page"):
        steps.read_pages(tmp_path / name, build)
    assert quotes(build) == before
