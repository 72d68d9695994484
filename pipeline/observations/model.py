"""What extraction gives: observations, and the numbers it judged to be none with the reason."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct


class Observation(Struct, frozen=True, gc=False):
    """One stated quantity, with its evidence; the grain of `marts.fct_observation`.

    `quote` lies at `quote_start` in `sentence` and at `body_start` in the document's body; an observation from a
    table has no `body_start`, and its sentence is the row's cells joined by ` | `. `value` has 万, 亿 and the like
    multiplied out; `unit` is as printed without the multiplier, `unit_multiplier` its power of ten.
    """

    observation_id: str
    document_id: str
    observation_no: int
    paragraph_no: int | None
    body_start: int | None
    quote: str
    sentence: str
    quote_start: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    unit_printed: str
    unit_multiplier: int
    bound: str
    statistic: str
    indicator: str
    indicator_code: str | None
    year: int | None
    year_start: int | None
    period: str
    status: str
    sector: str
    scope: str | None
    price_basis: str | None
    commitment: str | None
    obs_status: str
    confidence: float
    rule: str
    extractor_version: str
    section_path: str
    post_id: str
    table_no: int | None = None
    row_no: int | None = None
    column_no: int | None = None


class ExcludedNumber(Struct, frozen=True, gc=False):
    """A number judged to be no observation; `reason` is one of FACTS' reasons (`date`, `ordinal`, `name` …)."""

    document_id: str
    paragraph_no: int | None
    body_start: int | None
    quote: str
    sentence: str
    quote_start: int
    reason: str
    rule: str
    extractor_version: str


class Extraction(Struct, frozen=True):
    """All that one document gave."""

    observations: tuple[Observation, ...]
    excluded: tuple[ExcludedNumber, ...]
