"""What an installation brought along: the program's data, its rules and pages, Qt's plugins and words."""

from __future__ import annotations

import os
import pkgutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from perfdesk.checks.engine import all_rules
from perfdesk.export.form_data import load_form
from perfdesk.model.outline import load_outline
from perfdesk.model.resources import names
from perfdesk.model.scheme import load_scheme

LINUX_PLUGINS: Mapping[str, tuple[str, ...]] = {
    "platforms": ("qxcb", "qoffscreen"),
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg"),
}
"""Without these there is no window, no Chinese input or no icon; the words are the files' stems without lib."""

WINDOWS_PLUGINS: Mapping[str, tuple[str, ...]] = {
    "platforms": ("qwindows", "qoffscreen"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg"),
}
"""On Windows the platform's plugin takes the input method's text itself."""

TRANSLATION = "qtbase_zh_CN.qm"

_FIRST_PAINT_SECONDS = 120


class LackingError(Exception):
    """Something that belongs to the program is not there; the text names it."""


def data_present() -> str:
    """Every outline, form and scheme can be read, and there are icons, a manual, rules and pages; how many of each."""
    for name in names("outlines"):
        load_outline(name)
    for name in names("forms"):
        load_form(name)
    for name in names("schemes"):
        load_scheme(name)
    counts = {
        "提纲": len(names("outlines")),
        "评分办法": len(names("schemes")),
        "自评表": len(names("forms")),
        "图标": len(names("icons", ".svg")),
        "手册": len(names("manual", ".md")),
        "检查规则": len(all_rules()),
        "页面": len(_modules("perfdesk.ui.pages")),
    }
    if lacking := [what for what, n in counts.items() if not n]:
        raise LackingError(f"缺少{'、'.join(lacking)}")
    return "，".join(f"{what} {n}" for what, n in counts.items())


def qt_present() -> str:
    """Qt can be loaded, with the plugins needed here and its Chinese words; what there is."""
    try:
        from PySide6.QtCore import QLibraryInfo, qVersion
    except ImportError as error:
        raise LackingError(f"Qt 装载不了（{error}）") from error
    plugins = _stems_below(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    wanted = WINDOWS_PLUGINS if sys.platform == "win32" else LINUX_PLUGINS
    lacking = [f"{kind}/{name}" for kind, each in wanted.items() for name in each if name not in plugins.get(kind, ())]
    if not Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath), TRANSLATION).is_file():
        lacking.append(TRANSLATION)
    if lacking:
        raise LackingError(f"Qt 缺少 {'、'.join(lacking)}")
    listed = "；".join(f"{kind}：{' '.join(sorted(plugins[kind]))}" for kind in wanted)
    return f"Qt {qVersion()}，中文界面文字 {TRANSLATION}，插件 {listed}"


def window_painted(scratch: Path) -> str:
    """The window opens and paints once, in a process of its own that needs no display and touches nobody's files."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "perfdesk"]
    quiet = {"QT_QPA_PLATFORM": "offscreen", "PERFDESK_DATA": str(scratch)}
    try:
        ended = subprocess.run(  # noqa: S603 - our own program, with words of our own
            [*program, "--quit-when-shown"],
            env=os.environ | quiet,
            capture_output=True,
            timeout=_FIRST_PAINT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LackingError(f"窗口 {_FIRST_PAINT_SECONDS} 秒还没有画出来") from error
    if ended.returncode:
        said = ended.stderr.decode(errors="replace").strip()
        raise LackingError(f"窗口打不开（退出码 {ended.returncode}）{said}")
    return "画出后自行关闭"


def _modules(package: str) -> list[str]:
    """The modules of a package, found without running them."""
    spec = find_spec(package)
    places = spec.submodule_search_locations if spec else None
    return [module.name for module in pkgutil.iter_modules(places or [])]


def _stems_below(folder: Path) -> dict[str, set[str]]:
    """The plugins in each sub-folder, named alike on every system."""
    kinds = [kind for kind in folder.iterdir() if kind.is_dir()] if folder.is_dir() else []
    return {kind.name: {file.stem.removeprefix("lib") for file in kind.iterdir()} for kind in kinds}
