"""The window's commands: each with its words, icon and key once, for menus, toolbar and start page alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from perfdesk.ui.look import icon

ICON = QSize(18, 18)


@dataclass(frozen=True, slots=True)
class Command:
    """A command's words in the menu, its icon's name, its keys, its words on the toolbar and in the tip."""

    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    short: str = ""
    tip: str = ""
    checkable: bool = False


COMMANDS: Mapping[str, Command] = {
    "new_report": Command("新建报告(&N)…", "file-plus-2", ("Ctrl+N",), "新建报告", "新建一份报告，分两步"),
    "new_file": Command("新建文件…"),
    "open": Command("打开(&O)…", "folder-open", ("Ctrl+O",), "打开", "打开 .perfdesk 文件"),
    "import": Command("导入(&I)…", "import", ("Ctrl+I",), "导入", "从 .json 交换文件导入报告"),
    "copy": Command("另存副本(&A)…", "copy", ("Ctrl+Shift+S",)),
    "save": Command("保存(&S)", "save", ("Ctrl+S",), tip="改动随改随存，不用另外保存"),
    "word": Command("导出 Word(&W)…", "file-down", ("Ctrl+E",), "导出 Word", "导出 Word；还有须改的问题时标“讨论稿”"),
    "clean_word": Command("导出正式稿…", "file-text", ("Ctrl+Shift+E",), tip="没有须改的问题时才导出"),
    "table": Command("勾稽核对表(&L)…", "clipboard-list", tip="全部检查结果连同计算过程，写成可打印的核对表"),
    "form": Command("导出自评表(&T)…", "table-2", ("Ctrl+T",), "自评表", "把项目支出绩效自评表导出成 Excel 文件"),
    "style": Command("版式设置…", "settings", tip="字体、页码、盖章、表格和金额的写法，各单位自己的"),
    "fill": Command("填入上级表格(&F)…", "table-2", tip="把数填进上级发的 Excel 表格的副本，先看清填在哪里"),
    "batch": Command("批量导出(&B)…", "list", tip="选几份报告，导出成 Word 或一个 Excel 文件"),
    "json": Command("导出交换文件(.json)…"),
    "close": Command("关闭文件(&C)", "", ("Ctrl+W",)),
    "quit": Command("退出(&Q)", "", ("Ctrl+Q",)),
    "undo": Command("撤销", "undo-2", ("Ctrl+Z",), "撤销"),
    "redo": Command("重做", "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做"),
    "find": Command("查找(&F)…", "search", ("Ctrl+F",), "查找", "在整份报告里查找"),
    "replace": Command("替换(&R)…", "replace", ("Ctrl+H",)),
    "refer": Command("把数字改成数据引用…", tip="文字里和表里一样的数字，改成跟着表格变的引用"),
    "find_next": Command("查找下一处", "", ("F3",)),
    "find_previous": Command("查找上一处", "", ("Shift+F3",)),
    "next_finding": Command("下一条问题", "chevron-down", ("F8",)),
    "previous_finding": Command("上一条问题", "chevron-up", ("Shift+F8",)),
    "checked": Command("已核对这一条", "check", ("F4",), tip="从文字里读出的须改项，核对后确实无误"),
    "explain": Command("说明这一条…", "message-square-text", ("Shift+F2",)),
    "duplicate": Command("复制这份报告", "copy"),
    "delete": Command("删除这份报告", "trash-2"),
    "undo_list": Command("撤销报告列表的上一步"),
    "previous_report": Command("上一份报告", "", ("Alt+PgUp",)),
    "next_report": Command("下一份报告", "", ("Alt+PgDown",)),
    "list": Command("报告列表", "panel-left", ("F9",), checkable=True),
    "findings": Command("展开检查结果", "clipboard-list", ("Ctrl+`",)),
    "previous_tab": Command("上一页", "", ("Ctrl+Shift+Tab",)),
    "next_tab": Command("下一页", "", ("Ctrl+Tab",)),
    "manual": Command("使用手册(&H)", "circle-help", ("F1",), tip="打开手册中讲当前这一页的地方"),
    "sample": Command("看示例", "eye", short="看示例", tip="打开一份示例报告，可以随便改"),
    "log": Command("打开日志文件夹"),
    "about": Command("关于", "info"),
}

TOOLBAR_STYLE = """
QToolBar { background: palette(window); border: none; border-bottom: 1px solid palette(mid);
 padding: 2px 4px; spacing: 2px; }
