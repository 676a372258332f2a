"""Writing the report on screen to Word or to the interchange file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from perfdesk.checks.engine import check, find_scheme
from perfdesk.checks.finding import Finding
from perfdesk.cli.names import file_names
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

    def __init__(self, workspace: Workspace, prompts: Prompts, toast: Toast) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._prompts = prompts
        self._toast = toast
        self._folder: Path | None = None
        self._written: Path | None = None

    def word(self) -> None:
        """A Word document: marked a draft while there are open errors."""
        if (report := self._committed()) is not None:
            self._export_word(report)

    def clean_word(self) -> None:
        """A Word document without the draft's mark; with open errors the list of them instead."""
        if (report := self._committed()) is None:
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

        if (report := self._committed()) is None:
            return
        target = self._ask("导出交换文件", report, ".json", "交换文件")
        content = write_reports([report])
        if target is not None and (written := self._put(target, lambda path: replace_file(path, content))):
            self._done(written, f"已导出 {written.name}")

    def _committed(self) -> Report | None:
        self._workspace.leaving.emit()
        return self._workspace.report

    def _ask(self, title: str, report: Report, ending: str, kind: str) -> Path | None:
        document = self._workspace.document
        folder = self._folder or (document.path.parent if document else Path.home())
        return self._prompts.output(title, folder / f"{file_names([report])[0]}{ending}", kind)

    def _export_word(self, report: Report) -> None:
        target = self._ask("导出 Word", report, ".docx", "Word 文档")
        if target is None:
            return
        try:
            errors, write, unused = _word_writer(report)
        except WorldError as error:
            self._toast.bad(str(error))
            return
        if (written := self._put(target, write)) is not None:
            state = f"（讨论稿，还有 {len(errors)} 项须改）" if errors else ""
            left = f"。本提纲未用的文字没有打印：{'、'.join(unused)}" if unused else ""
            self._done(written, f"已导出 {written.name}{state}{left}")

    def _put(self, target: Path, write: Callable[[Path], object]) -> Path | None:
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

    def _done(self, written: Path, sentence: str) -> None:
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


def _word_writer(report: Report) -> tuple[tuple[Finding, ...], Callable[[Path], object], list[str]]:
    """The open errors, what writes the document, and the texts that the outline has no place for."""
    # python-docx takes most of a second to load: only when it is used.
    from perfdesk.export.compose import compose, unused_slots
    from perfdesk.export.word.writer import write_word

    checked = check(report, today())
    outline = load_outline(report.outline)
    errors = checked.open_errors
    paper = compose(report, checked.figures, outline, find_scheme(report.scheme), draft=bool(errors))
    unused = [slots()[slot].label for slot in unused_slots(report, outline)]
    return errors, lambda path: write_word(paper, path), unused
