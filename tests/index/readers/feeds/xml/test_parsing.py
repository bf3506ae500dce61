"""XML becomes a tree, whatever state it is in, and what was repaired is said."""

import pytest
from lxml import etree

from index.readers.feeds.xml.parsing import parse


def tree(data: bytes) -> tuple[str, list[str]]:
    said: list[str] = []
    root = parse(data, {}, said.append)
    return ("" if root is None else etree.tostring(root, encoding="unicode")), said


def test_well_formed() -> None:
    assert tree("<a b='c'>ü<!-- no --><?no?>d</a>".encode()) == ('<a b="c">üd</a>', [])


@pytest.mark.parametrize(
    ("data", "shown", "said"),
    [
        (b"<a>x &amp y &b</a>", "<a>x &amp;amp y &amp;b</a>", "a bare &"),
        (b"<a>&nbsp;x</a>", "<a>\xa0x</a>", "a bare &"),
        (b"<a>caf\xe9</a>", "<a>café</a>", "not UTF-8"),
        (b"<a>x\0y</a>", "<a>xy</a>", "control characters"),
        (b"<a>&#1;x</a>", "<a>x</a>", "characters that XML forbids"),
        (b"<a>1 < 2</a>", "<a>1 &lt; 2</a>", "a bare <"),
        (b"<a><app:b>x</app:b></a>", "<a><app:b>x</app:b></a>", "prefixes"),
        (b"<a><b>x</a>", "<a><b>x</b></a>", "not well-formed"),
        (b"<a>x ]]> y</a>", "<a>x ]]&gt; y</a>", "CDATA"),
    ],
)
def test_repaired(data: bytes, shown: str, said: str) -> None:
    found, sentences = tree(data)
    assert found == shown
    assert said in sentences[0]


def test_quotation_marks_of_windows() -> None:
    assert tree(b"<a>It&#146;s &#x93;x&#x94; &#233;</a>") == ("<a>It’s “x” é</a>", [])


def test_deep_nesting_ends_somewhere() -> None:
    found, said = tree(b"<a>" + b"<b>" * 5000 + b"x" + b"</b>" * 5000 + b"</a>")
    assert found.startswith("<a><b><b>")
    assert said == ["Elements are nested deeper than 256: what lies deeper was left out."]


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    found, _ = tree(bomb)
    assert "x" not in found


def test_nothing_of_the_disk_is_read(tmp_path: object) -> None:
    data = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert "root:" not in tree(data)[0]


def test_what_is_none() -> None:
    assert tree(b"")[0] == ""
