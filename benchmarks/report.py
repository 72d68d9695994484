"""What was measured of each size goes in; docs/performance.md comes out, between its two marks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline.project import ROOT

MEASURED = Path(__file__).with_name("warehouse.json")
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def write_page() -> None:
    """Put the tables in the place of those that the page has."""
    sizes = list(json.loads(MEASURED.read_text(encoding="utf-8")).values())
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables(sizes)}\n\n{END}{after}", encoding="utf-8")


def tables(sizes: list[dict[str, Any]]) -> str:
    """One table of the builds, a column a size; one of the questions on the largest."""
    sizes = sorted(sizes, key=lambda size: int(size["reports"]))
    rows: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        ("observations", lambda s: f"{s['observations']:,}"),
        ("build in full, with all tests", lambda s: _run(s["full"])),
        ("most memory of it", lambda s: _bytes(s["full"]["memory"])),
        ("load 100 more reports", lambda s: _run(s["load"])),
        ("build and test these", lambda s: _run(s["add"])),
        ("most memory of it", lambda s: _bytes(s["add"]["memory"])),
        ("build in full ÷ load and build 100 more", lambda s: f"{_ratio(s, 'seconds')} ({_ratio(s, 'cpu')})"),
        ("find out that nothing has changed", lambda s: _time(s["unchanged_s"])),
        ("publish", lambda s: _time(s["publish_s"])),
        ("build database", lambda s: _bytes(s["build_bytes"])),
        ("published file", lambda s: _bytes(s["published_bytes"])),
        ("questions, 95th percentile of all times asked", lambda s: f"{s['p95_ms']:.0f} ms"),
    ]
    lines = ["| reports | " + " | ".join(f"{s['reports']:,}" for s in sizes) + " |", "|---|" + "--:|" * len(sizes)]
    lines += [f"| {label} | " + " | ".join(cell(s) for s in sizes) + " |" for label, cell in rows]
    largest = sizes[-1]
    lines += ["", f"Each question on the published file of {largest['reports']:,} reports, median of twenty:", ""]
    lines += ["| question | ms |", "|---|--:|"]
    asked = sorted(largest["questions"].items(), key=lambda item: -item[1])
    lines += [f"| {name} | {milliseconds:.0f} |" for name, milliseconds in asked]
    return "\n".join(lines)


def _run(run: dict[str, float]) -> str:
    return f"{_time(run['seconds'])} ({_time(run['cpu'])})"


def _ratio(size: dict[str, Any], unit: str) -> str:
    return f"{size['full'][unit] / (size['load'][unit] + size['add'][unit]):.1f}"


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds / 60:.1f} min"


def _bytes(count: float) -> str:
    return f"{count / 2**20:,.0f} MiB" if count < 2**30 else f"{count / 2**30:.1f} GiB"
