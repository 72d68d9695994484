"""The file of corrections: read as people and spreadsheets write it, refused as a whole where it is something else."""

from __future__ import annotations

from dataclasses import replace
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


CORRECTED = """乙县2023年政府工作报告
一、2022年工作回顾
全年地区生产总值1499.1亿元，比上年增长0.6%。新建公路35公里。
新建公路12公里，绿化完成。
新建公路12公里，绿化完成。
二、2023年工作安排
地区生产总值增长5%左右，一般公共预算收入增长3%，城镇新增就业1.5万人以上。
"""


class Corrected:
    """A report that is read, changed and corrected."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.build = folder / "raw", folder / "build"
        self.raw.mkdir()

    def load(self, text: str, *corrections: Correction) -> None:
        (self.raw / "a.txt").write_text(text, encoding="utf-8")
        prepare(self.raw, self.build)
        load(self.build, corrections)

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with connect(build_database(self.build)) as connection:
            return connection.execute(sql).fetchall()

    def about(self, quote: str) -> list[Correction]:
        """A correction of each number that is printed so."""
        rows = self.query(f"select observation_id from staging.observation where quote = '{quote}' order by body_start")
        return [Correction(no, str(id_), "value", "1", "Li", "x") for no, (id_,) in enumerate(rows, 2)]

    def corrected(self) -> list[tuple[object, ...]]:
        return self.query(
            "select line_no, quote, sentence, observation.observation_id = correction.observation_id"
            " from staging.correction left join staging.observation on observation.observation_id = corrects"
            " order by line_no"
        )


def test_a_correction_follows_its_statement_through_a_page_saved_again(tmp_path: Path) -> None:
    report = Corrected(tmp_path)
    report.load(CORRECTED)
    lines = report.about("35公里")
    # the page is saved again before the first run that knows the correction
    report.load(CORRECTED.replace("全年", "丙镇新建公路68公里。\n全年"), *lines)
    assert report.corrected() == [(2, "35公里", "新建公路35公里。", False)]
    [(touched,)] = report.query("select count(*) from state.changed_document")
    assert touched
    report.load(CORRECTED.replace("35公里", "36公里"), *lines)
    assert report.corrected() == [(2, None, None, None)], "the sentence is another: a person must look"


def test_a_correction_is_not_laid_over_another_statement_in_the_same_place(tmp_path: Path) -> None:
    report = Corrected(tmp_path)
    report.load(CORRECTED)
    lines = report.about("1499.1亿元")
    report.load(CORRECTED, *lines)
    assert report.corrected() == [(2, "1499.1亿元", "全年地区生产总值1499.1亿元，比上年增长0.6%。", True)]
    report.load(CORRECTED.replace("1499.1", "1503.7"), *lines)
    assert report.corrected() == [(2, None, None, None)], "the id is the same, the number is another"
    anew = replace(lines[0], reason="looked at again")
    report.load(CORRECTED.replace("1499.1", "1503.7"), anew)
    assert [row[1] for row in report.corrected()] == ["1503.7亿元"], (
        "a line written anew is about what its id means now"
    )


def test_a_correction_of_one_of_two_copies_does_not_move_to_the_other(tmp_path: Path) -> None:
    report = Corrected(tmp_path)
    report.load(CORRECTED)
    first, second = report.about("12公里")
    report.load(CORRECTED, second)
    assert report.corrected() == [(3, "12公里", "新建公路12公里，绿化完成。", True)]
    report.load(CORRECTED.replace("新建公路12公里，绿化完成。\n", "", 1), second, first)
    assert {row[1:] for row in report.corrected()} <= {
        (None, None, None),
        ("12公里", "新建公路12公里，绿化完成。", True),
    }
    assert [row for row in report.corrected() if row[0] == 3] == [(3, None, None, None)]


def test_a_correction_finds_its_statement_where_a_later_extractor_reads_fewer_words(tmp_path: Path) -> None:
    report = Corrected(tmp_path)
    report.load(CORRECTED)
    lines = report.about("1499.1亿元")
    report.load(CORRECTED, *lines)
    report.query("update staging.observation set observation_id = 'now', quote = '1499.1' where quote = '1499.1亿元'")
    load(report.build, lines)
    assert report.query("select corrects from staging.correction") == [("now",)]
    load(report.build, [])
    assert report.query("from kept.corrected_place") == [], "nothing is about it any more"
