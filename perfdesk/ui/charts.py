"""Two small pictures of a report, drawn in the window's own colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from perfdesk.model.figures.compute import Figures
from perfdesk.model.report import Report
from perfdesk.ui.chart_painting import (
    BAR,
    Inks,
    draw_focus,
    draw_hatched,
    draw_line,
    draw_planned,
    draw_reached,
    draw_row,
    paper_inks,
    screen_inks,
)
from perfdesk.ui.chart_rows import BarRow, budget_rows, indicator_rows

MARGIN = 12
GAP = 10
"""Between one row and the next."""
MOST_ROWS = 14
COPIED_SCALE = 2
SWATCH = 14

Draw = Callable[[QPainter, QRectF, Inks], None]
Rows = Callable[[Report, Figures, int], tuple[BarRow, ...]]


class Chart(QWidget):
    """A picture of some of a report's figures; Ctrl+C and the context menu copy it."""

    def __init__(self, title: str, nothing: str, rows: Rows, legend: tuple[tuple[str, Draw], ...]) -> None:
        """`nothing` is said where there is nothing to draw; `legend` names what each way of drawing means."""
        super().__init__()
        self._title, self._nothing, self._make_rows, self._legend = title, nothing, rows, legend
        self._report: Report | None = None
        self._figures: Figures | None = None
        self._made: dict[int, tuple[BarRow, ...]] = {}
        """The rows of these figures by how many there was room for."""
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 160)
        self._copy = QAction("复制图片", self)
        self._copy.setShortcut("Ctrl+C")
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_figures(self, report: Report, figures: Figures) -> None:
        """Draw these figures."""
        if report is not self._report or figures is not self._figures:
            self._report, self._figures = report, figures
            self._made.clear()
            if self.isVisible():
                self._describe()
            self.update()

    def _describe(self) -> None:
        self.setAccessibleDescription("；".join(row.said for row in self._rows(MOST_ROWS)))

    def copy(self) -> None:
        """The picture on the clipboard: dark on white, twice as fine as the screen."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def picture(self) -> QPixmap:
        """What is copied."""
        pixmap = QPixmap(self.size() * COPIED_SCALE)
        pixmap.setDevicePixelRatio(COPIED_SCALE)
        inks = paper_inks()
        pixmap.fill(inks.ground)
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        self._draw(painter, inks)
        painter.end()
        return pixmap

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for some eight rows."""
        return QSize(420, 2 * MARGIN + 10 * self._pitch())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """The picture on the window's own ground."""
        painter = QPainter(self)
        inks = screen_inks()
        painter.fillRect(self.rect(), inks.ground)
        self._draw(painter, inks)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), inks)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """What is out of sight is not described: its rows would be sorted after every figure that is typed."""
        super().showEvent(event)
        self._describe()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The outline of the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """No outline any more."""
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Over a row its tooltip says it whole."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = int((event.pos().y() - self._top()) // self._pitch())
            rows = self._rows(self._room())
            said = rows[number].said if 0 <= number < len(rows) else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    # Drawing

    def _draw(self, painter: QPainter, inks: Inks) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = QRectF(MARGIN, MARGIN, self.width() - 2 * MARGIN, self._line())
        painter.setPen(inks.text)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self._title)
        rows = self._rows(self._room())
        if not rows:
            painter.setPen(inks.faint)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(MARGIN, 0, -MARGIN, 0), flags, self._nothing)
            return
        self._draw_legend(painter, head, inks)
        for number, row in enumerate(rows):
            words = head.translated(0, self._top() - MARGIN + number * self._pitch())
            bar = QRectF(words.left(), words.bottom() + 2, words.width(), BAR)
            draw_row(painter, row, words, bar, inks)

    def _draw_legend(self, painter: QPainter, head: QRectF, inks: Inks) -> None:
        """From the right edge to the left, as far as the title leaves room."""
        metrics = painter.fontMetrics()
        least = head.left() + metrics.horizontalAdvance(self._title) + 16
        at = head.right()
        for name, draw in reversed(self._legend):
            at -= metrics.horizontalAdvance(name)
            if at - SWATCH - 4 < least:
                return
            painter.setPen(QPen(inks.faint))
            words = QRectF(at, head.top(), head.right() - at, head.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, name)
            at -= SWATCH + 4
            draw(painter, QRectF(at, head.center().y() - BAR / 2, SWATCH, BAR), inks)
            at -= 12

    def _rows(self, most: int) -> tuple[BarRow, ...]:
        if self._report is None or self._figures is None:
            return ()
        if most not in self._made:
            self._made[most] = self._make_rows(self._report, self._figures, most)
        return self._made[most]

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _pitch(self) -> int:
        return self._line() + 2 + BAR + GAP

    def _top(self) -> int:
        return MARGIN + self._line() + GAP

    def _room(self) -> int:
        """How many rows there is room for."""
        return min(max((self.height() - self._top() - MARGIN + GAP) // self._pitch(), 1), MOST_ROWS)


class BudgetChart(Chart):
    """Budget against spending, line by line."""

    def __init__(self) -> None:
        legend = (("支出", draw_reached), ("预算", draw_planned), ("超出", draw_hatched))
        super().__init__("支出 / 预算", "填了预算表，这里就画出各行的支出和预算", budget_rows, legend)


class IndicatorChart(Chart):
    """How far each indicator was completed."""

    def __init__(self) -> None:
        legend = (("达到", draw_reached), ("100%", draw_line), ("未达到", draw_hatched))
        super().__init__("指标完成率", "填了绩效指标，这里就画出各项完成了多少", indicator_rows, legend)
