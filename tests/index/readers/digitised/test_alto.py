"""ALTO becomes pages: words in order, parted ones joined, with their confidences."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.readers.digitised import alto
from index.readers.digitised.words import Page
from index.readers.record import Notice, Record, UnreadableError
from tests.index.readers.digitised.reading import input_of, texts

NS = 'xmlns="http://www.loc.gov/standards/alto/ns-v2#"'


def page(inner: str, name: str = "1914-08-05_0004.xml", head: str = "") -> Record:
    data = f'<alto {NS}>{head}<Layout><Page ID="P">{inner}</Page></Layout></alto>'
    assert alto.sniff(name, data.encode())
    found = list(alto.read(input_of(name, {name: data})))
    assert len(found) == 1
    assert isinstance(found[0], Record)
    return found[0]


def block(*lines: str, id: str = "B") -> str:
    inner = "".join(f"<TextLine>{line}</TextLine>" for line in lines)
    return f'<TextBlock ID="{id}">{inner}</TextBlock>'


def string(text: str, more: str = "") -> str:
    return f'<String CONTENT="{text}" {more}/>'


def test_a_page() -> None:
    found = page(block(string("The", 'WC="0.5"') + "<SP/>" + string("ferry", 'WC="1"')))
    assert texts(found) == ["The ferry"]
    assert (found.confidence, found.page and found.page.value) == (0.75, "4")
    assert found.date and found.date.value == "1914-08-05"


@pytest.mark.parametrize(
    "line",
    [
        string("har", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"') + '<HYP CONTENT="-"/>',
        string("har-", 'SUBS_TYPE="HypPart1" SUBS_CONTENT="harbour"'),
        string("har") + '<HYP CONTENT="&#173;"/>',
        string("har") + '<HYP CONTENT="-"/>',
        string("har-") + '<HYP CONTENT="-"/>',
        string("har&#173;"),
    ],
)
def test_parted_words(line: str) -> None:
    told = 'SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"' if "SUBS" in line else ""
    found = page(block(string("the") + line, string("bour", told) + string("opens")))
    assert texts(found) == ["the harbour opens"]


def test_the_second_part_alone_stays_as_it_is() -> None:
    told = 'SUBS_TYPE="HypPart2" SUBS_CONTENT="harbour"'
    assert texts(page(block(string("bour", told) + string("opens")))) == ["bour opens"]


def test_letters_tell_how_sure_a_word_is_where_it_does_not() -> None:
    assert page(block(string("ab", 'CC="09"'))).confidence == 0.5
    assert page(block(string("ab"))).confidence is None


def test_rows_in_one_line_are_put_right() -> None:
    """Real files have the rows of a block in one line, from its last to its first."""
    place = 'HPOS="{}" VPOS="{}" WIDTH="40" HEIGHT="20"'
    line = (
        string("third", place.format(0, 60)) + string("row.", place.format(50, 60))
        + string("second", place.format(0, 30)) + string("first", place.format(0, 0))
        + string("of", place.format(50, 0))
    )  # fmt: skip
    assert texts(page(block(line))) == ["first of second third row."]


def test_a_full_stop_that_touches_is_part_of_its_word() -> None:
    line = string("port", 'HPOS="0" VPOS="0" WIDTH="40" HEIGHT="20"')
    line += string(".", 'HPOS="40" VPOS="0" WIDTH="5" HEIGHT="20"')
    line += string("It", 'HPOS="60" VPOS="0" WIDTH="20" HEIGHT="20"')
    assert texts(page(block(line))) == ["port. It"]


def test_without_places_words_have_blanks() -> None:
    line = string("port", 'HPOS="0" WIDTH="0"') + string("opens", 'HPOS="0" WIDTH="0"')
    assert texts(page(block(line))) == ["port opens"]


def test_reading_order_of_the_file_counts() -> None:
    head = '<ReadingOrder><OrderedGroup><ElementRef REF="B2"/><ElementRef REF="B1"/>'
    head += "</OrderedGroup></ReadingOrder>"
    inner = block(string("second"), id="B1") + block(string("first"), id="B2")
    assert texts(page(inner, head=head)) == ["first", "second"]


def test_another_namespace_and_a_page_without_text() -> None:
    data = '<alto xmlns="http://schema.ccs-gmbh.com/ALTO"><Layout><Page/></Layout></alto>'
    assert alto.sniff("a.xml", data.encode())
    (found,) = alto.read(input_of("a.xml", {"a.xml": data}))
    assert getattr(found, "kind", "") == "pages without text"


LAUGHS = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(9))


def test_entities_are_never_expanded() -> None:
    bomb = f"<!DOCTYPE alto [<!ENTITY e0 'zzlol'>{LAUGHS}]>"
    data = f"{bomb}<alto {NS}><Layout><Page>{block(string('&e9;') + string('ferry'))}"
    data += "</Page></Layout></alto>"
    found = list(alto.read(input_of("a.xml", {"a.xml": data})))
    assert "zzlol" not in repr(found)
    assert isinstance(found[0], Record)
    assert "ferry" in texts(found[0])[0]
    assert [one.kind for one in found if isinstance(one, Notice)] == ["repaired files"]


@pytest.mark.parametrize("inner", ["<Description>" + "<a/>" * 1_500_000, "<a>" * 5000])
def test_a_tree_without_text_is_refused(inner: str) -> None:
    before = block(string("ferry"))
    data = f"<alto {NS}><Layout><Page>{before}{inner}".encode()
    pages = alto.pages(io.BytesIO(data))
    first = next(pages)
    assert isinstance(first, Page)
    assert [word.text for word in first.words] == ["ferry"]
    with pytest.raises(UnreadableError, match=r"without any text|nested deeper"):
        list(pages)


WORDS = [f"word{n}" for n in range(60)]
LINES = "".join(block(string(word)) for word in WORDS)
WHOLE = f"<alto {NS}><Layout><Page>{LINES}</Page></Layout></alto>"


@settings(max_examples=60)
@given(st.integers(0, len(WHOLE)))
def test_cut_anywhere_what_stood_before_is_read(at: int) -> None:
    read: list[str] = []
    try:
        for found in alto.pages(io.BytesIO(WHOLE[:at].encode())):
            words = found.words if isinstance(found, Page) else []
            read += [one.text for one in words if one.text]
    except UnreadableError:
        assert at < len(WHOLE)
    assert read == WORDS[: len(read)]
    assert len(read) >= WHOLE[:at].count("</TextLine>")
