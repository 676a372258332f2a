"""Files: opened, made, imported from, copied; what fails is said with a way on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Signal

from perfdesk.model.errors import FileLockedError, FileReadOnlyError, FileUnusableError, SourceRefusedError, WorldError
from perfdesk.model.figures.days import today
from perfdesk.model.report import Report
from perfdesk.ui.file_names import free_name
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.recent import Memory
from perfdesk.ui.toast import Toast, Way
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit

FIRST_NAME = "绩效自评.perfdesk"
SAMPLE, SAMPLE_NAME = "safety-2017.json", "示例.perfdesk"


class Filing(QObject):
    """What the file commands do."""

    loading = Signal(object)
    """The Path of a file that is about to be loaded."""

    def __init__(self, workspace: Workspace, memory: Memory, prompts: Prompts, toast: Toast, data: Path) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._memory = memory
        self._prompts = prompts
        self._toast = toast
        self._data = data
        self._asked: Path | None = None
        workspace.failed.connect(self._say_failed)

    # Opening

    def ask_open(self) -> None:
        """Let the person choose a file."""
        path = self._prompts.file_to_open(self._memory.folder() or documents())
        if path is not None:
            self.take((path,))

    def take(self, paths: Sequence[Path]) -> None:
        """Open or import files by their kind: the last .perfdesk is opened, then the .json imported into it."""
        opened = [path for path in paths if path.suffix.lower() != ".json"]
        if opened and not self.open(opened[-1]):
            return
        sources = [path for path in paths if path.suffix.lower() == ".json"]
        if sources:
            self.import_(sources)

    def open(self, path: Path) -> bool:
        """Open a file for editing; where that cannot be, say why and offer to read it."""
        document = self._workspace.document
        if document is not None and not document.read_only and document.path.absolute() == path.absolute():
            return True
        self._asked = path
        if not self._workspace.open(path):
            return False
        self._opened()
        return True

    def open_to_read(self) -> None:
        """Open for reading the file that could not be opened for editing."""
        if self._asked is not None and self._workspace.open_to_read(self._asked):
            self._opened()
            self._toast.good("只读打开：可以查看和导出。要修改，请用“文件 → 另存副本”存一份再打开。")

    def close(self) -> None:
        """Close the file and go back to the start page."""
        self._workspace.close()
        self._memory.closed()

    def _opened(self) -> None:
        document = self._workspace.document
        if document is None:
            return
        self._memory.opened(document.path)
        if document.kept_copy is not None:
            self._toast.good(f"文件已升级到新版本，升级前的副本留在 {document.kept_copy.name}。")
        elif document.rolled_back:
            self._toast.good("上次没有正常退出：没写完的一步已撤回，此前的改动都在。")

    def _say_failed(self, sentence: str) -> None:
        readable = isinstance(self._workspace.refused, FileReadOnlyError | FileLockedError)
        if readable and sentence == str(self._workspace.refused):
            self._toast.bad(sentence, Way("只读打开", self.open_to_read))
        elif isinstance(self._workspace.refused, FileUnusableError) and sentence == str(self._workspace.refused):
            self._toast.bad(sentence, Way("打开别的文件…", self.ask_open))
        else:
            self._toast.bad(sentence)

    # Making

    def ask_new_file(self) -> None:
        """A new file of its own."""
        path = self._prompts.new_file(free_name((self._memory.folder() or documents()) / FIRST_NAME))
        if path is not None and self._workspace.create(path):
            self._opened()

    def new_report(self) -> None:
        """A new report in two steps; where no file is open, one is made for it."""
        document = self._workspace.document
        file = None if document else free_name(documents() / FIRST_NAME)
        asked = self._prompts.new_report(self._last_report(), file, today())
        if asked is not None and self._has_file(asked.file):
            self._workspace.write_list(f"新建报告 {asked.report.project}", lambda edit: edit.add_report(asked.report))

    def _has_file(self, file: Path | None) -> bool:
        if self._workspace.document is not None:
            return True
        if file is None or not self._workspace.create(file):
            return False
        self._opened()
        return True

    def _last_report(self) -> Report | None:
        document = self._workspace.document
        return document.report(document.report_ids[-1]) if document and document.report_ids else None

    def show_sample(self) -> None:
        """A copy of the sample report, in a file of the person's own that may be written and thrown away."""
        from perfdesk.model.interchange import read_reports
        from perfdesk.model.resources import resource

        path = self._data / "sample" / SAMPLE_NAME
        if path.exists():
            self.open(path)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        reports = read_reports(resource("samples", SAMPLE).read_bytes(), SAMPLE)
        if self._workspace.create(path):
            self._opened()
            self._add("放入示例", reports)

    # Importing and copying

    def ask_import(self) -> None:
        """Let the person choose sources."""
        paths = self._prompts.sources(self._memory.folder() or documents())
        if paths:
            self.import_(paths)

    def import_(self, paths: Sequence[Path]) -> None:
        """Each source whole or not at all, one step each; all that was refused is said together."""
        from perfdesk.intake.source import read_source

        refused, taken = [], 0
        for path in paths:
            try:
                reports = read_source(path)
            except SourceRefusedError as error:
                refused.append(str(error))
                continue
            if not self._has_file(free_name(path.with_suffix(".perfdesk"))):
                return
            taken += len(reports) if self._add(f"导入 {path.name}", reports) else 0
        if refused:
            self._toast.bad("\n".join(refused))
        elif taken:
            self._toast.good(f"已导入 {taken} 份报告，可以撤销。")

    def _add(self, name: str, reports: Sequence[Report]) -> bool:
        document = self._workspace.document
        if document is None:
            return False
        known = set(document.report_ids)
        with_place = [(report, report.id in known) for report in reports]

        def work(edit: Edit) -> None:
            for report, replaces in with_place:
                (edit.replace_report if replaces else edit.add_report)(report)

        return self._workspace.write_list(name, work)

    def ask_copy(self) -> None:
        """All of the file under another name; work goes on in the present one."""
        document = self._workspace.document
        if document is None:
            return
        self._workspace.leaving.emit()
        proposed = free_name(document.path.with_stem(f"{document.path.stem}-副本"))
        target = self._prompts.output("另存副本", proposed, "绩效自评文件")
        if target is None:
            return
        try:
            document.save_copy(target)
        except WorldError as error:
            self._toast.bad(str(error))
        else:
            self._toast.good(f"已另存副本 {target.name}；现在编辑的仍是 {document.path.name}。")


def documents() -> Path:
    """The person's documents, or their home where there is no such folder."""
    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.home()
