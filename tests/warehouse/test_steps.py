"""From files to observations in groups: what depends on a change is made again, nothing else, and nothing is lost."""

from __future__ import annotations

import gzip
import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from pipeline.errors import ZhibiaoError
from pipeline.observations.extract import extract
from pipeline.observations.model import Extraction
from pipeline.pages.containers import Source
from pipeline.pages.model import Page, RejectedPage
from pipeline.pages.read import read_source
from pipeline.reports.model import Document
from pipeline.warehouse import steps
from pipeline.warehouse.groups import Outcome, group_names, group_path, read_index, read_record
from pipeline.warehouse.records import EarlierExtraction
from pipeline.warehouse.steps import code_version


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


@pytest.mark.parametrize(
    ("part", "again"),
    [
        ("pages", {"pages": 3, "threads": 0, "reports": 0, "observations": 0}),
        ("warehouse/records.py", {"pages": 0, "threads": 0, "reports": 2, "observations": 0}),
        ("reports", {"pages": 0, "threads": 0, "reports": 2, "observations": 2}),
        ("observations", {"pages": 0, "threads": 0, "reports": 0, "observations": 2}),
    ],
)
def test_changed_code_makes_again_the_steps_that_call_it_and_no_other_where_the_result_is_the_same(
    raw: Path, build: Path, monkeypatch: pytest.MonkeyPatch, part: str, again: dict[str, int]
) -> None:
    def changed(*parts: str, seeds: bool = False) -> str:
        return "changed" if part in parts else code_version(*parts, seeds=seeds)

    before = quotes(build)
    with monkeypatch.context() as patch:
        patch.setattr(steps, "code_version", changed)
        assert made(run(raw, build)) == again
        assert made(run(raw, build)) == dict.fromkeys(again, 0)
    assert quotes(build) == before


def test_the_version_of_code_follows_its_files_and_its_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pipeline" / "pages" / "forums").mkdir(parents=True)
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "SEEDS", tmp_path)
    versions: list[str] = []
    for file in ("pipeline/pages/a.py", "pipeline/pages/forums/b.py", "unit.csv", "pipeline/other.py"):
        (tmp_path / file).write_text(file, encoding="utf-8")
        versions.append(code_version.__wrapped__("pages", seeds=True))
    assert len(set(versions[:3])) == 3
    assert versions[3] == versions[2], "code that the step does not name is none of its own"


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


def test_of_two_snapshots_of_a_thread_the_newest_counts(
    report: str, raw: Path, build: Path, thread: Callable[[str, str], str]
) -> None:
    text = report.replace("金牛", "青羊")
    write(raw, "z, saved first.html", thread(text.replace("1499.1", "1601.5"), "2023-2-1 09:00"))
    run(raw, build)
    assert "1601.5亿元" in quotes(build)
    before = {document.source_name: document.document_id for document in steps.iter_documents(build)}
    write(raw, "saved later.html", thread(text.replace("1499.1", "1602.5"), "2023-3-1 09:00"))
    assert made(run(raw, build)) == {"pages": 1, "threads": 1, "reports": 1, "observations": 1}
    assert "1602.5亿元" in quotes(build)
    assert "1601.5亿元" not in quotes(build), "an older snapshot spoke, too"
    after = {document.source_name: document.document_id for document in steps.iter_documents(build)}
    assert after["saved later.html"] == before["z, saved first.html"], "a thread keeps its name"


def earlier(build: Path) -> dict[str, list[str]]:
    """The quotes of each earlier text, by the file that it was saved in."""
    decoder = msgspec.json.Decoder(EarlierExtraction)
    found: dict[str, list[str]] = {}
    for group in group_names(build / "observations"):
        path = group_path(build / "observations", group)
        with path.open("rb") as file:
            for entry in read_index(path).values():
                for place in entry.places[1:]:
                    record = read_record(file, place, decoder)
                    found.setdefault(record.source_name, []).extend(row.quote for row in record.observations)
    return found


def test_what_an_older_snapshot_said_is_kept_beside(
    report: str, raw: Path, build: Path, thread: Callable[[str, str], str]
) -> None:
    text = report.replace("金牛", "青羊")
    write(raw, "first.html", thread(text.replace("1499.1", "1601.5"), "2023-2-1 09:00"))
    write(raw, "same text.html", thread(text.replace("1499.1", "1602.5"), "2023-2-20 09:00"))
    write(raw, "newest.html", thread(text.replace("1499.1", "1602.5"), "2023-3-1 09:00"))
    run(raw, build)
    assert list(earlier(build)) == ["first.html"], "a page saved again with the same text says nothing else"
    assert "1601.5亿元" in earlier(build)["first.html"]


def test_a_file_that_is_saved_over_keeps_what_it_said_before(report: str, raw: Path, build: Path) -> None:
    longer, shorter = report.replace("1499.1", "1488.0") + "新建学校3所。\n", report.replace("1499.1", "1477.9")
    for text in (longer, shorter):
        write(raw, "a.txt", text)
        run(raw, build)
    assert {"1499.1亿元", "1488亿元", "1488.0亿元"} & {*earlier(build)["a.txt"]} >= {"1499.1亿元"}
    assert "3所" in earlier(build)["a.txt"]
    assert "1477.9亿元" in quotes(build), "what the file holds now counts, though it is shorter"
    assert "1499.1亿元" not in quotes(build)
    assert made(run(raw, build)) == {"pages": 0, "threads": 0, "reports": 0, "observations": 0}
    write(raw, "a.txt", report)
    run(raw, build)
    assert "1499.1亿元" in quotes(build)
    assert "1499.1亿元" not in earlier(build)["a.txt"], "what is said again was not superseded"


