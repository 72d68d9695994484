"""Group files into staging tables: exact values, nothing twice, changed keys replaced, and a failure changes nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import ZhibiaoError
from pipeline.project import ROOT
from pipeline.warehouse import load as loading
from pipeline.warehouse.database import build_database, connect
from pipeline.warehouse.load import Change, load
from pipeline.warehouse.schema import STAGING

from .conftest import prepare


def write(raw: Path, name: str, text: str) -> None:
    (raw / name).write_text(text, encoding="utf-8")


def rows(build: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(build_database(build)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def everything(build: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(build, f"select * from staging.{table} order by all") for table in STAGING}


def current(build: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything but what files said before they were saved over, which a load from nothing cannot know."""
    return {table: found for table, found in everything(build).items() if not table.startswith("earlier_")}


@pytest.fixture
def build(tmp_path: Path, raw: Path) -> Path:
    prepare(raw, tmp_path / "build")
    load(tmp_path / "build")
    return tmp_path / "build"


def test_the_tables_are_those_of_the_schema(build: Path) -> None:
    for table, columns in STAGING.items():
        built = rows(build, f"select column_name, data_type from duckdb_columns() where table_name = '{table}'")
        assert {str(name): str(kind).replace(" ", "") for name, kind in built} == {
            name: kind.replace(" ", "") for name, kind in columns.items()
        }, table


def test_values_are_exact_and_every_column_arrives(build: Path) -> None:
    assert rows(build, "select value from staging.observation where quote = '1499.1亿元'") == [
        (Decimal("149910000000.000000"),)
    ]
    [(posts, withdrawn)] = rows(build, "select posts, withdrawn from staging.page where source_name = 'a.txt'")
    assert (posts, withdrawn) == (1, False)
    assert rows(build, "select distinct typeof(removed) from staging.document") == [("MAP(VARCHAR, INTEGER)",)]
    assert rows(build, "select source_name, reason, size_bytes from staging.rejected_page") == [
        ("empty.txt", "empty", 0)
    ]
    orphans = "select count(*) from staging.{} anti join staging.document using (document_id)"
    for table in ("observation", "paragraph", "post", "excluded_number"):
        assert rows(build, f"select count(*) > 0 from staging.{table}") == [(True,)] or table == "excluded_number"
        assert rows(build, orphans.format(table)) == [(0,)]


def test_a_second_load_changes_nothing(raw: Path, build: Path) -> None:
    before = everything(build)
    prepare(raw, build)
    assert load(build).changed == 0
    assert everything(build) == before


def test_a_changed_report_is_replaced_and_the_others_stay(report: str, raw: Path, build: Path) -> None:
    write(raw, "b.txt", report.replace("1499.1", "1401.33").replace("金牛", "武侯") + "新建学校3所。\n")
    prepare(raw, build)
    assert load(build).changed == 4, "its page, what that held before, its report and its observations"
    fresh = build.with_name("fresh")
    prepare(raw, fresh)
    load(fresh)
    assert current(build) == current(fresh), "as if it had been loaded from nothing"
    earlier = rows(build, "select source_name, value from staging.earlier_observation where quote = '1400.2亿元'")
    assert earlier == [("b.txt", Decimal("140020000000.000000"))]
    place = "substr(body, body_start + 1, length(quote)) = quote"
    assert rows(
        build, f"select distinct {place} from staging.earlier_observation join staging.earlier_text using (snapshot_id)"
    ) == [(True,)], "the older text does not have the older statements where they say"


def test_a_page_that_turns_out_to_hold_no_report_takes_its_rows_along(raw: Path, build: Path) -> None:
    write(raw, "b.txt", "")
    prepare(raw, build)
    load(build)
    assert rows(build, "select source_name from staging.document") == [("a.txt",)]
    assert rows(build, "select source_name from staging.rejected_page order by all") == [("b.txt",), ("empty.txt",)]
    assert rows(build, "select count(*) from staging.observation where quote = '1400.2亿元'") == [(0,)]
    assert rows(build, "select count(*) from staging.thread") == [(1,)]


