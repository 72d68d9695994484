"""Group files go in; the staging tables of the build database hold the same, changed keys replaced in transactions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import msgspec

from pipeline.errors import ZhibiaoError
from pipeline.observations.model import Extraction
from pipeline.pages.model import Page
from pipeline.reports.model import Document, Paragraph
from pipeline.warehouse.corrections import Correction
from pipeline.warehouse.groups import Entry, digest, group_of, group_path, read_record
from pipeline.warehouse.records import ReportRecord
from pipeline.warehouse.schema import STAGING
from pipeline.warehouse.steps import OBSERVATIONS, PAGES, REPORTS, iter_entries, iter_rejected

# A file of this version can be read by DuckDB 1.2.2 and later.
STORAGE_VERSION = "v1.2.0"
BATCH_BYTES = 64 << 20

TABLES = {
    PAGES: ("page",),
    REPORTS: ("thread", "post", "document", "paragraph"),
    OBSERVATIONS: ("observation", "excluded_number"),
}

# The column by which a key's rows are found again; `document_id` where not said.
OWNER = {"page": "source_name", "thread": "thread_key"}
LOADED = {"step": "VARCHAR", "key": "VARCHAR", "digest": "VARCHAR", "ids": "VARCHAR[]"}
_GONE = """
    select unnest(loaded.ids) from staging.loaded join temp.batch using (step, key) where step = ?
"""
# The longest line that DuckDB may meet, in bytes; a page is capped far below.
MAX_LINE = 1 << 30

Row = dict[str, object]

_PAGE = msgspec.json.Decoder(Page)
_REPORT = msgspec.json.Decoder(ReportRecord)
_EXTRACTION = msgspec.json.Decoder(Extraction)


@dataclass(frozen=True, slots=True)
class LoadedKey:
    """A row of `staging.loaded`: what a key held when it was loaded, and the ids of its rows."""

    step: str
    key: str
    digest: str | None
    ids: list[str]


@dataclass(frozen=True, slots=True)
class Change:
    """A key of a step whose rows are to be replaced; without an entry they only go."""

    step: str
    key: str
    entry: Entry | None

    @property
    def size(self) -> int:
        return sum(place.length for place in self.entry.places) if self.entry else 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: keys replaced, and the rows that each table holds now."""

    changed: int
    rows: dict[str, int]


def build_database(build: Path) -> Path:
    """The file of the build database."""
    return build / "zhibiao.duckdb"


