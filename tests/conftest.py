"""What every test stands on: no display, a data folder of its own, the sample reports."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

settings.register_profile("perfdesk", deadline=None, print_blob=True)
settings.load_profile("perfdesk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """--renew-golden writes the documents that tests compare with, to be looked at in the change they are part of."""
    parser.addoption("--renew-golden", action="store_true", help="write the golden documents anew")


SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo logs and backups of a test never meet another test's, nor the developer's own."""
    monkeypatch.setenv("PERFDESK_DATA", str(tmp_path_factory.mktemp("data")))


@pytest.fixture(scope="session")
def sample() -> Callable[[str], Path]:
    """The path of a sample report by its name: sample("safety-2017")."""

    def path(name: str) -> Path:
        found = SAMPLES / f"{name}.json"
        assert found.exists(), f"no sample {name}"
        return found

    return path
