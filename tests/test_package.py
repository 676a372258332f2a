"""What packs the program: the installer's script, the icon, what the parts must agree on."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from perfdesk import __version__

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
SPEC = (ROOT / "build_installer.spec").read_text(encoding="utf-8")
SCRIPT = (PACKAGING / "perfdesk.nsi").read_text(encoding="utf-8")
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]


def pins(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("==", 1) for line in lines if line and not line.startswith("#"))


@pytest.mark.skipif(shutil.which("makensis") is None, reason="no makensis here (Debian's package nsis)")
def test_that_the_installers_script_compiles_without_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "打包 perfdesk"
    (folder / "perfdesk-files").mkdir(parents=True)
    for name in ("perfdesk.exe", "perfdesk-cli.exe", "perfdesk-files/报告.txt"):
        (folder / name).write_bytes(b"MZ")
    installer = tmp_path / f"perfdesk-{__version__}-setup.exe"
    words = {"VERSION": __version__, "DIST": str(folder), "OUT": str(installer)}
    ran = subprocess.run(
        [
            "makensis",
            "-WX",
            "-INPUTCHARSET",
            "UTF8",
            *(f"-D{k}={v}" for k, v in words.items()),
            PACKAGING / "perfdesk.nsi",
        ],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, (ran.stdout + ran.stderr).decode(errors="replace")
    assert installer.read_bytes()[:2] == b"MZ"


def test_that_the_installer_needs_no_administrator_and_remembers_its_folder() -> None:
    assert "RequestExecutionLevel user" in SCRIPT
    assert not re.search(r"\bHK(LM|CR|U)\b", SCRIPT)
    assert r'InstallDir "$LOCALAPPDATA\Programs\perfdesk"' in SCRIPT
    assert 'InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"' in SCRIPT


def test_that_the_uninstaller_takes_away_whole_only_the_folder_of_the_programs_own() -> None:
    inside = re.search(r'^INSIDE = "(.+)"$', SPEC, re.MULTILINE)
    assert inside
    assert f'!define INSIDE "{inside[1]}"' in SCRIPT
    assert set(re.findall(r"RMDir /r (.+)", SCRIPT)) == {r'"$INSTDIR\${INSIDE}"'}


def test_that_what_the_installer_writes_the_uninstaller_takes_back() -> None:
    install, uninstall = SCRIPT.split('Section "Uninstall"')
    for key in set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', install)):
        parent = key.removesuffix(r"\shell\open\command").removesuffix(r"\DefaultIcon")
        assert f'"{parent}"' in uninstall, key


def test_that_the_packing_tools_are_pinned_apart() -> None:
    own, shared = pins(PACKAGING / "constraints.txt"), pins(ROOT / "constraints.txt")
    assert "pyinstaller" in own
    assert not own.keys() & shared.keys()
    assert EXTRAS["package"] == [name for name in EXTRAS["package"] if name.startswith("pyinstaller")]
    assert not [name for name in EXTRAS["dev"] if name.startswith("pyinstaller")]


@pytest.mark.parametrize("name", ["perfdesk", "report"])
def test_that_an_icon_has_a_picture_of_each_size_windows_asks_for(tmp_path: Path, name: str) -> None:
    drawn = runpy.run_path(str(PACKAGING / "windows_icon.py"))
    icon = tmp_path / f"{name}.ico"
    drawn["main"](PACKAGING / f"{name}.svg", icon)
    reader = QImageReader(str(icon))
    sizes = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        picture = reader.read()
        assert not picture.isNull()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 255
        sizes.append(picture.width())
    assert tuple(sizes) == drawn["SIZES"]


@pytest.mark.skipif(shutil.which("sh") is None, reason="make package is for Linux")
def test_that_the_shell_can_read_the_build_script() -> None:
    subprocess.run(["sh", "-n", PACKAGING / "build.sh"], check=True)
