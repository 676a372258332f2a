"""What of a case is wording and situation: its changes with digits, names and amounts masked, and what the rule says.

Two cases of one rule with one mask try the same thing twice: only figures or names differ, and not the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from perfdesk.checks.finding import Finding
from tests.checks.cases import Case

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_AMOUNT = re.compile(r"[-+]?[0-9][0-9.,]*(?:\s*(?:亿元|万元|亿|万|元))?")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿半]{1,}(?=[次场人个家户名件起份期项处条台套元成年月日分%])")
_ROW = re.compile(r"^(budget_lines|indicators|problems|measures|loose_measures|score_parts)\.[^.*]+")


def mask(case: Case, said: Iterable[Finding]) -> object:
    """The case as a value that is equal for cases which try the same."""
    names = _names(case.changed)
    outcome = tuple((one.level, one.kind, one.place.field, _masked(one.message, names)) for one in said)
    return (_frozen(case.change, names), outcome)


def _frozen(value: Any, names: re.Pattern[str]) -> object:
    if isinstance(value, Mapping):
        return tuple(sorted((_path(str(key)), _frozen(entry, names)) for key, entry in value.items()))
    if isinstance(value, list | tuple):
        return tuple(_frozen(entry, names) for entry in value)
    return _masked(value, names) if isinstance(value, str) else repr(value)


def _path(path: str) -> str:
    return _ROW.sub(r"\1.行", path)


def _masked(text: str, names: re.Pattern[str]) -> str:
    text = names.sub("名", _path(text).translate(_FULL_WIDTH))
    return _NUMERAL.sub("数", _AMOUNT.sub("数", text))


def _names(report: Mapping[str, Any]) -> re.Pattern[str]:
    """Every name of the report: unit, department, project, lines, indicators, parts."""
    rows = [*report["budget_lines"], *report["indicators"], *report.get("score_parts", ())]
    found = {report.get(key) for key in ("unit", "department", "project")} | {row.get("name") for row in rows}
    words = sorted((name for name in found if name and name.strip()), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)) or "(?!)")
