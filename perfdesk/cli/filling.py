"""The command that fills in a bureau's own form: fill."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from perfdesk.checks.engine import check as run_checks
from perfdesk.checks.engine import find_scheme
from perfdesk.cli.arguments import UsageError
from perfdesk.cli.console import tell
from perfdesk.cli.opening import chosen, name_of, open_to_read
from perfdesk.model.figures.days import today
from perfdesk.model.report import Report

if TYPE_CHECKING:
    from perfdesk.export.fill.plan import Filling


def fill(options: Any) -> int:
    """perfdesk fill: the report's values into a copy of a form; what had no place is told."""
    from perfdesk.export.fill.filling import write_filled

    form, out = Path(options.form), Path(options.out)
    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"填好的表是 .xlsx 文件，请让 {out.name} 以 .xlsx 结尾")
    if out.exists() and form.exists() and out.samefile(form):
        raise UsageError("不能写回原来的表格，请给填好的表另取一个文件名")
    with open_to_read(options.file) as document:
        reports = [document.report(one) for one in chosen(document, options.report)]
    if len(reports) != 1:
        raise UsageError("文件里有多份报告，用 --report ID 选一份" if reports else "文件里还没有报告，没有可填的内容")
    filling = planned(reports[0], form)
    write_filled(filling, out)
    rows = f"，插入 {filling.inserted} 行" if filling.inserted else ""
    tell(f"已填好 {out}：{name_of(reports[0])}，写了 {len(filling.placements)} 格{rows}")
    for label, those in (("没有写", filling.unplaced), ("请核对", filling.remarks)):
        for one in those:
            place = f"{one.cell} " if one.cell else ""
            tell(f"  {label}：{place}{one.what}（{one.why}）")
    return 0


def planned(report: Report, form: Path) -> Filling:
    """What of the report goes where in the form; FormRefusedError where that cannot be told."""
    # openpyxl and lxml take time to load: only when they are used.
    from perfdesk.export.fill.plan import Unplaced, plan_filling
    from perfdesk.export.fill.workbook import read_workbook

    checked = run_checks(report, today())
    filling = plan_filling(read_workbook(form), report, checked.figures, find_scheme(report.scheme))
    if n := len(checked.open_errors):
        filling.remarks.insert(0, Unplaced("整张表", f"报告还有 {n} 项须改，填好的表也是讨论稿"))
    return filling
