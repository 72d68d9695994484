"""Apache Superset as `make superset` serves it: the dashboard in a real browser, the connection's locks, the swap of the file."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 600
PATIENCE = 180_000  # milliseconds; a busy machine with two processors draws slowly
PYTHON = ROOT / ".venv-superset" / Path(sys.executable).parent.name / "python"
SHOT = ROOT / "build" / "superset-dashboard.png"

# A chart on a canvas has no text in the page. What is drawn on it is remembered, as it is drawn.
REMEMBER = """
const draw = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
  (this.canvas.drawn ??= new Set()).add(text);
  return draw.call(this, text, ...rest);
};
"""
DRAWN = "chart => [...chart.querySelectorAll('canvas')].flatMap(canvas => [...(canvas.drawn ?? [])]).join('\\n')"

# Of each chart: its title, and what must be read on it.
CHARTS = {
    "GDP growth": ["完成 Actual", "目标 Target", "中华人民共和国 2019", "浙江省 2026", "6.1"],
    "Targets met and missed": ["完成 Met", "尚无结果 No result yet", "中华人民共和国 2019"],
    "Quantified targets by sector": ["就业与社会保障 Employment and social security", "18"],
    "An indicator over the years": ["中华人民共和国, 完成 Actual", "2019", "52.6"],
    "Growth of the main indicators": [
        "指标 Indicator",
        "社会消费品零售总额 Total retail sales of consumer goods",
        "金牛区 2022",
    ],
    "Every figure and its sentence": ["原句 Sentence", "置信度 Confidence", "政府工作报告（数字摘编）"],
}


@dataclass(frozen=True, slots=True)
class Superset:
    """A running Superset, and the published file that it reads (a copy of its own)."""

    url: str
    password: str
    warehouse: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def superset(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Superset]:
    folder = tmp_path_factory.mktemp("superset")
    (folder / "数据 仓库").mkdir()  # a name that addresses could stumble over
    published = shutil.copy(warehouse, folder / "数据 仓库" / "zhibiao.duckdb")
    port = free_port()
    command = [str(PYTHON), "-m", "bi.superset.serve", "--warehouse", str(published)]
    command += ["--home", str(folder / "home"), "--port", str(port)]
    log = folder / "superset.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)
        try:
            url = f"http://127.0.0.1:{port}"
            until = time.monotonic() + READY_SECONDS
            while not _answers(f"{url}/health"):
                said = log.read_text(encoding="utf-8")
                assert process.poll() is None, f"Superset ended: {said}"
                assert time.monotonic() < until, f"Superset is not up after {READY_SECONDS} s: {said}"
                time.sleep(0.5)
            password = re.search(r"User admin, password (\S+)", log.read_text(encoding="utf-8"))
            assert password, "the first start did not say the password"
            yield Superset(url, password[1], Path(published))
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=60)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="module")
def page(superset: Superset, browser: Browser) -> Iterator[Page]:
    """A page of somebody who has logged in by the form."""
    context = browser.new_context(viewport={"width": 1600, "height": 2100})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.add_init_script(REMEMBER)
    _log_in(page, superset)
    yield page
    context.close()


def _log_in(page: Page, superset: Superset) -> None:
    """Like a person, who tries again: an answer to a request before the form's can come after it, with the old session."""
    for _ in range(3):
        page.goto(f"{superset.url}/login/", wait_until="networkidle")
        page.fill("#username", "admin")
        page.fill("#password", superset.password)
        with page.expect_navigation(wait_until="networkidle"):
            page.keyboard.press("Enter")
        if "/login" not in page.url:
            return
    pytest.fail(f"logging in ended at {page.url}: {page.inner_text('body')}")


def _chart(page: Page, title: str) -> Locator:
    return page.locator(".dashboard-component-chart-holder", has_text=title)


def _read(chart: Locator) -> str:
    """Everything that can be read on a chart: the text of the page, and what is drawn on a canvas."""
    return f"{chart.inner_text()}\n{chart.evaluate(DRAWN)}"


