"""A paper as a Word document in the layout of GB/T 9704-2012."""

from perfdesk.export.selfcheck import SelfCheckError
from perfdesk.export.word.bookmarks import bookmark_texts
from perfdesk.export.word.clean import Removed, clean
from perfdesk.export.word.parts import NotWordError
from perfdesk.export.word.reader import read_amounts, read_bookmarks, read_fingerprint
from perfdesk.export.word.settings import Fonts, PageNumber, WordSettings, default_settings, font_set, word_settings
from perfdesk.export.word.writer import Written, word_bytes, write_word

__all__ = [
    "Fonts",
    "NotWordError",
    "PageNumber",
    "Removed",
    "SelfCheckError",
    "WordSettings",
    "Written",
    "bookmark_texts",
    "clean",
    "default_settings",
    "font_set",
    "read_amounts",
    "read_bookmarks",
    "read_fingerprint",
    "word_bytes",
    "word_settings",
    "write_word",
]
