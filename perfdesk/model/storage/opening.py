"""The way from a name to an open database: nothing is trusted before it was verified."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from perfdesk.model.errors import FileReadOnlyError
from perfdesk.model.storage.identity import CURRENT, read_header
from perfdesk.model.storage.migration import upgrade, upgrade_copy
from perfdesk.model.storage.recovery import readable
from perfdesk.model.storage.store import Store
from perfdesk.model.storage.verify import verify_readable


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and what had to be done on the way to it."""

    store: Store
    rolled_back: bool
    """Whether a crash had left something half-written, which is gone now."""
    kept_copy: Path | None
    """The copy kept of a file of an earlier version."""


def open_store(path: Path, *, read_only: bool) -> Opened:
    """Verify a file and open it; raises the FileUnusableError that fits.

    A file of an earlier version is upgraded first: for reading a private copy of it, so that the file stays as it is.
    """
    read_header(path)
    with ExitStack() as cleanup:
        place, rolled_back = cleanup.enter_context(readable(path))
        version = verify_readable(place)
        if not read_only and place != path:
            raise FileReadOnlyError(path)
        kept_copy = None
        if version < CURRENT:
            if read_only:
                folder = cleanup.enter_context(TemporaryDirectory(prefix="perfdesk-"))
                place = upgrade_copy(place, version, Path(folder))
            else:
                kept_copy = upgrade(path, version)
            verify_readable(place)
        store = Store(place, read_only=read_only, named=path, cleanup=cleanup.pop_all())
    return Opened(store, rolled_back, kept_copy)
