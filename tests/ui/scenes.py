"""Every state of the window worth looking at: each screen, dialog, panel and menu, brought about as a person would."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from perfdesk.checks.referable import referable
from perfdesk.ui.crash import CrashDialog
from perfdesk.ui.desk import Desk
from perfdesk.ui.findings_groups import Grouping
from perfdesk.ui.forms.reference_picker import ReferencePicker
from perfdesk.ui.help import Manual
from perfdesk.ui.main_window import MainWindow
from perfdesk.ui.new_report import NewReportDialog
from perfdesk.ui.pages.budget import BudgetPage
from perfdesk.ui.pages.indicators import IndicatorsPage
from perfdesk.ui.pages.texts import TextsPage
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.refer_dialog import ReferDialog
from perfdesk.ui.refusal import RefusalDialog
from perfdesk.ui.toast import Way

DAY = date(2026, 2, 3)
OVERVIEW, BUDGET, INDICATORS, TEXTS, PROBLEMS = range(5)
TABS = {"overview": OVERVIEW, "budget": BUDGET, "indicators": INDICATORS, "texts": TEXTS, "problems": PROBLEMS}
LONG_PATH = Path("/home/clerk/文档/二〇二五年度项目支出绩效自评/示例街道办事处/公共安全项目/自评报告（送审稿）.docx")

FADING = 300
"""Milliseconds after which the button that empties a line has faded in."""

Scene = Callable[[MainWindow], Iterator[QWidget]]
"""Brings a state about, gives the widget to look at, and leaves the window as it was."""


def settle() -> None:
    """Let everything be laid out and painted, however long that takes on a busy machine."""
    QTest.qWait(30)
    for _ in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def desk_of(window: MainWindow) -> Desk:
    """The working area."""
    assert window.desk is not None
    return window.desk


def turn(window: MainWindow, tab: int) -> QWidget:
    """Turn to a page; without a cursor anywhere."""
    desk = desk_of(window)
    desk.tabs.setCurrentIndex(tab)
    window.setFocus()
    settle()
    return desk.pages[tab]


def _tab(tab: int) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        turn(window, tab)
        yield window

    return scene


def _scrolled(tab: int) -> Scene:
    """A table scrolled to its right end, the column of names staying."""

    def scene(window: MainWindow) -> Iterator[QWidget]:
        page = turn(window, tab)
        assert isinstance(page, BudgetPage | IndicatorsPage)
        page.grid.horizontalScrollBar().setValue(page.grid.horizontalScrollBar().maximum())
        yield window
        page.grid.horizontalScrollBar().setValue(0)

    return scene


def _editing(tab: int, column: str) -> Scene:
    """A cell being edited."""

    def scene(window: MainWindow) -> Iterator[QWidget]:
        page = turn(window, tab)
        assert isinstance(page, BudgetPage | IndicatorsPage)
        page.grid.go_to(page.model.id_at(1), column)
        settle()
        yield window
        QTest.keyClick(page.grid.viewport(), Qt.Key.Key_Escape)
        page.commit()

    return scene


def _text(at: int) -> Scene:
    """One of the texts, counted from the list's top or end."""

    def scene(window: MainWindow) -> Iterator[QWidget]:
        page = turn(window, TEXTS)
        assert isinstance(page, TextsPage)
        page.headings.set_current(page.headings.keys[at])
        settle()
        yield window
        page.headings.set_current(page.headings.keys[0])

    return scene


def _findings(window: MainWindow) -> Iterator[QWidget]:
    turn(window, BUDGET)
    panel = desk_of(window).findings
    panel.toggle()
    settle()
    yield window
    panel.toggle()


def _findings_all_open(window: MainWindow) -> Iterator[QWidget]:
    turn(window, BUDGET)
    panel = desk_of(window).findings
    panel.toggle()
    panel.view.setCurrentIndex(panel.view.rows.index(panel.view.rows.rowCount() - 1))
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    settle()
    yield window
    panel.toggle()


