"""Timing in turns: A, B, A, B, so that what slows the machine for a while slows both."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
ANCHORS = Path(__file__).parent / "anchors"

Timer = Callable[[], float]
"""Does the work once and tells what it cost."""


def in_turns(timers: Sequence[Timer], rounds: int) -> list[float]:
    """The least that each timer told in `rounds` rounds, all of them running once a round."""
    told = [[timer() for timer in timers] for _ in range(rounds)]
    return [min(column) for column in zip(*told, strict=True)]


def best(work: Callable[[], object], times: int) -> float:
    """The least seconds of `times` runs in this process, after one that warms up."""
    work()
    return min(seconds(work) for _ in range(times))


def seconds(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def anchor(name: str, *arguments: object) -> Timer:
    """An anchor script that prints its figure."""
    return _printed([str(ANCHORS / name), *map(str, arguments)])


def ours(module: str, *arguments: object) -> Timer:
    """The same from us: a module of benchmarks, run by itself, that prints its figure."""
    return _printed(["-m", f"benchmarks.{module}", *map(str, arguments)])


def whole(*arguments: str) -> Timer:
    """A whole Python process, from outside."""
    return lambda: seconds(lambda: output(*arguments))


def _printed(arguments: list[str]) -> Timer:
    return lambda: float(output(*arguments))


def output(*arguments: str) -> str:
    """What a Python process prints."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


def environment() -> dict[str, str]:
    """This process's, but Python keeps what it compiles: the libraries that we are compared with come compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
