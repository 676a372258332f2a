"""The words around a form's fields: titles, faint words, computed figures, and findings beside their field."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from perfdesk.checks.finding import Finding, Kind, Level
from perfdesk.checks.words import LEVEL_NAMES
from perfdesk.ui.look import TintedLabel, colour

MOST_SHOWN = 3
"""Findings shown beside one field; the list has them all."""

Sentence = tuple[Level, str]


def sized(label: QLabel, points: float, bold: bool = False) -> QLabel:
    """The label in a font so many points larger than the window's."""
    font = label.font()
    font.setPointSizeF(font.pointSizeF() + points)
    font.setBold(bold)
    label.setFont(font)
    return label


class FaintLabel(TintedLabel):
    """Words that stand back: hints, counts, headings above a heading."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "faint", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)


class ComputedLabel(FaintLabel):
    """What the program says and nobody types: on the ground of computed cells, in faint ink, thinly edged."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The ground, then the figure."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line"))
        painter.setBrush(colour("computed"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()
        super().paintEvent(event)


class Notes(QLabel):
    """What stands to be said of a field, below it; takes no room while there is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        sized(self, -0.5)
        self._sentences: tuple[Sentence, ...] = ()
        self.hide()

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is shown, as plain words."""
        return tuple(words for _, words in self._sentences)

    def show_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Put these in place of what is there."""
        if tuple(sentences) != self._sentences:
            self._sentences = tuple(sentences)
            self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        lines = [
            f'<span style="color:{colour(level).name()}">{LEVEL_NAMES[level]}</span> '
            f'<span style="color:{colour(level).name()}">{escape(words)}</span>'
            for level, words in self._sentences[:MOST_SHOWN]
        ]
        more = len(self._sentences) - MOST_SHOWN
        lines += [f'<span style="color:{colour("faint").name()}">另有 {more} 项，见检查结果</span>'] if more > 0 else []
        self.setText("<br>".join(lines))
        self.setAccessibleName("；".join(self.sentences))
        self.setVisible(bool(self._sentences))


def sentences_of(findings: Sequence[Finding]) -> tuple[Sentence, ...]:
    """Findings as they are shown beside their field: what is still missing in grey, what is explained not at all.

    What a reviewer may ask stays folded in the list.
    """
    return tuple(
        (Level.UNJUDGED if finding.kind is Kind.MISSING else finding.level, finding.message)
        for finding in findings
        if not finding.explained and finding.kind is not Kind.REVIEWER
    )
