"""`zhibiao evaluate`: how good the extraction is on reports that people have annotated."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--gold",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of NAME.txt and NAME.gold.jsonl.",
)
@click.option("--errors", type=click.IntRange(0), default=0, metavar="N", help="Show the first N errors.")
def evaluate(gold: Path, errors: int) -> None:
    """Measure the extraction against annotated reports: detection, each field, and complete rows.

    \b
    Example:
      zhibiao evaluate --gold annotated/ --errors 20
    """
    from pipeline.observations.evaluate import FIELDS, Score, load, score
    from pipeline.observations.extract import extract
    from pipeline.reports.document import document_from_text

    shown = 0

    def wrong(line: str) -> None:
        nonlocal shown
        shown += 1
        if shown <= errors:
            click.echo(line, err=True)

    def line(name: str, found: Score) -> str:
        shares = "".join(f"{found.right[field] / max(1, found.matched):7.3f}" for field in FIELDS)
        detection = "".join(f"{part:6.3f}" for part in found.f1(found.matched))
        complete = "".join(f"{part:6.3f}" for part in found.f1(found.right["complete"]))
        return f"{name[:16]:16}{found.gold:5}{found.predicted:6}  {detection}  {shares}  {complete}"

    heading = "".join(f"{field[:6]:>7}" for field in FIELDS)
    click.echo(
        f"{'document':16}{'gold':>5}{'pred':>6}  {'det P':>6}{'R':>6}{'F1':>6}  {heading}  {'all P':>6}{'R':>6}{'F1':>6}"
    )
    scores = []
    for report in load(gold):
        text = (gold / f"{report.name}.txt").read_text(encoding="utf-8")
        document = document_from_text(f"{report.name}.txt", text)
        scores.append(score(report, extract(document).observations, wrong if errors else None))
        click.echo(line(report.name, scores[-1]))
    total = scores[0]
    for found in scores[1:]:
        total += found
    click.echo(line("TOTAL", total))
