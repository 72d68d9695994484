"""Dagster's events go in; its own log on disk comes out, written through connections that stay open.

Dagster opens, sets up and closes two SQLite databases for every event, of which a small run has 1,500: a third of its
time. What is stored, and where, is as Dagster has it: either storage reads what the other wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from dagster._serdes import ConfigurableClassData

_KEPT = 4
"""Databases whose connections stay open: the index of all runs and the last few runs."""


class _Config(TypedDict):
    base_dir: str


class EventLog(SqliteEventLogStorage):
    """The event log that `dagster.yaml` names; `base_dir` is DAGSTER_HOME, under which Dagster's own log has its place."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: dict[str, Engine] = {}
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData | None, config_value: _Config) -> EventLog:  # type: ignore[override]
        return cls(str(Path(config_value["base_dir"], "history", "runs")), inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            if shard not in self._initialized_dbs:  # not yet, or not since wipe() removed the files
                self._close(shard)
            engine = self._engines.pop(shard, None)
            if engine is None:
                engine = self._open(shard)
            self._engines[shard] = engine  # the last that was used is the last to be closed
            if len(self._engines) > _KEPT:
                self._close(next(iter(self._engines)))
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.begin() as connection:
                yield connection

    def _open(self, shard: str) -> Engine:
        # one connection, used by one thread at a time: `_db_lock` sees to that
        settings = {"timeout": SQLITE_BUSY_TIMEOUT_SECONDS, "check_same_thread": False}
        engine = create_engine(self.conn_string_for_shard(shard), poolclass=StaticPool, connect_args=settings)
        with engine.connect() as connection:
            # with a write-ahead log, a loss of power may cost the last events but never the database
            connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
        return engine

    def _close(self, shard: str) -> None:
        if engine := self._engines.pop(shard, None):
            engine.dispose()

    def dispose(self) -> None:
        super().dispose()
        with self._db_lock:
            for shard in list(self._engines):
                self._close(shard)
