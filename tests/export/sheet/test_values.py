"""Numbers of cells and the formats that print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfdesk.export.blocks import Cell
from perfdesk.export.sheet.values import number_format, number_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("81.00", "0.00"),
        ("1,002,741.21", "#,##0.00"),
        ("100.274121", "0.000000"),
        ("99.07%", "0.00%"),
        ("100%", "0%"),
        ("10", "0"),
        ("-5.50", "0.00"),
    ],
)
def test_that_a_number_has_the_format_of_its_print(text: str, shown: str) -> None:
    assert number_format(text) == shown


def test_that_a_number_with_more_digits_than_excel_keeps_is_none() -> None:
    assert number_of(Cell("x", number=Decimal("9999999999999.99"))) == Decimal("9999999999999.99")
    assert number_of(Cell("x", number=Decimal("99999999999999.99"))) is None
    assert number_of(Cell("x", number=Decimal("1000000000000000000"))) is not None
    assert number_of(Cell("12")) is None
