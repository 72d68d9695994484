"""The event log with open connections: what Dagster's own reads of it and it of Dagster's own, in any order and from any thread."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from dagster import AssetKey, AssetMaterialization, DagsterEventType, DagsterInstance, EventLogEntry
from dagster._core.events import DagsterEvent, StepMaterializationData
from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.utils import make_new_run_id

from pipeline.event_log import EventLog
from pipeline.home import dagster_home


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DagsterInstance]:
    """Dagster as the project's settings make it, in a home of its own."""
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    assert dagster_home() == tmp_path
    with DagsterInstance.get() as found:
        yield found


@pytest.fixture
def log(instance: DagsterInstance) -> EventLog:
    storage = instance.event_log_storage
    assert isinstance(storage, EventLog), f"dagster.yaml names {storage}"
    return storage


@pytest.fixture
def other(instance: DagsterInstance, log: EventLog) -> Iterator[SqliteEventLogStorage]:
    """Dagster's own storage over the same files."""
    storage = SqliteEventLogStorage(str(Path(os.environ["DAGSTER_HOME"], "history", "runs")))
    storage.register_instance(instance)
    yield storage
    storage.dispose()


def materialized(run: str, asset: str) -> EventLogEntry:
    event = DagsterEvent(
        event_type_value=DagsterEventType.ASSET_MATERIALIZATION.value,
        job_name="job",
        event_specific_data=StepMaterializationData(AssetMaterialization(AssetKey(asset))),
    )
    return EventLogEntry(  # type: ignore[no-untyped-call]
        error_info=None,
        level="debug",
        user_message="",
        run_id=run,
        timestamp=1.0,
        step_key=None,
        job_name="job",
        dagster_event=event,
    )


def assets(storage: SqliteEventLogStorage, run: str) -> list[str]:
    keys = [record.event_log_entry.get_dagster_event().asset_key for record in storage.get_records_for_run(run).records]
    return [key.path[0] for key in keys if key]


def test_it_and_dagsters_own_log_read_what_the_other_wrote(log: EventLog, other: SqliteEventLogStorage) -> None:
    run = make_new_run_id()
    for number, storage in enumerate([log, other, log, other]):
        storage.store_event(materialized(run, f"asset_{number}"))
        wanted = [f"asset_{done}" for done in range(number + 1)]
        assert assets(log, run) == assets(other, run) == wanted
        for reader in (log, other):
            assert all(reader.has_asset_key(AssetKey(asset)) for asset in wanted)


def test_of_many_runs_few_stay_open_and_none_is_lost(log: EventLog) -> None:
    runs = [make_new_run_id() for _ in range(10)]
    for run in runs * 2:
        log.store_event(materialized(run, "asset"))
        assert len(log._engines) <= 4
    assert [assets(log, run) for run in runs] == [["asset", "asset"]] * 10


def test_threads_share_it(log: EventLog) -> None:
    runs = [make_new_run_id() for _ in range(6)]

    def fill(run: str) -> None:
        for number in range(20):
            log.store_event(materialized(run, f"asset_{number}"))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(fill, runs))
    assert [len(assets(log, run)) for run in runs] == [20] * 6


def test_a_log_that_was_wiped_begins_anew(log: EventLog) -> None:
    run = make_new_run_id()
    log.store_event(materialized(run, "before"))
    log.wipe()
    assert assets(log, run) == []
    log.store_event(materialized(run, "after"))
    assert assets(log, run) == ["after"]


def test_nothing_is_held_open_after_the_instance(tmp_path: Path, log: EventLog, instance: DagsterInstance) -> None:
    log.store_event(materialized(make_new_run_id(), "asset"))
    assert list(tmp_path.rglob("index.db-wal")), "an open log has a write-ahead file"
    instance.dispose()
    assert not list(tmp_path.rglob("*.db-wal")), "the last to close a log takes its write-ahead file away"
