"""Every part of a picture's credit may be missing, and an author may hold any punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.plain import photo

BY = "https://creativecommons.org/licenses/by/2.0/"


@pytest.mark.parametrize(
    ("line", "image"),
    [
        (f"a.org by Ada Lind, {BY} A ferry", Image("a.org", "Ada Lind", BY, "A ferry")),
        (
            f"a.org by Lind, A.: desk, north, {BY} A ferry",
            Image("a.org", "Lind, A.: desk, north", BY, "A ferry"),
        ),
        (f"a.org by A, https://b.org, {BY} By B", Image("a.org", "A, https://b.org", BY, "By B")),
        (f"a.org, {BY} A ferry by the pier", Image("a.org", None, BY, "A ferry by the pier")),
        (f"by Ada, {BY} A ferry", Image(None, "Ada", BY, "A ferry")),
        (f"Stock Pictures by Ada, {BY}", Image("Stock Pictures", "Ada", BY, None)),
        (f"Ada Lind, {BY}, A ferry", Image("Ada Lind", None, BY, "A ferry")),
        (f"a.org by A ({BY}), … ferry", Image("a.org", "A", BY, "… ferry")),
        (f"{BY} A ferry", Image(None, None, BY, "A ferry")),
        (BY, Image(None, None, BY, None)),
        ("a.org by A, https://b.org/l. A ferry", Image("a.org", "A", "https://b.org/l", "A ferry")),
        ("a.org by Ada Lind, desk", Image("a.org", "Ada Lind, desk", None, None)),
        ("by Ada", Image(None, "Ada", None, None)),
        ("a.org", Image("a.org", None, None, None)),
        ("a.org, A ferry", Image("a.org", None, None, "A ferry")),
        ("A ferry by the pier", Image(None, None, None, "A ferry by the pier")),
        ("a.org by Ada, javascript:a(1)", Image("a.org", "Ada, javascript:a(1)", None, None)),
        ("", Image()),
    ],
)  # fmt: skip
def test_what_a_credit_says(line: str, image: Image) -> None:
    assert photo.read(f"Photo: {line}".strip()) == image


def test_which_lines_are_credits() -> None:
    assert photo.starts("Photo: a.org")
    assert photo.starts("Photo:a.org")
    assert not photo.starts("Photo courtesy: the harbour")
    assert not photo.starts("photo: a.org")


@given(st.text(st.sampled_from("Photo: by,.aé-/()h tp s://creativecommons.org")))
def test_no_part_is_blank_and_no_line_raises(line: str) -> None:
    image = photo.read(f"Photo: {line}")
    for part in (image.source, image.author, image.licence_url, image.caption):
        assert part is None or part.strip()
