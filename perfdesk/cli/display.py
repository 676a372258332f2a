"""Whether a window can be shown here at all."""

from __future__ import annotations

import os
import sys

_NAMED_BY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def display_missing() -> bool:
    """On Linux and its like, no display is named: Qt would end the program with words nobody understands."""
    return sys.platform not in ("win32", "darwin") and not any(os.environ.get(name) for name in _NAMED_BY)
