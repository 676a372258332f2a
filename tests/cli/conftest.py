"""Running the command line as a caller would, inside this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from perfdesk.cli import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """run("check", file, "--json")."""

    def ran(*words: str | Path) -> Ran:
        capfd.readouterr()
        code = main([str(word) for word in words])
        said = capfd.readouterr()
        return Ran(code, said.out, said.err)

    return ran


@pytest.fixture
def imported(run: Run, tmp_path: Path, sample: Callable[[str], Path]) -> Callable[..., Path]:
    """A file with the sample reports of the given names."""

    def made(*names: str) -> Path:
        file = tmp_path / "reports.perfdesk"
        assert run("import", file, *(sample(name) for name in names)).code == 0
        return file

    return made
