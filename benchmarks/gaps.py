"""The anchor's longest gap, and what the program did in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import wraps
from typing import Any

from benchmarks.anchors.event_gap import EventGap


@dataclass(slots=True)
class Spent:
    """Seconds: of the clock, of this program's processor, and of the clock by what was done."""

    whole: float = 0.0
    processor: float = 0.0
    commit: float = 0.0
    disk: float = 0.0
    """Of the commit: waiting for the disk, and for whatever else runs on the machine."""
    checks: float = 0.0


class Gaps(EventGap):
    """An EventGap that keeps what its longest gap was spent on; `busiest` is the most processor time of any gap."""

    def __init__(self) -> None:
        super().__init__()
        self.worst = Spent()
        self.busiest = 0.0
        self._present = Spent()
        self._processor = time.process_time()

    def told(self) -> dict[str, float]:
        """Milliseconds."""
        return {name: seconds * 1000 for name, seconds in (asdict(self.worst) | {"busiest": self.busiest}).items()}

    def watch_commits(self, owner: type, name: str) -> None:
        """A method that commits."""

        def spent(clock: float, processor: float) -> None:
            self._present.commit += clock
            self._present.disk += clock - processor

        _watch(owner, name, spent)

    def watch_checks(self, owner: type, name: str) -> None:
        """A method that works beside typing."""

        def spent(clock: float, _processor: float) -> None:
            self._present.checks += clock

        _watch(owner, name, spent)

    def _tick(self) -> None:
        longest, self._processor, before = self.longest, time.process_time(), self._processor
        super()._tick()
        self._present.processor = self._processor - before
        self.busiest = max(self.busiest, self._present.processor)
        if self.longest > longest:
            self.worst, self.worst.whole = self._present, self.longest
        self._present = Spent()


def _watch(owner: type, name: str, spent: Callable[[float, float], None]) -> None:
    watched: Callable[..., Any] = getattr(owner, name)

    @wraps(watched)
    def timed(*arguments: Any, **named: Any) -> Any:
        clock, processor = time.perf_counter(), time.process_time()
        try:
            return watched(*arguments, **named)
        finally:
            spent(time.perf_counter() - clock, time.process_time() - processor)

    setattr(owner, name, timed)
