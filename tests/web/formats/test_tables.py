"""A cell of a table is text to every spreadsheet."""

import csv
import io
from datetime import date

import pytest

from index.asking.plan import Choice
from search.request import SearchRequest
from web.formats.tables import as_text, file_name, row


@pytest.mark.parametrize("begins", [*"=+-@\t\r\n", *"＝＋－＠"])
def test_a_cell_that_begins_like_a_formula_is_text(begins: str) -> None:
    assert next(csv.reader(io.StringIO(row([f"{begins}1+1"])))) == [f"'{begins}1+1"]


@pytest.mark.parametrize(
    "cell",
    ["000001", "1234567890123456", "12345e67", "1E5", "3-4", "1/2", "2024-05-01", "may2",
     "12 Sept.", "1-dec", "10:30", "TRUE", "1,5", "5 %", "1.2.3"],
)  # fmt: skip
def test_what_a_spreadsheet_would_change_is_text(cell: str) -> None:
    assert as_text(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    ["", "46587ed1f256cc2c", "A1", "brief-02", "flood 2024", "n1", "e5", "maybe", "-", "12x"],
)
def test_what_it_would_leave_alone_stays(cell: str) -> None:
    assert as_text(cell) == cell


def test_a_file_is_named_after_what_was_asked() -> None:
    asked = SearchRequest('"Weir" -café/../x', choices=(Choice("source", ("Valley Post",)),))
    assert file_name(asked, "000012") == "dateline-weir-café-x-valley-post-000012"
    assert file_name(SearchRequest(), "000001") == "dateline-000001"
    assert file_name(SearchRequest(from_date=date(2020, 1, 2)), "7") == "dateline-2020-01-02-7"
    assert len(file_name(SearchRequest("a " * 900), "000001")) < 80
