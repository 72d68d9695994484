"""Words of a command line go in, the command that they name is run; errors that a person can mend take one line."""

from __future__ import annotations

import sys
from typing import Any

import click

from pipeline import __version__
from pipeline.commands.evaluate import evaluate
from pipeline.commands.export import export
from pipeline.commands.extract import extract
from pipeline.commands.fetch import fetch
from pipeline.commands.query import query
from pipeline.commands.read import read
from pipeline.commands.run import run
from pipeline.commands.search import search
from pipeline.errors import ZhibiaoError


class Commands(click.Group):
    """The commands, in the order of a first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ZhibiaoError as error:
            raise click.ClickException(" ".join(str(error).split())) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, package_name="zhibiao")
def zhibiao() -> None:
    """Forum pages with Chinese government work reports in, a warehouse of indicators out.

    \b
    Begin with:
      zhibiao run
      zhibiao query "select * from dim_document"
    """


for command in (run, read, extract, search, query, export, evaluate, fetch):
    zhibiao.add_command(command)


def main() -> None:
    """The program `zhibiao`; what it prints is UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    zhibiao()


if __name__ == "__main__":
    main()
