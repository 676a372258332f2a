"""The office's own result: the parts it scores by hand, its total and rating, beside what the program computes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.checks.engine import find_scheme
from perfdesk.checks.finding import Finding, Level, Place
from perfdesk.model.figures.scores import ScoreFigures
from perfdesk.model.figures.wording import score as printed_score
from perfdesk.model.report import Entity, Id, Report
from perfdesk.model.scheme import Scheme
from perfdesk.ui.forms.choice import ChoiceBox
from perfdesk.ui.forms.field_line import FieldLine
from perfdesk.ui.forms.labels import ComputedLabel, FaintLabel, Notes, sentences_of, sized
from perfdesk.ui.forms.score_parts import NARROW, ScoreParts
from perfdesk.ui.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.model.storage.edit import Edit


class ScoreCard(QWidget):
    """Shows and writes the score parts, the stated score and the stated rating."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._report: Report | None = None
        self._scheme: Scheme | None = None
        self.hint = FaintLabel()
        self.hint.setWordWrap(True)
        self.score = FieldLine(workspace, Entity.REPORT, "stated_score")
        self.rating = ChoiceBox("自评等次", [("", "")])
        self.parts = ScoreParts(workspace)
        self.from_scheme = QPushButton("按评分办法列出评分部分")
        self.add = QPushButton("增加一个评分部分")
        self.computed = ComputedLabel()
        self.working = FaintLabel()
        self.working.setWordWrap(True)
        self.notes = Notes()
        self._lay_out()
        self.from_scheme.clicked.connect(self._on_from_scheme)
        self.add.clicked.connect(self._on_add)
        self.rating.chosen.connect(self._on_rating)

    def _lay_out(self) -> None:
        for button in (self.from_scheme, self.add):
            button.setAccessibleName(button.text())
        self.computed.setMargin(5)
        self.computed.setAccessibleName("计算得分")
        for line in (self.score, self.rating):
            line.setFixedWidth(NARROW)
        buttons = QHBoxLayout()
        buttons.addWidget(self.from_scheme)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        stated = QHBoxLayout()
        stated.setSpacing(8)
        for words, editor in (("自评总分", self.score), ("等次", self.rating)):
            label = QLabel(words)
            label.setBuddy(editor)
            stated.addWidget(label)
            stated.addWidget(editor)
            stated.addSpacing(12)
        stated.addWidget(self.computed)
        stated.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(sized(QLabel("自评得分"), 3, bold=True))
        column.addWidget(self.hint)
        column.addLayout(stated)
        column.addWidget(self.notes)
        column.addWidget(self.parts)
        column.addLayout(buttons)
        column.addWidget(self.working)
        column.addStretch(1)

    # What is shown

    def show_report(self, report: Report) -> None:
        """Show the result as committed."""
        self._report, self._scheme = report, find_scheme(report.scheme)
        editable = not self._workspace.read_only
        self.hint.setText(f"评分办法：{self._scheme.label if self._scheme else report.scheme}")
        self.parts.show_parts(report)
        self._order_tabs()
        self.from_scheme.setVisible(bool(self._missing_parts()))
        self.from_scheme.setEnabled(editable)
        by_hand = self._scheme is None or not self._scheme.scores_indicators or bool(report.score_parts)
        self.add.setVisible(by_hand)
        self.add.setEnabled(editable)
        self.score.show_row(report, report)
        bands = self._scheme.bands if self._scheme else ()
        self.rating.set_choices([("", ""), *((band.rating, band.rating) for band in bands)])
        self.rating.show_value(report.stated.rating)
        self.rating.setEnabled(editable)

    def show_figures(self, score: ScoreFigures) -> None:
        """Show what the program computes."""
        figure = printed_score(score.computed)
        self.computed.setText(f"计算得分 {figure}　{score.computed_rating}".rstrip("　"))
        self.working.setText(f"预算执行得分：{score.execution_working}" if score.execution_working else "")
        self.working.setVisible(bool(score.execution_working))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found about the result."""
        self.notes.show_sentences(sentences_of(findings))
        wrong = any(f.place.field == "score" and f.level is Level.ERROR and not f.explained for f in findings)
        self.score.mark(Level.ERROR if wrong or self.score.complaint else None)

    def go_to(self, place: Place) -> None:
        """Put the cursor where a finding stands."""
        if place.field == "parts":
            self.parts.go_to(place.label)
        else:
            self.take_focus(rating=place.field == "rating")

    def take_focus(self, rating: bool = False) -> None:
        """Put the cursor into the stated score, ready to type over it, or into the rating."""
        if rating:
            self.rating.setFocus()
        else:
            self.score.setFocus()
            self.score.selectAll()

    def commit(self) -> None:
        """Commit what was typed."""
        self.score.commit()
        self.parts.commit()

    # What happens in it

    def _order_tabs(self) -> None:
        """Lines of parts that came later are met before the buttons below them, too."""
        met = [self.score, self.rating, *self.parts.controls, self.from_scheme, self.add]
        for one, following in pairwise(met):
            QWidget.setTabOrder(one, following)

    def _missing_parts(self) -> list[tuple[str, object]]:
        present = {part.name for part in self._report.score_parts} if self._report else set()
        parts = self._scheme.parts if self._scheme else ()
        return [(part.name, part.full) for part in parts if part.name not in present]

    def _on_from_scheme(self) -> None:
        missing = self._missing_parts()

        def write(edit: Edit, report_id: Id) -> None:
            for name, full in missing:
                edit.add(report_id, Entity.SCORE_PART, name=name, full=full)

        self._workspace.write("列出评分部分", write)

    def _on_add(self) -> None:
        if self._workspace.write("增加评分部分", _add_part):
            self.parts.go_to_last()

    def _on_rating(self, rating: str) -> None:
        def write(edit: Edit, report_id: Id) -> None:
            edit.set(report_id, Entity.REPORT, report_id, stated_rating=rating)

        if not self._workspace.write("填写自评等次", write):
            self.rating.give_up()


def _add_part(edit: Edit, report_id: Id) -> None:
    edit.add(report_id, Entity.SCORE_PART)
