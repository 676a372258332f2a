"""The editor of a text: what a person does in it with keys, clipboard and menus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from perfdesk.checks.finding import Finding
from perfdesk.model.report import Entity
from perfdesk.ui.finding_menu import FindingMenu, asked, finding_actions
from perfdesk.ui.forms.committed_text import CommittedText
from perfdesk.ui.forms.live import Offers
from perfdesk.ui.forms.pasting import clean_paste
from perfdesk.ui.forms.reference_mime import FORMAT, fill_mime, printed, read_mime
from perfdesk.ui.forms.reference_picker import ReferencePicker
from perfdesk.ui.look import icon

BRACES = ("{", "｛")
"""What asks for the report's figures when it is typed, by keys or by an input method."""
REFER = "refer"
"""The window's command that turns typed figures into references; a text's menu has it too."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextEditor(CommittedText):
    """A text with what helps to write it: findings at their words, the report's figures to refer to, clean pasting."""

    left_out = Signal(object)
    """What a paste could not bring, in words; () after one that brought all."""
    asked = Signal(object)
    """An `Ask`: something is to be done about a finding."""

    def __init__(self, offers: Offers | None = None, parent: QWidget | None = None) -> None:
        super().__init__(offers, parent)
        self._offers = offers
        self.row: tuple[Entity, str, str] | None = None
        """Which text of the report it is (`texts.Text.row`)."""
        self._asked_by = ""
        """What was typed to open the list of figures."""

    # Findings

    def findings_at(self, place: int) -> tuple[Finding, ...]:
        """What is underlined at a place of the document."""
        return self.marks.at(place)

    def open_findings_menu(self) -> bool:
        """What can be done about the findings at the cursor; False where there is none."""
        found = self.findings_at(self.textCursor().position())
        if not found:
            return False
        menu = FindingMenu(found, self, writable=not self.isReadOnly())
        menu.asked.connect(self.asked)
        menu.open(self._below_cursor())
        return True

    def _below_cursor(self) -> QPoint:
        return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())

    def _on_triggered(self, action: QAction) -> None:
        if (ask := asked(action)) is not None:
            self.asked.emit(ask)

    def _place_under(self, point: QPoint) -> int:
        """The character under a point of the viewport: Qt tells the nearest gap between two."""
        cursor = self.cursorForPosition(point)
        return cursor.position() - (self.cursorRect(cursor).left() > point.x())

    def _told_at(self, point: QPoint) -> str:
        place = self._place_under(point)
        code = self.live.at(place)
        said = [self.live.told(code)] if code is not None else []
        found = (mark.finding for mark in self.marks.marks if mark.start <= place < mark.end)
        return "\n".join([*said, *("\n".join(filter(None, (f.message, f.working))) for f in found)])

    # References

    def selected(self) -> str:
        """What is selected, with the values of its references."""
        return printed(self._selected(), self.live)

    def _selected(self) -> str:
        cursor, content = self.textCursor(), self.content
        return content.stored[content.offset(cursor.selectionStart()) : content.offset(cursor.selectionEnd())]

    def pick_reference(self, typed: str = "") -> None:
        """List the report's figures; the one chosen comes into the text, in place of what was typed to ask for it."""
        offered = self._offers.references() if self._offers is not None else None
        if self.isReadOnly() or not offered:
            return
        picker = ReferencePicker(offered, self)
        picker.chosen.connect(self._put_reference)
        picker.closed.connect(self._on_picker_closed)
        self._asked_by = typed
        picker.open_at(self)

    def _put_reference(self, code: str) -> None:
        cursor = self.textCursor()
        if self._asked_by:
            cursor.movePosition(cursor.MoveOperation.Left, cursor.MoveMode.KeepAnchor)
        self.put(cursor, [(code, True)])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _on_picker_closed(self, back: bool) -> None:
        if back:
            self.setFocus(Qt.FocusReason.PopupFocusReason)
        else:
            self.leave()

    def _add_reference_actions(self, menu: QMenu, place: int) -> None:
        if self.isReadOnly() or self._offers is None:
            return
        menu.addSeparator()
        menu.addAction(icon("link"), "插入数据引用…\tCtrl+J", self.pick_reference)
        menu.addActions([action for action in self.window().actions() if action.objectName() == REFER])
        if self.live.at(place) is not None:
            menu.addAction("把这处引用改成普通文字", self._write_out).setData(place)

    def _write_out(self) -> None:
        """The reference whose entry of the menu was chosen."""
        action = self.sender()
        if isinstance(action, QAction):
            self._written_out(action.data())

    def _written_out(self, place: int) -> None:
        """Plain words in place of a reference, as its value stands now."""
        if (code := self.live.at(place)) is not None:
            self.put(self._cursor(place, place + 1), [(self.live.value(code), False)])

    # Qt's own names below

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Alt+Enter opens what can be done about a finding, Ctrl+J and { list the figures; Ctrl with a page key goes to
        another text, not through this one."""
        held = event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            event.ignore()
        elif held & Qt.KeyboardModifier.AltModifier and event.key() in _ENTER:
            self.open_findings_menu()
        elif control and event.key() == Qt.Key.Key_J:
            self.pick_reference()
        else:
            super().keyPressEvent(event)
            self._after_typing(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Braces may come by an input method, too."""
        super().inputMethodEvent(event)
        self._after_typing(event.commitString())

    def _after_typing(self, typed: str) -> None:
        if typed in BRACES and not self.isReadOnly():
            self.pick_reference(typed)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """What stands under the mouse is told: findings, and what a reference refers to."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._told_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """What can be done about what stands there, then what editors do."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self._place_under(event.pos()) if by_mouse else self.textCursor().position()
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = finding_actions(self.findings_at(place), menu, writable=not self.isReadOnly())
        menu.insertActions(menu.actions()[0], own)
        self._add_reference_actions(menu, place)
        menu.triggered.connect(self._on_triggered)
        menu.popup(event.globalPos() if by_mouse else self._below_cursor())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """References whole for our own texts, as values for other programs."""
        # Qt's own object, filled anew: one made in Python would outlive the interpreter on the clipboard, and crash it.
        data = super().createMimeDataFromSelection()
        data.text()  # Qt fills it when it is first asked, and would write over what we put there before
        data.clear()
        fill_mime(data, self._selected(), self.live)
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Words and what comes with them; a dropped file is the window's."""
        files = source.hasUrls() and all(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml() or source.hasImage())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Paste clean paragraphs, and name what was left out; what was copied here comes as it was."""
        if source.hasFormat(FORMAT) and (copied := read_mime(source, self.live)) is not None:
            self.put(self.textCursor(), copied.all_pieces())
            self.ensureCursorVisible()
            self.left_out.emit(())
            return
        if not (source.hasText() or source.hasHtml()):
            self.left_out.emit(("1张图片",) if source.hasImage() else ())
            return
        pasted = clean_paste(source.text(), source.html() if source.hasHtml() else None)
        self.insertPlainText(pasted.text)
        self.ensureCursorVisible()
        self.left_out.emit(pasted.left_out)