def test_a_file_that_is_saved_over_by_another_thread_takes_its_report_along(
    report: str, raw: Path, build: Path, thread: Callable[[str, str], str]
) -> None:
    page = thread(report, "2023-2-1 09:00")
    write(raw, "page.html", page)
    run(raw, build)
    write(raw, "page.html", page.replace("tid=5201", "tid=5202").replace("1499.1", "1503.3"))
    run(raw, build)
    assert {document.source_name for document in steps.iter_documents(build)} == {"a.txt", "b.txt", "page.html"}
    assert earlier(build) == {}


def test_a_run_that_ends_half_way_is_completed_by_the_next(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []

    def interrupted(source: Source) -> Iterator[Page | RejectedPage]:
        if len(reads) == 2:
            raise KeyboardInterrupt
        reads.append(source.source_name)
        return read_source(source)

    with monkeypatch.context() as patch:
        patch.setattr(steps, "read_source", interrupted)
        with pytest.raises(KeyboardInterrupt):
            steps.read_pages(raw, tmp_path / "build")
    assert len(reads) == 2
    assert run(raw, tmp_path / "build")["pages"] == Outcome(made=1, kept=2, records=2, rejected=1)
    assert {"1499.1亿元", "1400.2亿元"} <= set(quotes(tmp_path / "build"))


def test_what_a_killed_run_left_is_cleared_away_once_nobody_can_be_writing_it(
    report: str, raw: Path, build: Path
) -> None:
    old, new = build / "pages" / "000.jsonl.1.tmp", build / "pages" / "000.jsonl.2.tmp"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    write(raw, "b.txt", report.replace("1499.1", "1401.33"))
    run(raw, build)
    assert (old.exists(), new.exists()) == (False, True)


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


HOSTILE = {
    "nothing.html": (b"", "empty"),
    "blank.txt": (b" \r\n\0", "empty"),
    "binary.html": (bytes(range(256)) * 64, "mojibake"),
    "no html.mhtml": (b"MIME-Version: 1.0\nContent-Type: image/png\n\nabc", "not_a_page"),
    "chat.txt": ("今天天气很好，大家好。".encode() * 9, "no_report"),
    "no archive.zip": (b"PK\3\4 and no more", "unreadable"),
    "no gzip.html.gz": (b"<html>", "unreadable"),
    "no archive.warc": (b"<html>", "unreadable"),
    "no member.zip": (zipped(), "not_a_page"),
    "no page.zip": (zipped(**{"picture.png": b"\x89PNG"}), "not_a_page"),
    "bomb.html.gz": (gzip.compress(b"0" * 2**22), "unsafe_archive"),
    "nested.zip": (zipped(**{"inner.zip": zipped()}), "unsafe_archive"),
    "leading out.zip": (zipped(**{"../../out.html": b"<html>"}), "unsafe_archive"),
}


def test_hostile_files_are_refused_with_a_reason_and_the_run_goes_on(
    report: str, raw: Path, tmp_path: Path, thread: Callable[[str, str], str]
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, (data, _) in HOSTILE.items():
        (folder / name).write_bytes(data)
    page = thread(report, "2023-2-1 09:00").encode()
    (folder / "cut.html").write_bytes(page[: page.index(b"postmessage_1") + 40])
    write(folder, "good.html", thread(report, "2023-2-1 09:00"))
    run(folder, tmp_path / "build")
    reasons = {refused.source_name.partition("/")[0]: refused for refused in steps.iter_rejected(tmp_path / "build")}
    expected = {name: reason for name, (_, reason) in HOSTILE.items()} | {"cut.html": "truncated"}
    assert {name: refused.reason for name, refused in reasons.items()} == expected
    assert all(refused.detail for refused in reasons.values())
    assert [document.source_name for document in steps.iter_documents(tmp_path / "build")] == ["good.html"]
    assert {path.name for path in tmp_path.iterdir()} == {"raw", "hostile", "build"}, "a member left its archive"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names of bytes")
def test_a_name_in_the_code_page_of_a_chinese_windows_is_read(report: str, tmp_path: Path) -> None:
    raw, build = tmp_path / "raw", tmp_path / "build"
    folder = raw / "各县"
    folder.mkdir(parents=True)
    (folder / os.fsdecode("报告.txt".encode("gb18030"))).write_text(report, encoding="utf-8")
    run(raw, build)
    assert [document.source_name for document in steps.iter_documents(build)] == ["各县/报告.txt"]


def test_an_address_outside_ascii_in_a_saved_page_is_no_fault(
    report: str, tmp_path: Path, thread: Callable[[str, str], str]
) -> None:
    raw, build = tmp_path / "raw", tmp_path / "build"
    raw.mkdir()
    head = (
        "Snapshot-Content-Location: http://论坛.invalid/\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    )
    write(raw, "saved.mhtml", head + thread(report, "2023-2-1 09:00"))
    run(raw, build)
    assert list(steps.iter_rejected(build)) == []
    assert "1499.1亿元" in quotes(build)


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
