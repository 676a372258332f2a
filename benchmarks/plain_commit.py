"""As anchors/commit.py, but every row gets a value it did not have; prints the median in milliseconds.

The anchor writes each row's own value again, and SQLite leaves a page alone whose bytes would not change: its commits
write nothing to disk. This is the least that a commit costs which does.
"""

from __future__ import annotations

import sqlite3
import tempfile
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.timing import seconds

PRAGMAS = ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "foreign_keys=ON")


def main() -> float:
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "plain.db", isolation_level=None)
        for pragma in PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        db.execute("CREATE TABLE line (id TEXT PRIMARY KEY, name TEXT, spent INTEGER)")
        db.executemany("INSERT INTO line VALUES (?, ?, ?)", [(str(n), f"经费{n}", n) for n in range(500)])
        took = [seconds(partial(_commit, db, n)) for n in range(200)]
        db.close()
    return median(took) * 1000


def _commit(db: sqlite3.Connection, n: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("UPDATE line SET spent = ? WHERE id = ?", (n + 1000, str(n)))
    db.execute("COMMIT")


if __name__ == "__main__":
    print(f"{main():.3f}")
