"""Publishing: only the marts, whole, swapped in while readers read, and never something worse than before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import ZhibiaoError
from pipeline.warehouse import publish as module
from pipeline.warehouse.publish import PublishedTable, publish


def _rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def _change(build_db: Path, sql: str) -> None:
    with duckdb.connect(str(build_db)) as connection:
        connection.execute(sql)


def _left(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_marts_and_nothing_else(build_db: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "zhibiao.duckdb"
    done = publish(build_db, target)
    assert done.tables == (
        PublishedTable("audit_quote", 0),
        PublishedTable("dim_document", 3),
        PublishedTable("fct_observation", 4),
    )
    assert (done.path, done.rows, done.bytes) == (target, 7, target.stat().st_size)
    assert _rows(target, "select distinct schema_name from duckdb_tables()") == [("marts",)]
    assert _rows(target, "select value from marts.fct_observation where observation_id = 'o1'")[0][0] == 149910000000
    assert _left(target.parent) == ["zhibiao.duckdb"], "publishing left something beside the file"


def test_types_constraints_and_comments_survive(published: Path) -> None:
    columns = _rows(
        published,
        "select column_name, data_type, is_nullable, comment from duckdb_columns() where table_name = 'dim_document'",
    )
    assert columns == [
        ("document_id", "VARCHAR", False, None),
        ("title", "VARCHAR", True, "Title, or 'name'. ｜ 标题。"),
        ("body", "VARCHAR", True, None),
    ]
    comments = _rows(published, "select comment from duckdb_tables() where table_name = 'dim_document'")
    assert comments == [("Reports. ｜ 报告。",)]
    types = _rows(published, "select data_type from duckdb_columns() where column_name = 'value'")
    assert types == [("DECIMAL(38,6)",)]


def test_older_clients_can_read_the_file(published: Path) -> None:
    [(tags,)] = _rows(published, "select tags from duckdb_databases() where database_name = 'zhibiao'")
    assert isinstance(tags, dict)
    assert tags["storage_version"].startswith("v1.2.0"), "DuckDB 1.2 could not open the published file"


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("delete from marts.fct_observation", "marts.fct_observation is empty"),
        ("delete from marts.dim_document", "marts.dim_document is empty"),
        ("drop table marts.fct_observation", "no marts.fct_observation"),
    ],
)
def test_a_build_without_facts_keeps_the_old_file(build_db: Path, published: Path, damage: str, message: str) -> None:
    before = published.read_bytes()
    _change(build_db, damage)
    with pytest.raises(ZhibiaoError, match=message):
        publish(build_db, published)
    assert published.read_bytes() == before, "the old file was touched"
    assert _left(published.parent) == ["build", "zhibiao.duckdb"]


def test_a_build_file_that_is_none(tmp_path: Path, published: Path) -> None:
    before = published.read_bytes()
    wrong = tmp_path / "wrong.duckdb"
    wrong.write_bytes(b"no database" * 1000)
    with pytest.raises(ZhibiaoError, match="cannot be read") as caught:
        publish(wrong, published)
    assert "\n" not in str(caught.value)
    with pytest.raises(ZhibiaoError, match="run `zhibiao run` first"):
        publish(tmp_path / "absent.duckdb", published)
    assert published.read_bytes() == before


def test_a_failure_half_way_keeps_the_old_file(
    build_db: Path, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published.read_bytes()

    def fail(path: Path) -> None:
        raise RuntimeError(f"power cut after {path.name} was written")

    monkeypatch.setattr(module, "_flush", fail)
    with pytest.raises(RuntimeError, match="power cut"):
        publish(build_db, published)
    assert published.read_bytes() == before
    assert _left(published.parent) == ["build", "zhibiao.duckdb"]


def test_a_leftover_log_does_not_spoil_the_new_file(build_db: Path, published: Path) -> None:
    published.with_name("zhibiao.duckdb.wal").write_bytes(b"leftover")
    publish(build_db, published)
    assert _rows(published, "select count(*) from marts.fct_observation") == [(4,)]


def test_what_a_killed_publish_left_is_cleared_away_once_old(build_db: Path, published: Path) -> None:
    old, recent = published.parent / ".publish-old", published.parent / ".publish-recent"
    for folder in (old, recent):
        folder.mkdir()
        (folder / "zhibiao.duckdb").write_bytes(b"half")
    os.utime(old, (0, 0))
    publish(build_db, published)
    assert (old.exists(), recent.exists()) == (False, True), "only what is surely nobody's may go"


# Queries in a loop, some through a connection that stays open for a while, until the second file says so.
READER = """
import json, pathlib, sys
import duckdb

queries, counts, failures, stop = 0, set(), [], pathlib.Path(sys.argv[2])
while not stop.exists():
    try:
        with duckdb.connect(sys.argv[1], read_only=True) as connection:
            for _ in range(5):
                [(count,)] = connection.execute("select count(*) from marts.fct_observation").fetchall()
                counts.add(count)
                queries += 1
    except duckdb.Error as error:
        failures.append(str(error))
    if queries == 5:
        print("reading", flush=True)
print(json.dumps([queries, sorted(counts), failures]))
"""


def test_a_reader_in_another_process_sees_no_failure_through_ten_publishes(
    build_db: Path, published: Path, tmp_path: Path
) -> None:
    stop = tmp_path / "stop"
    command = [sys.executable, "-c", READER, str(published), str(stop)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as reader:
        try:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n", "the reader did not begin"
            for number in range(10):
                _change(build_db, f"insert into marts.fct_observation values ('n{number}', 1, '个', 2024)")
                publish(build_db, published)
        finally:
            stop.touch()
        queries, counts, failures = json.loads(reader.communicate(timeout=60)[0])
    assert failures == [], f"{len(failures)} of {queries} queries failed"
    assert len(counts) > 2, f"the reader saw hardly a new file: {counts}"
    assert _rows(published, "select count(*) from marts.fct_observation") == [(14,)]


def test_the_file_is_compact_however_the_build_file_has_grown(build_db: Path, published: Path) -> None:
    before = published.stat().st_size
    _change(
        build_db,
        """
        insert into marts.fct_observation select 'x' || i, random() * 1e9, '个', 2024 from range(200000) as n(i);
        checkpoint;
        delete from marts.fct_observation where observation_id like 'x%';
        """,
    )
    assert build_db.stat().st_size > 2 * before, "the build file has not grown: the test shows nothing"
    assert publish(build_db, published).bytes == before
    [(unused,)] = _rows(published, "select free_blocks from pragma_database_size()")
    assert unused == 0


def test_a_reader_keeps_the_old_file_and_the_next_sees_the_new(build_db: Path, published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as held:
        _change(build_db, "insert into marts.fct_observation values ('o5', 1, '个', 2024)")
        publish(build_db, published)
        assert held.execute("select count(*) from marts.fct_observation").fetchall() == [(4,)]
    assert _rows(published, "select count(*) from marts.fct_observation") == [(5,)]
