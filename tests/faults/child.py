"""What is killed: imports report after report into a file, one change block a source of five reports.

python -m tests.faults.child FILE DATA_FOLDER
"""

from __future__ import annotations

import dataclasses
import sys
import uuid
from itertools import count
from pathlib import Path

from perfdesk.model.changes import StartedBy
from perfdesk.model.document import Document
from perfdesk.model.report import Id, Section
from tests.model.storage.values import a_report

REPORTS_A_SOURCE = 5
LINES = 60
TEXT = "很长的概述。" * 20_000
"""So long that the first pages of a source spill into the file before its commit."""


def main(path: Path, data_folder: Path) -> None:
    """Import until killed; a line on standard output for each source that is said to be in."""
    pattern = dataclasses.replace(a_report(lines=LINES), sections=(Section("overview", TEXT),))
    document = Document.open(path, data_folder=data_folder) if path.exists() else Document.create(
        path, data_folder=data_folder
    )  # fmt: skip
    for source in count():
        with document.change("导入", started_by=StartedBy.IMPORT) as edit:
            for _ in range(REPORTS_A_SOURCE):
                edit.add_report(dataclasses.replace(pattern, id=Id(str(uuid.uuid4())), unit=f"来源{source}"))
        sys.stdout.write(f"{source}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