QToolBar::separator { background: palette(mid); width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }
QToolButton:hover:enabled { background: palette(midlight); }
QToolButton:pressed { background: palette(mid); }
QToolButton:focus { border-color: palette(highlight); }
"""
SEPARATOR = ""
RECENT, PAGES, LOOKS, TABLE = "recent", "pages", "looks", "table"
"""Sub-menus that the window fills."""

MENUS: Mapping[str, tuple[str, ...]] = {
    "文件(&F)": (
        *("new_report", "new_file", "open", RECENT, "import", SEPARATOR, "save", "copy", SEPARATOR),
        *("word", "clean_word", "form", "table", "fill", "batch", "json", "style", SEPARATOR, "close", "quit"),
    ),
    "编辑(&E)": (
        "undo",
        "redo",
        SEPARATOR,
        TABLE,
        SEPARATOR,
        "find",
        "replace",
        "find_next",
        "find_previous",
        SEPARATOR,
        "refer",
    ),
    "报告(&R)": (
        *("duplicate", "delete", "undo_list", SEPARATOR, "previous_report", "next_report", SEPARATOR),
        *("next_finding", "previous_finding", "checked", "explain"),
    ),
    "查看(&V)": ("list", "findings", SEPARATOR, PAGES, "previous_tab", "next_tab", SEPARATOR, LOOKS),
    "帮助(&H)": ("manual", "sample", SEPARATOR, "log", "about"),
}
SUBMENUS: Mapping[str, str] = {RECENT: "最近打开", PAGES: "转到", LOOKS: "外观", TABLE: "表格(&T)"}
TOOLBAR = ("new_report", "open", "import", SEPARATOR, "undo", "redo", "find", SEPARATOR, "word", "form")

NEEDS_FILE = ("copy", "save", "close")
NEEDS_REPORT = (
    *("word", "clean_word", "form", "table", "fill", "batch", "json", "style", "find", "find_next"),
    *("find_previous", "next_finding", "previous_finding", "previous_report", "next_report", "list"),
    *("findings", "previous_tab", "next_tab"),
)
NEEDS_WRITABLE_REPORT = ("refer", "replace", "duplicate", "delete", "checked", "explain")


class Actions(QObject):
    """The commands as Qt's actions of one window."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions = {name: _action(window, name, command) for name, command in COMMANDS.items()}
        self.submenus = {name: QMenu(title, window) for name, title in SUBMENUS.items()}
        # The first painting shows these alone; the others are drawn when it is over.
        self._draw((*TOOLBAR, "sample"))

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def draw_icons(self) -> None:
        """Icons in the ink of the look in force."""
        self._draw(COMMANDS)

    def _draw(self, names: Iterable[str]) -> None:
        for name in names:
            if name != SEPARATOR and COMMANDS[name].icon:
                self._actions[name].setIcon(icon(COMMANDS[name].icon))

    def fill_menus(self, window: QMainWindow) -> None:
        """The menu bar."""
        for title, names in MENUS.items():
            menu = window.menuBar().addMenu(title)
            menu.setToolTipsVisible(True)
            for name in names:
                if name == SEPARATOR:
                    menu.addSeparator()
                elif name in self.submenus:
                    menu.addMenu(self.submenus[name])
                else:
                    menu.addAction(self._actions[name])

    def make_toolbar(self) -> QToolBar:
        """The toolbar: icon and short words in one line, so that it takes little height."""
        bar = QToolBar("工具栏")
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.setIconSize(ICON)
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.toggleViewAction().setVisible(False)
        bar.setStyleSheet(TOOLBAR_STYLE)
        for name in TOOLBAR:
            if name == SEPARATOR:
                bar.addSeparator()
            else:
                bar.addAction(self._actions[name])
        return bar

    def allow(self, *, file: bool, report: bool, writable: bool) -> None:
        """Enable what can be done with what is open."""
        for names, possible in (
            (NEEDS_FILE, file),
            (NEEDS_REPORT, report),
            (NEEDS_WRITABLE_REPORT, report and writable),
            (("new_report", "import"), writable or not file),
        ):
            for name in names:
                self._actions[name].setEnabled(possible)

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())


def _action(window: QMainWindow, name: str, command: Command) -> QAction:
    action = QAction(command.text, window)
    action.setObjectName(name)
    action.setCheckable(command.checkable)
    if command.keys:
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    if command.short:
        action.setIconText(command.short)
    if command.tip:
        keys = f"（{command.keys[0]}）" if command.keys else ""
        action.setToolTip(command.tip + keys)
    window.addAction(action)
    return action
