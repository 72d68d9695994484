"""The guides' Python runs as printed, where the tools that it imports are installed: in the core's tests it is passed over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = sorted((ROOT / "docs" / "bi").glob("*.md"))
SNIPPET = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
SNIPPETS = [
    pytest.param(text, id=f"{guide.name}-{number}")
    for guide in GUIDES
    for number, text in enumerate(SNIPPET.findall(guide.read_text(encoding="utf-8")), 1)
]


@pytest.mark.usefixtures("exports")
@pytest.mark.parametrize("snippet", SNIPPETS)
def test_a_snippet_runs(project: Path, monkeypatch: pytest.MonkeyPatch, snippet: str) -> None:
    monkeypatch.chdir(project)
    exec(compile(snippet, "snippet", "exec"), {})


def test_every_version_in_the_table_is_the_tested_one() -> None:
    pins = "".join(
        (ROOT / "bi" / name / "constraints.txt").read_text(encoding="utf-8") for name in ("clients", "superset")
    )
    table = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")
    said = {
        "apache-superset": r"Apache Superset \| ([\d.]+)",
        "sqlalchemy": r"SQLAlchemy with duckdb-engine \| ([\d.]+)",
        "pandas": r"pyarrow \| ([\d.]+),",
        "polars": r"pyarrow \| [\d.]+, ([\d.]+),",
        "pyarrow": r"pyarrow \| [\d.]+, [\d.]+, ([\d.]+)",
        "adbc-driver-manager": r"\| adbc-driver-manager ([\d.]+)",
        "harlequin": r"Harlequin \| ([\d.]+)",
        "duckdb-cli": r"command line \| ([\d.]+)",
        "frictionless": r"frictionless, by exported files \| ([\d.]+)",
    }
    for package, pattern in said.items():
        found = re.search(pattern, table)
        assert found, f"the table does not name {package}"
        assert f"{package}=={found[1]}\n" in pins, f"docs/bi.md names {package} {found[1]}, which is not the one tested"