def test_a_file_that_is_gone_is_marked(raw: Path, build: Path) -> None:
    (raw / "a.txt").unlink()
    prepare(raw, build)
    load(build)
    marked = [("a.txt", True), ("b.txt", False)]
    assert rows(build, "select source_name, withdrawn from staging.page order by all") == marked
    assert rows(build, "select source_name, withdrawn from staging.document order by all") == marked


def test_a_load_that_fails_half_way_changes_nothing_and_the_next_completes(
    report: str, raw: Path, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(build)
    write(raw, "b.txt", report.replace("1499.1", "1401.33"))
    prepare(raw, build)
    insert: Callable[..., None] = loading._insert

    def failing(connection: duckdb.DuckDBPyConnection, table: str, *arguments: object) -> None:
        if table == "staging.observation":
            raise KeyboardInterrupt
        insert(connection, table, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(loading, "_insert", failing)
        with pytest.raises(KeyboardInterrupt):
            load(build)
    assert everything(build) == before
    assert [path.name for path in build.iterdir() if path.name.startswith("load")] == []
    load(build)
    assert rows(build, "select count(*) from staging.observation where quote = '1401.33亿元'") == [(1,)]


def test_a_process_that_dies_half_way_changes_nothing_and_the_next_load_completes(
    report: str, raw: Path, build: Path
) -> None:
    before = everything(build)
    write(raw, "b.txt", report.replace("1499.1", "1401.33").replace("金牛", "武侯"))
    prepare(raw, build)
    script = (
        "import os, pathlib, sys; from pipeline.warehouse import load\n"
        "insert = load._insert\n"
        "def dying(connection, table, *arguments):\n"
        "    if table == 'staging.observation':\n"
        "        os._exit(9)\n"
        "    insert(connection, table, *arguments)\n"
        "load._insert = dying\n"
        "load.load(pathlib.Path(sys.argv[1]))"
    )
    assert subprocess.run([sys.executable, "-c", script, str(build)], cwd=ROOT, check=False).returncode == 9
    assert everything(build) == before
    load(build)
    prepare(raw, build.with_name("fresh"))
    load(build.with_name("fresh"))
    assert current(build) == current(build.with_name("fresh"))


def test_batches_that_were_loaded_before_a_failure_are_not_loaded_again(
    raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = tmp_path / "build"
    prepare(raw, build)
    replace: Callable[..., None] = loading._replace

    def failing(connection: duckdb.DuckDBPyConnection, build: Path, batch: Sequence[Change]) -> None:
        if batch[0].step == "observations":
            raise OSError("No space left on device")
        replace(connection, build, batch)

    monkeypatch.setattr(loading, "BATCH_BYTES", 1)
    with monkeypatch.context() as patch:
        patch.setattr(loading, "_replace", failing)
        with pytest.raises(OSError, match="No space"):
            load(build)
    assert rows(build, "select count(*) from staging.document") == [(2,)]
    assert rows(build, "select count(*) from staging.observation") == [(0,)]
    assert load(build).changed == 2, "the observations of two reports"
    assert rows(build, "select count(*) > 0 from staging.observation") == [(True,)]


def test_of_two_snapshots_of_a_thread_one_report_is_loaded(
    report: str, raw: Path, build: Path, thread: Callable[[str, str], str]
) -> None:
    text = report.replace("金牛", "青羊")
    write(raw, "later.html", thread(text.replace("1499.1", "1602.5"), "2023-3-1 09:00"))
    prepare(raw, build)
    load(build)
    before = rows(build, "select document_id from staging.document where source_name = 'later.html'")
    write(raw, "earlier.html", thread(text.replace("1499.1", "1601.5"), "2023-2-1 09:00"))
    prepare(raw, build)
    load(build)
    assert rows(build, "select document_id from staging.document where source_name = 'later.html'") == before
    assert rows(build, "select count(*) from staging.document") == [(3,)]
    assert rows(build, "select quote from staging.observation where quote similar to '160[12].5亿元'") == [
        ("1602.5亿元",)
    ]
    names = "select source_names, pages_read from staging.thread where host is not null"
    assert rows(build, names) == [(["earlier.html", "later.html"], 1)]
    assert rows(build, "select count(*) from staging.page") == [(4,)], "the older snapshot is a page all the same"


def test_a_file_that_is_back_is_no_longer_withdrawn(raw: Path, build: Path) -> None:
    before = everything(build)
    kept = (raw / "a.txt").rename(raw.with_name("a.txt"))
    prepare(raw, build)
    load(build)
    kept.rename(raw / "a.txt")
    prepare(raw, build)
    load(build)
    assert everything(build) == before


def test_files_that_are_all_refused_are_refused_again_without_a_fuss(tmp_path: Path) -> None:
    raw, build = tmp_path / "refused", tmp_path / "build"
    raw.mkdir()
    write(raw, "empty.txt", "")
    for _ in range(2):
        prepare(raw, build)
        load(build)
        assert rows(build, "select source_name, reason from staging.rejected_page") == [("empty.txt", "empty")]


def test_steps_that_give_nothing_do_not_empty_the_tables(build: Path) -> None:
    before = everything(build)
    for path in (build / "observations").glob("*.jsonl"):
        path.unlink()
    with pytest.raises(ZhibiaoError, match="left as they were"):
        load(build)
    assert everything(build) == before


def test_a_changed_schema_is_loaded_anew(build: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(build, "select count(*) from staging.page")
    monkeypatch.setitem(STAGING, "page", {"source_name": "VARCHAR", "withdrawn": "BOOLEAN"})
    load(build)
    assert len(rows(build, "describe staging.page")) == 2
    assert rows(build, "select count(*) from staging.page") == before


def test_columns_that_have_changed_do_not_empty_tables_where_the_steps_give_nothing(
    build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(build)
    for path in (build / "reports").glob("*.jsonl"):
        path.unlink()
    with monkeypatch.context() as patch:
        patch.setitem(STAGING, "document", {"document_id": "VARCHAR"})
        with pytest.raises(ZhibiaoError, match="left as they were"):
            load(build)
    assert everything(build) == before


def test_what_a_killed_load_left_is_cleared_away(build: Path) -> None:
    left = [build / "load0abc", build / "zhibiao.duckdb.tmp"]
    for folder in left:
        folder.mkdir()
        (folder / "document").write_bytes(b"left")
    load(build)
    assert not any(folder.exists() for folder in left)


def test_a_load_says_which_documents_it_changed(report: str, raw: Path, build: Path) -> None:
    last = "select coalesce(max(load_no), 0) from state.load"
    [(before,)] = rows(build, last)
    changed = f"select count(distinct document_id) from state.changed_document where load_no > {before}"
    prepare(raw, build)
    load(build)
    assert rows(build, last) == [(before,)], "nothing has changed"
    write(raw, "b.txt", report.replace("1499.1", "1401.33").replace("金牛", "武侯"))
    prepare(raw, build)
    load(build)
    assert rows(build, changed) == [(1,)]
    write(raw, "b.txt", "")
    prepare(raw, build)
    load(build)
    assert rows(build, changed) == [(1,)], "a document that is gone has changed"
    [(before,)] = rows(build, last)
    write(raw, "other.txt", "")
    prepare(raw, build)
    load(build)
    assert rows(build, last) > [(before,)], "a refusal changes what is published"
    assert rows(build, changed) == [(1,)]


def test_what_another_version_remembered_is_forgotten_and_everything_loaded_anew(build: Path) -> None:
    before = everything(build)
    with duckdb.connect(str(build_database(build))) as connection:
        connection.execute("alter table state.loaded add column more varchar")
    assert load(build).changed > 0
    assert everything(build) == before


def test_a_batch_at_a_time_gives_the_same(
    raw: Path, tmp_path: Path, build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "BATCH_BYTES", 1)
    prepare(raw, tmp_path / "small")
    load(tmp_path / "small")
    assert everything(tmp_path / "small") == everything(build)


def test_the_file_can_be_read_by_older_clients(build: Path) -> None:
    [(tags,)] = rows(build, "select tags from duckdb_databases() where database_name = 'zhibiao'")
    assert "v1.2.0" in str(tags)


def test_a_locked_database_is_told_with_its_holder(build: Path) -> None:
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(build_database(build))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        with pytest.raises(ZhibiaoError, match=rf"in use by .*PID {holder.pid}.*close that program"):
            load(build)
        holder.communicate("")


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    path = build_database(tmp_path)
    path.write_bytes(b"no database" * 2000)
    with pytest.raises(ZhibiaoError, match="remove it and run again"), connect(path):
        pass
