"""Modules that SQLAlchemy loads for kinds of engine that are not ours: loaded when somebody really asks them something.

Measured: an eighth of the time that SQLAlchemy takes to load, and a third of its memory.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class Postponed(ModuleType):
    """Stands in `sys.modules` for a module, and steps aside for it at the first question that is not about itself."""

    def __getattr__(self, name: str) -> Any:
        # Whoever walks through all modules asks each for its file and the like.
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(self._load(), name)

    def _load(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


class _Asyncio(Postponed):
    """asyncio, of which one function is taken over by name when SQLAlchemy is loaded."""

    def iscoroutine(self, one: object) -> bool:
        """asyncio.iscoroutine."""
        return bool(self._load().iscoroutine(one))


def postpone() -> None:
    """Before SQLAlchemy is loaded first; what is loaded already stays."""
    if "asyncio" not in sys.modules:
        sys.modules["asyncio"] = _Asyncio("asyncio")
    if "importlib.metadata" not in sys.modules:
        sys.modules["importlib.metadata"] = stand_in = Postponed("importlib.metadata")
        importlib.__dict__["metadata"] = stand_in  # as every module stands in its package
