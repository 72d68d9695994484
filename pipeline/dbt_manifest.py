"""The dbt project goes in; the manifest that Dagster reads its models and tests from comes out, parsed when it changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from dbt.constants import PARTIAL_PARSE_FILE_NAME

from pipeline.dbt_program import BUILD_DB, dbt_program
from pipeline.errors import ZhibiaoError
from pipeline.home import dagster_home
from pipeline.project import DBT_PROJECT
from pipeline.warehouse.database import build_database
from pipeline.warehouse.groups import digest

# What dbt itself writes into a project's folder, and what an editor may leave there.
_NOT_SOURCE = {"target", "logs", "dbt_packages", ".user.yml"}

_PREPARING = threading.Lock()


def begin_to_prepare() -> None:
    """Start to prepare the manifest in the background: a caller of `prepare_manifest` then waits only for the rest."""

    def prepare() -> None:
        with suppress(Exception):  # who needs the manifest tries again, and is told
            prepare_manifest()

    threading.Thread(target=prepare, daemon=True).start()


def prepare_manifest() -> Path:
    """The manifest of the dbt project as it is now; dbt parses only where no run has seen the project like this.

    Each state of the project has a folder of its own in DAGSTER_HOME, moved there whole, so that processes that
    start together do not disturb each other. Raises ZhibiaoError with dbt's own words where the project is wrong.
    """
    with _PREPARING:
        return _prepared()


def _prepared() -> Path:
    folder = dagster_home() / "dbt"
    target = folder / _fingerprint()
    if not (target / "manifest.json").is_file():
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix="parse-", ignore_cleanup_errors=True) as scratch:
            parsed = Path(scratch) / "target"
            _parse(parsed)
            _drop_other_states(folder, keep=Path(scratch))
            try:
                parsed.rename(target)
            except OSError:  # another process was faster: its folder holds the same
                if not (target / "manifest.json").is_file():
                    raise
    return target / "manifest.json"


def start_parsed(manifest: Path, target: Path) -> None:
    """Give the first build of a warehouse, at dbt's target folder, what was parsed for the manifest."""
    parsed = manifest.with_name(PARTIAL_PARSE_FILE_NAME)
    if parsed.is_file() and not (target / parsed.name).exists():
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(parsed, target / parsed.name)


def _fingerprint() -> str:
    files = sorted(
        path
        for path in DBT_PROJECT.rglob("*")
        if path.is_file() and not _NOT_SOURCE & {*path.relative_to(DBT_PROJECT).parts}
    )
    parts = ((path.relative_to(DBT_PROJECT).as_posix(), path.read_bytes()) for path in files)
    return digest(version("dbt-core"), version("dbt-duckdb"), str(DBT_PROJECT), *parts)


def _parse(target: Path) -> None:
    command = [dbt_program(), "parse", "--quiet", "--no-use-colors"]
    command += ["--target-path", str(target), "--log-path", str(target)]
    # dbt opens no database to parse; any will do
    environment = {**os.environ, BUILD_DB: str(build_database(target))}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode != 0:
        said = " ".join((done.stdout + done.stderr).split())
        raise ZhibiaoError(f"dbt cannot parse {DBT_PROJECT}: {said[-600:]}")


def _drop_other_states(folder: Path, keep: Path) -> None:
    for path in folder.iterdir():
        if path != keep and not path.name.startswith("parse-"):
            shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    print(prepare_manifest())
