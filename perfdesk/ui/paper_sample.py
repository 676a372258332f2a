"""Two pages, cut short, that show what an office's choices do to its papers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from perfdesk.export.office import DEFAULT_STYLE, OfficeStyle
from perfdesk.export.word.settings import Fonts, font_set
from perfdesk.model.figures.amounts import show_amount
from perfdesk.ui.look import colour

WIDTH, ODD, EVEN = 210.0, 106.0, 84.0
"""Of A4 and of what is shown of it, in mm; so are all lengths below."""
LEFT, TOP, ACROSS = 28.0, 7.0, 156.0
POINT = 25.4 / 72
LINE = 8.6
"""Closer than on paper, so that more can be seen of it."""
GAP = 8.0
FOOT = 13.0
PAPER, INK, FAINT, SEAL = QColor("white"), QColor("#222222"), QColor("#777777"), QColor("#c0392b")
RULE = 0.25
AMOUNTS = (("消防安全经费", 12_345_678_00), ("食品安全经费", 1_234_500_00))
FINGERPRINT = "指纹：PD1-3F0A9C4E7B21"

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTER = Qt.AlignmentFlag.AlignCenter


class PaperSample(QWidget):
    """An odd page with headings and a table, an even page with the signature."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = DEFAULT_STYLE
        self.setAccessibleName("版式样张")
        self.setMinimumSize(QSize(420, 400))

    def show_style(self, style: OfficeStyle) -> None:
        """Draw these choices."""
        self._style = style
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Both pages, one above the other, as large as fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = WIDTH, ODD + GAP + EVEN
        scale = min((self.width() - 2) / width, (self.height() - 2) / height)
        painter.translate((self.width() - width * scale) / 2, (self.height() - height * scale) / 2)
        painter.scale(scale, scale)
        _odd_page(_Sheet(painter, self._style, ODD))
        painter.translate(0, ODD + GAP)
        _even_page(_Sheet(painter, self._style, EVEN))
        painter.end()


class _Sheet:
    """One page of paper that text is put on, in mm."""

    def __init__(self, painter: QPainter, style: OfficeStyle, height: float) -> None:
        self.painter, self.style, self.height = painter, style, height
        self.fonts: Fonts = font_set(style.fonts)
        painter.fillRect(QRectF(0, 0, WIDTH, height), PAPER)
        painter.setPen(QPen(colour("line"), RULE))
        painter.drawRect(QRectF(0, 0, WIDTH, height))
        painter.setPen(QPen(INK, RULE))

    def text(self, words: str, place: QRectF, family: str, points: float, align: Qt.AlignmentFlag) -> None:
        font = QFont(family)
        # The font is made large and the painter small: small sizes are rounded to whole pixels.
        font.setPixelSize(100)
        factor = points * POINT / 100
        self.painter.save()
        self.painter.setFont(font)
        self.painter.translate(place.topLeft())
        self.painter.scale(factor, factor)
        self.painter.drawText(QRectF(0, 0, place.width() / factor, place.height() / factor), int(align), words)
        self.painter.restore()

    def line(self, number: float, words: str, family: str, indent: float = 2, points: float = 16) -> None:
        """One line of text; `indent` in characters."""
        left = indent * 16 * POINT
        place = QRectF(LEFT + left, TOP + number * LINE, ACROSS - left, LINE)
        self.text(words, place, family, points, _LEFT)

    def foot(self, page: int) -> None:
        """The page number and the fingerprint below it."""
        place = QRectF(LEFT, self.height - FOOT, ACROSS, 6)
        if self.style.page_number == "center":
            align = _CENTER
        else:
            align = _RIGHT if page % 2 else _LEFT
            place.adjust(14 * POINT, 0, -14 * POINT, 0)
        self.text(f"— {page} —", place, self.fonts.page_number, 14, align)
        if self.style.fingerprint:
            self.painter.setPen(FAINT)
            below = place.translated(0, 6)
            self.text(FINGERPRINT, below, self.fonts.page_number, 7.5, _CENTER)


def _odd_page(sheet: _Sheet) -> None:
    fonts = sheet.fonts
    title = QRectF(LEFT, TOP, ACROSS, LINE)
    sheet.text("安全生产项目绩效自评报告", title, fonts.title, 22, _CENTER)
    sheet.line(1.3, "一、项目基本情况", fonts.heading)
    sheet.line(2.3, "（一）项目概况", fonts.subheading)
    sheet.line(3.3, "示例街道办事处实施安全生产项目，开展安全检查、培训", fonts.body)
    sheet.line(4.3, "和应急演练，实施期为当年1月至12月。", fonts.body, indent=0)
    _table(sheet, TOP + 6.7 * LINE)
    sheet.foot(1)


def _table(sheet: _Sheet, top: float) -> None:
    style, fonts = sheet.style, sheet.fonts
    points = 10.5 if style.small_tables else 12
    row, middle = points * POINT * 1.7, LEFT + ACROSS * 0.55
    sheet.text("单位：元", QRectF(LEFT, top - row, ACROSS, row), fonts.body, points, _RIGHT)
    amount = partial(show_amount, unit="元", decimals=style.decimals, separators=style.separators)
    rows = [("项目名称", "预算数"), *((name, amount(fen)) for name, fen in AMOUNTS)]
    for number, (name, figure) in enumerate(rows):
        cells = (
            QRectF(LEFT, top + number * row, middle - LEFT, row),
            QRectF(middle, top + number * row, LEFT + ACROSS - middle, row),
        )
        aligns = (_CENTER, _CENTER) if number == 0 else (_LEFT, _RIGHT)
        for cell, words, align in zip(cells, (name, figure), aligns, strict=True):
            sheet.painter.drawRect(cell)
            sheet.text(words, cell.adjusted(1.5, 0, -1.5, 0), fonts.body, points, align)


def _even_page(sheet: _Sheet) -> None:
    fonts = sheet.fonts
    sheet.line(0, "三、自评结论", fonts.heading)
    sheet.line(1, "项目支出规范，九项指标全部完成。", fonts.body)
    sheet.line(2.3, "附件：项目支出绩效自评表", fonts.body)
    organ, date, size = "示例街道办事处", "2026年2月3日", 16 * POINT
    right = LEFT + ACROSS - (4 if sheet.style.seal else 2) * size
    if sheet.style.seal:
        # GB/T 9704-2012, 7.3.5.1: the date in by 4, the organ centred over it; the seal over both.
        wide = 7 * size
        for number, words in ((4, organ), (5, date)):
            place = QRectF(right - wide, TOP + number * LINE, wide, LINE)
            sheet.text(words, place, fonts.body, 16, _CENTER)
        sheet.painter.setPen(QPen(SEAL, 2 * RULE))
        sheet.painter.drawEllipse(QPointF(right - wide / 2, TOP + 5 * LINE), 20, 20)
        sheet.painter.setPen(QPen(INK, RULE))
    else:
        # 7.3.5.2: the organ in by 2, the date begins 2 characters right of its first.
        begin = right - len(organ) * size
        sheet.text(organ, QRectF(begin, TOP + 4 * LINE, 80, LINE), fonts.body, 16, _LEFT)
        sheet.text(date, QRectF(begin + 2 * size, TOP + 5 * LINE, 80, LINE), fonts.body, 16, _LEFT)
    sheet.foot(2)
