"""The warehouse folder after a run goes in; the lines that a person reads at its end come out."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.commands.options import published_file
from pipeline.project import WAREHOUSE
from pipeline.warehouse.reader import reading

REFUSALS_SHOWN = 10
REPORTS_SHOWN = 20

QUESTION = "select region_name, year, value, unit from fct_indicator_year where indicator_code = 'gdp'"

# The figures that a report is asked for first, in this order.
HEADLINES = ("gdp", "general_public_budget_revenue", "retail_sales", "cpi", "disposable_income", "urban_new_jobs")
HEADLINES_SHOWN = 6

_COUNTS = """
    select (select count(distinct source_name) from rejected_page), count(*), coalesce(sum(observations), 0),
           (select pages from build_info),
           (select count(*) filter (where outcome = 'applied') from fct_correction),
           (select count(*) filter (where outcome not in ('applied', 'superseded')) from fct_correction)
    from dim_document
"""
_HEADLINES = """
    select d.document_id, d.source_name, coalesce(nullif(d.title, ''), d.source_name), d.observations,
           coalesce(i.indicator_name, o.indicator),
           o.quote || if(ends_with(o.quote, o.unit_printed), '', o.unit_printed), o.value, o.bound, o.statistic, o.status, o.year
    from (from dim_document order by source_name limit $reports) as d
    left join fct_observation as o
        on o.document_id = d.document_id and o.statistic in ('level', 'growth') and o.year_start is null
        and list_contains($codes, o.indicator_code)
        and o.year = if(o.status = 'actual', d.reviewed_year, d.plan_year)
    left join dim_indicator as i using (indicator_code)
    qualify row_number() over (
        partition by d.document_id, o.indicator_code, o.statistic, o.status order by o.observation_no
    ) = 1
    order by d.source_name, list_position($codes, o.indicator_code), o.status, o.statistic desc
"""
_BOUND = {"eq": "", "gt": "≥ ", "lt": "≤ ", "approx": "≈ "}


def summary(warehouse: Path) -> Iterator[str]:
    """Pages read and refused with reasons, reports with their headline indicators, where the warehouse is, what next."""
    published = published_file(warehouse)
    with reading(published) as connection:
        [(refused, reports, observations, pages, laid_over, idle)] = connection.execute(_COUNTS).fetchall()
        reasons = connection.execute("select source_name, reason, detail from rejected_page order by all").fetchall()
        rows = connection.execute(_HEADLINES, {"codes": list(HEADLINES), "reports": REPORTS_SHOWN}).fetchall()
    yield ""
    yield f"Pages         {pages:,} read, {refused:,} refused"
    yield from _refusals(reasons)
    yield f"Reports       {reports:,}"
    yield f"Observations  {observations:,}"
    if laid_over or idle:
        without = f", {idle:,} without effect: see marts.fct_correction" if idle else ""
        yield f"Corrections   {laid_over:,} laid over{without}"
    yield ""
    for _, report in groupby(rows, key=lambda row: row[0]):
        yield from _report(list(report))
    if reports > REPORTS_SHOWN:
        yield f"… and {reports - REPORTS_SHOWN:,} more reports"
    yield ""
    yield f"Warehouse     {published}"
    elsewhere = f" --warehouse {warehouse}" if warehouse != WAREHOUSE else ""
    yield f'Try           {_command()} query{elsewhere} "{QUESTION}"'


def _command() -> str:
    """What a person types: the bare name only where the shell finds it, else the path it was started by."""
    if shutil.which("zhibiao"):
        return "zhibiao"
    started = Path(sys.argv[0]).absolute()
    return os.path.relpath(started) if started.is_relative_to(Path.cwd()) else str(started)


def _refusals(reasons: list[tuple[str, str, str]]) -> Iterator[str]:
    for name, reason, detail in reasons[:REFUSALS_SHOWN]:
        yield f"              {name}: {reason}, {detail}"
    if len(reasons) > REFUSALS_SHOWN:
        counts = ", ".join(f"{count} {reason}" for reason, count in Counter(row[1] for row in reasons).most_common())
        yield f"              … altogether {counts}: see marts.rejected_page"


def _report(rows: list[tuple[Any, ...]]) -> Iterator[str]:
    _, source_name, title, observations, *_ = rows[0]
    yield f"{title}  ({source_name}, {observations:,} observations)"
    stated = [row[4:] for row in rows if row[5] is not None]
    for (status, year), items in groupby(sorted(stated, key=_line_of), key=_line_of):
        named = groupby(items, key=lambda item: item[0])
        said = [f"{name} {', '.join(_figure(*item[1:5]) for item in figures)}" for name, figures in named]
        yield f"  {year} {status:7} {' · '.join(said[:HEADLINES_SHOWN])}"


def _line_of(item: tuple[Any, ...]) -> tuple[str, int]:
    return item[5], item[6]


def _figure(quote: str, value: Decimal, bound: str, statistic: str) -> str:
    """The number as printed; a growth with its sign, which the printed number lacks."""
    sign = ("-" if value < 0 else "+") if statistic == "growth" else ""
    return f"{_BOUND[bound]}{sign}{quote}"
