"""A paper as a Word document in the layout of GB/T 9704-2012."""

from perfdesk.export.word.settings import Fonts, PageNumber, WordSettings, default_settings, font_set
from perfdesk.export.word.writer import Written, word_bytes, write_word

__all__ = [
    "Fonts",
    "PageNumber",
    "WordSettings",
    "Written",
    "default_settings",
    "font_set",
    "word_bytes",
    "write_word",
]
