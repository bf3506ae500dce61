"""Blocks become sections, and what repeats the title or the lede is left out."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Section
from index.readers.record import Block, Kind
from index.readers.sectioning import arranged, first_words

OPENING = "The ferry sails again after nine years on the other bank."


def blocks(text: str) -> list[Block]:
    """Each line a block; `#` marks a heading's level, `!` the background."""
    made = []
    for line in text.splitlines():
        bare = line.lstrip("#!")
        kind: Kind = "background" if line[0] == "!" else "paragraph"
        made.append(Block("heading" if line[0] == "#" else kind, bare, line.count("#")))
    return made


def test_headings_make_sections_with_anchors_and_levels() -> None:
    found = arranged(blocks("a\n##B\nc\nd\n####E\n##F\ng\n!Details\nh"), "T", None)
    assert found.sections == (
        Section(None, "s1", ("a",)),
        Section("B", "s2", ("c", "d"), 2),
        Section("E", "s3", (), 4),
        Section("F", "s4", ("g",), 2),
    )
    assert found.background == Section("Details", "background", ("h",))
    assert not found.repeats


def test_levels_begin_with_two_and_end_with_six() -> None:
    found = arranged(blocks("#A\n######B"), None, None)
    assert [part.level for part in found.sections] == [2, 2, 6]


def test_a_first_heading_that_is_the_title_is_left_out() -> None:
    found = arranged(blocks("#The Ferry!\n###B\nc"), "the ferry", None)
    assert found.repeats
    assert [(part.heading, part.level) for part in found.sections] == [(None, 2), ("B", 2)]
    kept = arranged(blocks("a\n#The Ferry"), "the ferry", None)
    assert [part.heading for part in kept.sections] == [None, "The Ferry"]


def test_the_lede_does_not_stand_twice() -> None:
    found = arranged(blocks(f"By A\n{OPENING}\nOn."), "T", OPENING)
    assert (found.lede, found.sections[0].paragraphs) == (OPENING, ("By A", "On."))


def test_a_lede_that_is_cut_short_becomes_whole() -> None:
    for cut in (OPENING[:45] + " …", OPENING[:45] + "[...]", OPENING[:50]):
        found = arranged(blocks(f"{OPENING}\nOn."), "T", cut)
        assert (found.lede, found.sections[0].paragraphs) == (OPENING, ("On.",))
    found = arranged(blocks(OPENING), "T", "The ferry")
    assert (found.lede, found.sections[0].paragraphs) == ("The ferry", (OPENING,))


def test_a_lede_that_is_the_title_is_none() -> None:
    found = arranged(blocks(OPENING), "The Ferry!", "the ferry")
    assert (found.lede, found.sections[0].paragraphs) == (None, (OPENING,))


def test_what_has_no_title_is_called_by_its_first_words() -> None:
    assert first_words(arranged(blocks(f"676\n)( 91 X\n{OPENING}"), None, None)) == OPENING
    assert first_words(arranged(blocks("676\n91"), None, None)) == "676"
    assert first_words(arranged(blocks("12 °\n港に船"), None, None)) == "港に船"
    assert first_words(arranged([], None, None)) == ""


KINDS = st.sampled_from(["heading", "paragraph", "quote", "item", "row"])


@given(st.lists(st.builds(Block, KINDS, st.text(), st.integers(1, 6))))
def test_no_text_is_lost_and_all_is_in_order(given_blocks: list[Block]) -> None:
    found = arranged(given_blocks, None, None)
    kept = [text for part in found.sections for text in (part.heading, *part.paragraphs) if text]
    whole = arranged([Block("paragraph", block.text) for block in given_blocks], None, None)
    assert kept == list(whole.sections[0].paragraphs)
    assert [part.anchor for part in found.sections] == [
        f"s{number}" for number in range(1, len(found.sections) + 1)
    ]
    assert all(2 <= part.level <= 6 for part in found.sections)
