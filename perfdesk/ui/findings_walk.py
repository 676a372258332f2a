"""The way of F8 through the findings. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from perfdesk.checks.explanations import place_of
from perfdesk.checks.finding import Finding


class FindingsWalk:
    """Where one stands among the open findings, in the list's order, while they come and go."""

    def __init__(self) -> None:
        self.at: object = None
        """The place of the finding that was gone to last."""
        self._position = 0
        """Where it stood on the way."""

    def forget(self) -> None:
        """Begin from the first again."""
        self.at, self._position = None, 0

    def step(self, way: Sequence[Finding], step: int) -> Finding | None:
        """The next finding (1) or the one before (-1), in a circle; None where there is none."""
        if not way:
            return None
        found = self._found(way)
        if found is not None:
            return way[(found + step) % len(way)]
        # It was mended, and the next one stands where it stood.
        return way[(self._position if step > 0 else self._position - 1) % len(way)]

    def stand_at(self, way: Sequence[Finding], finding: Finding) -> None:
        """Go on from this one."""
        self.at = place_of(finding)
        found = self._found(way)
        self._position = self._position if found is None else found

    def told(self, way: Sequence[Finding]) -> str:
        """Which one of how many, and what it says; "" once it is mended or explained."""
        found = self._found(way)
        return "" if found is None else f"{found + 1}/{len(way)}　{way[found].message}"

    def _found(self, way: Sequence[Finding]) -> int | None:
        return next((n for n, finding in enumerate(way) if place_of(finding) == self.at), None)
