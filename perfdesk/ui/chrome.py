"""How the whole program looks and speaks: style, light and dark, Qt's own words in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_Role = QPalette.ColorRole

_LIGHT: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#f6f7f9",
    _Role.WindowText: "#1f2329",
    _Role.Base: "#ffffff",
    _Role.AlternateBase: "#f4f6f9",
    _Role.Text: "#1f2329",
    _Role.Button: "#ffffff",
    _Role.ButtonText: "#1f2329",
    _Role.BrightText: "#ffffff",
    _Role.PlaceholderText: "#8a919c",
    _Role.ToolTipBase: "#ffffff",
    _Role.ToolTipText: "#1f2329",
    _Role.Highlight: "#2f6bd8",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#2f6bd8",
    _Role.Link: "#1f5fc4",
    _Role.LinkVisited: "#1f5fc4",
    _Role.Light: "#ffffff",
    _Role.Midlight: "#eceef2",
    _Role.Mid: "#c9ced6",
    _Role.Dark: "#aab1bc",
    _Role.Shadow: "#7d8590",
}
_DARK: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#1f2226",
    _Role.WindowText: "#e4e7eb",
    _Role.Base: "#26292e",
    _Role.AlternateBase: "#2b2f35",
    _Role.Text: "#e4e7eb",
    _Role.Button: "#2f3339",
    _Role.ButtonText: "#e4e7eb",
    _Role.BrightText: "#ffffff",
    _Role.PlaceholderText: "#858d99",
    _Role.ToolTipBase: "#2f3339",
    _Role.ToolTipText: "#e4e7eb",
    _Role.Highlight: "#3d76dd",
    _Role.HighlightedText: "#ffffff",
    _Role.Accent: "#5b8def",
    _Role.Link: "#8ab4f8",
    _Role.LinkVisited: "#8ab4f8",
    _Role.Light: "#3a3f46",
    _Role.Midlight: "#33383f",
    _Role.Mid: "#4a505a",
    _Role.Dark: "#15171a",
    _Role.Shadow: "#0d0e10",
}
_FAINT_LIGHT, _FAINT_DARK = "#a3a9b3", "#6b727d"
LOOKS: Mapping[str, str] = {"": "跟随系统", "light": "浅色", "dark": "深色"}


def make_application(program: str) -> QApplication:
    """The application in the style that looks the same on every system, speaking Chinese; `program` is argv[0].

    The style is named as Qt's own option: setting it later builds the Python side of all that QStyle has, which takes
    a tenth of the time to the first painting.
    """
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([program, "-style", "Fusion"])
    speak_chinese(app)
    return app


class Chrome(QObject):
    """The application's looks: the system's light or dark unless the person chose one."""

    def __init__(self, app: QApplication, look: str = "") -> None:
        super().__init__(app)
        self._app = app
        self._look = look
        app.styleHints().colorSchemeChanged.connect(self._dress)
        self._dress()

    def choose(self, look: str) -> None:
        """Take on one of LOOKS."""
        self._look = look
        self._dress()

    def _dress(self) -> None:
        system_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self._app.setPalette(palette(dark=self._look == "dark" or (not self._look and system_dark)))
        self._dress_styled()

    def _dress_styled(self) -> None:
        """Qt leaves out widgets with a style sheet, and all that stands beside them, when it hands a palette on."""
        styled = [w for w in self._app.allWidgets() if w.testAttribute(Qt.WidgetAttribute.WA_StyleSheet)]
        for widget in styled:
            if not widget.testAttribute(Qt.WidgetAttribute.WA_SetPalette):
                widget.setPalette(QPalette())
        for widget in styled:
            if sheet := widget.styleSheet():
                widget.setStyleSheet(sheet)  # its palette(…) are those of the moment it was set


def palette(*, dark: bool) -> QPalette:
    """The program's palette, the same on every system."""
    made = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        made.setColor(role, QColor(colour))
    faint = QColor(_FAINT_DARK if dark else _FAINT_LIGHT)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor((_DARK if dark else _LIGHT)[_Role.Mid]))
    return made


def speak_chinese(app: QApplication) -> None:
    """Qt's own buttons, menus and dates in Chinese, whatever the system speaks."""
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
