"""Picked articles in an address: `read(query_string(p)) == p`."""

from typing import get_args
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.answer.selection import Arrangement
from search.errors import BadParameterError
from search.request import MAX_SELECTED, MAX_TITLE
from tests.laws import law
from web.address.parameters import BOM
from web.address.picked import Picked, apart, ids_of, query_string, read
from web.serving.server import MAX_LINE

IDS = st.lists(st.text("abc-_019", min_size=1, max_size=4), unique=True, max_size=6).map(tuple)
TITLES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)


@given(ids=IDS, title=TITLES, order=st.sampled_from(get_args(Arrangement)))
@law(100)
def test_a_selection_survives_its_own_address(
    ids: tuple[str, ...], title: str, order: Arrangement
) -> None:
    chosen = Picked(ids, " ".join(title.split()), order)
    args = parse_qsl(query_string(chosen), keep_blank_values=True)
    assert read(args) == (chosen, {})


def test_what_is_said_by_default_is_not_written() -> None:
    assert query_string(Picked()) == ""
    assert query_string(Picked(("a", "b"))) == "id=a&id=b"


def test_an_id_counts_once_and_none_as_absent() -> None:
    args = [("id", "a"), ("x", "1"), ("id", ""), ("id", "b"), ("id", "a")]
    assert apart(args) == (("a", "b"), [("x", "1")])


def test_one_more_than_there_is_room_for_is_one_sentence() -> None:
    most = [("id", f"{n:016x}") for n in range(MAX_SELECTED)]
    chosen, _ = read([*most, ("title", "t" * MAX_TITLE)])
    assert len(chosen.ids) == MAX_SELECTED
    line = f"GET /selection.feed?{query_string(chosen)} HTTP/1.1\r\n"
    assert len(line) < MAX_LINE, "a full selection has to fit into an address"
    with pytest.raises(BadParameterError) as caught:
        apart([*most, ("id", "one-more")])
    assert caught.value.parameter == "id"
    assert caught.value.detail == (
        "A selection has at most 300 articles, not 301: take some out, or make two selections."
    )


@pytest.mark.parametrize(
    ("args", "says"),
    [
        ([("id", "a\0")], "NUL"),
        ([("title", "t" * (MAX_TITLE + 1))], "At most 200 characters"),
        ([("title", "a"), ("title", "b")], "give it once"),
        ([("order-by", "best")], "topic, newest, oldest or given"),
        ([("q", "a")], "There is no such parameter"),
    ],
)
def test_what_is_not_allowed_is_refused(args: list[tuple[str, str]], says: str) -> None:
    with pytest.raises(BadParameterError, match=says):
        read(args)


def test_other_parameters_are_read_where_they_are_allowed() -> None:
    assert read([("id", "a"), ("bom", "1")], (BOM,)) == (Picked(("a",)), {"bom": True})


@given(ids=IDS, data=st.data())
@law(60)
def test_an_article_goes_up_one_place_at_a_time(ids: tuple[str, ...], data: st.DataObject) -> None:
    chosen = Picked(ids)
    if ids:
        id = data.draw(st.sampled_from(ids))
        at = ids.index(id)
        moved = chosen.moved_up(id)
        assert moved.order == "given"
        assert moved.ids.index(id) == max(at - 1, 0)
        rest = tuple(other for other in ids if other != id)
        assert moved.without(id).ids == chosen.without(id).ids == rest
    assert chosen.moved_up("nobody").ids == ids
    assert chosen.without("nobody").ids == ids


def test_ids_are_escaped() -> None:
    assert ids_of(("a&b", "c d")) == "id=a%26b&id=c+d"
