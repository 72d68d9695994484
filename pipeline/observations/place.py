"""Where a quantity stands, as the rules that name it see it."""

from __future__ import annotations

from msgspec import Struct

from pipeline.observations.borrowing import Memory
from pipeline.observations.quantities import Quantity
from pipeline.observations.statistics import Reading


class Place(Struct, frozen=True, gc=False):
    """A quantity where it stands.

    `left` is the text since the last boundary or observation and `subject` what it holds; `noun` what is counted behind
    the number, if it counts; `clause` the clause before, where that states no number of its own; `joined` says that the
    quantity is coordinated with the one before it. `memory` is read, not changed.
    """

    quantity: Quantity
    reading: Reading
    left: str
    subject: str
    noun: str
    clause: str
    joined: bool
    memory: Memory


class Named(Struct, frozen=True, gc=False):
    """One quantity of a sentence that is an observation, read as far as the sentence alone allows."""

    quantity: Quantity
    reading: Reading
    indicator: str
    rule: str
    left: str


Answer = tuple[str, str] | None


def counts(quantity: Quantity, reading: Reading) -> bool:
    """Whether a number may count things: 36个, not 增长3% nor 第2位."""
    return reading.statistic in ("level", "share", "contribution") and quantity.kind in (
        "number",
        "range",
        "bare",
        "fraction",
    )
