"""What is seen in a comparison, in words."""

from dataclasses import replace

from tests.web.view.test_lines import comparison
from web.formats.seen import in_no_step, seen


def test_where_a_line_begins_and_where_it_is_highest() -> None:
    found = comparison((50, 100, 1204), (0, 1, 37), (3, 0, 0), (0, 0, 0))
    assert seen(found, "share") == (
        "“word0” first appears in 2002 and peaks in 2003 with 3.1 % of 1,204 articles; “word1” "
        "appears only in 2001, in 6.0 % of 50 articles; “word2” is in none of these articles."
    )
    assert seen(found, "count").startswith(
        "“word0” first appears in 2002 and peaks in 2003 with 37 of 1,204 articles;"
    )


def test_few_articles_are_no_peak_where_there_are_others() -> None:
    assert seen(comparison((2, 100, 50), (2, 10, 1)), "share") == (
        "“word0” first appears in 2001 and peaks in 2002 with 10 % of 100 articles."
    )
    assert seen(comparison((2, 4), (2, 1)), "share") == (
        "“word0” first appears in 2001 and peaks there with 100 % of 2 articles, which are few."
    )


def test_what_is_in_no_step_is_told() -> None:
    found = comparison((50,), (3,))
    [line] = found.lines
    found = replace(found, lines=(replace(line, undated=3, too_coarse=1),))
    assert in_no_step(found) == (
        "“word0”: 2 articles without a date and 1 article of which only a longer time than a step "
        "is known, and in no step.",
    )
