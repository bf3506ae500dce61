"""A cell of a table is text to every spreadsheet."""

import csv
import io

import pytest

from web.formats.tables import row


@pytest.mark.parametrize("begins", [*"=+-@\t\r\n", *"＝＋－＠"])
def test_a_cell_that_begins_like_a_formula_is_text(begins: str) -> None:
    assert next(csv.reader(io.StringIO(row([f"{begins}1+1"])))) == [f"'{begins}1+1"]
