"""Lines as they are drawn."""

from datetime import date
from itertools import pairwise

from search.answer.over_time import Line, OverTime
from search.request import CompareRequest, SearchRequest
from search.typed.days import day_span_of
from web.view.lines import HEIGHT, chart


def comparison(whole: tuple[int, ...], *counts: tuple[int, ...], first: int = 2001) -> OverTime:
    lines = tuple(
        Line(SearchRequest(f"word{n}"), None, "", (), own, whole, 0, 0)
        for n, own in enumerate(counts)
    )
    steps = tuple(day_span_of(first + n) for n in range(len(whole)))
    return OverTime("1", CompareRequest(()), "year", steps, lines, whole, 0, 0, ())


def test_a_line_ends_where_there_is_nothing_to_be_a_part_of() -> None:
    drawn = chart(comparison((40, 40, 0, 40), (4, 8, 0, 2)), "share")
    assert drawn
    [line] = drawn.lines
    assert line.path == "M125 110L375 0M875 165"
    assert [mark.top for mark in line.marks] == [110, 0, 165]
    assert drawn.grid[0].label == "20 %"
    assert not drawn.few


def test_few_articles_do_not_make_the_scale_and_are_cut() -> None:
    drawn = chart(comparison((2, 100, 100), (2, 10, 5)), "share")
    assert drawn
    assert (drawn.few, drawn.beyond, drawn.grid[0].label) == (True, True, "10 %")
    assert [mark.top for mark in drawn.lines[0].marks] == [0, 0, HEIGHT / 2]
    assert [column.few for column in drawn.columns] == [True, False, False]


def test_labels_stand_apart_within_the_drawing() -> None:
    drawn = chart(comparison((100, 100), *[(9, 0)] * 4, (9, 9), (9, 9)), "count")
    assert drawn
    tops = sorted(line.label_top for line in drawn.lines)
    assert all(b - a >= 17 for a, b in pairwise(tops))
    assert tops[0] >= 0
    assert tops[-1] <= HEIGHT


def test_there_is_nothing_to_draw_of_one_step_or_of_nothing() -> None:
    assert chart(comparison((100,), (3,)), "share") is None
    assert chart(comparison((100, 100), (0, 0)), "share") is None


def test_years_that_were_left_out_are_a_gap() -> None:
    found = comparison((40, 40), (4, 8))
    apart = (found.steps[0], (date(2009, 1, 1), date(2009, 12, 31)))
    drawn = chart(
        OverTime("1", found.request, "year", apart, found.lines, found.whole, 0, 0, ()), "share"
    )
    assert drawn
    assert drawn.lines[0].path.count("M") == 2
