"""The main window: it puts the parts together, and itself does nothing to reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from perfdesk.model.errors import WorldError
from perfdesk.ui.actions import LOOKS, PAGES, RECENT, TABLE, Actions
from perfdesk.ui.chrome import LOOKS as LOOK_NAMES
from perfdesk.ui.chrome import Chrome
from perfdesk.ui.drops import dropped
from perfdesk.ui.recent import Memory
from perfdesk.ui.start_page import StartPage

if TYPE_CHECKING:
    # What works on reports is loaded when the window has painted: it takes as long again as the window itself.
    from perfdesk.ui.desk import Desk
    from perfdesk.ui.exporting import Exporter
    from perfdesk.ui.filing import Filing
    from perfdesk.ui.filling import FormFiller
    from perfdesk.ui.help import Manual
    from perfdesk.ui.own_undo import OwnUndo
    from perfdesk.ui.prompts import Prompts
    from perfdesk.ui.referring import Referrer
    from perfdesk.ui.reports import Reports
    from perfdesk.ui.toast import Toast
    from perfdesk.ui.workspace import Workspace

PROGRAM = "绩效自评"
FIRST_SIZE = QSize(1680, 920)
LOG_FOLDER = "log"


class MainWindow(QMainWindow):
    """Menus, toolbar, start page or desk, status bar.

    It is painted with the start page; `begin` then makes what works on reports (`workspace`, `filing`, `exporter`,
    `filler`, `referrer`, `reports`, `manual`, `desk`, `toast`, `own_undo`) and loads the file, so that the clerk sees
    the window at once.
    """

    painted = Signal()
    """The window has been painted for the first time."""

    made = Signal()
    """All that lives as long as the window is made and loaded; a file is opened next, where one is asked for."""

    prompts: Prompts
    workspace: Workspace
    filing: Filing
    exporter: Exporter
    filler: FormFiller
    referrer: Referrer
    reports: Reports
    manual: Manual
    toast: Toast
    own_undo: OwnUndo

    def __init__(self, memory: Memory, chrome: Chrome, data: Path) -> None:
        """`data` is the person's data folder."""
        super().__init__()
        self.memory, self.data = memory, data
        self._chrome = chrome
        self._painted = False
        self.desk: Desk | None = None
        self.commands = Actions(self)
        self.start = StartPage(self.commands["new_report"], [self.commands[name] for name in ("open", "sample")])
        self._centre = QStackedWidget()
        self._centre.addWidget(self.start)
        self.setCentralWidget(self._centre)
        self._names = QTimer(self, singleShot=True, interval=0)
        self.setAcceptDrops(True)
        self._furnish()

    def _furnish(self) -> None:
        self.commands.fill_menus(self)
        self.addToolBar(self.commands.make_toolbar())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.statusBar().setSizeGripEnabled(False)
        looks = QActionGroup(self)
        for name, label in LOOK_NAMES.items():
            choice = QAction(label, self, checkable=True, checked=name == self.memory.look())
            choice.setData(name)
            looks.addAction(choice)
        looks.triggered.connect(self._choose_look)
        self.commands.submenus[LOOKS].addActions(looks.actions())
        self._take_place()
        self.commands.allow(file=False, report=False, writable=False)
        self.start.show_no_file(self.memory.files())
        self.statusBar().hide()
        self.setWindowTitle(PROGRAM)

    def _take_place(self) -> None:
        """Where the window stood last; at first the whole of a small screen, or a good part of a large one."""
        geometry = self.memory.kept("geometry")
        if geometry is not None and self.restoreGeometry(geometry):
            return
        room = self.screen().availableGeometry()
        self.resize(FIRST_SIZE.boundedTo(room.size()))
        self.move(room.center() - self.rect().center())
        if room.width() < FIRST_SIZE.width():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        for name, slot in {
            "new_report": self.filing.new_report,
            "new_file": self.filing.ask_new_file,
            "open": self.filing.ask_open,
            "import": self.filing.ask_import,
            "copy": self.filing.ask_copy,
            "save": self._say_saved,
            "close": self._close_file,
            "quit": self.close,
            "sample": self.filing.show_sample,
            "word": self.exporter.word,
            "clean_word": self.exporter.clean_word,
            "form": self.exporter.form,
            "table": self.exporter.reconciliation,
            "fill": self.filler.fill,
            "refer": self.referrer.refer,
            "batch": self.exporter.batch,
            "json": self.exporter.json,
            "style": self.exporter.choose_style,
            "undo": self._undo,
            "redo": self._redo,
            "duplicate": self.reports.duplicate,
            "delete": self.reports.delete,
            "undo_list": self.reports.undo,
            "previous_report": self.reports.show_previous,
            "next_report": self.reports.show_next,
            "manual": self._open_manual,
            "log": self._open_log,
            "about": self.prompts.about,
        }.items():
            self.commands[name].triggered.connect(slot)
        self.start.asked.connect(self._open_recent)
        self.commands.submenus[RECENT].aboutToShow.connect(self._fill_recent)
        self.commands.submenus[RECENT].triggered.connect(self._open_chosen)
        self.commands.submenus[TABLE].aboutToShow.connect(self._fill_table)
        self._names.timeout.connect(self._show_names)
        for told in (self.workspace.opened, self.workspace.shown):
            told.connect(self._show_state)
        for told in (self.workspace.changed, self.workspace.listed):
            told.connect(self._names.start)

    # Beginning

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell of the first painting, once it has reached the screen."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def begin(self, prompts: Prompts, path: Path | None) -> None:
        """Make the desk, and open a file: the one asked for, or the one that was open when the window was left."""
        self.prompts = prompts
        prompts.window = self
        asked = path or self.memory.last()
        if asked is not None:
            self.start.show_opening(asked)
            self.start.repaint()
        self.commands.draw_icons()
        self._make_parts()
        self._connect()
        self._make_desk()
        self.made.emit()
        if asked is not None:
            left = asked == self.memory.last()
            if left and self.desk is not None:
                self.desk.tabs.setCurrentIndex(self.memory.tab())
            self.filing.take((asked,))
            if left:
                self._show_report_left()
        self._show_state()

    def _make_parts(self) -> None:
        import perfdesk.model.document  # noqa: F401 # here, where everybody waits, rather than at the first file
        from perfdesk.export.office import Offices
        from perfdesk.ui.exporting import Exporter
        from perfdesk.ui.filing import Filing
        from perfdesk.ui.filling import FormFiller
        from perfdesk.ui.help import Manual
        from perfdesk.ui.own_undo import OwnUndo
        from perfdesk.ui.referring import Referrer
        from perfdesk.ui.reports import Reports
        from perfdesk.ui.toast import Toast
        from perfdesk.ui.workspace import Workspace

        self.toast = Toast(self._centre)
        self.own_undo = OwnUndo(self)
        self.workspace = workspace = Workspace(self.data, self)
        self.filing = Filing(workspace, self.memory, self.prompts, self.toast, self.data)
        self.exporter = Exporter(workspace, self.prompts, self.toast, Offices(self.data))
        self.filler = FormFiller(self.exporter, self.prompts, self.toast)
        self.referrer = Referrer(workspace, self.prompts, self.toast)
        self.reports = Reports(workspace, self.toast)
        self.manual = Manual(self)

    def _make_desk(self) -> None:
        from perfdesk.ui.desk import Desk
        from perfdesk.ui.help import ANCHOR
        from perfdesk.ui.pages import all_pages
        from perfdesk.ui.status_line import StatusLine

        self.desk = desk = Desk(self.workspace, all_pages())
        self._centre.addWidget(desk)
        if (sizes := self.memory.kept("desk")) is not None:
            desk.restoreState(sizes)
        self.statusBar().addPermanentWidget(StatusLine(self.workspace), 1)
        desk.list.menu_asked.connect(self._show_report_menu)
        self.exporter.go_to.connect(desk.go_to)
        desk.told.connect(self.toast.good)
        desk.keep_behind(self.toast)
        desk.findings.tools.table.clicked.connect(self.commands["table"].trigger)
        desk.findings.setProperty(ANCHOR, "findings")
        desk.find_bar.setProperty(ANCHOR, "find")
        for name, slot in {
            "find": desk.open_find,
            "replace": desk.open_replace,
            "find_next": desk.find_bar.find_next,
            "find_previous": desk.find_bar.find_previous,
            "next_finding": desk.findings.next_finding,
            "previous_finding": desk.findings.previous_finding,
            "findings": desk.findings.toggle,
            "checked": desk.findings.mark_checked,
            "explain": desk.findings.explain,
            "next_tab": desk.next_tab,
            "previous_tab": desk.previous_tab,
            "list": desk.want_list,
        }.items():
            self.commands[name].triggered.connect(slot)
        desk.folded.connect(self.commands["list"].setChecked)
        self.commands.submenus[PAGES].addActions(desk.page_actions)
        self.addActions(desk.page_actions)
        self.toast.raise_()

    def _show_report_left(self) -> None:
        report_id = self.memory.report()
        if self.workspace.document is not None and report_id in self.workspace.document.report_ids:
            self.workspace.show_report(report_id)

    # Showing what is open

    def _show_state(self) -> None:
        document, report = self.workspace.document, self.workspace.report
        self.commands.allow(file=document is not None, report=report is not None, writable=not self.workspace.read_only)
        if report is not None and self.desk is not None:
            self._centre.setCurrentWidget(self.desk)
        else:
            self._centre.setCurrentWidget(self.start)
            if document is None:
                self.start.show_no_file(self.memory.files())
            else:
                self.start.show_empty(document.path)
        self.statusBar().setVisible(report is not None)
        self._show_names()

    def _show_names(self) -> None:
        """The window's title, and what undo and redo would do, in the menu's words."""
        document = self.workspace.document
        parts = [self.reports.title()] if self.workspace.report else []
        if document is not None:
            parts.append(document.path.name + ("（只读）" if document.read_only else ""))
        self.setWindowTitle(" - ".join((*parts, PROGRAM)))
        for name, label, step in (
            ("undo", "撤销", self.workspace.undo_name()),
            ("redo", "重做", self.workspace.redo_name()),
            ("undo_list", "撤销", self.reports.undo_name()),
        ):
            action = self.commands[name]
            action.setText(f"{label}“{step}”" if step else f"{label}报告列表的上一步" if name == "undo_list" else label)
            action.setToolTip(f"{action.text()}（{action.shortcut().toString()}）")
            action.setEnabled(step is not None)
        for name, label in (("undo", "撤销"), ("redo", "重做")):
            self.commands[name].setIconText(label)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons in the ink of the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "commands"):
            self.commands.draw_icons()

    # Commands of the window itself

    def _undo(self) -> None:
        if not self.own_undo.undo():
            self.workspace.undo()
            self._names.start()

    def _redo(self) -> None:
        if not self.own_undo.redo():
            self.workspace.redo()
            self._names.start()

    def _say_saved(self) -> None:
        self.workspace.leaving.emit()
        self.toast.good("已保存。每一步改动都随时存进文件，不用另外保存。")

    def _close_file(self) -> None:
        self._remember()
        self.filing.close()

    def _open_recent(self, path: Path) -> None:
        self.filing.open(path)

    def _fill_recent(self) -> None:
        menu = self.commands.submenus[RECENT]
        menu.clear()
        for path in self.memory.files():
            action = menu.addAction(str(path).replace("&", "&&"))
            action.setData(path)
        if menu.isEmpty():
            menu.addAction("还没有打开过文件").setEnabled(False)

    def _fill_table(self) -> None:
        """What can be done in the table of the page on screen."""
        menu = self.commands.submenus[TABLE]
        menu.clear()
        page = self.desk.page(self.desk.tabs.currentIndex()) if self.desk and self.workspace.report else None
        menu.addActions(list(page.commands()) if page is not None and not self.workspace.read_only else [])
        if menu.isEmpty():
            menu.addAction("这一页没有表格" if page is not None else "没有打开的报告").setEnabled(False)

    def _open_chosen(self, action: QAction) -> None:
        self.filing.open(action.data())

    def _show_report_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self.commands[name] for name in ("new_report", "duplicate", "delete")])
        menu.popup(at)

    def _choose_look(self, choice: QAction) -> None:
        self.memory.choose_look(choice.data())
        self._chrome.choose(choice.data())

    def _open_manual(self) -> None:
        from perfdesk.ui.help import anchor_at

        kind = self.desk.kind if self.desk and self.workspace.report else None
        self.manual.open_manual(anchor_at(QApplication.focusWidget(), kind.manual if kind else "start"))

    def _open_log(self) -> None:
        folder = self.data / LOG_FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # Dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of ours."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open or import them."""
        event.acceptProposedAction()
        self.filing.take(dropped(event.mimeData()))

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Commit, remember, close the file. The person is asked only where the last edit could not be saved."""
        if self.desk is None:  # closed before it began
            return
        failures: list[str] = []
        self.workspace.failed.connect(failures.append)
        self.workspace.leaving.emit()
        self.workspace.failed.disconnect(failures.append)
        if failures and not self.prompts.close_unsaved(failures[-1]):
            event.ignore()
            return
        self._remember()
        try:
            self.workspace.close()
        except WorldError as error:
            # Everything was committed before; what failed is only the sweeping behind it.
            self.toast.bad(str(error))
        self.manual.close()
        self.prompts.window = None
        event.accept()

    def _remember(self) -> None:
        self.memory.keep("geometry", self.saveGeometry())
        if self.desk is not None:
            self.memory.keep("desk", self.desk.saveState())
            if self.workspace.report_id is not None:
                self.memory.left_at(self.workspace.report_id, self.desk.tabs.currentIndex())
        self.memory.write()
