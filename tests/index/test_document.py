"""What of an article is searched, and as which field."""

import pytest

from index.article import BACKGROUND_ANCHOR, HEADING, OPENING_ANCHOR, Article, Section
from index.document import passages

LEDE = "The new ferry sailed on time."


@pytest.mark.parametrize(
    ("sections", "background", "field"),
    [
        ((), None, "body"),
        ((Section(None, OPENING_ANCHOR, ()),), None, "body"),
        ((Section(None, OPENING_ANCHOR, ("Read more",), furniture=(0,)),), None, "body"),
        ((Section("Photos", "s2", (), furniture=(HEADING,)),), None, "body"),
        ((Section("Photos", "s2", ()),), None, "lede"),
        ((Section(None, OPENING_ANCHOR, ("It took an hour.",)),), None, "lede"),
        ((), Section("Details", BACKGROUND_ANCHOR, ("It was built in 1990.",)), "lede"),
    ],
)
def test_a_lede_with_nothing_below_it_is_the_text(
    sections: tuple[Section, ...], background: Section | None, field: str
) -> None:
    article = Article("a", "Ferry", "Gazette", None, LEDE, sections=sections, background=background)
    assert [p.field for p in passages(article) if p.text == LEDE] == [field]
