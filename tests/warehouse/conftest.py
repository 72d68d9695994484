"""A build database small enough to see through: two marts by hand, with no dbt; and a few reports to begin from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.warehouse import steps
from pipeline.warehouse.publish import publish

BUILD = """
create schema staging;
create schema marts;
create table staging.document (document_id varchar);
insert into staging.document values ('d1');
create table marts.dim_document (document_id varchar not null, title varchar, body varchar);
comment on table marts.dim_document is 'Reports. ｜ 报告。';
comment on column marts.dim_document.title is 'Title, or ''name''. ｜ 标题。';
insert into marts.dim_document values
    ('d1', '金牛区2023年政府工作报告', '地区生产总值1499.1亿元。'),
    ('d2', '=1+1', 'a' || chr(7) || 'b'),
    ('d3', '@SUM(A1)', repeat('长', 40000));
create table marts.fct_observation (observation_id varchar not null, value decimal(38, 6), unit varchar, year integer);
insert into marts.fct_observation values
    ('o1', 149910000000, '元', 2022), ('o2', 0.6, '%', 2022), ('o3', -3, '%', 2023), ('o4', null, null, null);
create table marts.audit_quote (observation_id varchar);
"""

REPORT = """金牛区2023年政府工作报告
一、2022年工作回顾
全年地区生产总值1499.1亿元，比上年增长0.6%。新增高新技术企业100家。一般公共预算收入93.3亿元。
二、2023年工作安排
地区生产总值增长5%左右。城镇新增就业1.5万人以上。
"""

THREAD = """<html><head><meta charset="utf-8" /><title>{title} - 县区资料 - 摘编论坛 - Powered by Discuz!</title>
<link href="http://bbs.example.invalid/forum.php?mod=viewthread&tid=5201" rel="canonical" />
<meta name="generator" content="Discuz! X3.4" /><base href="http://bbs.example.invalid/" /></head>
<body id="nv_forum" class="pg_viewthread"><div id="postlist" class="pl bm">
<h1 class="ts"><span id="thread_subject">{title}</span></h1>
<div id="post_1"><table id="pid1"><tr><td class="plc"><div class="authi"><em id="authorposton1">发表于 2023-1-31 10:00</em>
</div><div class="t_f" id="postmessage_1">{text}</div></td></tr></table></div></div>
<div id="ft">GMT+8, {saved} , Processed in 0.1 second(s)</div></body></html>
"""


def thread_page(text: str, saved: str) -> str:
    """A thread's page whose one post is `text`, saved at a moment such as 2024-2-1 09:00; its address is always the same."""
    lines = text.splitlines()
    return THREAD.format(title=lines[0], text="<br />".join(lines), saved=saved)


def prepare(raw: Path, build: Path) -> None:
    """Pages, threads, reports and observations of a folder, ready to be loaded."""
    steps.read_pages(raw, build)
    steps.group_threads(build)
    steps.read_reports(build)
    steps.extract_observations(build)


@pytest.fixture
def report() -> str:
    """A report as plain text, in words of our own."""
    return REPORT


@pytest.fixture
def thread() -> Callable[[str, str], str]:
    """Makes a thread's page of a text and the moment when it was saved."""
    return thread_page


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A folder with two reports and an empty file."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text(REPORT, encoding="utf-8")
    (raw / "b.txt").write_text(REPORT.replace("1499.1", "1400.2").replace("金牛", "武侯"), encoding="utf-8")
    (raw / "empty.txt").write_bytes(b"")
    return raw


@pytest.fixture
def build_db(tmp_path: Path) -> Path:
    path = tmp_path / "build" / "zhibiao.duckdb"
    path.parent.mkdir()
    with duckdb.connect(str(path)) as connection:
        connection.execute(BUILD)
    return path


@pytest.fixture
def published(build_db: Path, tmp_path: Path) -> Path:
    return publish(build_db, tmp_path / "zhibiao.duckdb").path
