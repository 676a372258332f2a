"""The pages, one module each; the window finds them here by itself, and knows none by name."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from perfdesk.ui.page import PageKind


@cache
def all_pages() -> tuple[PageKind, ...]:
    """Every page of the modules below, in the order of their tabs."""
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    found = [value for module in modules for value in vars(module).values() if isinstance(value, PageKind)]
    return tuple(sorted(found, key=lambda kind: kind.order))
