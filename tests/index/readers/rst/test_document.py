"""What becomes of each element of reStructuredText."""

import pytest

from index.article import Image
from index.readers.rst.document import document


def shown(text: str) -> list[str]:
    """The blocks, short: `h2 Text`, `item a`, a paragraph without a mark."""
    marks = {"paragraph": "", "heading": "h"}
    return [
        f"{marks.get(block.kind, block.kind)}{block.level or ''} {block.text}".strip()
        for block in document(text.split("\n")).blocks
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        (
            "T\n=\n\nA\n---\n\na\n\nB\n~~~\n\nb\n\nC\n---\nc",
            ["h2 A", "a", "h3 B", "b", "h2 C", "c"],
        ),
        ("===\nT\n===\n\nA\n===\n\na", ["h2 A", "a"]),
        ("a\nb\n\n----\n\nc", ["a b", "c"]),
        (
            "* a\n  b\n* c\n\n  - d\n\n1. e\n#. f\n(a) g",
            ["item a b", "item c", "item d", "item e", "item f", "item g"],
        ),
        ("term\n   what it is\n\na", ["item term", "item what it is", "a"]),
        ("a\n\n   b\n\n   c\n\nd", ["a", "quote b", "quote c", "d"]),
        ("a::\n\n   b *c*\n\nd", ["a:", "b *c*", "d"]),
        ("a\n\n::\n\n   b\n", ["a", "b"]),
        ("| a\n| b", ["a b"]),
        (">>> a\nb", [">>> a b"]),
        (
            "+---+---+\n| a | b |\n+===+===+\n| 1 | 2 |\n|   | 3 |\n+---+---+\n",
            ["row a | b", "row 1 | 2 3"],
        ),
        ("=== ===\na   b\n=== ===\n1   2\n    3\n=== ===\n\nc", ["row a | b", "row 1 | 2 3", "c"]),
        ("a [1]_ b [#c]_ [D]_.\n\n.. [1] note\n   more", ["a b D.", "item note more"]),
        (".. a comment\n   more\n\n.. _a: http://b\n\n__ http://c\n\nd", ["__ http://c", "d"]),
        (".. code-block:: python\n   :linenos:\n\n   # a\n\nb", ["# a", "b"]),
        (".. note:: a\n   b\n\nc", ["a b", "c"]),
        (".. admonition:: A\n\n   b", ["A", "b"]),
        (".. epigraph::\n\n   a", ["quote a"]),
        (".. contents::\n.. include:: /etc/hostname\n.. toctree::\n\n   a\n\nb", ["b"]),
        (".. raw:: html\n\n   <p>a &amp; b</p>\n\n.. raw:: latex\n\n   c", ["a & b"]),
        ('.. csv-table:: A\n   :header: a, b\n\n   1, "2, 3"', ["A", "row a | b", "row 1 | 2, 3"]),
        (".. list-table:: A\n\n   * - a\n     - b", ["A", "item a", "item b"]),
        (".. unknown:: x\n   :y: z\n\n   a", ["a"]),
        ("a |b| c\n\n.. |b| replace:: *d*", ["a d c"]),
        (":a: b\n\nc", ["c"]),
        ("a\n\n:b: c", ["a", "b: c"]),
    ],
)
def test_elements(text: str, blocks: list[str]) -> None:
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("*a* **b** ``c *d*`` e\\*f", "a b c *d* e*f"),
        ("`a b <c>`_ `d`__ e_ f__, `<g>`_", "a b d e f, g"),
        (":doc:`a` :ref:`b <c>` :d:e:`f` `g`:h:", "a b f g"),
        ("_`a b` 2 * 3 * 4 snake_case a_b_ __init__", "a b 2 * 3 * 4 snake_case a_b __init__"),
        ("re\\ *a*", "rea"),
    ],
)
def test_marks_in_a_line(text: str, words: str) -> None:
    assert shown(text) == [words]


def test_images() -> None:
    found = document(
        [".. image:: a b.jpg", "   :alt: A *b*", "", ".. figure:: c.jpg", "", "   d", "", "   e"]
    )
    assert found.images == (Image(caption="A b", url="ab.jpg"), Image(caption="d", url="c.jpg"))
    assert [block.text for block in found.blocks] == ["e"]


def test_what_is_set_in_deep_is_kept() -> None:
    text = "\n".join(f"{' ' * at}- x{at}" for at in range(0, 200, 2))
    assert sum(block.text.count("x") for block in document(text.split("\n")).blocks) == 100