def _explaining(window: MainWindow) -> Iterator[QWidget]:
    turn(window, BUDGET)
    panel = desk_of(window).findings
    panel.toggle()
    panel.view.setCurrentIndex(panel.view.rows.index(0))
    mode = QItemSelectionModel.SelectionFlag.Select
    panel.view.selectionModel().select(panel.view.rows.index(1), mode)
    panel.tools.explain.click()
    settle()
    yield window
    panel.explain_bar.left.emit()
    panel.toggle()


def _finding_words(replace: bool) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        turn(window, TEXTS)
        desk = desk_of(window)
        (desk.open_replace if replace else desk.open_find)()
        desk.find_bar.parts.needle.setText("安全")
        QTest.qWait(FADING)
        settle()
        yield window
        desk.find_bar.leave()
        desk.find_bar.parts.needle.clear()

    return scene


def _toast(good: bool) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        turn(window, OVERVIEW)
        if good:
            window.toast.good("已删除报告“2017 公共安全项目”。", Way("撤销", window.reports.undo))
        else:
            window.toast.bad(f"{LONG_PATH.name} 正在 WPS 或 Word 中打开，关闭后再试。", Way("只读打开", window.close))
        settle()
        yield window
        window.toast.hide()

    return scene


def _menu(number: int) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        # Not by the action's menu(): PySide takes the menu away with the action's wrapper.
        menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu not in window.commands.submenus.values()]
        yield from _popped(menus[number])

    return scene


def _submenu(name: str) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        yield from _popped(window.commands.submenus[name])

    return scene


def _table_menu(tab: int) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        page = turn(window, tab)
        assert isinstance(page, BudgetPage | IndicatorsPage)
        page.grid.setCurrentIndex(page.model.index(0, 0))
        page.grid.customContextMenuRequested.emit(QPoint(60, 20))
        settle()
        menus = [menu for menu in page.grid.findChildren(QMenu) if menu.isVisible()]
        yield menus[-1]
        menus[-1].close()

    return scene


def _popped(menu: QMenu) -> Iterator[QWidget]:
    menu.popup(QPoint(0, 0))
    settle()
    yield menu
    menu.close()


def _new_report(step: int, *, first: bool) -> Scene:
    def scene(window: MainWindow) -> Iterator[QWidget]:
        last = None if first else window.workspace.report
        file = LONG_PATH.with_suffix(".perfdesk") if first else None
        dialog = NewReportDialog(last, file, DAY, lambda proposed: proposed, window)
        dialog.about.project.setText("消防安全项目" if step else "")
        for _ in range(step):
            dialog.on.click()
        if not step:
            dialog.on.click()  # says what is missing
        yield from _shown(dialog)

    return scene


def _refusal(window: MainWindow) -> Iterator[QWidget]:
    result = window.workspace.settle()
    assert result is not None
    yield from _shown(RefusalDialog(result.open_errors, window))


def _grouped(grouping: Grouping) -> Scene:
    """The list of findings, put together by something else."""

    def scene(window: MainWindow) -> Iterator[QWidget]:
        turn(window, BUDGET)
        panel = desk_of(window).findings
        panel.toggle()
        panel.tools.grouping.setCurrentIndex(list(Grouping).index(grouping))
        settle()
        yield window
        panel.tools.grouping.setCurrentIndex(0)
        panel.toggle()

    return scene


def _figures_listed(window: MainWindow) -> Iterator[QWidget]:
    """The list of the report's figures over a text."""
    page = turn(window, TEXTS)
    assert isinstance(page, TextsPage)
    page.text.editor.setFocus()
    page.text.editor.pick_reference()
    (picker,) = window.findChildren(ReferencePicker)
    settle()
    yield picker
    QTest.keyClick(picker.words, Qt.Key.Key_Escape)


def _referring(window: MainWindow) -> Iterator[QWidget]:
    result, report = window.workspace.settle(), window.workspace.report
    assert result is not None
    assert report is not None
    yield from _shown(ReferDialog(referable(report, result.figures), None, window))


