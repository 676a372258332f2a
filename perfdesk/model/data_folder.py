"""Where a person's own things are kept: undo logs, backups, the window's state, the log of failures."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def default_data_folder() -> Path:
    """PERFDESK_DATA, or the system's place for a program's data."""
    named = os.environ.get("PERFDESK_DATA")
    return Path(named) if named else platformdirs.user_data_path("perfdesk", appauthor=False)
