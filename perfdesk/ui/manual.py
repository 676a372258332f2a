"""The manual in a window of its own: contents and search at the left, the page at the right, nothing from a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from perfdesk.model.resources import resource
from perfdesk.ui.icon_button import IconButton
from perfdesk.ui.look import colour
from perfdesk.ui.manual_pages import FOLDER, all_pages, found, page_named

SIZE = QSize(1060, 700)
CONTENTS_WIDTH = 230
PICTURE_WIDTH = 740
"""Pixels to which a wider picture is made smaller, or further, to what the window has."""
MARGIN = 24
LINE_PERCENT = 145
PICTURE = "\ufffc"
"""What stands for a picture in a text."""

_PAGE, _SECTION = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SPACE = {0: (0, 8), 1: (4, 10), 2: (20, 6), 3: (14, 4)}
"""Pixels above and below a block by its heading's level."""


class ManualWindow(QWidget):
    """Contents, search and page. Esc empties the search, then closes."""

    left = Signal()
    """The window is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle("使用手册 - 绩效自评")
        self.back = IconButton("chevron-left", "后退（Alt+←）")
        self.forward = IconButton("chevron-right", "前进（Alt+→）")
        self.search = QLineEdit(placeholderText="在手册里查找")
        self.search.setAccessibleName("在手册里查找")
        self.search.setClearButtonEnabled(True)
        self.contents = _Contents()
        self.page = PageView()
        self._lay_out()
        self._connect()
        self.resize(SIZE.boundedTo(self.screen().availableGeometry().size()))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 8, 8, 4)
        bar.setSpacing(2)
        for part in (self.back, self.forward, self.search):
            bar.addWidget(part)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.contents, 1)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(side)
        halves.addWidget(self.page)
        halves.setStretchFactor(1, 1)
        halves.setSizes([CONTENTS_WIDTH, SIZE.width() - CONTENTS_WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(halves)
        for first, second in ((self.back, self.forward), (self.forward, self.search), (self.search, self.contents)):
            QWidget.setTabOrder(first, second)
        QWidget.setTabOrder(self.contents, self.page)

    def _connect(self) -> None:
        self.back.clicked.connect(self.page.backward)
        self.forward.clicked.connect(self.page.forward)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        self.page.forwardAvailable.connect(self.forward.setEnabled)
        self.page.sourceChanged.connect(self._follow)
        self.contents.asked.connect(self._go)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self.contents.ask_first)
        for keys, slot in (("Ctrl+F", self._into_search), ("Alt+Left", self.page.backward)):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        QShortcut(QKeySequence("Alt+Right"), self).activated.connect(self.page.forward)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)

    def show_page(self, anchor: str) -> None:
        """Show the page of that name, from its beginning; the whole of the contents beside it."""
        self.search.clear()
        self._go(page_named(anchor).name, "")
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, name: str, section: str) -> None:
        self.page.setSource(_address(name, section))
        self.page.mark(self.search.text().split())

    def _follow(self, address: QUrl) -> None:
        self.contents.follow(
            address.path().removesuffix(".md"), address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)
        )

    def _narrow(self, words: str) -> None:
        self.contents.narrow(found(words) if words.strip() else None)
        self.page.mark(words.split())

    def _into_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc; Down goes from the search to what was found."""
        if event.key() == Qt.Key.Key_Escape:
            if self.search.text():
                self.search.clear()
            else:
                self.close()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.contents.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: Any) -> None:  # noqa: N802
        """Tell that it is gone."""
        super().closeEvent(event)
        self.left.emit()


