"""The reason why a page cannot be read, raised inside a reader and turned into a RejectedPage at its edge."""

from __future__ import annotations


class Refused(Exception):
    """A page that is not read: `reason` is a code of `model.REASONS`, `detail` a sentence for a person."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
