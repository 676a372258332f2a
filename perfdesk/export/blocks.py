"""An official paper as frozen typed blocks: what a report says under an outline, before any format writes it.

Writers (word, page, sheet) turn the same blocks into their format and know nothing of reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Align(StrEnum):
    """How a table cell stands in its column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading; `level` 1 to 4 stands for 一、 （一） 1. （1）."""

    level: int
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text.

    `anchor` names what it was made from (a slot or a block of the outline); neighbours with the same anchor belong
    together.
    """

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `width` is its share of the table's width, any positive number."""

    width: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that may reach over several columns and rows; the rows below leave out the columns it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    align: Align | None = None
    """None takes the column's."""
    number: Decimal | None = None
    """What `text` prints, exactly, for a writer whose cells can hold a number (a rate of 97.58% is 0.9758…)."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. `head` rows repeat on every page; `title`, `unit_note` and `note` are "" where there is none.

    From the row `second_head` on, a place in `rows`, the table goes on under a head of its own, that row, which repeats
    on every page from there on.
    """

    anchor: str
    columns: tuple[Column, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    unit_note: str = ""
    note: str = ""
    second_head: int | None = None


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明 after the text: the names of the attachments."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The organ that signs and the date as it prints (2021年2月3日); either may be ""."""

    organ: str
    date: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """Begins an attachment on a new page, across where its table does not fit upright; what follows belongs to it."""

    label: str
    title: str
    subtitle: str = ""
    landscape: bool = False


Block = Heading | Paragraph | Table | AttachmentNote | Signature | Attachment


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: its title, its blocks in order, and what its properties say."""

    title: str
    blocks: tuple[Block, ...]
    author: str
    subject: str
    fingerprint: str
    draft: bool
    """Marked 讨论稿 in the header."""
    amounts: str = ""
    """How amounts were printed where a setting says so, for whoever compares the paper with the report later."""
