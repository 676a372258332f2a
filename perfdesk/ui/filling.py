"""填入上级表格: the report on screen into a copy of a bureau's own form, looked at before it is saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from perfdesk.cli.filling import planned
from perfdesk.cli.names import file_names
from perfdesk.model.errors import WorldError
from perfdesk.model.report import Report
from perfdesk.ui.exporting import Exporter
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.toast import Toast

if TYPE_CHECKING:
    from perfdesk.export.fill.plan import Filling


class FormFiller(QObject):
    """What the command does: the form is chosen, the plan shown, the copy named and written."""

    def __init__(self, exporter: Exporter, prompts: Prompts, toast: Toast) -> None:
        super().__init__(exporter)
        self._exporter = exporter
        self._prompts = prompts
        self._toast = toast
        self._forms: Path | None = None

    def fill(self) -> None:
        """Fill in a form, from its choice to the copy on disk."""
        report = self._exporter.committed()
        form = self._prompts.form_to_fill(self._forms or self._exporter.folder) if report is not None else None
        if report is None or form is None:
            return
        self._forms = form.parent
        try:
            filling = planned(report, form)
        except WorldError as error:
            self._toast.bad(str(error))
            return
        if self._prompts.filling(form.name, filling):
            self._save(report, form, filling)

    def _save(self, report: Report, form: Path, filling: Filling) -> None:
        from perfdesk.export.fill.filling import filled_bytes, put_filled

        target = self._exporter.ask(
            "另存填好的表", report, ".xlsx", "Excel 工作簿", f"{form.stem}_{file_names([report])[0]}"
        )
        if target is None:
            return
        if target.exists() and target.samefile(form):
            self._toast.bad("不能写回原来的表格，请给填好的表另取一个文件名。")
            return
        before = dict(filling.book.parts)
        content = filled_bytes(filling)
        written = self._exporter.put(target, partial(put_filled, content, filling, before))
        if written is not None:
            left = f"，{len(filling.unplaced)} 项没有写" if filling.unplaced else ""
            self._exporter.done(written, f"已填好 {written.name}：写了 {len(filling.placements)} 格{left}")
