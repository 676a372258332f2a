"""Where the packaged program begins."""

from __future__ import annotations

import os
import sys
from multiprocessing import freeze_support

if __name__ == "__main__":
    # Long work runs in processes of its own; in a packaged program they begin here too, and must go no further.
    freeze_support()
    # A windowed program of Windows has no console: what is said there goes nowhere, instead of failing.
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    # Qt's wheels have no plugin for fcitx, and one of the desk's own does not fit them. fcitx 5 answers as ibus too.
    if asked := os.environ.get("QT_IM_MODULE"):
        os.environ.setdefault("QT_IM_MODULES", f"{asked};ibus;compose")

    from perfdesk.__main__ import main

    sys.exit(main())
