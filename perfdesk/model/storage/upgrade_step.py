"""What a step from one version of the file to the next is; each is a module of its own (`step_1_1`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from perfdesk.model.storage.identity import Version
from perfdesk.model.storage.schema import Schema


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the version and the schema it starts from, the version it leads to, and what it does.

    `apply` runs inside the step's own transaction.
    """

    before: Version
    after: Version
    schema: Schema
    apply: Callable[[sqlite3.Connection], None]