def _crash(_window: MainWindow) -> Iterator[QWidget]:
    try:
        raise ZeroDivisionError("示例")  # noqa: TRY301 - something to report
    except ZeroDivisionError as error:
        from perfdesk.ui.crash import details_of

        yield from _shown(CrashDialog(details_of(error)))


class _Watched(Prompts):
    """Prompts whose boxes are handed over to be looked at, and then left."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.window = window
        self.seen: list[QMessageBox] = []

    def _box(self, title: str, sentence: str) -> QMessageBox:
        box = super()._box(title, sentence)
        # Nobody waits for an answer here, and the box is still wanted when it would be gone.
        box.exec = box.deleteLater = lambda: 0  # type: ignore[assignment, method-assign]
        self.seen.append(box)
        return box


def _held(window: MainWindow) -> Iterator[QWidget]:
    prompts = _Watched(window)
    sentence = f"{LONG_PATH.name} 正在 WPS 或 Word 中打开，关闭后再试。"
    prompts.held(sentence, LONG_PATH.with_stem("自评报告（送审稿）(2)"))
    yield from _shown(prompts.seen[0])


def _unsaved(window: MainWindow) -> Iterator[QWidget]:
    prompts = _Watched(window)
    prompts.close_unsaved("磁盘已满，这一步没有写进文件。腾出空间后再试。")
    yield from _shown(prompts.seen[0])


def _manual(window: MainWindow) -> Iterator[QWidget]:
    manual = Manual()
    manual.open_manual("budget")
    assert manual.window is not None
    manual.window.resize(window.size().boundedTo(manual.window.size()))
    settle()
    yield manual.window
    manual.close()


def _shown(dialog: QDialog) -> Iterator[QWidget]:
    dialog.show()
    settle()
    yield dialog
    dialog.close()
    QObject.deleteLater(dialog)


OPENED: Mapping[str, Scene] = {
    **{name: _tab(tab) for name, tab in TABS.items()},
    "budget-scrolled": _scrolled(BUDGET),
    "indicators-scrolled": _scrolled(INDICATORS),
    "budget-editing": _editing(BUDGET, "spent"),
    "budget-choosing": _editing(BUDGET, "source"),
    "budget-picking": _editing(BUDGET, "indicators"),
    "indicators-choosing": _editing(INDICATORS, "comparator"),
    "text-last": _text(-2),
    "score": _text(-1),
    "findings": _findings,
    "findings-folded-open": _findings_all_open,
    "explaining": _explaining,
    "find": _finding_words(replace=False),
    "replace": _finding_words(replace=True),
    "toast-good": _toast(good=True),
    "toast-bad": _toast(good=False),
    **{f"menu-{number}": _menu(number) for number in range(5)},
    **{f"menu-{name}": _submenu(name) for name in ("looks", "pages")},
    "menu-budget": _table_menu(BUDGET),
    "menu-indicators": _table_menu(INDICATORS),
    "new-report-1": _new_report(0, first=False),
    "new-report-2": _new_report(1, first=False),
    "new-report-first-1": _new_report(0, first=True),
    "new-report-first-2": _new_report(1, first=True),
    "refusal": _refusal,
    "findings-by-part": _grouped(Grouping.PART),
    "findings-by-rule": _grouped(Grouping.RULE),
    "figures-listed": _figures_listed,
    "referring": _referring,
    "crash": _crash,
    "held": _held,
    "unsaved": _unsaved,
    "manual": _manual,
}
"""With a report open."""


def _whole(window: MainWindow) -> Iterator[QWidget]:
    settle()
    yield window


STARTING: Mapping[str, Scene] = {"start": _whole}
"""With no file open."""
EMPTY: Mapping[str, Scene] = {f"empty-{name}": _tab(tab) for name, tab in TABS.items()}
"""With a report in which nothing is filled in."""


@contextmanager
def brought_about(scene: Scene, window: MainWindow) -> Iterator[QWidget]:
    """The widget to look at, as long as it is looked at."""
    steps = scene(window)
    yield next(steps)
    for _ in steps:
        raise AssertionError("a scene shows one thing")
