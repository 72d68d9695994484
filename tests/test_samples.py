"""The sample pages of `raw/`: that they read as meant, hold true figures, and repeat no sentence of a real report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.pages.model import Page
from pipeline.pages.read import read_bytes
from pipeline.project import RAW

TITLES = {
    "jinniu-2022.html": ("成都市金牛区2022年政府工作报告（数字摘编）", "四川", "县区资料", 1),
    "zhejiang-2026.html": ("浙江省2026年政府工作报告（数字摘编）", "浙江", "省级资料", 3),
    "jilin-2026.html": ("吉林省2026年政府工作报告（数字摘编）", "吉林", "省级资料", 1),
    "national-2019.html": ("2019年国务院政府工作报告（数字摘编）", "全国", "全国资料", 1),
    "national-2020.html": ("2020年国务院政府工作报告（数字摘编）", "全国", "全国资料", 3),
}
GOLD = {
    "jinniu-2022.html": "jinniu2022",
    "zhejiang-2026.html": "zhejiang2026",
    "jilin-2026.html": "jilin2026",
    "national-2019.html": "national2018",
    "national-2020.html": "national2020",
}
REPORTER = "摘编员"
KEPT_ASIDE = {"guizhou2026", "yunnan2026", "national2022"}
RUN = 12
HAN = re.compile(rf"[\u4e00-\u9fff]{{{RUN},}}")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
DATE = re.compile(r"\d+(?=年|月|日)|(?<=PM)2\.5")


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    read = {}
    for path in sorted(RAW.glob("*.html")):
        page = read_bytes(path.name, path.read_bytes())
        assert isinstance(page, Page), f"{path.name} was refused: {page}"
        read[path.name] = page
    return read


def report(page: Page) -> list[str]:
    """The paragraphs and table cells of the posts that carry the report."""
    posts = [post for post in page.posts if post.author == REPORTER]
    cells = [cell for post in posts for table in post.tables for row in table.rows for cell in row]
    return [paragraph for post in posts for paragraph in post.paragraphs] + cells


def figures(page: Page) -> list[str]:
    return [number for text in report(page) for number in NUMBER.findall(DATE.sub("", text))]


def runs(text: str) -> Iterator[str]:
    """Every RUN neighbouring Han characters of a text."""
    for match in HAN.findall(text):
        yield from (match[start : start + RUN] for start in range(len(match) - RUN + 1))


def test_the_five_pages_are_there(pages: dict[str, Page]) -> None:
    assert set(pages) == set(TITLES)


@pytest.mark.parametrize("name", TITLES)
def test_page_reads_as_written(pages: dict[str, Page], name: str) -> None:
    page = pages[name]
    assert (page.title, page.thread_type, page.board, len(page.posts)) == TITLES[name]
    assert page.host == "forum.example.invalid"
    assert [post.floor for post in page.posts] == list(range(1, len(page.posts) + 1))
    assert (page.page_no, page.page_count) == (1, 1)


def test_encodings(pages: dict[str, Page]) -> None:
    assert {name for name, page in pages.items() if page.encoding.lower().startswith("gb")} == {"national-2019.html"}


def test_noise_is_removed_and_counted(pages: dict[str, Page]) -> None:
    jinniu = pages["jinniu-2022.html"].posts[0]
    assert jinniu.edited_at is not None, "the edit note was not read"
    assert jinniu.removed == {"edit_note": 1, "hidden": 12, "jammer": 12, "signature": 1}
    text = "\n".join(jinniu.paragraphs)
    assert not re.search(r"[A-Za-z]", re.sub(r"PM2\.5|5G", "", text)), "anti-copy text was left in the body"
    quoting = pages["national-2020.html"].posts[1]
    assert "\n".join(quoting.paragraphs) == "我猜明年能增长8%，大家觉得呢？"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("jinniu-2022.html", "地区生产总值1499.1亿元，比上年增长0.6%"),
        ("jinniu-2022.html", "地区生产总值增长5%，"),
        ("zhejiang-2026.html", "生产总值增长5%—5.5%"),
        ("jilin-2026.html", "地区生产总值增长5%左右"),
        ("national-2019.html", "国内生产总值增长6%—6.5%；城镇新增就业1100万人以上，城镇调查失业率5.5%左右"),
        ("national-2020.html", "国内生产总值达到99.1万亿元，增长6.1%；城镇新增就业1352万人"),
    ],
)
def test_headline_figures_are_in_the_text(pages: dict[str, Page], name: str, sentence: str) -> None:
    assert any(sentence in paragraph for paragraph in report(pages[name])), f"{name} does not say {sentence}"


def test_plan_of_zhejiang_is_on_the_second_floor(pages: dict[str, Page]) -> None:
    first, second, chatter = pages["zhejiang-2026.html"].posts
    assert second.paragraphs[0] == "三、2026年工作安排"
    assert second.paragraphs[0] not in first.paragraphs
    assert chatter.author != REPORTER


def test_table_of_jilin_has_units(pages: dict[str, Page]) -> None:
    (table,) = pages["jilin-2026.html"].posts[0].tables
    assert table.rows[0] == ("指标", "单位", "2025年", "比上年增长(%)")
    assert table.rows[1] == ("农林牧渔总产值", "亿元", "3172.8", "4.6")
    assert all(row[1] for row in table.rows), "a row without its unit"


def test_there_are_numbers_enough(pages: dict[str, Page]) -> None:
    assert sum(len(figures(page)) for page in pages.values()) >= 250


@pytest.mark.parametrize("name", GOLD)
def test_every_figure_is_true(pages: dict[str, Page], shared: Path, name: str) -> None:
    lines = (shared / "eval" / "gold" / f"{GOLD[name]}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    known = {number for row in rows if row["fact"] for number in NUMBER.findall(row["quote"])}
    assert [number for number in figures(pages[name]) if number not in known] == []


def test_no_sentence_of_a_real_report(pages: dict[str, Page], shared: Path) -> None:
    real = [*shared.glob("reports/*.txt"), *shared.glob("forum/body/*.txt"), *shared.glob("eval/gold/*.txt")]
    assert len(real) > 40, "the real reports are not where they were"
    texts = [text for page in pages.values() for text in (page.title, *report(page))]
    ours = {run: text for text in texts for run in runs(text)}
    assert ours, "no text was compared"
    for path in real:
        if path.parent.name == "gold" and path.stem in KEPT_ASIDE:
            continue
        copied = {run: ours[run][:40] for run in runs(path.read_text(encoding="utf-8")) if run in ours}
        assert not copied, f"{path.name} has these runs of {RUN} characters, too: {copied}"
