"""Errors read from prose: how sure a reading of words can be has an end, so one key closes them, 已核对."""

from __future__ import annotations

from perfdesk.checks.finding import Finding, Level, Where

READ_FROM_PROSE = frozenset(("B09", "B10", "K02", "K03", "G03", "G05", "F05"))
"""The rules that read errors from words. Some judge tables as well: there a sentence is asked for."""
_TEXTS = frozenset((Where.SECTION, Where.GOAL, Where.PROBLEM, Where.MEASURE))


def is_read_from_prose(finding: Finding) -> bool:
    """Whether a finding is an error that stands in words, not in a table."""
    in_words = finding.place.entity in _TEXTS or finding.place.start is not None
    return finding.code in READ_FROM_PROSE and finding.level is Level.ERROR and in_words
