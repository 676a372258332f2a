"""What the command line prints: results to standard output, sentences about them to standard error."""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO


def say(text: str) -> None:
    """A line of result for people."""
    _print(text, sys.stdout)


def tell(text: str) -> None:
    """A sentence about what was done or why not."""
    _print(text, sys.stderr)


def give(value: Any) -> None:
    """A result for programs: UTF-8 JSON, whatever the console's own encoding is."""
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    binary.write(text.encode())
    binary.flush()


def _print(text: str, stream: TextIO) -> None:
    """Characters that the console cannot show are written as escapes, instead of failing."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
