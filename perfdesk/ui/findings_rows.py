"""The findings as the list shows them: what is first, what is folded, what a filter leaves. Pure: values in and out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perfdesk.checks.engine import in_order
from perfdesk.checks.explanations import ExplainedPlace, place_of
from perfdesk.checks.finding import Finding, Kind, Level
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.findings_groups import Grouping, Key, folded_under, grouped, is_open, name_of


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding, with the clerk's explanation or ""."""

    finding: Finding
    explanation: str = ""
    indented: bool = False
    """Whether it stands under a group's row."""

    @property
    def key(self) -> object:
        """What stays the same about it from one run of the checks to the next."""
        return place_of(self.finding)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """The one row above a group's findings."""

    key: Key
    """What stays the same about it from one run of the checks to the next."""
    label: str
    open: bool
    findings: tuple[Finding, ...]


Row = FindingRow | GroupRow


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to: a level as shown (None: all), and words; and how it is grouped."""

    level: Level | None = None
    words: str = ""
    grouping: Grouping = Grouping.LEVEL

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


def on_badge(findings: Iterable[Finding]) -> tuple[int, int]:
    """What a badge says of findings: how many are to be mended, and how many things are still missing, not explained.

    What is missing counts apart while the report is being filled, whatever its level at export.
    """
    found = Counter(level_shown(f) for f in findings if not f.explained and folded_under(f) is not Kind.REVIEWER)
    return found[Level.ERROR], found[Level.UNJUDGED]


def rows(
    findings: Sequence[Finding],
    explanations: Mapping[ExplainedPlace, str],
    wanted: Filter,
    turned: frozenset[Key],
) -> tuple[Row, ...]:
    """The list's rows; `turned` are the groups that stand the other way than they begin.

    A filter opens what is folded: nobody looks for something to be shown that it is hidden.
    """
    return tuple(_rows(findings, explanations, wanted, turned))


def _rows(
    findings: Sequence[Finding], explanations: Mapping[ExplainedPlace, str], wanted: Filter, turned: frozenset[Key]
) -> Iterator[Row]:
    for key, members in _groups(findings, wanted):
        opened = key is None or wanted.active or is_open(key, turned)
        if key is not None:
            yield GroupRow(key, name_of(key, members), opened, tuple(members))
        for member in members if opened else ():
            said = explanations.get(place_of(member), "") if member.explained else ""
            yield FindingRow(member, said, key is not None)


def listed(findings: Sequence[Finding], wanted: Filter) -> tuple[Finding, ...]:
    """The findings in the list's order, folded ones too."""
    return tuple(finding for _, members in _groups(findings, wanted) for finding in members)


def walk(findings: Sequence[Finding], wanted: Filter) -> tuple[Finding, ...]:
    """Those of them that nobody explained: the way of F8."""
    return tuple(finding for finding in listed(findings, wanted) if not finding.explained)


def _groups(findings: Sequence[Finding], wanted: Filter) -> Iterator[tuple[Key | None, list[Finding]]]:
    return grouped((finding for finding in in_order(findings) if wanted.takes(finding)), wanted.grouping)


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
