"""A build database small enough to see through: two marts by hand, with no dbt."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

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
