"""The day that htmldate finds is one that the page shows its readers."""

import pytest
from lxml.html import document_fromstring

from index.readers.html.dating.printed import date

TEXT = "<p>The ferry sails at nine and comes back at noon, said the harbour's office.</p>"


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("<p>Posted on 12 March 1997</p>", "1997-03-12"),
        ("<p>Posted on March 12, 1997</p>", "1997-03-12"),
        ("<div class=date>12.03.1997</div>", "1997-03-12"),
        ("<!-- generated 2017-08-09 -->", None),
        ("<script>var built = '2017-08-09';</script>", None),
        ("<noscript>2017-08-09</noscript>", None),
        ("<p>Record no. 20190503</p>", None),
        ("<p>Record <b>no.</b> 20190503 of the archive</p>", None),
        ("<time datetime='2019-05'>May</time>", "2019-05"),
        ("<div class=date>05/2019</div>", "2019-05"),
    ],
)
def test_a_day_that_is_shown(body: str, day: str | None) -> None:
    tree = document_fromstring(f"<html><body>{TEXT}{body}</body></html>")
    told = date(tree, None)
    assert (told and told.value) == day


def test_the_address_tells_a_day() -> None:
    tree = document_fromstring(f"<html><body>{TEXT}</body></html>")
    told = date(tree, "https://valleypost.example/2019/05/03/ferry")
    assert told is not None
    assert told.value == "2019-05-03"
