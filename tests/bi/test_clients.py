"""Programs that open the published file: each reads Chinese as it was written, with exact types, and cannot write."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import adbc_driver_duckdb
import adbc_driver_manager.dbapi
import duckdb
import pandas
import polars
import pyarrow
import pytest
import sqlalchemy

ROOT = Path(__file__).resolve().parents[2]
OLDEST = ROOT / ".venv-bi" / "oldest"  # DuckDB 1.2.2, the oldest that the file is made for
SQL = (
    "select indicator, indicator_name_en, year, value, unit from marts.fct_indicator_year "
    "where region_code = '100000' and indicator_code = 'gdp' and statistic = 'level' and year = 2019"
)
NAMES = ("indicator", "indicator_name_en", "year", "value", "unit")
ROW = ("地区生产总值", "Gross domestic product (GDP)", 2019, Decimal("99100000000000.000000"), "元")


@pytest.fixture
def engine(warehouse: Path) -> sqlalchemy.Engine:
    """An engine that keeps no connection: one kept would hold on to an old file, and shut out others in the process."""
    address = f"duckdb:///{warehouse}"
    return sqlalchemy.create_engine(address, connect_args={"read_only": True}, poolclass=sqlalchemy.NullPool)


def test_sqlalchemy_reads_and_reflects(engine: sqlalchemy.Engine) -> None:
    with engine.connect() as connection:
        assert [tuple(row) for row in connection.execute(sqlalchemy.text(SQL))] == [ROW]
        bound = sqlalchemy.text("select indicator_code from marts.dim_indicator where indicator_name = :name")
        assert connection.execute(bound, {"name": "居民消费价格"}).scalars().all() == ["cpi"]
    inspector = sqlalchemy.inspect(engine)
    assert {"dim_region", "fct_observation", "fct_indicator_year"} <= set(inspector.get_table_names(schema="marts"))
    table = sqlalchemy.Table("fct_indicator_year", sqlalchemy.MetaData(), schema="marts", autoload_with=engine)
    value = table.c["value"].type
    assert isinstance(value, sqlalchemy.Numeric), value
    assert (value.precision, value.scale) == (38, 6)
    assert "年份" in str(table.c["year"].comment), "the description of a column is lost"
    with pytest.raises(sqlalchemy.exc.DBAPIError, match="read-only"), engine.connect() as connection:
        connection.execute(sqlalchemy.text("delete from marts.fct_observation"))


def test_pandas(warehouse: Path, engine: sqlalchemy.Engine) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        frame = connection.execute(SQL).df()
    assert tuple(frame.columns) == NAMES
    assert frame["indicator"].tolist() == ["地区生产总值"]
    assert frame["value"].tolist() == [99100000000000.0]
    with engine.connect() as connection:
        assert tuple(pandas.read_sql(sqlalchemy.text(SQL), connection).iloc[0]) == ROW


def test_polars_and_arrow(warehouse: Path, exports: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        table = connection.sql(SQL).to_arrow_table()
    assert table.schema.field("value").type == pyarrow.decimal128(38, 6)
    assert polars.from_arrow(table).rows() == [ROW]
    exported = polars.scan_parquet(exports / "parquet" / "fct_indicator_year.parquet")
    chosen = exported.filter(
        (polars.col("region_code") == "100000")
        & (polars.col("indicator_code") == "gdp")
        & (polars.col("statistic") == "level")
        & (polars.col("year") == 2019)
    )
    assert chosen.select(NAMES).collect().rows() == [ROW]


def test_adbc(warehouse: Path) -> None:
    options = {"path": str(warehouse), "access_mode": "read_only"}
    driver = adbc_driver_duckdb.driver_path()
    with (
        adbc_driver_manager.dbapi.connect(
            driver=driver, entrypoint="duckdb_adbc_init", db_kwargs=options
        ) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(SQL)
        table = cursor.fetch_arrow_table()
        assert polars.from_arrow(table).rows() == [ROW]
        with pytest.raises(Exception, match="read-only"):
            cursor.execute("delete from marts.fct_observation")


def said(command: list[str], **environment: str) -> list[str]:
    """The lines that a program prints, which must end well."""
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_command_line_of_duckdb(warehouse: Path) -> None:
    """Its version is behind that of the library: it also shows that older programs read the file."""
    program = shutil.which("duckdb", path=Path(sys.executable).parent)
    assert program, "duckdb-cli is not installed"
    lines = said([program, "-readonly", "-csv", "-noheader", str(warehouse), SQL])
    assert list(csv.reader(lines)) == [[*ROW[:2], "2019", "99100000000000.000000", "元"]]


def test_the_oldest_duckdb_that_the_file_is_made_for(warehouse: Path) -> None:
    program = (
        "import sys, duckdb\n"
        "connection = duckdb.connect(sys.argv[1], read_only=True)\n"
        "tables = [name for (name,) in connection.execute('select table_name from duckdb_tables()').fetchall()]\n"
        "rows = [connection.execute(f'select * from marts.{name}').fetchall() for name in tables]\n"
        "print(duckdb.__version__, len(tables), all(rows[tables.index(n)] for n in ('dim_document', 'fct_observation')))\n"
        "print(connection.execute(sys.argv[2]).fetchall())\n"
    )
    lines = said([sys.executable, "-c", program, str(warehouse), SQL], PYTHONPATH=str(OLDEST), PYTHONUTF8="1")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        [(tables,)] = connection.execute("select count(*) from duckdb_tables()").fetchall()
    assert lines == [
        f"1.2.2 {tables} True",
        str([ROW]),
    ]
