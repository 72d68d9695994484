"""A published warehouse goes in; Superset with the dashboard comes out, on this machine only, until Ctrl-C.

Run by `make superset`, with the Python of the environment that Superset is installed in. The first start makes the
folder .superset/ (users, dashboards, a key) and an administrator, whose password it prints; later starts keep it.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bi.superset.bundle import PUBLISHED, ROOT, write_bundle

BIN = Path(sys.executable).parent
USER = "admin"


def main() -> None:
    """Prepare what is missing, then serve."""
    parser = argparse.ArgumentParser(description="Serve Superset with the Zhibiao dashboard on 127.0.0.1.")
    parser.add_argument("--warehouse", type=Path, default=PUBLISHED, help="the published file (default: %(default)s)")
    parser.add_argument("--home", type=Path, default=ROOT / ".superset", help="Superset's own files (%(default)s)")
    parser.add_argument("--port", type=int, default=8088, help="default: %(default)s")
    given = parser.parse_args()
    home = given.home.resolve()
    try:
        if not home.exists():
            prepare(home, given.warehouse)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Superset was not set up: {error}")
    print(f"http://127.0.0.1:{given.port}/superset/dashboard/zhibiao/", flush=True)
    # one process with threads: all share one connection pool and one copy of the warehouse's pages in memory
    command = [str(BIN / "gunicorn"), "--bind", f"127.0.0.1:{given.port}", "--workers", "1", "--threads", "8"]
    command += ["--worker-class", "gthread", "--timeout", "180", "--no-control-socket", "superset.app:create_app()"]
    os.execve(command[0], command, settings(home))  # noqa: S606 - Superset takes this process's place


def settings(home: Path) -> Mapping[str, str]:
    """The environment that Superset's programs run in."""
    return {
        **os.environ,
        "SUPERSET_HOME": str(home),
        "SUPERSET_CONFIG_PATH": str(Path(__file__).resolve().parent / "superset_config.py"),
        "FLASK_APP": "superset.app:create_app()",
        "SCARF_ANALYTICS": "false",
        "PYTHONUTF8": "1",
    }


def prepare(home: Path, warehouse: Path) -> None:
    """Make Superset's home: key, tables, administrator, dashboard; print the administrator's password.

    It is made beside its place and moved there whole, so that a first start that was interrupted leaves none. Raises
    FileNotFoundError when there is no warehouse, and CalledProcessError, after Superset's own words, when a step fails.
    """
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent, prefix=f"{home.name}-") as scratch:
        bundle = write_bundle(warehouse, Path(scratch) / "zhibiao.zip")
        fresh = Path(scratch) / "home"
        fresh.mkdir(mode=0o700)
        (fresh / "secret_key").write_text(secrets.token_urlsafe(42), encoding="utf-8")
        password = secrets.token_urlsafe(12)
        person = ["--username", USER, "--firstname", "Zhibiao", "--lastname", "Admin", "--email", "admin@localhost"]
        print("Setting up Superset: this takes a minute or two, once.", flush=True)
        for step in (
            ["db", "upgrade"],
            ["fab", "create-admin", *person, "--password", password],
            ["init"],
            ["import-dashboards", "--path", str(bundle), "--username", USER],
        ):
            run(step, settings(fresh), hidden=password)
        fresh.rename(home)
    print(f"User {USER}, password {password}", flush=True)


def run(step: list[str], environment: Mapping[str, str], hidden: str) -> None:
    """One of Superset's commands, silent unless it fails."""
    done = subprocess.run(
        [str(BIN / "superset"), *step],
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        print((done.stdout + done.stderr)[-4000:].replace(hidden, "…"), file=sys.stderr)
        raise subprocess.CalledProcessError(done.returncode, f"superset {step[0]}")


if __name__ == "__main__":
    main()
