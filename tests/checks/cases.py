"""Cases of the rules as data: a small change to a clean report, and what one rule must say of it.

A file of cases/ is named by its rule's code. `set` and `clear` name cells by their path in the interchange file; a row
stands in a path by its name (budget_lines.消防安全经费.spent), its index, or * for every row. `drop` takes rows out. A
case may build on a variant of its file. `says` lists every finding of the rule, [] where it is silent; in it `row`
names the place's row, `related` the labels of the other places, `message_has` and `working_has` are pieces, and `none`
lists what the finding leaves open. A case that is `alike` differs from another in figures and names alone (the edge, a
row of another kind): it is tried, and not counted among the rule's wordings.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from perfdesk.model.interchange import read_reports
from perfdesk.model.report import Report

CASES = Path(__file__).parent / "cases"
SAMPLES = Path(__file__).parents[1] / "samples"
TODAY = date(2026, 11, 15)


@dataclass(frozen=True)
class Case:
    """One report and the findings that one rule must give; `change` is the case's own entry without its outcome."""

    code: str
    sentence: str
    change: Mapping[str, Any]
    changed: Mapping[str, Any]
    today: date
    typing: bool
    alike: bool
    says: Sequence[Mapping[str, Any]]

    @cached_property
    def report(self) -> Report:
        return read_report(self.changed)


def read_report(changed: Mapping[str, Any]) -> Report:
    return read_reports(json.dumps(changed).encode(), "case")[0]


def base(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def codes() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.toml"))


def cases(code: str) -> Iterator[Case]:
    data = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))
    variants = data.get("variants", {})
    for entry in data["cases"]:
        changed = base(entry.get("base", "clean-2025"))
        for change in (*([variants[entry["variant"]]] if "variant" in entry else ()), entry):
            _change(changed, change)
        today = entry.get("today", TODAY)
        own = {key: value for key, value in entry.items() if key not in ("sentence", "says", "alike")}
        yield Case(
            code=code,
            sentence=entry["sentence"],
            change=own,
            changed=changed,
            today=today,
            typing=entry.get("typing", False),
            alike=entry.get("alike", False),
            says=entry["says"],
        )


def _change(report: dict[str, Any], change: Mapping[str, Any]) -> None:
    for path in change.get("drop", ()):
        holder, key = path.rsplit(".", 1)
        rows = report[holder]
        report[holder] = [row for row in rows if row not in _rows(rows, key)]
    for path, value in change.get("set", {}).items():
        _put(report, path.split("."), value)
    for path in change.get("clear", ()):
        _put(report, path.split("."), None)


def _put(holder: Any, path: Sequence[str], value: Any) -> None:
    if len(path) == 1:
        holder[path[0]] = deepcopy(value)
    elif isinstance(holder[path[0]], list):
        for row in _rows(holder[path[0]], path[1]):
            _put(row, path[2:], value)
    else:
        _put(holder[path[0]], path[1:], value)


def _rows(rows: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    if key == "*":
        return list(rows)
    if key.isdecimal():
        return [rows[int(key)]]
    found = [row for row in rows if row.get("name", row.get("text")) == key]
    assert len(found) == 1, f"{len(found)} rows are called {key}"
    return found


def row_id(report: Report, name: str) -> str:
    """The id of the line, indicator, problem or measure of that name or text."""
    measures = (*(m for problem in report.problems for m in problem.measures), *report.loose_measures)
    ids = {line.name: line.id for line in report.budget_lines} | {row.name: row.id for row in report.indicators}
    ids |= {problem.text: problem.id for problem in report.problems} | {m.text: m.id for m in measures}
    return ids[name]
