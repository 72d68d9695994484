"""The file of corrections: read as people and spreadsheets write it, refused as a whole where it is something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.corrections import Correction, read_corrections
from pipeline.warehouse.database import build_database, connect
from pipeline.warehouse.load import load

from .conftest import prepare

HEADER = "observation_id,field,value,author,reason\n"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    (folder / "corrections.csv").write_bytes(text.encode(encoding))
    return folder


def test_no_file_is_no_correction(tmp_path: Path) -> None:
    assert read_corrections(tmp_path) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_line_is_a_correction(tmp_path: Path, encoding: str) -> None:
    folder = write(tmp_path, HEADER + "\r\n o1 ,value,1499.1,李,少读一位\r\n", encoding)
    assert read_corrections(folder) == [Correction(3, "o1", "value", "1499.1", "李", "少读一位")]


def test_commas_in_the_reason_need_no_quotation_marks_and_missing_cells_are_blank(tmp_path: Path) -> None:
    folder = write(tmp_path, HEADER + "o1,year,2021,Li,last year, see the title\no2,year\n,,,,\n")
    assert read_corrections(folder) == [
        Correction(2, "o1", "year", "2021", "Li", "last year, see the title"),
        Correction(3, "o2", "year", "", "", ""),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"observation_id;field;value;author;reason\n",
        b"id,field,value,author,reason\no1,year,2021,Li,x\n",
        b"\xff\xfe\x00\x00",
        HEADER.encode() + b'o1,value,"' + b"9" * 200_000,
    ],
)
def test_something_else_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "corrections.csv").write_bytes(data)
    with pytest.raises(ZhibiaoError, match="it is CSV with the columns observation_id, field, value, author, reason"):
        read_corrections(tmp_path)


def test_a_load_holds_what_the_file_says_now(tmp_path: Path) -> None:
    def loaded(text: str) -> list[tuple[int, str]]:
        load(tmp_path / "build", read_corrections(write(tmp_path, HEADER + text)))
        with connect(build_database(tmp_path / "build"), read_only=True) as connection:
            rows: list[tuple[int, str]] = connection.execute("select line_no, value from staging.correction").fetchall()
            return rows

    (tmp_path / "build").mkdir()
    assert loaded("o1,value,1,Li,x\no1,value,2,Li,y\n") == [(2, "1"), (3, "2")]
    assert loaded("o1,value,3,Li,x\n") == [(2, "3")]
    assert loaded("") == []


def test_a_correction_finds_its_statement_where_a_later_extractor_reads_more_or_fewer_words(
    tmp_path: Path, raw: Path
) -> None:
    build = tmp_path / "build"
    prepare(raw, build)
    load(build)

    def told(sql: str) -> list[tuple[object, ...]]:
        with connect(build_database(build)) as connection:
            return connection.execute(sql).fetchall()

    [(id_, document)] = told("select observation_id, document_id from staging.observation where quote = '1499.1亿元'")
    lines = [Correction(2, str(id_), "value", "1", "Li", "x"), Correction(3, "no such id", "value", "1", "Li", "y")]
    load(build, lines)
    found = "select corrects from staging.correction order by line_no"
    assert told(found) == [(id_,), (None,)]

    read_anew = "update staging.observation set observation_id = 'now', {} where observation_id = '{}'"
    told(read_anew.format("quote = '1499.1'", id_))
    load(build, lines)
    assert told(found) == [("now",), (None,)]
    load(build, [Correction(2, str(id_), "value", "2", "Li", "x")])
    [(touched,)] = told("select document_id from state.changed_document order by load_no desc limit 1")
    assert touched == document, "what another line says of it is not laid over"

    told(read_anew.format("sentence = 'another'", "now"))
    load(build, lines)
    assert told(found) == [(None,), (None,)], "the sentence is no longer there: a person must look"
