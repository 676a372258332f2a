"""What SQLAlchemy loads without need waits, and is there all the same."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("asyncio.base_events", "ssl", "email.message", "concurrent.futures")


def told(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def test_that_opening_a_file_loads_no_event_loop_and_no_network() -> None:
    script = f"import sys, perfdesk.model.document; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert told(script) == "[]"


def test_that_who_wants_them_afterwards_has_them() -> None:
    script = """
import perfdesk.model.document
import asyncio, importlib.metadata
from importlib import metadata
from asyncio import sleep

async def three():
    await sleep(0)
    return 3

from sqlalchemy.util.concurrency import iscoroutine
begun = three()
print(asyncio.run(three()), iscoroutine(begun), iscoroutine(3))
begun.close()
print(importlib.metadata.version("sqlalchemy") == metadata.version("sqlalchemy") != "")
import sys
print(type(sys.modules["asyncio"]).__name__, type(sys.modules["importlib.metadata"]).__name__)
"""
    assert told(script).splitlines() == ["3 True False", "True", "module module"]


def test_that_what_is_loaded_already_stays() -> None:
    script = """
import asyncio, importlib.metadata
before = asyncio, importlib.metadata
import perfdesk.model.document, sys
print(before == (sys.modules["asyncio"], sys.modules["importlib.metadata"]) and hasattr(asyncio, "run"))
"""
    assert told(script) == "True"


def test_that_walking_through_all_modules_loads_nothing() -> None:
    script = """
import sys, inspect, perfdesk.model.document
for module in list(sys.modules.values()):
    hasattr(module, "__file__"), getattr(module, "__warningregistry__", None)
inspect.getmodule(print)
print("asyncio.base_events" in sys.modules)
"""
    assert told(script) == "False"
