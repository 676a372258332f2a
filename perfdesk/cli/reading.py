"""The commands that only read: list, check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from perfdesk.checks.as_json import finding_object
from perfdesk.checks.engine import Checked, in_order
from perfdesk.checks.engine import check as run_checks
from perfdesk.checks.finding import Finding, Level
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.cli.arguments import UsageError
from perfdesk.cli.console import give, say, tell
from perfdesk.cli.opening import chosen, name_of, open_to_read
from perfdesk.cli.reconciling import BOOK, DOCUMENT, write_reconciliation
from perfdesk.model.fields import field
from perfdesk.model.figures.days import today
from perfdesk.model.interchange.cells import write_cell
from perfdesk.model.report import Entity, Id, Report


def list_(options: Any) -> int:
    """perfdesk list: the reports of a file with the numbers of their findings."""
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in document.report_ids]
    listed = [_listed(report, run_checks(report, today())) for report in reports]
    if options.json:
        give(listed)
        return 0
    for report, entry in zip(reports, listed, strict=True):
        counts = "，".join(f"{LEVEL_NAMES[Level(level)]}{n}" for level, n in entry["findings"].items() if n)
        say(f"{report.id}  {name_of(report)}  {counts or '没有发现问题'}")
    if not reports:
        say("文件里还没有报告。")
    return 0


def _listed(report: Report, checked: Checked) -> dict[str, Any]:
    year = write_cell(field(Entity.REPORT, "fiscal_year"), report.fiscal_year, report.amount_unit)
    return {
        "id": report.id,
        "unit": report.unit,
        "project": report.project,
        "fiscal_year": year,
        "findings": {level.value: n for level, n in checked.counts().items()},
    }


def check(options: Any) -> int:
    """perfdesk check: every finding; 1 where an error is not explained."""
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in chosen(document, options.report)]
    checked = [(report, run_checks(report, today())) for report in reports]
    if options.table:
        _write_table(Path(options.table), checked)
    elif options.json:
        give([finding_object(report.id, f) for report, result in checked for f in in_order(result.findings)])
    else:
        for report, result in checked:
            _say_findings(report.id, name_of(report), result)
    return int(any(result.open_errors for _, result in checked))


def _write_table(out: Path, checked: Sequence[tuple[Report, Checked]]) -> None:
    """The 勾稽核对表 of the one report."""
    if out.suffix.lower() not in (DOCUMENT, BOOK):
        raise UsageError(f"从 {out.name} 看不出要写什么格式，请以 .docx 或 .xlsx 结尾")
    if len(checked) != 1:
        raise UsageError(f"勾稽核对表一次写一份报告，这里有 {len(checked)} 份：用 --report ID 选一份")
    ((report, result),) = checked
    write_reconciliation(report, result, today(), out)
    tell(f"已写好 {out}：{name_of(report)}，{len(result.findings)} 项检查结果")


def _say_findings(report_id: Id, name: str, result: Checked) -> None:
    counts = "，".join(f"{LEVEL_NAMES[level]}{n}项" for level, n in result.counts().items() if n)
    say(f"{name}（{report_id}）：{counts or '没有发现问题'}")
    for finding in in_order(result.findings):
        _say_finding(finding)


def _say_finding(finding: Finding) -> None:
    done = "（已说明）" if finding.explained else ""
    say(f"  [{LEVEL_NAMES[finding.level]}] {finding.code} {finding.place.label}{done}")
    say(f"      {finding.message}")
    if finding.working:
        say(f"      {finding.working}")
