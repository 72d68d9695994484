"""The folder bundle/ and the path of a warehouse go in; a zip that Superset imports comes out.

Usage: python -m bi.superset.bundle [--warehouse FILE] [--to FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent / "bundle"
PUBLISHED = ROOT / "warehouse" / "zhibiao.duckdb"
PLACEHOLDER = "WAREHOUSE_PATH"  # in the connection's address: where the file is on this machine


def write_bundle(warehouse: Path, to: Path) -> Path:
    """Zip the bundle's files under one folder, as Superset wants them, with the connection to `warehouse`.

    Raises FileNotFoundError when there is no such warehouse: Superset would make an empty database in its place.
    """
    if not warehouse.is_file():
        raise FileNotFoundError(f"There is no warehouse at {warehouse}: run `make run` first.")
    address = json.dumps(warehouse.resolve().as_posix(), ensure_ascii=False)[1:-1]  # inside the quotes of a YAML text
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as bundle:
        for file in sorted(FOLDER.rglob("*.yaml")):
            text = file.read_text(encoding="utf-8").replace(PLACEHOLDER, address)
            bundle.writestr(f"zhibiao/{file.relative_to(FOLDER).as_posix()}", text)
    return to


def main() -> None:
    """Write the bundle for the warehouse of this checkout, or another."""
    parser = argparse.ArgumentParser(description="Zip the Superset dashboard with the connection to a warehouse.")
    parser.add_argument("--warehouse", type=Path, default=PUBLISHED, help="the published file (default: %(default)s)")
    parser.add_argument("--to", type=Path, default=Path("zhibiao-superset.zip"), help="default: %(default)s")
    given = parser.parse_args()
    try:
        print(write_bundle(given.warehouse, given.to))
    except OSError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
