"""JSON text into plain objects, without losing what Python's reader would: digits of numbers, keys given twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from perfdesk.model.errors import SourceRefusedError
from perfdesk.model.limits import MOST_SOURCE_BYTES

MOST_SHOWN = 40
"""Characters of a key or a value that a sentence about it repeats."""


class JsonNumber(str):
    """A JSON number, kept as its digits."""

    __slots__ = ()


class _NotExchangedError(ValueError):
    """Something that Python's reader would take and the interchange does not: a key given twice, NaN."""


def parse(content: bytes, source: str) -> Any:
    """The object that a JSON file holds, its numbers as `JsonNumber`; SourceRefusedError says why it cannot be read."""
    if len(content) > MOST_SOURCE_BYTES:
        raise SourceRefusedError(source, (f"文件超过 {MOST_SOURCE_BYTES // 2**20} MB，不像是报告",))
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            parse_int=JsonNumber,
            parse_float=JsonNumber,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        raise SourceRefusedError(source, ("文件不是 UTF-8 编码的文字，请用原程序重新导出",)) from error
    except json.JSONDecodeError as error:
        problem = f"第 {error.lineno} 行第 {error.colno} 个字符处不是 JSON 格式，文件可能不完整"
        raise SourceRefusedError(source, (problem,)) from error
    except _NotExchangedError as error:
        raise SourceRefusedError(source, (str(error),)) from error
    except RecursionError as error:
        raise SourceRefusedError(source, ("嵌套层数太多，不是报告",)) from error


def shown(text: object) -> str:
    """What stands in a source as a sentence names it: short, and printable everywhere."""
    words = "".join(c if c.isprintable() else "\ufffd" for c in str(text)[: MOST_SHOWN + 1])
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…"


def _constant(name: str) -> Any:
    raise _NotExchangedError(f"{name} 不是 JSON 的数，请改为数字或 null")


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _NotExchangedError(f"同一处出现了两个“{shown(key)}”键，不知道以哪个为准")
        found[key] = value
    return found
