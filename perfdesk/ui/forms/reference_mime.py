"""References on the clipboard: whole for this program's texts, their values for every other program."""

from __future__ import annotations

import json
from collections.abc import Callable

from PySide6.QtCore import QByteArray, QMimeData

from perfdesk.model.figures.references import REFERENCE
from perfdesk.ui.forms.content import Content
from perfdesk.ui.forms.live import LiveFigures

FORMAT = "application/x-perfdesk-text"
"""JSON: the stored text, and what each reference in it printed where it was copied."""


def printed(stored: str, live: LiveFigures) -> str:
    """A stretch of a stored text with the values of its references."""
    return _with(stored, live.value)


def fill_mime(data: QMimeData, stored: str, live: LiveFigures) -> None:
    """Put a stretch of a stored text there."""
    values = {match[0]: live.value(match[0]) for match in REFERENCE.finditer(stored)}
    data.setText(printed(stored, live))
    if values:
        data.setData(FORMAT, QByteArray(json.dumps({"text": stored, "values": values}).encode()))


def read_mime(data: QMimeData, live: LiveFigures) -> Content | None:
    """The words and references that were copied in a text of ours, None for anything else.

    A reference that leads nowhere in this report comes as the value that was seen where it was copied.
    """
    try:
        read = json.loads(bytes(data.data(FORMAT).data()))
        text, values = str(read["text"]), dict(read["values"])
        return Content.of_stored(_with(text, lambda code: code if live.leads(code) else str(values[code])))
    except (ValueError, KeyError, TypeError):
        return None


def _with(stored: str, word: Callable[[str], str]) -> str:
    return REFERENCE.sub(lambda match: word(match[0]), stored)
