"""From 1.0 to 1.1: a report says which form (自评表) it is handed in with; until now every report had the same one.

The table of reports is made anew, because a column that SQLite adds by itself stands last and in other words than in
a new file. Foreign keys are held at commit, by when every report is back.
"""

from __future__ import annotations

import sqlite3

from perfdesk.model.storage import schema_1_0
from perfdesk.model.storage.identity import Version
from perfdesk.model.storage.upgrade_step import Step

_KEPT = "kept_reports"


def apply(connection: sqlite3.Connection) -> None:
    """Give every report the form that there was."""
    old = schema_1_0.SCHEMA["table", "report"]
    columns = [row[1] for row in connection.execute("PRAGMA table_info(report)")]
    new = [name for column in columns for name in ((column, "form") if column == "scheme" else (column,))]
    values = ["'mof-2020'" if name == "form" else name for name in new]
    connection.execute(f"CREATE TEMP TABLE {_KEPT} AS SELECT * FROM main.report")  # noqa: S608 - a name of ours
    connection.execute("DROP TABLE main.report")
    connection.execute(old.replace("scheme TEXT NOT NULL", "scheme TEXT NOT NULL, form TEXT NOT NULL"))
    connection.execute(
        f"INSERT INTO main.report ({', '.join(new)}) SELECT {', '.join(values)} FROM {_KEPT}"  # noqa: S608 - names of ours
    )
    connection.execute(f"DROP TABLE {_KEPT}")


STEP = Step(Version(1, 0), Version(1, 1), schema_1_0.SCHEMA, apply)
