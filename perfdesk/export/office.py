"""How an office has its papers laid out: its choices, kept in the person's data folder under the unit's name."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from perfdesk.export.files import replace_file
from perfdesk.model.figures.wording import Printing
from perfdesk.model.report import Report, Settings

FILE = "offices.json"
FontNames = Literal["windows", "gb"]
PageNumbers = Literal["outer", "center"]

_DECIMALS = range(7)


@dataclass(frozen=True, slots=True)
class OfficeStyle:
    """The choices of one office.

    `separators` and `decimals` say how amounts print (None: thousands separated in 元 alone; two decimals, or as many
    as the amount needs); a report's own decimals come before the office's. The rest is the Word document's layout, see
    `word.settings`.
    """

    fonts: FontNames = "windows"
    page_number: PageNumbers = "outer"
    seal: bool = False
    small_tables: bool = False
    separators: bool | None = None
    decimals: int | None = None
    character_grid: bool = False
    fingerprint: bool = False

    def printing(self, report: Report) -> Report:
        """The report with this office's way of printing amounts."""
        own = report.settings
        decimals = self.decimals if own.decimals is None else own.decimals
        if decimals == own.decimals and self.separators is None:
            return report
        return replace(report, settings=Printing(own.execution_denominator, decimals, self.separators))


DEFAULT_STYLE = OfficeStyle()
"""Windows font names, page numbers at the outer edge, no room for a seal, amounts as `OfficeStyle` says of None."""


class Offices:
    """offices.json in the person's data folder. A spoilt file or entry counts as the default, and is not touched."""

    def __init__(self, data_folder: Path) -> None:
        self._path = data_folder / FILE

    def style(self, unit: str) -> OfficeStyle:
        """A unit's choices; those made last where it has none of its own."""
        known = self._read()
        last: object = next(reversed(known.values()), {})
        return _style(known.get(unit.strip(), last))

    def keep(self, unit: str, style: OfficeStyle) -> None:
        """Keep a unit's choices; CannotWriteError where the folder cannot be written."""
        known = self._read()
        known.pop(unit.strip(), None)
        known[unit.strip()] = asdict(style)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(self._path, json.dumps(known, ensure_ascii=False, indent=1).encode())

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}


def _style(entry: object) -> OfficeStyle:
    """The entry's choices, each that is none left at its default."""
    if not isinstance(entry, dict):
        return DEFAULT_STYLE
    known = {field.name for field in fields(OfficeStyle)}
    return OfficeStyle(**{name: value for name, value in entry.items() if name in known and _fits(name, value)})


def _fits(name: str, value: object) -> bool:
    match name:
        case "fonts":
            return value in get_args(FontNames)
        case "page_number":
            return value in get_args(PageNumbers)
        case "separators":
            return value is None or isinstance(value, bool)
        case "decimals":
            return value is None or (type(value) is int and value in _DECIMALS)
        case _:
            return isinstance(value, bool)


def printed_amounts(settings: Settings) -> str:
    """How amounts are printed, as a paper remembers it; "" where nothing is set."""
    separators = settings.separators if isinstance(settings, Printing) else None
    said = {"decimals": settings.decimals, "separators": separators}
    return ";".join(f"{name}={json.dumps(value)}" for name, value in said.items() if value is not None)


def read_printed(said: str) -> OfficeStyle:
    """The way of printing that a paper remembers; the default where its words say nothing known."""
    entries = dict(entry.partition("=")[::2] for entry in said.split(";"))
    decimals = entries.get("decimals", "")
    return OfficeStyle(
        decimals=int(decimals) if decimals in map(str, _DECIMALS) else None,
        separators={"true": True, "false": False}.get(entries.get("separators", "")),
    )
