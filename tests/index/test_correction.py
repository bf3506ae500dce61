from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.correction import Correction, removed

ARTICLE = Article("a", "Quay closes", "Post")
DAYS = st.sampled_from(("", "2024-05-01", "2024-05-02"))
STATUSES = st.sampled_from(("corrected", "updated", "withdrawn", "removed"))
LINES = st.builds(Correction, STATUSES, note=st.sampled_from("xy"), date=DAYS)


def test_a_line_says_what_became_of_an_article() -> None:
    found = Correction("corrected", note="It was two.", date="2024-05-02").applied(ARTICLE)
    told = (found.status, found.notice, found.corrected)
    assert told == ("corrected", "It was two.", date(2024, 5, 2))


def test_what_a_line_does_not_say_is_as_the_file_has_it() -> None:
    own = Article("a", "T", "P", status="corrected", notice="Two.", corrected=date(2024, 5, 1))
    assert Correction("corrected").applied(own) == own
    other = Correction("updated").applied(own)
    assert (other.status, other.notice, other.corrected) == ("updated", None, None)


@pytest.mark.parametrize("status", ["withdrawn", "removed"])
def test_a_line_brings_nothing_back(status: str) -> None:
    own = removed("a", "Two.", None) if status == "removed" else Article("a", "T", "P")
    own = Correction("withdrawn").applied(own)
    assert Correction("corrected", note="x").applied(own) == own


@given(LINES, LINES)
def test_what_is_removed_stays_so_and_else_the_later_line_counts(
    upper: Correction, lower: Correction
) -> None:
    found = lower.after(upper)
    assert found in (upper, lower)
    if "removed" in (upper.status, lower.status):
        assert found.status == "removed"
    elif upper.date and lower.date:
        assert found.date == max(upper.date, lower.date)
    else:
        assert found == lower


@given(LINES, LINES)
def test_a_digest_names_what_is_made_of_an_article(one: Correction, other: Correction) -> None:
    is_same = one.applied(ARTICLE) == other.applied(ARTICLE)
    assert (one.digest == other.digest) == is_same
    assert one._replace(id="b", ids=("b",)).digest == one.digest
