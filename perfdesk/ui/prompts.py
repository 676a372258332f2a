"""Every modal box of the program, so that tests can answer them by handing in others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from perfdesk import __version__
from perfdesk.ui.file_names import with_ending

if TYPE_CHECKING:
    from perfdesk.checks.finding import Finding, Place
    from perfdesk.checks.referable import Referable
    from perfdesk.checks.texts import Text
    from perfdesk.export.fill.plan import Filling
    from perfdesk.export.office import OfficeStyle
    from perfdesk.model.report import Report
    from perfdesk.ui.new_report import NewReport

OPENABLE = "绩效自评文件和交换文件 (*.perfdesk *.json);;全部文件 (*)"
FILES = "绩效自评文件 (*.perfdesk)"
FORMS = "Excel 工作簿 (*.xlsx);;全部文件 (*)"
EXCHANGE = "交换文件 (*.json)"
ABOUT = (
    "<h3>绩效自评 perfdesk {version}</h3><p>编写、检查、导出项目支出绩效自评报告。</p>"
    "<p>界面用 Qt（LGPL），图标用 Lucide（ISC）。</p>"
)


class Held(Enum):
    """What to do about an output that could not be written."""

    RETRY = "retry"
    OTHER_NAME = "other_name"
    GIVE_UP = "give_up"


class Prompts:
    """The boxes, over one window."""

    def __init__(self) -> None:
        self.window: QWidget | None = None

    def new_report(self, last: Report | None, file: Path | None, day: date) -> NewReport | None:
        """The two steps of a new report; None where the person leaves."""
        from perfdesk.ui.new_report import NewReportDialog

        dialog = NewReportDialog(last, file, day, self.new_file, self.window)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        found = dialog.new_report if taken else None
        dialog.deleteLater()
        return found

    def file_to_open(self, folder: Path) -> Path | None:
        """An existing file to open."""
        name, _ = QFileDialog.getOpenFileName(self.window, "打开", str(folder), OPENABLE)
        return Path(name) if name else None

    def sources(self, folder: Path) -> tuple[Path, ...]:
        """Files to import from."""
        names, _ = QFileDialog.getOpenFileNames(self.window, "导入", str(folder), EXCHANGE)
        return tuple(map(Path, names))

    def new_file(self, proposed: Path) -> Path | None:
        """A free name for a new file: one that stands already is never put over, so nothing is confirmed here."""
        name, _ = QFileDialog.getSaveFileName(
            self.window, "新文件保存到", str(proposed), FILES, options=QFileDialog.Option.DontConfirmOverwrite
        )
        return with_ending(Path(name), ".perfdesk") if name else None

    def output(self, title: str, proposed: Path, kind: str, others: Mapping[str, str] | None = None) -> Path | None:
        """A name to write to; one that stands already is replaced after the dialog has asked.

        The kind has the proposed ending; `others` are kinds with their endings, offered beside it.
        """
        endings = {f"{kind} (*{proposed.suffix})": proposed.suffix}
        endings |= {f"{other} (*{ending})": ending for other, ending in (others or {}).items()}
        name, chosen = QFileDialog.getSaveFileName(self.window, title, str(proposed), ";;".join(endings))
        if not name:
            return None
        path = Path(name)
        return (
            path if path.suffix.lower() in endings.values() else with_ending(path, endings.get(chosen, proposed.suffix))
        )

    def held(self, sentence: str, other: Path) -> Held:
        """What to do about an output that another program holds open, or that the disk refuses."""
        # The name stands in the sentence, which breaks; a button would grow as long as the name.
        box = self._box("没有写成", f"{sentence}\n也可以另存为“{other.name}”。")
        retry = box.addButton("重试", QMessageBox.ButtonRole.AcceptRole)
        rename = box.addButton("另存", QMessageBox.ButtonRole.ActionRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(retry)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return Held.RETRY if chosen is retry else Held.OTHER_NAME if chosen is rename else Held.GIVE_UP

    def refused(self, errors: Sequence[Finding]) -> Place | None:
        """Say why no clean copy is made; the place of the finding that the person wants to go to."""
        from perfdesk.ui.refusal import RefusalDialog

        dialog = RefusalDialog(errors, self.window)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        place = dialog.place if taken else None
        dialog.deleteLater()
        return place

    def office_style(self, unit: str, style: OfficeStyle) -> OfficeStyle | None:
        """How a unit's papers are laid out; None where nothing is to change."""
        from perfdesk.ui.office_style import OfficeStyleDialog

        dialog = OfficeStyleDialog(unit, style, self.window)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.style_chosen if taken else None
        dialog.deleteLater()
        return chosen

    def form_to_fill(self, folder: Path) -> Path | None:
        """A bureau's own form."""
        name, _ = QFileDialog.getOpenFileName(self.window, "选择上级发的表格", str(folder), FORMS)
        return Path(name) if name else None

    def filling(self, form: str, filling: Filling) -> bool:
        """Show what would be written where and what has no place; whether to go on and save the copy."""
        from perfdesk.ui.filling_dialog import FillingDialog

        dialog = FillingDialog(form, filling, self.window)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return taken

    def folder(self, folder: Path) -> Path | None:
        """A folder to write into."""
        name = QFileDialog.getExistingDirectory(self.window, "选择文件夹", str(folder))
        return Path(name) if name else None

    def batch(self, reports: Sequence[Report], folder: Path, style: Callable[[str], OfficeStyle]) -> Path:
        """Let the person export many reports; the folder that was written into last."""
        from perfdesk.ui.batch_dialog import BatchDialog

        dialog = BatchDialog(reports, folder, style, self.folder, self.window)
        dialog.exec()
        dialog.deleteLater()
        return dialog.folder

    def references(self, found: Sequence[Referable], here: Text | None) -> Sequence[Referable]:
        """The figures that are to become references; of the text with the cursor, where it has some, to begin with."""
        from perfdesk.ui.refer_dialog import ReferDialog

        dialog = ReferDialog(found, here, self.window)
        taken = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen if taken else ()
        dialog.deleteLater()
        return chosen

    def close_unsaved(self, sentence: str) -> bool:
        """Whether to close though the last edit could not be saved."""
        box = self._box("最后的改动没有存进去", f"{sentence}\n现在关闭，正在填的内容就丢了。")
        box.addButton("仍要关闭", QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton("不关闭", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        leave = box.clickedButton() is not stay and box.clickedButton() is not None
        box.deleteLater()
        return leave

    def about(self) -> None:
        """The program's name, version and what it is made with."""
        QMessageBox.about(self.window, "关于绩效自评", ABOUT.format(version=__version__))

    def _box(self, title: str, sentence: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.Warning, title, sentence, parent=self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)  # names of files may hold what looks like markup
        return box
