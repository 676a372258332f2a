"""What can be done about findings, as entries of a menu: the same in a text, in a table and in the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from perfdesk.checks.finding import Finding, Place
from perfdesk.checks.prose import is_read_from_prose
from perfdesk.checks.words import short
from perfdesk.ui.findings_rows import level_shown
from perfdesk.ui.look import LEVEL_ICONS, icon

MOST = 3
"""Findings at one place that the menu has room for; the list has them all."""
_WORDS, _MENDED = 36, 16


class What(Enum):
    """What is asked for."""

    MEND = auto()
    MEND_ALL = auto()
    EXPLAIN = auto()
    CHECKED = auto()
    GO = auto()
    NEXT = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to be done about findings; `place` is where to go."""

    what: What
    findings: tuple[Finding, ...]
    place: Place | None = None


class FindingMenu(QMenu):
    """A menu of nothing else; it ends when it closes."""

    asked = Signal(object)
    """An `Ask`."""

    def __init__(self, findings: Sequence[Finding], parent: QWidget, *, writable: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.addActions(finding_actions(findings, self, writable=writable)[:-1])
        self.triggered.connect(self._ask)

    def open(self, at: QPoint) -> None:
        """Show it at a point of the screen, its first entry chosen for whoever came by keys."""
        self.popup(at)
        self.setActiveAction(next(action for action in self.actions() if action.isEnabled()))

    def _ask(self, action: QAction) -> None:
        if (ask := asked(action)) is not None:
            self.asked.emit(ask)


def finding_actions(findings: Sequence[Finding], menu: QMenu, *, writable: bool) -> list[QAction]:
    """The entries for the findings of one place, each with its `Ask` as data; `menu` owns them."""
    return [action for finding in findings[:MOST] for action in _of_finding(finding, menu, writable)]


def asked(action: QAction) -> Ask | None:
    """What an entry of a menu asks for, None where it is another's."""
    ask = action.data()
    return ask if isinstance(ask, Ask) else None


def _of_finding(finding: Finding, menu: QMenu, writable: bool) -> Iterator[QAction]:
    level = level_shown(finding)
    heading = QAction(icon(LEVEL_ICONS[level], level), _plain(short(finding.message, _WORDS)), menu)
    heading.setEnabled(False)
    yield heading
    for text, picture, ask in _asks(finding, writable):
        action = QAction(icon(picture), _plain(text), menu) if picture else QAction(_plain(text), menu)
        action.setData(ask)
        yield action
    separator = QAction(menu)
    separator.setSeparator(True)
    yield separator


def _asks(finding: Finding, writable: bool) -> Iterable[tuple[str, str, Ask]]:
    one = (finding,)
    if writable and not finding.explained:
        if (mend := finding.mend) is not None:
            words = f"改为“{short(mend.text, _MENDED)}”" if mend.text else f"删去“{short(mend.was, _MENDED)}”"
            yield words, "pencil-line", Ask(What.MEND, one)
            yield f"全部{mend.name}", "", Ask(What.MEND_ALL, one)
        if is_read_from_prose(finding):
            yield "已核对", "check", Ask(What.CHECKED, one)
    if writable:
        yield "说明…", "message-square-text", Ask(What.EXPLAIN, one)
    for place in finding.related:
        yield f"转到：{place.label}", "corner-down-right", Ask(What.GO, one, place)
    yield "下一条问题\tF8", "chevron-down", Ask(What.NEXT, one)


def _plain(text: str) -> str:
    return text.replace("&", "&&")
