"""References when rows come in: in formulas, ranges and lists of ranges, as a spreadsheet program would write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from perfdesk.export.fill.entries import Insertion

_CELLS = re.compile(r"(\$?[A-Za-z]{1,3}\$?)([0-9]{1,7})(?::(\$?[A-Za-z]{1,3}\$?)([0-9]{1,7}))?")
_ROWS = re.compile(r"(\$?)([0-9]{1,7}):(\$?)([0-9]{1,7})")
_COLUMNS = re.compile(r"\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}")


class Reference(NamedTuple):
    """The rows that a reference names on a sheet ("" for the formula's own); columns in letters, None for all."""

    sheet: str
    top: int
    bottom: int
    left: str | None
    right: str | None


class Shift:
    """The rows that come into one sheet."""

    def __init__(self, sheet: str, insertions: Sequence[Insertion]) -> None:
        self.sheet = sheet
        self.insertions = insertions

    def row(self, row: int) -> int:
        """Where a row of the form stands in the copy."""
        return row + sum(one.count for one in self.insertions if one.at <= row)

    def rows(self, top: int, bottom: int, *, grow: bool) -> tuple[int, int]:
        """Where a range's rows stand; with `grow` one that ends in the only row of a block takes in the new ones."""
        more = sum(one.count for one in self.insertions if grow and one.grows and top < one.at == bottom + 1)
        return self.row(top), self.row(bottom) + more

    def area(self, reference: str, *, grow: bool) -> str:
        """B7, B7:C9 or 3:5 in the copy."""
        return self._moved(reference, grow_single=grow, grow_many=grow)

    def areas(self, references: str) -> str:
        """A list of ranges, as rules and validations name them: they take in new rows."""
        return " ".join(self.area(one, grow=True) for one in references.split())

    def formula(self, text: str, host: str) -> str:
        """A formula of a cell on sheet `host` (without its =) in the copy."""
        return "".join(self._token(token, host) for token in tokens(text))

    def _token(self, token: Token, host: str) -> str:
        value: str = token.value
        if token.type != Token.OPERAND or token.subtype != Token.RANGE:
            return value
        prefix, mark, reference = value.rpartition("!")
        if (sheet_of(prefix) or host).casefold() != self.sheet.casefold():
            return value
        return f"{prefix}{mark}{self._moved(reference, grow_single=False, grow_many=True)}"

    def _moved(self, reference: str, *, grow_single: bool, grow_many: bool) -> str:
        if match := _CELLS.fullmatch(reference):
            left, top, right, bottom = match.groups()
            if right is None:
                first, last = self.rows(int(top), int(top), grow=grow_single)
                return f"{left}{first}" if first == last else f"{left}{first}:{left}{last}"
            first, last = self.rows(int(top), int(bottom), grow=(grow_many and int(top) < int(bottom)) or grow_single)
            return f"{left}{first}:{right}{last}"
        if match := _ROWS.fullmatch(reference):
            first, last = self.rows(int(match[2]), int(match[4]), grow=grow_many)
            return f"{match[1]}{first}:{match[3]}{last}"
        return reference


def tokens(text: str) -> Sequence[Token]:
    """A formula's pieces; together they are the formula. One that cannot be told apart is a single piece."""
    try:
        pieces: Sequence[Token] = Tokenizer(f"={text}").items
    except (TokenizerError, IndexError, AttributeError):
        return [Token(text, Token.OPERAND, Token.TEXT)]
    return pieces if "".join(one.value for one in pieces) == text else [Token(text, Token.OPERAND, Token.TEXT)]


def sheet_of(prefix: str) -> str:
    """The sheet that stands before the ! of a reference."""
    return prefix[1:-1].replace("''", "'") if prefix.startswith("'") else prefix


_INDIRECT = ("INDIRECT(", "OFFSET(")


def references(text: str) -> Iterator[Reference | None]:
    """What a formula reads; None for what cannot be told without computing it (names, tables, INDIRECT)."""
    for token in tokens(text):
        if token.type == Token.FUNC and token.value.upper().startswith(_INDIRECT):
            yield None
        elif token.type == Token.OPERAND and token.subtype == Token.RANGE:
            prefix, _, reference = token.value.rpartition("!")
            yield _reference(sheet_of(prefix), reference.replace("$", ""))
        elif token.type == Token.OPERAND and token.value == text:
            yield None


def _reference(sheet: str, reference: str) -> Reference | None:
    if match := _CELLS.fullmatch(reference):
        left, top, right, bottom = match.groups()
        return Reference(sheet, int(top), int(bottom or top), left.upper(), (right or left).upper())
    if match := _ROWS.fullmatch(reference):
        return Reference(sheet, int(match[2]), int(match[4]), None, None)
    if _COLUMNS.fullmatch(reference):
        left, _, right = reference.upper().partition(":")
        return Reference(sheet, 1, 1_048_576, left, right)
    return None