def test_every_chart_of_the_dashboard_shows_data_and_chinese_labels(superset: Superset, page: Page) -> None:
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer) if "/chart/data" in answer.url else None)
    page.goto(f"{superset.url}/superset/dashboard/zhibiao/")
    for title, words in CHARTS.items():
        _chart(page, title).wait_for()
        until = time.monotonic() + PATIENCE / 1000
        while missing := [word for word in words if word not in (said := _read(_chart(page, title)))]:
            assert time.monotonic() < until, f"“{title}” does not show {missing}, but:\n{said}"
            page.wait_for_timeout(500)
    assert page.locator(".dashboard-component-chart-holder").count() == len(CHARTS)
    page.wait_for_timeout(2000)  # bars grow for a moment after their labels are drawn
    SHOT.parent.mkdir(exist_ok=True)
    page.screenshot(path=SHOT)
    alerts = page.locator(
        ".dashboard-component-chart-holder [role=alert], .dashboard-component-chart-holder .ant-alert"
    )
    assert alerts.all_inner_texts() == [], "a chart shows an error"
    assert {answer.status for answer in answers} == {200}, [(answer.url, answer.status) for answer in answers]
    assert "政府工作报告指标" in page.inner_text("body")
    assert SHOT.stat().st_size > 100_000, f"the picture {SHOT} is all but empty"


def _ask(superset: Superset, page: Page, sql: str) -> tuple[int, Any]:
    """SQL Lab's answer to a statement: HTTP status and what was said."""
    token = page.request.get(f"{superset.url}/api/v1/security/csrf_token/").json()["result"]
    answer = page.request.post(
        f"{superset.url}/api/v1/sqllab/execute/",
        data={"database_id": 1, "sql": sql, "schema": "marts", "runAsync": False, "queryLimit": 100},
        headers={"X-CSRFToken": token, "Referer": superset.url},
        timeout=PATIENCE,
    )
    return answer.status, answer.json()


def test_sql_lab_reads_the_marts(superset: Superset, page: Page) -> None:
    status, said = _ask(
        superset, page, "select indicator_name as 指标 from marts.dim_indicator where indicator_code = 'gdp'"
    )
    assert status == 200, said
    assert said["data"] == [{"指标": "地区生产总值"}]


@pytest.mark.parametrize(
    ("sql", "refusal"),
    [
        ("select * from read_text('{file}')", "disabled by configuration"),
        ("select * from '{file}'", "disabled by configuration"),
        ("attach '{file}' as other", "disabled by configuration"),
        ("copy (select 1) to '{folder}/written.csv'", "disabled by configuration"),
        ("install httpfs", "disabled by configuration"),
        ("set enable_external_access = true", "configuration has been locked"),
        ("delete from marts.fct_observation", "does not allow for DDL/DML"),
        ("create table marts.mine as select 1 as one", "does not allow for DDL/DML"),
    ],
)
def test_sql_lab_reads_no_other_file_and_writes_nothing(
    superset: Superset, page: Page, tmp_path: Path, sql: str, refusal: str
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("word\n口令\n", encoding="utf-8")
    before = superset.warehouse.read_bytes()
    status, said = _ask(superset, page, sql.format(file=secret, folder=tmp_path))
    assert status >= 400, f"it was let through: {said}"
    assert refusal in said["errors"][0]["message"]
    assert "口令" not in str(said)
    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert superset.warehouse.read_bytes() == before


def test_a_new_file_swapped_in_is_seen(superset: Superset, page: Page) -> None:
    count = "select count(*) as n from marts.fct_observation"
    _, before = _ask(superset, page, count)
    fresh = superset.warehouse.with_name("fresh.duckdb")
    shutil.copy(superset.warehouse, fresh)
    with duckdb.connect(str(fresh)) as connection:
        connection.execute("delete from marts.fct_observation where unit = '%'")
    fresh.replace(superset.warehouse)
    _, after = _ask(superset, page, count)
    assert 0 < after["data"][0]["n"] < before["data"][0]["n"], "Superset holds on to the old file"
