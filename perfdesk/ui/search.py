"""What was found, and where one is in it. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.model.report import Entity, Report
from perfdesk.ui.replacing import Occurrence, Printed, occurrences, unread


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in a text: `end` of what was replaced, behind so many occurrences in earlier texts."""

    row: tuple[Entity, str, str]
    end: int
    earlier: int


class Search:
    """The occurrences of some words in a report, one of them the current, or none before the first was gone to."""

    def __init__(self) -> None:
        self.found: tuple[Occurrence, ...] = ()
        self.at: int | None = None

    @property
    def current(self) -> Occurrence | None:
        """The occurrence that was gone to last and still stands there."""
        return None if self.at is None else self.found[self.at]

    @property
    def nearest(self) -> Occurrence | None:
        """The current one, else the first: what is worth telling about."""
        return self.current or (self.found[0] if self.found else None)

    def look(self, report: Report | None, needle: str, match_case: bool, printed: Printed = unread) -> None:
        """Look anew; what was current stays so where it stands as it stood."""
        was = self.current
        self.found = occurrences(report, needle, match_case, printed) if report else ()
        where = [occurrence.where for occurrence in self.found]
        self.at = where.index(was.where) if was is not None and was.where in where else None

    def forget_place(self) -> None:
        """Begin from the first again."""
        self.at = None

    def step(self, step: int) -> Occurrence | None:
        """Make the next (1) or the one before (-1) current, in a circle; None where nothing was found."""
        if not self.found:
            return None
        before = self.at if self.at is not None else -1 if step > 0 else 0
        self.at = (before + step) % len(self.found)
        return self.found[self.at]

    def mark(self, end: int) -> Mark | None:
        """Where the current one will end once other words stand there, to go on from; None where none is current."""
        if self.current is None:
            return None
        row = self.current.text.row
        return Mark(row, end, sum(one.text.row != row for one in self.found[: self.at]))

    def look_behind(
        self, report: Report, needle: str, match_case: bool, mark: Mark, printed: Printed = unread
    ) -> Occurrence | None:
        """Look anew; the first one behind the mark is current.

        The new words may hold the old ones: those are passed over, or one would replace without end.
        """
        self.found = occurrences(report, needle, match_case, printed)
        passed = sum(one.text.row == mark.row and one.start < mark.end for one in self.found)
        self.at = (mark.earlier + passed) % len(self.found) if self.found else None
        return self.current
