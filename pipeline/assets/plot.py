"""Labelled numbers go in; a bar chart comes out as Markdown that the Dagster UI shows, with no file beside it."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

ROW, BAR, LABELS, VALUES = 22, 420, 190, 70


def bar_chart(title: str, bars: Sequence[tuple[str, int]]) -> str:
    """A picture of horizontal bars, one a label, in the given order; the title is its text for those who cannot see."""
    picture = base64.b64encode(_svg(title, bars).encode()).decode()
    return f"![{title}](data:image/svg+xml;base64,{picture})"


def _svg(title: str, bars: Sequence[tuple[str, int]]) -> str:
    top = max((value for _, value in bars), default=0) or 1
    width, height = LABELS + BAR + VALUES, ROW * (len(bars) + 1) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" '
        f'font-size="13"><rect width="100%" height="100%" fill="white"/>'
        f'<text x="8" y="16" font-weight="bold" fill="#222">{escape(title)}</text>'
    ]
    for number, (label, value) in enumerate(bars, 1):
        y, length = ROW * number + 8, BAR * value / top
        parts.append(
            f'<text x="{LABELS - 8}" y="{y + 13}" text-anchor="end" fill="#222">{escape(label)}</text>'
            f'<rect x="{LABELS}" y="{y}" width="{length:.1f}" height="{ROW - 6}" fill="#4f43dd"/>'
            f'<text x="{LABELS + length + 6:.1f}" y="{y + 13}" fill="#222">{value:,}</text>'
        )
    return "".join([*parts, "</svg>"])
