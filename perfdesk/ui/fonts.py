"""Whether the fonts that a paper asks for are on this computer."""

from __future__ import annotations

from dataclasses import asdict

from PySide6.QtGui import QFontDatabase

from perfdesk.export.word.settings import Fonts

OTHER_NAMES = {
    "仿宋": ("FangSong", "仿宋_GB2312", "FangSong_GB2312"),
    "仿宋_GB2312": ("FangSong_GB2312",),
    "楷体": ("KaiTi", "楷体_GB2312", "KaiTi_GB2312"),
    "楷体_GB2312": ("KaiTi_GB2312",),
    "黑体": ("SimHei",),
    "宋体": ("SimSun", "NSimSun"),
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
}
"""Names under which systems in other languages, or other editions, hold the same font."""


def missing(fonts: Fonts) -> tuple[str, ...]:
    """The names of the paper's fonts that this computer has under no name, in the order of the paper."""
    here = set(QFontDatabase.families())
    names = dict.fromkeys(asdict(fonts).values())
    return tuple(name for name in names if not here.intersection((name, *OTHER_NAMES.get(name, ()))))


def said_of_missing(names: tuple[str, ...]) -> str:
    """One sentence for the person, "" where none is missing.

    Word and WPS take 宋体 for a Chinese font they lack; the file keeps the name it asks for.
    """
    if not names:
        return ""
    return f"本机没有{'、'.join(names)}，在本机打开时 Word/WPS 一般用宋体代替；装有这些字体的电脑上不受影响。"
