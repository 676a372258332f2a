"""What a rule is: a small function that says by its parameters what it reads, and what people must know of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from perfdesk.checks.finding import Finding, Kind, Level, Mend, Place
from perfdesk.checks.reading.paragraphs import Span

SCOPES = {
    "line": ("line", "columns"),
    "indicator": ("indicator", "reached"),
    "problem": ("problem",),
    "passage": ("passage",),
    "paragraph": ("paragraph", "written_as", "statements", "claims"),
}
"""First parameters that make a rule run row by row, with the parameters that belong to the row.

A paragraph (`reading.paragraphs`) stands in a passage of the kind `written_as` (`texts.Text.kind`); `statements` are
what it says with figures, `claims` what it says to be completed (`reading.statements.Content`)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before its rule signs it; `level` and `kind` only where they are not the rule's own.

    A rule about a paragraph gives as its place the span of the words in it.
    """

    place: Place | Span
    message: str
    found: str | None = None
    expected: str | None = None
    difference: str | None = None
    unit: str | None = None
    working: str | None = None
    subject: str = ""
    related: tuple[Place, ...] = ()
    mend: Mend | None = None
    level: Level | None = None
    kind: Kind | None = None


Find = Callable[..., Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check. `practice` says whose rule or habit it follows; `wrong` and `right` are examples in words; `reads`
    names the parameters of `find`.

    What a name stands for is listed in `engine`. A rule whose first parameter is a row (`SCOPES`) is run row by row.
    `at_export_only` rules are left out while a person types.
    """

    code: str
    name: str
    level: Level
    kind: Kind
    why: str
    practice: str
    wrong: str
    right: str
    find: Find
    reads: tuple[str, ...]
    at_export_only: bool = False

    @property
    def scope(self) -> str | None:
        """The row it is run for, None for a rule about the whole report."""
        return self.reads[0] if self.reads and self.reads[0] in SCOPES else None

    def findings(self, *values: object) -> tuple[Finding, ...]:
        """What a rule about the report or a row finds, given the values of `reads` in order."""
        return tuple(self.signed(draft) for draft in self.find(*values))

    def drafts(self, *values: object) -> tuple[Draft, ...]:
        """What a rule about a paragraph finds, at spans of its text."""
        return tuple(self.find(*values))

    def signed(self, draft: Draft, place: Place | None = None) -> Finding:
        """The draft as this rule's finding, at its own place or at the place that its span was found to be."""
        place = place or draft.place if isinstance(draft.place, Place) else place
        if place is None:
            raise TypeError(f"{self.code} 给出了段落内的位置，却不是按段落运行的规则")
        return Finding(
            code=self.code,
            level=draft.level or self.level,
            kind=draft.kind or self.kind,
            place=place,
            message=draft.message,
            found=draft.found,
            expected=draft.expected,
            difference=draft.difference,
            unit=draft.unit,
            working=draft.working,
            subject=draft.subject,
            related=draft.related,
            mend=draft.mend,
        )


def rule(
    code: str,
    name: str,
    level: Level,
    kind: Kind = Kind.CONTRADICTION,
    *,
    why: str,
    practice: str,
    wrong: str,
    right: str,
    at_export_only: bool = False,
) -> Callable[[Find], Rule]:
    """Make a function the rule of that code."""

    def make(find: Find) -> Rule:
        reads = tuple(inspect.signature(find).parameters)
        return Rule(code, name, level, kind, why, practice, wrong, right, find, reads, at_export_only)

    return make
