"""A credit is parted from its caption, and what only speaks of photos stays a caption."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.html.captions import split_credit


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("Boats at the pier", ("Boats at the pier", None, None)),
        ("Boats. Photo: J. Doe / Agency", ("Boats.", "Agency", "J. Doe")),
        ("Boats. Photo by J. Doe", ("Boats.", None, "J. Doe")),
        ("Boats, photo by J. Doe", ("Boats", None, "J. Doe")),
        ("Boote. Foto: Anna Berg", ("Boote.", None, "Anna Berg")),
        ("Boats (AP Photo/Jane Doe)", ("Boats", "AP", "Jane Doe")),
        ("Boats (AP Photo/Jane Doe, File)", ("Boats", "AP", "Jane Doe")),
        ("Boats (Jane Doe/Valley Post)", ("Boats", "Valley Post", "Jane Doe")),
        ("Boats (Reuters/Jane Doe)", ("Boats", "Reuters", "Jane Doe")),
        ("Boats (left/right)", ("Boats (left/right)", None, None)),
        ("Photo: Jane Doe. The boats lie there.", ("The boats lie there.", None, "Jane Doe")),
        ("Boats © 2019 Getty Images", ("Boats", "Getty Images", None)),
        ("A photo of the pier", ("A photo of the pier", None, None)),
        ("Boats. Photo:", ("Boats. Photo:", None, None)),
        ("", ("", None, None)),
    ],
)  # fmt: skip
def test_who_took_it(caption: str, parts: tuple[str, str | None, str | None]) -> None:
    assert split_credit(caption) == parts


@given(st.text(st.sampled_from("Photo: by,./AP()© Bildé")))
def test_no_part_is_blank(caption: str) -> None:
    text, source, author = split_credit(caption)
    assert source is None or source.strip()
    assert author is None or author.strip()
    assert text in caption or text.replace(" ", "") in caption.replace(" ", "") or author or source
