"""What a file of version 1.0 consists of; nothing in here ever changes."""

from __future__ import annotations

from perfdesk.model.storage.schema import Schema, normalised

_AMOUNT = "ANY CHECK (typeof({0}) IN ('integer', 'text', 'null'))"
_REPORTS = "FOREIGN KEY(report_id) REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED"
_PROBLEMS = (
    "FOREIGN KEY(report_id, problem_id) REFERENCES problem (report_id, id) DEFERRABLE INITIALLY DEFERRED, " + _REPORTS
)


def _amounts(*names: str) -> str:
    return ", ".join(f"{name} {_AMOUNT.format(name)}" for name in names)


def _texts(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL" for name in names)


def _rows(columns: str, *, key: str = "id", more: str = "", outside: str = _REPORTS) -> str:
    """A table of rows within reports."""
    return (
        f"(report_id TEXT NOT NULL, {key} TEXT NOT NULL, {columns}, PRIMARY KEY (report_id, {key}), {more}{outside})"
        " WITHOUT ROWID, STRICT"
    )


_POSITION = "position INTEGER NOT NULL, "
_TABLES = {
    "file": f"(one INTEGER NOT NULL CHECK (one = 1), {_texts('id')}, revision INTEGER NOT NULL,"
    f" {_texts('created_by')}, PRIMARY KEY (one)) STRICT",
    "report": f"({_texts('id')}, revision INTEGER NOT NULL, {_POSITION}"
    f"{_texts('unit', 'unit_code', 'department', 'project', 'project_code')}, {_amounts('fiscal_year')},"
    f" {_texts('title')}, settings_execution_denominator TEXT NOT NULL"
    " CHECK (settings_execution_denominator IN ('budget', 'received')),"
    " settings_decimals INTEGER CHECK (settings_decimals BETWEEN 0 AND 6),"
    f" {_texts('outline', 'scheme')}, amount_unit TEXT NOT NULL CHECK (amount_unit IN ('万元', '元')),"
    f" issue_date TEXT, {_texts('contact', 'phone')},"
    f" {_amounts('approved_initial', 'approved_supplementary', 'approved_received', 'approved_spent')},"
    f" {_texts('goal_expected', 'goal_achieved')}, stated_score TEXT, {_texts('stated_rating')},"
    " PRIMARY KEY (id)) WITHOUT ROWID, STRICT",
    "budget_line": _rows(
        f'{_POSITION}"group" TEXT NOT NULL, {_texts("name")}, source TEXT NOT NULL'
        " CHECK (source IN ('fiscal', 'carry_over', 'other')),"
        f" {_amounts('initial', 'supplementary', 'adjusted', 'received', 'spent')}, {_texts('reason', 'indicators')}"
    ),
    "indicator": _rows(
        f"{_POSITION}{_texts('category', 'type', 'name')}, comparator TEXT NOT NULL"
        " CHECK (comparator IN ('≥', '>', '≤', '<', '=', '定性', '')),"
        f" {_texts('target', 'initial_target', 'target_text')}, core INTEGER NOT NULL CHECK (core IN (0, 1)),"
        f" {_texts('unit', 'actual')}, actual_unit TEXT, weight TEXT, score TEXT,"
        f" {_texts('deviation_reason', 'evidence')}"
    ),
    "score_part": _rows(f'{_POSITION}{_texts("name")}, "full" TEXT, score TEXT'),
    "section": _rows(_texts("text"), key="slot", more="CHECK (text <> ''), "),
    "problem": _rows(f"{_POSITION}{_texts('text')}"),
    "explanation": _rows(
        f"{_POSITION}{_texts('code', 'entity')}, entity_id TEXT, field TEXT, {_texts('subject')}, found TEXT,"
        f" expected TEXT, {_texts('text')}"
    ),
    "measure": _rows(f"problem_id TEXT, {_POSITION}{_texts('text', 'responsible', 'due')}", outside=_PROBLEMS),
}

SCHEMA: Schema = {("table", name): normalised(f"CREATE TABLE {name} {text}") for name, text in _TABLES.items()}
