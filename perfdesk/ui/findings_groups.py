"""How findings stand together in the list: by level, by part of the report, or by rule. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

from perfdesk.checks.engine import all_rules
from perfdesk.checks.finding import Finding, Kind, Level

FOLDED = (Kind.MISSING, Kind.REVIEWER)
"""Kinds that stand together under one row, in this order, behind everything else."""
_PARTS = ("项目概况", "预算资金", "绩效指标", "管理与结论", "问题与措施")
"""In the order of the tabs; a place's label begins with its own."""


class Grouping(StrEnum):
    """What findings are put together by."""

    LEVEL = "level"
    PART = "part"
    RULE = "rule"


Key = Kind | tuple[Grouping, str]
"""A group: a folded kind, or a part or rule by its name or code."""


def folded_under(finding: Finding) -> Kind | None:
    """The kind whose row a finding is folded under, None for one that stands for itself.

    What cannot be judged lacks something too, whatever its kind.
    """
    if finding.level is Level.UNJUDGED:
        return Kind.MISSING
    return finding.kind if finding.kind in FOLDED else None


def group_of(finding: Finding, grouping: Grouping) -> Key | None:
    """The group that a finding belongs to; None where it stands for itself, as all do by level."""
    folded = folded_under(finding)
    if folded is not None or grouping is Grouping.LEVEL:
        return folded
    return grouping, finding.code if grouping is Grouping.RULE else _part(finding)


def grouped(findings: Iterable[Finding], grouping: Grouping) -> Iterator[tuple[Key | None, list[Finding]]]:
    """The groups with their findings: parts in the order of the tabs, rules as they come, folded kinds last."""
    groups: dict[Key | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(group_of(finding, grouping), []).append(finding)
    return iter(sorted(groups.items(), key=lambda group: _rank(group[0])))


def is_open(key: Key, turned: frozenset[Key]) -> bool:
    """Whether a group shows its findings: folded kinds once they were turned, the others until they are."""
    return (key in turned) is isinstance(key, Kind)


def name_of(key: Key, findings: Sequence[Finding]) -> str:
    """What the group's row says: 还差 3 项, 预算资金 · 2 项, F03 标点 · 5 项."""
    count = sum(not finding.explained for finding in findings)
    if key is Kind.REVIEWER:
        return f"审核时可能会问 {count} 项"
    if isinstance(key, Kind):
        return f"还差 {count} 项" if count else "缺的已说明"
    grouping, name = key
    words = f"{name} {rule_names().get(name, '')}".rstrip() if grouping is Grouping.RULE else name
    return f"{words} · {count} 项" if count else f"{words} · 已说明"


@cache
def rule_names() -> dict[str, str]:
    """What the rules are called, by their codes."""
    return {rule.code: rule.name for rule in all_rules()}


def _part(finding: Finding) -> str:
    return finding.place.label.split(" · ")[0]


def _rank(key: Key | None) -> int:
    if key is None:
        return 0
    if isinstance(key, Kind):
        return len(_PARTS) + 2 + FOLDED.index(key)
    grouping, name = key
    return 1 + _PARTS.index(name) if grouping is Grouping.PART and name in _PARTS else len(_PARTS) + 1
