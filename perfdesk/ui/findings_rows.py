"""The findings as the list shows them: what is first, what is folded, what a filter leaves. Pure: values in and out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.checks.engine import in_order
from perfdesk.checks.explanations import ExplainedPlace, place_of
from perfdesk.checks.finding import Finding, Kind, Level
from perfdesk.checks.words import LEVEL_NAMES

FOLDED = (Kind.MISSING, Kind.REVIEWER)
"""Kinds that stand together under one row, in this order, behind everything else."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, with the clerk's explanation or ""."""

    finding: Finding
    explanation: str = ""

    @property
    def key(self) -> object:
        """What stays the same about it from one run of the checks to the next."""
        return place_of(self.finding)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The one row under which a kind's findings are folded."""

    kind: Kind
    count: int
    """How many of them nobody explained."""
    open: bool

    @property
    def key(self) -> object:
        """What stays the same about it from one run of the checks to the next."""
        return self.kind

    @property
    def label(self) -> str:
        """还差 3 项."""
        if self.kind is Kind.REVIEWER:
            return f"审核时可能会问 {self.count} 项"
        return f"还差 {self.count} 项" if self.count else "缺的已说明"


Row = FindingRow | GroupRow


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to: a level as shown (None: all), and words."""

    level: Level | None = None
    words: str = ""

    @property
    def active(self) -> bool:
        """Whether anything may be left out."""
        return self.level is not None or bool(self.words.strip())

    def takes(self, finding: Finding) -> bool:
        """Whether a finding is shown."""
        if self.level not in (None, level_shown(finding)):
            return False
        said = " ".join((finding.code, finding.place.label, finding.message, finding.working or "")).casefold()
        return all(word in said for word in self.words.casefold().split())


def folded_under(finding: Finding) -> Kind | None:
    """The kind whose row a finding is folded under, None for one that stands for itself.

    What cannot be judged lacks something too, whatever its kind.
    """
    if finding.level is Level.UNJUDGED:
        return Kind.MISSING
    return finding.kind if finding.kind in FOLDED else None


def gravest_shown(findings: Sequence[Finding]) -> Level | None:
    """The gravest level by which a place is marked; None where all is explained, or only a reviewer may ask."""
    levels = {level_shown(f) for f in findings if not f.explained and f.kind is not Kind.REVIEWER}
    return next((level for level in Level if level in levels), None)


def level_shown(finding: Finding) -> Level:
    """The level on screen: what is missing is grey while the report is being filled, whatever it is at export."""
    return Level.UNJUDGED if folded_under(finding) is Kind.MISSING else finding.level


def counts(findings: Sequence[Finding]) -> Mapping[Level, int]:
    """How many open findings the closed line names by level; what a reviewer may ask is only for those who look."""
    counted = (f for f in findings if not f.explained and folded_under(f) is not Kind.REVIEWER)
    found = Counter(map(level_shown, counted))
    return {level: found[level] for level in Level}


def rows(
    findings: Sequence[Finding],
    explanations: Mapping[ExplainedPlace, str],
    wanted: Filter,
    opened: frozenset[Kind],
) -> tuple[Row, ...]:
    """The list's rows. A filter opens what is folded: nobody looks for something to be shown that it is hidden."""
    return tuple(_rows(findings, explanations, wanted, opened))


def _rows(
    findings: Sequence[Finding], explanations: Mapping[ExplainedPlace, str], wanted: Filter, opened: frozenset[Kind]
) -> Iterator[Row]:
    for kind, members in _parts(findings, wanted):
        if kind is not None:
            count = sum(not member.explained for member in members)
            yield GroupRow(kind, count, wanted.active or kind in opened)
        if kind is None or wanted.active or kind in opened:
            for member in members:
                yield FindingRow(member, explanations.get(place_of(member), "") if member.explained else "")


def listed(findings: Sequence[Finding], wanted: Filter) -> tuple[Finding, ...]:
    """The findings in the list's order, folded ones too."""
    return tuple(finding for _, members in _parts(findings, wanted) for finding in members)


def walk(findings: Sequence[Finding], wanted: Filter) -> tuple[Finding, ...]:
    """Those of them that nobody explained: the way of F8."""
    return tuple(finding for finding in listed(findings, wanted) if not finding.explained)


def _parts(findings: Sequence[Finding], wanted: Filter) -> Iterator[tuple[Kind | None, list[Finding]]]:
    shown = [finding for finding in in_order(findings) if wanted.takes(finding)]
    for kind in (None, *FOLDED):
        members = [finding for finding in shown if folded_under(finding) is kind]
        if members:
            yield kind, members


def as_text(findings: Sequence[Finding], explanations: Mapping[ExplainedPlace, str]) -> str:
    """Findings as plain text to pass on, the workings and explanations with them."""
    return "\n\n".join(_paragraph(finding, explanations) for finding in findings)


def _paragraph(finding: Finding, explanations: Mapping[ExplainedPlace, str]) -> str:
    state = "（已说明）" if finding.explained else ""
    lines = [f"{LEVEL_NAMES[level_shown(finding)]} {finding.code} {finding.place.label}{state}", finding.message]
    if finding.working:
        lines.append(f"计算：{finding.working}")
    if finding.explained:
        lines.append(f"说明：{explanations.get(place_of(finding), '')}")
    return "\n".join(lines)
