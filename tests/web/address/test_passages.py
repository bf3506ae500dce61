from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.page import Fragment, Snippet
from web.address.passages import passage

BEGIN = ":~:text="
fragments = st.builds(Fragment, st.text("ab .…\n-,&—é", max_size=20), st.booleans())


def snippet(text: str) -> Snippet:
    """A snippet of a text in which `[…]` is marked."""
    parts = text.replace("]", "[").split("[")
    return tuple(Fragment(part, bool(n % 2)) for n, part in enumerate(parts) if part)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A dam broke. The [dyke] held. So it was.", "The dyke held."),
        ("one two three four five six [seven] eight", "two three four five six seven eight"),
        ("[one] two three four five six seven", "one two three four five six"),
        ("It said re-[open]ing – at last", "It said re-opening – at last"),
        ("Title Here — The [dyke] held … and more", "The dyke held"),
        ("A heading\n\nThe [dyke]\nheld", "The dyke"),
        ("The [dyke] and the [weir] held", "The dyke and the weir held"),
    ],
)
def test_it_is_the_first_match_with_its_sentence(text: str, words: str) -> None:
    assert unquote(passage(snippet(text))) == BEGIN + words


def test_what_parts_a_directive_is_written_otherwise() -> None:
    assert passage(snippet("well-known, [A&B] 50%")) == f"{BEGIN}well%2Dknown%2C%20A%26B%2050%25"


def test_without_a_match_there_is_none() -> None:
    assert passage(snippet("nothing")) == passage(()) == ""


@given(st.lists(fragments).map(tuple))
def test_it_is_what_the_snippet_says(found: Snippet) -> None:
    directive = passage(found)
    if not directive:
        return
    words = directive.removeprefix(BEGIN)
    assert not set(words) & set("-,& ")
    said = " ".join("".join(piece.text for piece in found).split())
    assert unquote(words) in said
