"""Whose file it is and of which version, told from its first hundred bytes before SQLite ever sees them."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Self

from perfdesk.model.errors import (
    FileDamagedError,
    FileForeignError,
    FileMissingError,
    FileTooNewError,
    FileTruncatedError,
    FileUnreachableError,
)

APPLICATION_ID = 0x5066446B  # "PfDk"
HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\0"
_ROLLBACK_JOURNAL = b"\x01\x01"  # bytes 18 and 19; two twos would be WAL


class Version(NamedTuple):
    """A file's version: a newer major is unknown to us, a newer minor may be."""

    major: int
    minor: int

    @classmethod
    def of(cls, user_version: int) -> Self:
        """The version in a file's `user_version`."""
        return cls(*divmod(user_version, 1000))

    @property
    def user_version(self) -> int:
        """The version as the file keeps it."""
        return self.major * 1000 + self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


CURRENT = Version(1, 1)
"""What this program writes."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the first hundred bytes say."""

    version: Version
    expected_size: int | None
    """Bytes the file should have; None where the header does not know."""


def read_header(path: Path) -> Header:
    """The header of a file of ours, of a major version we know; else the FileUnusableError that says why not."""
    head = _first_bytes(path)
    if len(head) < HEADER_SIZE and _MAGIC.startswith(head[: len(_MAGIC)]):
        raise FileTruncatedError(path)
    if not head.startswith(_MAGIC) or _number(head, 68) != APPLICATION_ID:
        raise FileForeignError(path)
    version = Version.of(_number(head, 60))
    if version.major > CURRENT.major:
        raise FileTooNewError(path, str(version), str(CURRENT))
    if head[18:20] != _ROLLBACK_JOURNAL:
        raise FileDamagedError(path, "日志方式不是本程序所设")
    return Header(version, _expected_size(head))


def check_size(path: Path, header: Header) -> None:
    """FileTruncatedError where bytes are missing at the end."""
    if header.expected_size is not None and path.stat().st_size < header.expected_size:
        raise FileTruncatedError(path)


def _first_bytes(path: Path) -> bytes:
    try:
        # Opening a pipe would wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise FileForeignError(path)
        with path.open("rb") as file:
            return file.read(HEADER_SIZE)
    except FileNotFoundError:
        raise FileMissingError(path) from None
    except OSError as error:
        raise FileUnreachableError(path) from error


def _expected_size(head: bytes) -> int | None:
    page_size = int.from_bytes(head[16:18], "big")
    # The page count holds only if the last to write was a program that keeps it.
    if head[24:28] != head[92:96]:
        return None
    return (65536 if page_size == 1 else page_size) * _number(head, 28)


def _number(head: bytes, offset: int) -> int:
    return int.from_bytes(head[offset : offset + 4], "big")