class _Contents(QTreeWidget):
    """Pages, and below the current one its sections; while one searches, the sections that have the words."""

    asked = Signal(str, str)
    """A page's name, and a section's heading or ""."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("手册目录")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setIndentation(16)
        self.setUniformRowHeights(True)
        self.setStyleSheet("QTreeWidget { background: transparent; } QTreeWidget::item { padding: 4px 6px; }")
        self._hits: Mapping[str, tuple[str, ...]] | None = None
        self.pages: dict[str, QTreeWidgetItem] = {}
        for page in all_pages():
            top = self.pages[page.name] = _item(page.title, page.name, "")
            top.addChildren([_item(section, page.name, section) for section in page.sections])
            self.addTopLevelItem(top)
        self.currentItemChanged.connect(self._ask)

    def follow(self, name: str, section: str) -> None:
        """Mark what is on screen."""
        top = self.pages.get(name)
        if top is None:
            return
        self.blockSignals(True)
        if self._hits is None:
            for other in self.pages.values():
                other.setExpanded(other is top)
        below = (top.child(n) for n in range(top.childCount()))
        self.setCurrentItem(next((item for item in below if item.data(0, _SECTION) == section), top))
        self.blockSignals(False)
        self.scrollToItem(self.currentItem())

    def narrow(self, hits: Mapping[str, tuple[str, ...]] | None) -> None:
        """Show only these sections of pages; None for all."""
        self._hits = hits
        current = self.currentItem()
        for name, top in self.pages.items():
            sections = ("",) if hits is None else hits.get(name, ())
            top.setHidden(not sections)
            for n in range(top.childCount()):
                top.child(n).setHidden(hits is not None and top.child(n).data(0, _SECTION) not in sections)
            top.setExpanded(hits is not None or (current is not None and current.data(0, _PAGE) == name))

    def ask_first(self) -> None:
        """Go to the first that was found: a section, unless the words stand before the first."""
        for name, sections in (self._hits or {}).items():
            self.asked.emit(name, sections[0])
            return

    def _ask(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.asked.emit(item.data(0, _PAGE), item.data(0, _SECTION))


class PageView(QTextBrowser):
    """A page as Qt reads its Markdown, dressed in the window's look."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("手册正文")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        self.document().setDocumentMargin(MARGIN)
        self._words: list[str] = []
        self._width = PICTURE_WIDTH
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._fit)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """A page's text, or a picture no wider than the page."""
        path = QUrl(name).path()
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._picture(path)
        return page_named(path.removesuffix(".md")).text

    def _picture(self, path: str) -> QImage:
        image = QImage.fromData(resource(FOLDER, *path.split("/")).read_bytes())
        sharp = self.devicePixelRatioF()
        width = round(min(image.width(), self._width) * sharp)
        image = (
            image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation) if width != image.width() else image
        )
        image.setDevicePixelRatio(sharp)
        return image

    def doSetSource(  # noqa: N802
        self, name: QUrl | str, /, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        """Another page, or another place of the same."""
        super().doSetSource(name, type)
        self._dress()
        self.mark(self._words)
        self._show_section(_section_of(QUrl(name)))

    def mark(self, words: list[str]) -> None:
        """Show where the words stand."""
        self._words = words
        ink = QColor(colour("bar_over"))
        ink.setAlpha(90)
        marks = []
        for word in words:
            at = self.document().find(word)
            while not at.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = at  # type: ignore[attr-defined] # missing in the stubs
                mark.format.setBackground(ink)  # type: ignore[attr-defined]
                marks.append(mark)
                at = self.document().find(word, at)
        self.setExtraSelections(marks)

    def _show_section(self, heading: str) -> None:
        """Scroll to a heading; where words are looked for, on to the first of them below it."""
        block = self.document().begin()
        while heading and block.isValid() and not (block.blockFormat().headingLevel() == 2 and block.text() == heading):
            block = block.next()
        top = int(self.document().documentLayout().blockBoundingRect(block).top()) if block.isValid() else 0
        self.verticalScrollBar().setValue(top - 12 if heading else 0)
        if self._words and block.isValid():
            at = self.document().find(self._words[0], block.position())
            if not at.isNull():
                self._bring_into_view(at)

    def _bring_into_view(self, at: QTextCursor) -> None:
        below = self.cursorRect(at).bottom() - self.viewport().height()
        if below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below + self.viewport().height() // 2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The same page in the new look."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._show_again()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Pictures are never wider than the page."""
        super().resizeEvent(event)
        self._resized.start()

    def _fit(self) -> None:
        room = self.width() - 2 * MARGIN - self.verticalScrollBar().sizeHint().width()
        width = max(200, min(PICTURE_WIDTH, room))
        if width != self._width:
            self._width = width
            self._show_again()

    def _show_again(self) -> None:
        """The same page at the same place."""
        if self.source().isValid():
            at = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(at)

    # The look

    def _dress(self) -> None:
        """Room between lines and blocks, quiet tables, keys that look like keys."""
        block = self.document().begin()
        while block.isValid():
            _dress_block(QTextCursor(block))
            spans = []
            each = block.begin()
            while not each.atEnd():
                spans.append(each.fragment())
                each += 1
            for span in spans:
                if span.charFormat().fontFixedPitch():
                    cursor = QTextCursor(self.document())
                    cursor.setPosition(span.position())
                    cursor.setPosition(span.position() + span.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(_code_format(self.font()))
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        self.document().clearUndoRedoStacks()


def _dress_block(cursor: QTextCursor) -> None:
    made = QTextBlockFormat()
    if PICTURE not in cursor.block().text():
        made.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    in_table, in_list = cursor.currentTable() is not None, cursor.currentList() is not None
    above, below = (
        (0, 0) if in_table else (0, 4) if in_list else _SPACE.get(cursor.blockFormat().headingLevel(), (12, 4))
    )
    made.setTopMargin(above)
    made.setBottomMargin(below)
    cursor.mergeBlockFormat(made)


def _code_format(font: QFont) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFontFamilies(font.families())
    made.setFontFixedPitch(False)
    made.setBackground(colour("line"))
    return made


def _dress_table(table: QTextTable) -> None:
    made = table.format()
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBorderBrush(colour("line"))
    made.setCellPadding(6)
    made.setTopMargin(4)
    made.setBottomMargin(12)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))  # of all, its frame would stand out by a pixel
    table.setFormat(made)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        look = cell.format()
        look.setBackground(colour("computed"))
        look.setProperty(QTextFormat.Property.FontWeight, QFont.Weight.Bold)
        cell.setFormat(look)


def _item(text: str, name: str, section: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setToolTip(0, text)
    item.setData(0, _PAGE, name)
    item.setData(0, _SECTION, section)
    return item


def _section_of(address: QUrl) -> str:
    return address.fragment(QUrl.ComponentFormattingOption.FullyDecoded)


def _address(name: str, section: str) -> QUrl:
    address = QUrl(f"{name}.md")
    if section:
        address.setFragment(section, QUrl.ParsingMode.DecodedMode)
    return address
