"""How the benchmarks of pages are asked and how they time: the process's own time, two things turn by turn, the best of N."""

from __future__ import annotations

import argparse
import gc
import time
import warnings
from collections.abc import Callable
from pathlib import Path

from bs4 import XMLParsedAsHTMLWarning

from pipeline.project import RAW, ROOT


def asked(description: str | None) -> tuple[list[Path], int]:
    """The pages of the folders that the command line names, and how often to repeat; `description` is for its help."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "tests" / "fixtures" / "pages", RAW])
    parser.add_argument("--repeat", type=int, default=15)
    options = parser.parse_args()
    warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
    paths = [path for folder in options.folders for path in sorted(folder.glob("*.htm*"))]
    if not paths:
        parser.error(f"no .html page lies in {', '.join(map(str, options.folders))}; name the folder that holds them")
    return paths, options.repeat


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
