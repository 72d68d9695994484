"""Group files go in; the staging tables of the build database hold the same, changed keys replaced in transactions."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import msgspec

from pipeline.errors import ZhibiaoError
from pipeline.observations.model import Extraction
from pipeline.pages.model import Page
from pipeline.reports.model import Document, Paragraph
from pipeline.warehouse.corrected import CONCERNED, FIND, note_lines, note_places
from pipeline.warehouse.corrections import Correction
from pipeline.warehouse.database import build_database, connect, create_table, create_tables, listed, transaction
from pipeline.warehouse.groups import BEFORE, Entry, digest, group_of, group_path, read_record
from pipeline.warehouse.records import EarlierExtraction, ReportRecord
from pipeline.warehouse.schema import KEPT, STAGING, STATE
from pipeline.warehouse.steps import OBSERVATIONS, PAGES, REPORTS, iter_entries, iter_rejected

BATCH_BYTES = 64 << 20

TABLES = {
    PAGES: ("page",),
    REPORTS: ("thread", "post", "document", "paragraph", "earlier_text"),
    OBSERVATIONS: ("observation", "excluded_number", "earlier_observation"),
}

# The rows that a key gave before: those of its ids, by this column, or those of the key itself.
OWNER = {"page": "source_name"}
_GONE_IDS = "select unnest(loaded.ids) from state.loaded join temp.batch using (step, key) where step = ?"
_GONE_KEYS = "select key from temp.batch where step = ?"
_TOUCHED = """
    insert into state.changed_document
    select distinct (select max(load_no) from state.load), unnest(ids)
    from (
        select step, loaded.ids from state.loaded join temp.batch using (step, key)
        union all
        select step, ids from temp.batch
    )
    where step <> ?
"""
# DuckDB keeps two lines of the greatest length in memory, for each thread; its own default is this, in bytes.
LINE_BYTES = 16 << 20

Row = dict[str, object]

_PAGE = msgspec.json.Decoder(Page)
_REPORT = msgspec.json.Decoder(ReportRecord)
_EXTRACTION = msgspec.json.Decoder(Extraction)
_EARLIER = msgspec.json.Decoder(EarlierExtraction)


@dataclass(frozen=True, slots=True)
class LoadedKey:
    """A row of `state.loaded`: what a key held when it was loaded, and the documents (files) that its rows are of."""

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


def load(build: Path, corrections: Sequence[Correction] = ()) -> Loaded:
    """Bring the staging tables to what the group files hold; nothing is done for a key that is loaded already.

    The corrections are written anew each time: they are what their file says now, about what is read now.
    Raises ZhibiaoError, with the tables as they were, where the group files hold nothing but the tables do.
    """
    with connect(build_database(build)) as connection:
        _clear_leftovers(build)
        with transaction(connection):
            create_state(connection)
            _refuse_nothing(connection, build)
            create_staging(connection)
        changes = list(_changes(connection, build))
        with transaction(connection):
            note_lines(connection, corrections)
            note_places(connection)  # before rows go, as a line may be about one of them
        apply(connection, build, changes)
        note_places(connection)
        _rewrite(connection, build, "rejected_page", iter_rejected(build))
        _rewrite(connection, build, "correction", corrections, FIND, CONCERNED)
        return Loaded(len(changes), count_rows(connection))


def apply(connection: duckdb.DuckDBPyConnection, build: Path, changes: Iterable[Change]) -> None:
    """Put the rows of changed keys in place of those they had, a transaction for some keys at a time."""
    for batch in _batches(changes):
        with transaction(connection):
            _replace(connection, build, batch)


def create_state(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the tables that remember what was done."""
    create_tables(connection, "state", STATE)


