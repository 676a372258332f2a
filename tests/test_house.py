"""The house itself: who imports whom, what stays unloaded, and that the set-up brought what Qt needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parents[1]
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract["name"] for contract in CONFIG["tool"]["importlinter"]["contracts"]}

BREACHES = {
    "rooms": [
        ("model/report.py", "import perfdesk.checks.finding"),
        ("model/fields.py", "import perfdesk.export.blocks"),
        ("checks/finding.py", "import perfdesk.export.blocks"),
        ("intake/__init__.py", "import perfdesk.checks.finding"),
        ("export/blocks.py", "import perfdesk.checks.finding"),
        ("cli/__init__.py", "import perfdesk.ui"),
        ("stray.py", "import perfdesk.model.report"),
    ],
    "model": [
        ("model/errors.py", "import perfdesk.model.report"),
        ("model/report.py", "import perfdesk.model.figures"),
        ("model/figures/__init__.py", "import perfdesk.model.storage"),
        ("model/storage/__init__.py", "import perfdesk.model.document"),
    ],
    "no-qt": [
        ("model/report.py", "import PySide6.QtCore"),
        ("checks/finding.py", "import PySide6.QtCore"),
        ("export/blocks.py", "import PySide6.QtGui"),
    ],
    "no-sqlalchemy": [
        ("model/figures/__init__.py", "import sqlalchemy"),
        ("checks/finding.py", "import sqlalchemy.orm"),
        ("export/blocks.py", "import sqlalchemy"),
    ],
    "storage-alone": [
        ("model/report.py", "import sqlalchemy"),
        ("ui/__init__.py", "import sqlalchemy.orm"),
    ],
    "light-model": [
        ("model/report.py", "import docx"),
        ("checks/finding.py", "import openpyxl"),
    ],
}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [command, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(folder), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_that_every_import_contract_is_kept() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


def test_that_every_contract_has_a_breach_to_try() -> None:
    assert BREACHES.keys() == CONTRACTS.keys()


@pytest.mark.parametrize(
    ("contract", "module", "line"),
    [(contract, *breach) for contract, breaches in BREACHES.items() for breach in breaches],
)
def test_that_a_breach_breaks_its_contract(tmp_path: Path, contract: str, module: str, line: str) -> None:
    shutil.copytree(ROOT / "perfdesk", tmp_path / "perfdesk", ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path / "perfdesk" / module
    with target.open("a", encoding="utf-8") as source:
        source.write(f"\n{line}\n")
    result = lint_imports(tmp_path)
    assert result.returncode == 1, result.stdout + result.stderr
    assert f"{CONTRACTS[contract]} BROKEN" in result.stdout


@pytest.mark.parametrize("room", ["perfdesk.model", "perfdesk.checks"])
def test_that_a_room_loads_without_database_office_formats_and_qt(room: str) -> None:
    script = (
        f"import {room}, pkgutil, importlib, sys\n"
        f"for found in pkgutil.walk_packages({room}.__path__, '{room}.'):\n"
        "    if not found.name.startswith(('perfdesk.model.storage', 'perfdesk.model.document')):\n"
        "        importlib.import_module(found.name)\n"
        "print(*sorted({'sqlalchemy', 'docx', 'openpyxl', 'lxml', 'PySide6', 'shiboken6'} & set(sys.modules)))\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    assert result.stdout.strip() == ""


def test_that_every_package_is_shipped() -> None:
    on_disk = {".".join(found.parent.relative_to(ROOT).parts) for found in (ROOT / "perfdesk").rglob("__init__.py")}
    assert set(CONFIG["tool"]["setuptools"]["packages"]) == on_disk | {"perfdesk_resources"}


def test_that_constraints_name_versions_and_no_addresses() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines if not line.startswith("#"))
    assert pins["PySide6_Essentials"] == pins["shiboken6"] == "6.9.3"
    assert not any("/" in line or "@" in line for line in lines)


@pytest.mark.skipif(sys.platform != "linux", reason="Debian's libraries")
@pytest.mark.parametrize("plugin", ["libqoffscreen.so", "libqxcb.so"])
def test_that_the_libraries_of_a_qt_platform_are_there(plugin: str) -> None:
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    result = subprocess.run(["ldd", plugins / "platforms" / plugin], capture_output=True, text=True, check=True)
    assert "not found" not in result.stdout


def painted(qtbot: QtBot, text: str) -> QImage:
    label = QLabel(text)
    qtbot.addWidget(label)
    label.resize(60, 60)
    label.show()
    qtbot.waitExposed(label)
    return label.grab().toImage()


def test_that_qt_paints_chinese_and_not_boxes(qtbot: QtBot) -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    budget, audit, blank = (painted(qtbot, text) for text in ("预", "审", ""))
    assert budget != blank
    assert budget != audit
