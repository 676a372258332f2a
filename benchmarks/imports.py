"""What it takes to load the model and the checks, beside loading the ORM alone."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.table import Row
from benchmarks.timing import ANCHORS, in_turns, whole

OURS = "import perfdesk.model.report; from perfdesk.checks.engine import all_rules; all_rules()"


def rows() -> Iterator[Row]:
    bare, model, orm = in_turns(
        [whole("-c", ""), whole("-c", OURS), whole(str(ANCHORS / "orm.py"))],
        rounds=7,
    )
    note = f"{(model - bare) * 1000:.0f} ÷ {(orm - bare) * 1000:.0f} ms"
    yield Row("载入 model 与 checks ÷ 载入 sqlalchemy.orm", (model - bare) / (orm - bare), "", aim=1, note=note)