def count_rows(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """The number of rows of each staging table."""
    return {table: _one(connection, f"select count(*) from staging.{table}") for table in STAGING}  # noqa: S608


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    rows: list[tuple[int]] = connection.execute(sql).fetchall()
    return rows[0][0]


def _clear_leftovers(build: Path) -> None:
    """Remove what a killed load left; whoever holds the database is the only one who loads."""
    for path in (*build.glob("load*"), build / f"{build_database(build).name}.tmp"):
        shutil.rmtree(path, ignore_errors=True)


def _refuse_nothing(connection: duckdb.DuckDBPyConnection, build: Path) -> None:
    """Steps that give nothing, where they gave something before, must not empty the tables."""
    # A file that was refused is loaded, too, but gave nothing.
    held = "select step, count(*) from state.loaded where len(ids) > 0 group by step order by step"
    for step, keys in connection.execute(held).fetchall():
        if not any(entry.places for entry in iter_entries(build, step)):
            raise ZhibiaoError(
                f"the step {step} gave nothing where it gave {keys} before: the tables are left as they were"
            )


def create_staging(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the staging tables; one whose columns have changed is made anew, and what this code filled is loaded again."""
    create_tables(connection, "kept", KEPT)
    wanted = {("table", table): digest(columns) for table, columns in STAGING.items()}
    wanted["code", ""] = digest(Path(__file__).read_bytes())
    rows = connection.execute("select step, key, digest from state.loaded where step in ('table', 'code')").fetchall()
    known = {(step, key): held for step, key, held in rows}
    if known == wanted:
        return
    if not known:  # whatever is there, nothing is known of it
        connection.execute("drop schema if exists staging cascade")
    connection.execute("create schema if not exists staging")
    for table, columns in STAGING.items():
        if known.get(("table", table)) != wanted["table", table]:
            connection.execute(f"drop table if exists staging.{table} cascade")
            connection.execute(create_table("staging", table, columns))
    connection.execute("update state.loaded set digest = null")
    connection.execute("delete from state.loaded where step in ('table', 'code')")
    connection.executemany(
        "insert into state.loaded values (?, ?, ?, [])", [(*key, held) for key, held in wanted.items()]
    )


def _changes(connection: duckdb.DuckDBPyConnection, build: Path) -> Iterator[Change]:
    """What the group files hold and the tables do not, and the other way round."""
    for step in TABLES:
        rows = connection.execute("select key, digest from state.loaded where step = ?", [step]).fetchall()
        loaded: dict[str, str | None] = dict(rows)
        for entry in iter_entries(build, step):
            if loaded.pop(entry.key, None) != entry.digest:
                yield Change(step, entry.key, entry)
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
                ids: set[str] = set()
                for table, owner, row in _rows(build, change):
                    files[table].write(msgspec.json.encode(row) + b"\n")
                    ids |= {owner} if owner else set()
                line = LoadedKey(change.step, change.key, change.entry.digest if change.entry else None, sorted(ids))
                files["batch"].write(msgspec.json.encode(line) + b"\n")
        connection.execute(f"create or replace temp table batch ({listed(STATE['loaded'])})")
        _insert(connection, "temp.batch", STATE["loaded"], folder / "batch")
        _count_load(connection)
        connection.execute(_TOUCHED, [PAGES])
        for step, tables in TABLES.items():
            for table in tables:
                gone = (
                    f"thread_key in ({_GONE_KEYS})"
                    if table == "thread"
                    else f"{OWNER.get(table, 'document_id')} in ({_GONE_IDS})"
                )
                connection.execute(f"delete from staging.{table} where {gone}", [step])  # noqa: S608
                _insert(connection, f"staging.{table}", STAGING[table], folder / table)
        connection.execute("delete from state.loaded where (step, key) in (select (step, key) from temp.batch)")
        connection.execute("insert into state.loaded select * from temp.batch where digest is not null")


def _count_load(connection: duckdb.DuckDBPyConnection) -> None:
    """A transaction changes what models are built of: from here on they are of an older load."""
    connection.execute("insert into state.load select coalesce(max(load_no), 0) + 1 from state.load")


def _rows(build: Path, change: Change) -> Iterator[tuple[str, str | None, object]]:
    """The rows of a key: table, the document (of pages: the file) that the row is of, and the row by column."""
    if change.entry is None:
        return
    with group_path(build / change.step, group_of(change.key)).open("rb") as file:
        for place in change.entry.places:
            if change.step == PAGES:
                if BEFORE in change.key:  # overwritten: an earlier text of its thread, no file that is there
                    continue
                page = read_record(file, place, _PAGE)
                yield "page", page.source_name, page_row(page, change.entry.withdrawn)
            elif change.step == REPORTS:
                yield from _report_rows(read_record(file, place, _REPORT))
            elif place.content:
                yield from _earlier_rows(read_record(file, place, _EARLIER))
            else:
                extraction = read_record(file, place, _EXTRACTION)
                yield from (("observation", row.document_id, row) for row in extraction.observations)
                yield from (("excluded_number", row.document_id, row) for row in extraction.excluded)


def _report_rows(report: ReportRecord) -> Iterator[tuple[str, str | None, object]]:
    document = report.document
    if document is None:
        yield "thread", None, report.thread
        return
    yield "thread", document.document_id, report.thread
    yield "document", document.document_id, document_row(document, report.withdrawn)
    yield from (("post", post.document_id, post) for post in report.posts)
    for paragraph in document.paragraphs:
        yield "paragraph", document.document_id, paragraph_row(paragraph, document.document_id)
    for earlier in report.earlier:
        text = _row("earlier_text", earlier, document_id=document.document_id, body=earlier.document.body)
        yield "earlier_text", document.document_id, text


def _earlier_rows(earlier: EarlierExtraction) -> Iterator[tuple[str, str | None, object]]:
    saved = {"snapshot_id": earlier.snapshot_id, "source_name": earlier.source_name, "saved_at": earlier.saved_at}
    for row in earlier.observations:
        yield "earlier_observation", row.document_id, _row("earlier_observation", row, **saved)


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


def _rewrite(
    connection: duckdb.DuckDBPyConnection,
    build: Path,
    table: str,
    records: Iterable[object],
    completed: Sequence[str] = (),
    touched: str = "",
) -> None:
    """Write all rows of a small table anew where they differ: refusals, which each step may add or withdraw, and corrections.

    `completed` are statements that fill in what the records do not have (`temp.rewritten`), `touched` gives the
    documents that the differing rows (`temp.differing`) concern.
    """
    with TemporaryDirectory(dir=build, prefix="load") as folder, transaction(connection):
        path = Path(folder) / table
        with path.open("wb") as file:
            for record in records:
                file.write(msgspec.json.encode(record) + b"\n")
        connection.execute(f"create or replace temp table rewritten ({listed(STAGING[table])})")
        _insert(connection, "temp.rewritten", STAGING[table], path)
        for statement in completed:
            connection.execute(statement)
        new, old = "from temp.rewritten", f"from staging.{table}"
        connection.execute(
            f"create or replace temp table differing as ({new} except all {old}) union all ({old} except all {new})"
        )
        if _one(connection, "select count(*) from temp.differing"):
            _count_load(connection)
            if touched:
                connection.execute(f"insert into state.changed_document {touched}")
            connection.execute(f"delete from staging.{table}")  # noqa: S608
            connection.execute(f"insert into staging.{table} {new}")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, str], lines: Path) -> None:
    if size := lines.stat().st_size:
        connection.execute(
            f"insert into {table} select * from read_json(?, format = 'newline_delimited', "  # noqa: S608
            "columns = ?, maximum_object_size = ?)",
            [str(lines), columns, max(LINE_BYTES, size)],
        )
