"""把数字改成数据引用: figures that a clerk typed become references to the report's own, seen before, in one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from perfdesk.checks.referable import Referable, referable
from perfdesk.checks.texts import Text
from perfdesk.model.report import Entity
from perfdesk.ui.forms.text_editor import TextEditor
from perfdesk.ui.prompts import Prompts
from perfdesk.ui.replacing import Replace, Replacement
from perfdesk.ui.toast import Toast
from perfdesk.ui.workspace import Workspace

NOTHING = "没有找到可以改的数字：要写明是哪一项（如“调整后预算77.68万元”），并与表里打印出来的一模一样"


class Referrer(QObject):
    """What the command does."""

    def __init__(self, workspace: Workspace, prompts: Prompts, toast: Toast) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._prompts = prompts
        self._toast = toast

    def refer(self) -> None:
        """Show the figures that can become references, the text with the cursor first, and turn the chosen ones."""
        focused = QApplication.focusWidget()
        here = focused.row if isinstance(focused, TextEditor) else None
        self._workspace.leaving.emit()
        checked, report = self._workspace.settle(), self._workspace.report
        if checked is None or report is None:
            return
        found = [one for one in referable(report, checked.figures) if _shows_references(one.text)]
        if not found:
            self._toast.good(NOTHING)
            return
        chosen = self._prompts.references(found, next((one.text for one in found if one.text.row == here), None))
        if chosen and self._workspace.write("改成数据引用", Replace(referred(chosen))):
            self._toast.good(f"已把 {len(chosen)} 处数字改成数据引用，跟着表格变；按 Ctrl+Z 撤销")


def referred(chosen: Iterable[Referable]) -> Iterator[Replacement]:
    """The texts with references in place of these figures, which come text by text, from left to right."""
    for text, figures in groupby(chosen, key=_text):
        yield _referred_in(text, tuple(figures))


def _text(one: Referable) -> Text:
    return one.text


def _referred_in(text: Text, figures: Sequence[Referable]) -> Replacement:
    pieces, behind = [], 0
    for one in figures:
        pieces += [text.value[behind : one.start], one.reference.code]
        behind = one.end
    return Replacement(text.entity, text.key, text.field, "".join([*pieces, text.value[behind:]]), len(figures))


def _shows_references(text: Text) -> bool:
    """Whether it is written in an editor that shows references as their values; cells of tables are not."""
    return text.entity in (Entity.SECTION, Entity.REPORT)
