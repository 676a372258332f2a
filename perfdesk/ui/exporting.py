"""Writing the report on screen to Word, its form to Excel, or all of it to the interchange file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from perfdesk.checks.engine import check
from perfdesk.checks.finding import Finding
from perfdesk.cli.names import file_names
from perfdesk.export.office import Offices, OfficeStyle
from perfdesk.model.errors import CannotWriteError, WorldError
from perfdesk.model.figures.days import today
from perfdesk.model.outline import load_outline, slots
from perfdesk.model.report import Report
from perfdesk.ui.file_names import free_name
from perfdesk.ui.prompts import Held, Prompts
from perfdesk.ui.toast import Toast, Way
from perfdesk.ui.workspace import Workspace


class Exporter(QObject):
    """What the export commands do. Open editors are committed first, so that the paper has what is on screen."""

    go_to = Signal(object)
    """The Place of an error that the person wants to mend first."""

    def __init__(self, workspace: Workspace, prompts: Prompts, toast: Toast, offices: Offices) -> None:
        super().__init__(workspace)
        self._offices = offices
        self._workspace = workspace
        self._prompts = prompts
        self._toast = toast
        self._folder: Path | None = None
        self._written: Path | None = None
        self._told_missing: tuple[str, ...] = ()

    def word(self) -> None:
        """A Word document: marked a draft while there are open errors."""
        if (report := self.committed()) is not None:
            self._export_word(report)

    def form(self) -> None:
        """The form 项目支出绩效自评表 as a workbook of its own; its header marks a draft."""
        if (report := self.committed()) is not None:
            self._export(report, self.ask("导出自评表", report, ".xlsx", "Excel 工作簿"), _form_of)

    def clean_word(self) -> None:
        """A Word document without the draft's mark; with open errors the list of them instead."""
        if (report := self.committed()) is None:
            return
        errors = check(report, today()).open_errors
        if not errors:
            self._export_word(report)
        elif (place := self._prompts.refused(errors)) is not None:
            self.go_to.emit(place)

    def json(self) -> None:
        """The report as an interchange file."""
        from perfdesk.export.files import replace_file
        from perfdesk.model.interchange import write_reports

        if (report := self.committed()) is None:
            return
        target = self.ask("导出交换文件", report, ".json", "交换文件")
        content = write_reports([report])
        if target is not None and (written := self.put(target, lambda path: replace_file(path, content))):
            self.done(written, f"已导出 {written.name}")

    def batch(self) -> None:
        """Many reports of the file, chosen in a dialog of its own."""
        document = self._workspace.document
        if self.committed() is not None and document is not None:
            self._folder = self._prompts.batch(document.reports(), self.folder, self._offices.style)

    def choose_style(self) -> None:
        """The layout of this unit's papers."""
        if (report := self.committed()) is None:
            return
        chosen = self._prompts.office_style(report.unit, self._offices.style(report.unit))
        if chosen is None:
            return
        try:
            self._offices.keep(report.unit, chosen)
        except WorldError as error:
            self._toast.bad(str(error))
        else:
            self._toast.good("版式设置已保存，下次导出按它排版")

    def _tell_missing_fonts(self, style: OfficeStyle) -> None:
        """Before the document is written, and once as long as the same fonts are missing."""
        from perfdesk.export.word.settings import font_set
        from perfdesk.ui.fonts import missing, said_of_missing

        names = missing(font_set(style.fonts))
        if names and names != self._told_missing:
            self._told_missing = names
            self._toast.good(said_of_missing(names), Way("版式设置…", self.choose_style))

    def reconciliation(self) -> None:
        """勾稽核对表: all findings with their workings, as a Word document or a workbook."""
        from perfdesk.cli.reconciling import BOOK, DOCUMENT, write_reconciliation

        if (report := self.committed()) is None:
            return
        proposed = self.folder / f"{file_names([report])[0]}勾稽核对表{DOCUMENT}"
        target = self._prompts.output("勾稽核对表", proposed, "Word 文档", {"Excel 工作簿": BOOK})
        result = check(report, today())
        put = partial(write_reconciliation, report, result, today())
        if target is not None and (written := self.put(target, put)):
            self.done(written, f"已写好 {written.name}：{len(result.findings)} 项检查结果")

    def committed(self) -> Report | None:
        """The report on screen, open editors committed first."""
        self._workspace.leaving.emit()
        return self._workspace.report

    def ask(self, title: str, report: Report, ending: str, kind: str, stem: str = "") -> Path | None:
        """A name to write to, `stem` proposed or else the report's own."""
        return self._prompts.output(title, self.folder / f"{stem or file_names([report])[0]}{ending}", kind)

    @property
    def folder(self) -> Path:
        """Where was written last, or where the file is."""
        document = self._workspace.document
        return self._folder or (document.path.parent if document else Path.home())

    def _export_word(self, report: Report) -> None:
        self._tell_missing_fonts(self._offices.style(report.unit))
        self._export(report, self.ask("导出 Word", report, ".docx", "Word 文档"), _document_of)

    def _export(self, report: Report, target: Path | None, make: Callable[[Report, OfficeStyle], _Output]) -> None:
        if target is None:
            return
        try:
            output = make(report, self._offices.style(report.unit))
        except WorldError as error:
            self._toast.bad(str(error))
            return
        if (written := self.put(target, output.write)) is not None:
            state = f"（讨论稿，还有 {len(output.errors)} 项须改）" if output.errors else ""
            left = f"。本提纲未用的文字没有打印：{'、'.join(output.unused)}" if output.unused else ""
            self.done(written, f"已导出 {written.name}{state}{left}")

    def put(self, target: Path, write: Callable[[Path], object]) -> Path | None:
        """Write to the target, or, as long as the person wants, again or under another name."""
        while True:
            try:
                write(target)
            except CannotWriteError as error:
                other = free_name(target)
                answer = self._prompts.held(str(error), other)
                if answer is Held.GIVE_UP:
                    return None
                target = other if answer is Held.OTHER_NAME else target
            except WorldError as error:
                self._toast.bad(str(error))
                return None
            else:
                self._folder = target.parent
                return target

    def done(self, written: Path, sentence: str) -> None:
        """Say what was written, with the ways to it."""
        self._written = written
        self._toast.good(sentence, Way("打开", self.open_written), Way("打开文件夹", self.open_folder))

    def open_written(self) -> None:
        """Open what was written last in its own program."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def open_folder(self) -> None:
        """Show the folder of what was written last."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))


@dataclass(frozen=True, slots=True)
class _Output:
    """The open errors of a report, what writes its paper, and the texts that the paper has no place for."""

    errors: tuple[Finding, ...]
    write: Callable[[Path], object]
    unused: list[str]


def _document_of(report: Report, style: OfficeStyle) -> _Output:
    # python-docx takes most of a second to load: only when it is used.
    from perfdesk.cli.papers import paper_of
    from perfdesk.export.compose import unused_slots
    from perfdesk.export.word.settings import word_settings
    from perfdesk.export.word.writer import write_word

    checked = check(report, today())
    paper = paper_of(report, checked, style)
    unused = [slots()[slot].label for slot in unused_slots(report, load_outline(report.outline))]
    return _Output(checked.open_errors, lambda path: write_word(paper, path, settings=word_settings(style)), unused)


def _form_of(report: Report, style: OfficeStyle) -> _Output:
    from perfdesk.cli.papers import form_of
    from perfdesk.export.sheet.writer import write_sheets

    checked = check(report, today())
    paper = form_of(report, checked, style)
    return _Output(checked.open_errors, lambda path: write_sheets([paper], path), [])