@contextmanager
def connect(path: Path, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the build database; ZhibiaoError where another program holds it or it is damaged."""
    path.parent.mkdir(parents=True, exist_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {}
    if not read_only:
        config["storage_compatibility_version"] = STORAGE_VERSION
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.IOException as error:
        holder = str(error).partition("held in ")[2].partition(". ")[0]
        if holder:
            raise ZhibiaoError(f"{path} is in use by {holder}: close that program and run again") from error
        raise ZhibiaoError(f"{path} cannot be opened: remove it and run again, it is built anew ({error})") from error
    try:
        yield connection
    finally:
        connection.close()


def load(build: Path, corrections: Sequence[Correction] = ()) -> Loaded:
    """Bring the staging tables to what the group files hold; nothing is done for a key that is loaded already.

    The corrections are written anew each time: they are what their file says now.
    Raises ZhibiaoError, with the tables as they were, where the group files hold nothing but the tables do.
    """
    with connect(build_database(build)) as connection:
        _create(connection)
        changes = list(_changes(connection, build))
        for batch in _batches(changes):
            with _transaction(connection):
                _replace(connection, build, batch)
        with _transaction(connection):
            _rewrite(connection, build, "rejected_page", iter_rejected(build))
            _rewrite(connection, build, "correction", corrections)
        return Loaded(len(changes), count_rows(connection))


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The number of rows of each staging table."""
    return {table: _one(connection, f"select count(*) from staging.{table}") for table in STAGING}  # noqa: S608


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    rows: list[tuple[int]] = connection.execute(sql).fetchall()
    return rows[0][0]


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the staging tables; where columns or this code have changed since, they are dropped and loaded anew."""
    schema = digest(STAGING, Path(__file__).read_bytes())
    with _transaction(connection):
        connection.execute("create schema if not exists staging")
        connection.execute(f"create table if not exists staging.loaded ({_listed(LOADED)})")
        known = connection.execute("select digest from staging.loaded where step = 'schema'").fetchall()
        if known == [(schema,)]:
            return
        connection.execute("delete from staging.loaded")
        for table, columns in STAGING.items():
            connection.execute(f"drop table if exists staging.{table} cascade")
            connection.execute(f"create table staging.{table} ({_listed(columns)})")
        connection.execute("insert into staging.loaded values ('schema', '', ?, [])", [schema])


def _changes(connection: duckdb.DuckDBPyConnection, build: Path) -> Iterator[Change]:
    """What the group files hold and the tables do not, and the other way round."""
    for step in TABLES:
        rows = connection.execute("select key, digest, len(ids) from staging.loaded where step = ?", [step]).fetchall()
        loaded: dict[str, str] = {key: held for key, held, _ in rows}
        # A file that was refused is loaded, too, but gave nothing.
        had, has = sum(ids > 0 for _, _, ids in rows), 0
        for entry in iter_entries(build, step):
            has += bool(entry.places)
            if loaded.pop(entry.key, None) != entry.digest:
                yield Change(step, entry.key, entry)
        if had and not has:
            raise ZhibiaoError(
                f"the step {step} gave nothing where it gave {had} before: the tables are left as they were"
            )
        for key in loaded:
            yield Change(step, key, None)


def _batches(changes: Iterable[Change]) -> Iterator[list[Change]]:
    """The changes in the order they came, in lists of about BATCH_BYTES."""
    batch: list[Change] = []
    size = 0
    for change in changes:
        batch.append(change)
        size += change.size
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _replace(connection: duckdb.DuckDBPyConnection, build: Path, batch: Sequence[Change]) -> None:
    """Put the rows of a batch of keys in place of those they had; runs inside a transaction."""
    with TemporaryDirectory(dir=build, prefix="load") as name:
        folder = Path(name)
        with ExitStack() as stack:
            files = {table: stack.enter_context((folder / table).open("wb")) for table in (*STAGING, "batch")}
            for change in batch:
                ids = []
                for table, owner, row in _rows(build, change):
                    files[table].write(msgspec.json.encode(row) + b"\n")
                    ids.append(owner)
                line = LoadedKey(change.step, change.key, change.entry.digest if change.entry else None, sorted({*ids}))
                files["batch"].write(msgspec.json.encode(line) + b"\n")
        connection.execute(f"create or replace temp table batch ({_listed(LOADED)})")
        _insert(connection, "temp.batch", LOADED, folder / "batch")
        for step, tables in TABLES.items():
            for table in tables:
                owner = OWNER.get(table, "document_id")
                connection.execute(f"delete from staging.{table} where {owner} in ({_GONE})", [step])  # noqa: S608
                _insert(connection, f"staging.{table}", STAGING[table], folder / table)
        connection.execute("delete from staging.loaded where (step, key) in (select (step, key) from temp.batch)")
        connection.execute("insert into staging.loaded select * from temp.batch where digest is not null")


def _rows(build: Path, change: Change) -> Iterator[tuple[str, str, object]]:
    """The rows of a key: table, the value of the column it is found by, and the row by column."""
    if change.entry is None:
        return
    with group_path(build / change.step, group_of(change.key)).open("rb") as file:
        for place in change.entry.places:
            if change.step == PAGES:
                page = read_record(file, place, _PAGE)
                yield "page", page.source_name, page_row(page, change.entry.withdrawn)
            elif change.step == REPORTS:
                yield from _report_rows(read_record(file, place, _REPORT))
            else:
                extraction = read_record(file, place, _EXTRACTION)
                yield from (("observation", row.document_id, row) for row in extraction.observations)
                yield from (("excluded_number", row.document_id, row) for row in extraction.excluded)


def _report_rows(report: ReportRecord) -> Iterator[tuple[str, str, object]]:
    yield "thread", report.thread.thread_key, report.thread
    document = report.document
    if document is None:
        return
    yield "document", document.document_id, document_row(document, report.withdrawn)
    yield from (("post", post.document_id, post) for post in report.posts)
    for paragraph in document.paragraphs:
        yield "paragraph", document.document_id, paragraph_row(paragraph, document.document_id)


def page_row(page: Page, withdrawn: bool) -> Row:
    """A row of `staging.page`."""
    return _row("page", page, posts=len(page.posts), withdrawn=withdrawn)


def document_row(document: Document, withdrawn: bool) -> Row:
    """A row of `staging.document`."""
    return _row("document", document, withdrawn=withdrawn)


def paragraph_row(paragraph: Paragraph, document_id: str) -> Row:
    """A row of `staging.paragraph`."""
    return _row("paragraph", paragraph, document_id=document_id)


def _row(table: str, record: object, **own: object) -> Row:
    return {name: own[name] if name in own else getattr(record, name) for name in STAGING[table]}


def _rewrite(connection: duckdb.DuckDBPyConnection, build: Path, table: str, records: Iterable[object]) -> None:
    """Write all rows of a small table anew: refusals, which each step may add or withdraw, and corrections."""
    with TemporaryDirectory(dir=build, prefix="load") as folder:
        path = Path(folder) / table
        with path.open("wb") as file:
            for record in records:
                file.write(msgspec.json.encode(record) + b"\n")
        connection.execute(f"delete from staging.{table}")  # noqa: S608
        _insert(connection, f"staging.{table}", STAGING[table], path)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str], lines: Path) -> None:
    if lines.stat().st_size:
        connection.execute(
            f"insert into {table} select * from read_json(?, format = 'newline_delimited', "  # noqa: S608
            "columns = ?, maximum_object_size = ?)",
            [str(lines), columns, MAX_LINE],
        )


def _listed(columns: dict[str, str]) -> str:
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")
