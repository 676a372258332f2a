"""Writing an output file so that a reader only ever sees the whole old one or the whole new one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from perfdesk.model.errors import CannotWriteError

_HELD_BY_ANOTHER = {5, 32}
"""WinError ACCESS_DENIED and SHARING_VIOLATION: what os.replace raises while WPS or Word holds the target."""
_PATIENCE = 1.0
"""Seconds to wait for a virus scanner or a preview pane to let go of the target."""
_PAUSE = 0.1

_REASONS = {
    errno.ENOSPC: "磁盘空间不足，请清理后再试",
    errno.EDQUOT: "磁盘配额已用完，请清理后再试",
    errno.ENOENT: "所在文件夹不存在，请换一个位置",
    errno.ENOTDIR: "所在文件夹不存在，请换一个位置",
    errno.EISDIR: "已有同名文件夹，请换一个文件名",
    errno.EACCES: "没有写入权限，请换一个位置",
    errno.EPERM: "没有写入权限，请换一个位置",
    errno.EROFS: "所在磁盘是只读的，请换一个位置",
    errno.ENAMETOOLONG: "文件名太长，请改短后再试",
}


def replace_file(target: Path, content: bytes, check: Callable[[Path], None] | None = None) -> None:
    """Put `content` into `target`: written beside it, flushed to disk, then replaced.

    `check` sees the new file before it takes its place; whatever it raises keeps the old one. On any failure the
    old bytes stay and nothing is left beside them; failures of the disk come as CannotWriteError.
    """
    # A link keeps pointing: what it points at is replaced.
    target = Path(os.path.realpath(target))
    beside = target.with_name(f".perfdesk-{secrets.token_hex(6)}.tmp")
    try:
        try:
            _write_flushed(beside, content)
        except OSError as error:
            raise _cannot_write(target, error) from error
        if check is not None:
            check(beside)
        try:
            _take_place(beside, target)
        except OSError as error:
            raise _cannot_write(target, error) from error
    finally:
        # Where it cannot be removed, the failure under way is the one to be told.
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _write_flushed(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_place(beside: Path, target: Path) -> None:
    if target.exists():
        shutil.copymode(target, beside)
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            beside.replace(target)
        except OSError as error:
            if not _is_held(error) or time.monotonic() >= deadline:
                raise
            time.sleep(_PAUSE)
        else:
            return _flush_folder(target.parent)


def _is_held(error: OSError) -> bool:
    return getattr(error, "winerror", None) in _HELD_BY_ANOTHER


def _flush_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut; the file is in place already, so a refusal is no failure."""
    if os.name == "nt":
        return  # Windows cannot flush folders.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _cannot_write(target: Path, error: OSError) -> CannotWriteError:
    if _is_held(error):
        return CannotWriteError(f"{target.name} 没有写成：该文件正在 WPS/Word 中打开，请关闭后重试，或另存为其他文件名")
    reason = _REASONS.get(error.errno or 0, f"系统报告“{error.strerror or error}”，请换一个位置再试")
    return CannotWriteError(f"{target.name} 没有写成：{reason}")
