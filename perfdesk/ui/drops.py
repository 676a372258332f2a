"""Files dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

OPENED, IMPORTED = ".perfdesk", ".json"


def dropped(data: QMimeData) -> tuple[Path, ...]:
    """The files of ours that a drag brings: .perfdesk to open, .json to import; () for anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() in (OPENED, IMPORTED) and path.is_file())
