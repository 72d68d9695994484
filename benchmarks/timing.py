"""How the benchmarks time: the process's own time, two things turn by turn, the best of N turns."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(action: Callable[[], object]) -> float:
    """Seconds of the process's own time, without the collection of earlier garbage, as `timeit` does it."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        action()
        return time.process_time() - start
    finally:
        gc.enable()


def both(one: Callable[[], object], other: Callable[[], object], repeat: int) -> tuple[float, float]:
    """Best seconds of two actions, taken in turns so that both see the same machine."""
    turns = [(seconds(one), seconds(other)) for _ in range(repeat)]
    return min(first for first, _ in turns), min(second for _, second in turns)
