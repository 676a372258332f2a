"""An icon for Windows, drawn from an SVG file when the program is packed: windows_icon.py IN.svg OUT.ico"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Pixels; what Windows asks for at scalings of 100 to 200 %."""


def main(drawing: Path, icon: Path) -> None:
    """Write an .ico file with a picture of each size."""
    pictures = [_png(QSvgRenderer(str(drawing)), size) for size in SIZES]
    icon.parent.mkdir(parents=True, exist_ok=True)
    icon.write_bytes(_ico(pictures))


def _png(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes, the library takes both
    return bytes(buffer.data().data())


def _ico(pictures: list[bytes]) -> bytes:
    """The file format: a head, an entry of 16 bytes for each picture (256 is written as 0), the pictures."""
    start = 6 + 16 * len(pictures)
    entries = b""
    for size, picture in zip(SIZES, pictures, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), start)
        start += len(picture)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(pictures)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
