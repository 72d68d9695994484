"""The one exception that reaches a person as a single line."""

from __future__ import annotations


class ZhibiaoError(Exception):
    """Something a person can mend. The message is one line that says what is wrong and what to do."""
