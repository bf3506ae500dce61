"""What the pages say, in words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from index.article import Article, Precision, Status
from search.request import SearchRequest
from tests.web.view.answers import answer
from web.formats import wording


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        (date(2025, 4, 28), date(2025, 4, 28), "28 April 2025"),
        (date(2025, 4, 1), date(2025, 4, 30), "April 2025"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024 – 2025"),
        (date(2025, 3, 1), date(2025, 4, 30), "March – April 2025"),
        (date(2024, 3, 1), date(2025, 4, 30), "March 2024 – April 2025"),
        (date(2025, 3, 2), date(2025, 4, 30), "2 March – 30 April 2025"),
        (None, date(2025, 4, 30), "until 30 April 2025"),
        (date(2025, 4, 30), None, "since 30 April 2025"),
    ],
)
def test_a_span_of_days_is_said_briefly(first: date | None, last: date | None, says: str) -> None:
    assert wording.span(first, last) == says


@pytest.mark.parametrize(
    ("status", "day", "note", "word", "said"),
    [
        ("live", None, None, "", None),
        ("live", None, "A\nnote.", "", "A note."),
        ("corrected", date(2024, 4, 18), None, "Corrected 18 April 2024", "."),
        ("updated", None, "More.", "Updated", ": More."),
        ("withdrawn", date(2024, 4, 18), "Wrong.", "Withdrawn 18 April 2024", ": Wrong."),
        ("removed", None, None, "Removed", "."),
    ],
)
def test_what_became_of_an_article(
    status: Status, day: date | None, note: str | None, word: str, said: str | None
) -> None:
    changed = datetime(2025, 1, 1, tzinfo=UTC)
    article = Article(
        "a", "Title", "S", modified=changed, status=status, notice=note, corrected=day
    )
    assert wording.became(article) == word
    assert wording.titled(article) == (f"{word}: Title" if word else "Title")
    assert wording.standing(article) == (f"{word}{said}" if said else None)


def test_what_is_told_before_the_title_is_told_once() -> None:
    changed = datetime(2024, 4, 18, 9, tzinfo=UTC)
    article = Article("a", "Title", "S", modified=changed)
    assert wording.updated(article) == "updated 18 April 2024"
    assert wording.updated(replace(article, corrected=date(2024, 4, 18))) is None


def test_a_date_is_said_as_far_as_it_is_known() -> None:
    article = Article("a", "Title", "Source", date=date(1899, 9, 1))
    known: tuple[Precision, ...] = ("day", "month", "year")
    dates = [replace(article, precision=precision) for precision in known]
    assert list(map(wording.dated, dates)) == ["1 September 1899", "September 1899", "1899"]
    assert [wording.dated(one, short=True) for one in dates] == ["1 Sep 1899", "Sep 1899", "1899"]
    assert wording.dated(Article("a", "Title", "Source")) == ""


def test_long_waits_are_told_in_seconds() -> None:
    assert [wording.took(ms) for ms in (0.04, 12.34, 3900.9)] == ["0.0 ms", "12.3 ms", "3.9 s"]


def test_a_heading_repeats_no_more_than_it_can_hold() -> None:
    assert wording.words("  dyke  ") == "dyke"
    assert wording.words("w" * 512) == "w" * 120 + "…"
    assert wording.heading(answer(SearchRequest(q="w" * 512), 3)) == (
        "3 articles for",
        "w" * 120 + "…",
    )


@pytest.mark.parametrize(
    ("total", "says"),
    [(1, "1 match"), (36, "36 matches"), (5001, "5,001 matches, the first 500 one by one")],
)
def test_matches_are_counted(total: int, says: str) -> None:
    assert wording.matches(total, 500) == says


@pytest.mark.parametrize(
    ("confidence", "says"),
    [(None, ""), (0.93, ""), (0.8, ""), (0.74, "OCR was 74 % sure of its words")],
)
def test_where_ocr_was_unsure_a_sentence_says_so(confidence: float | None, says: str) -> None:
    said = wording.doubt(Article("a", "Title", "Source", confidence=confidence))
    assert said.partition(":")[0] == says
