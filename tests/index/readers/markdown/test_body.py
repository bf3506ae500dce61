"""The text of Markdown is kept, and the marks around it are gone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.markdown import body


def shown(text: str, *, components: bool = False) -> list[str]:
    """The blocks, short: `h2 Text`, `item a`, a paragraph without a mark."""
    marks = {"paragraph": "", "heading": "h"}
    return [
        f"{marks.get(block.kind, block.kind)}{block.level or ''} {block.text}".strip()
        for block in body.read(text, components=components).blocks
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("", []),
        ("One\n===\n\nTwo\n---\n\n### Three ###", ["h1 One", "h2 Two", "h3 Three"]),
        ("A *b* __c__ `d` ~~e~~ [f](g) <http://h.i>", ["A b c d e f http://h.i"]),
        ("[a][b] [c]\n\n[b]: d 'e'\n[c]: f", ["a c"]),
        ("> a\n> b\n\n1. c\n2. d\n   - e", ["quote a b", "item c", "item d", "item e"]),
        ("|a|b|\n|-|-|\n|1|2|", ["row a | b", "row 1 | 2"]),
        ("a[^1] b.\n\n[^1]: The note.", ["a b.", "item The note."]),
        ("Term\n: What it is", ["item Term", "item What it is"]),
        ("a <b>c</b>\n\n<div>d &amp;amp; e</div>\n<!-- f -->", ["a c", "d &amp; e"]),
        ("a\n\n* * *\n\n\\* \\* \\*\n\nb", ["a", "b"]),
        ("a\n<!--more-->\nb\n\n<!-- TEASER_END -->\n\nc", ["a", "b", "c"]),
        ("```\n# a\n```\n\n    # b", ["# a", "# b"]),
        ("<ul>\n      <li>a</li>\n\n      <li>b</li>\n</ul>", ["item a", "item b"]),
        ('<div markdown="1">\n**a** b\n</div>', ["a b"]),
    ],
)
def test_markdown(text: str, blocks: list[str]) -> None:
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a {{ page.title }}{% assign x = 1 %} b", ["a b"]),
        ("[a]({{ site.url }}/b) [c]({% link d.md %}) [e]({{< ref f >}} 'g')", ["a c e"]),
        ("{% raw %}{{ a }}{% endraw %} b", ["{{ a }} b"]),
        ("{% comment %}a{% endcomment %}b {# c #}d", ["b d"]),
        ("{% comment %}a", ["a"]),
        ("{% highlight c %}\n# a\n{% endhighlight %}\n\nb", ["# a", "b"]),
        ("{% blockquote %}\na\n{% endblockquote %}", ["a"]),
        ("{{< note >}}\na\n{{< /note >}}\n\n{{% tip %}}**b**{{% /tip %}}", ["a", "b"]),
        ("a {{ b", ["a {{ b"]),
        ("a {% b", ["a {% b"]),
        ("# a {#b}\n\nc\n{: .d #e}\n\n*f*{: .g}", ["h1 a", "c", "f"]),
        ("* TOC\n{:toc}\n\n[TOC]\n\na", ["a"]),
        ("[[a|b]] [[c/d]] [e]([[f]]) [[1]](g)", ["b d e [1]"]),
        ("==a== b %%c%% d == e", ["a b d == e"]),
        ("> [!NOTE] a\n> b", ["quote a b"]),
        (":::warning A\nb\n:::", ["A", "b"]),
        ("- [ ] a\n- [x] b", ["item a", "item b"]),
    ],
)
def test_what_site_generators_add(text: str, blocks: list[str]) -> None:
    assert shown(text) == blocks


def test_components() -> None:
    text = (
        "import A from 'a'\nexport const b = {\n  c: 1\n}\n\n# d\n\n<Note kind={x}>\n\ne {f}\n\n"
        "</Note>\n\n{/* g */}\n\n<A />"
    )
    assert shown(text, components=True) == ["h1 d", "e"]


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("![a](b.jpg)", Image(caption="a", url="b.jpg")),
        ('![a](b.jpg "The pier")', Image(caption="The pier", url="b.jpg")),
        ("![a](b.jpg)\n*The pier*", Image(caption="The pier", url="b.jpg")),
        ("![a][b]\n\n[b]: c.jpg", Image(caption="a", url="c.jpg")),
        ("![[a b.jpg|The pier]]", Image(caption="The pier", url="a%20b.jpg")),
        ("{{< figure src='b.jpg' caption='The *pier*' >}}", Image(caption="The pier", url="b.jpg")),
        ('{{< img src="b.jpg" alt="The pier" >}}', Image(caption="The pier", url="b.jpg")),
        (
            '{% include figure.html image="{{ u }}/b.jpg" caption="Boats. Photo: J. Doe" %}',
            Image(author="J. Doe", caption="Boats.", url="/b.jpg"),
        ),
        (
            '{{< figure src="b.jpg" title="Boats" attr="J. Doe" >}}',
            Image(author="J. Doe", caption="Boats", url="b.jpg"),
        ),
    ],
)
def test_images(text: str, image: Image) -> None:
    found = body.read(text)
    assert found.images == (image,)
    assert not found.blocks


def test_a_component_is_an_image() -> None:
    found = body.read('<Figure src="b.jpg" caption="The pier" />', components=True)
    assert found.images == (Image(caption="The pier", url="b.jpg"),)


def test_a_video_is_no_image() -> None:
    assert body.read('{{< youtube id="a" title="b" >}}') == body.read("")


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=8), min_size=1, max_size=20)
MARKS = st.sampled_from(["{{ x }}", "{{< x >}}", "{% x %}", "{{% x %}}", "{: .x}", "<!-- x -->"])


@given(WORDS, st.lists(MARKS, max_size=5))
def test_marks_take_no_word_with_them(words: list[str], marks: list[str]) -> None:
    mixed = [*words]
    for at, mark in enumerate(marks):
        mixed.insert(at * 3 % (len(mixed) + 1), mark)
    text = "".join(f"{word} z " for word in mixed)
    assert [word for line in shown(text) for word in line.split() if word != "z"] == words


SIGNS = "{}%<>#:[]()!|*_`\\\"'=-+~^&;\n\t abA/."


@given(st.lists(st.text(SIGNS) | st.text("ab !^]\n"), max_size=9).map("\n\n".join))
def test_what_is_not_gone_through_reads_as_if_it_were(text: str) -> None:
    found = body.read(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "_SIGNS", ("",))
        assert body.read(text) == found


@given(st.text(SIGNS, max_size=200), st.booleans())
def test_nothing_raises(text: str, components: bool) -> None:
    found = body.read(text, components=components)
    assert all(block.text for block in found.blocks)


@pytest.mark.parametrize("depth", [3, 12, 60, 500])
@pytest.mark.parametrize(
    "nested",
    [
        lambda depth: ">" * depth + " Within",
        lambda depth: "- " * depth + "Within",
        lambda depth: "".join(f"{'  ' * at}- a\n" for at in range(depth)) + "  " * depth + "Within",
        lambda depth: "".join(f"{'> ' * at}- a\n" for at in range(depth)) + "Within",
    ],
)
def test_no_text_is_lost_however_deep_it_lies(nested: Callable[[int], str], depth: int) -> None:
    found = body.read(f"Before.\n\n{nested(depth)}\n\nBehind.\n").blocks
    assert found[0].text == "Before."
    assert "Within" in " ".join(block.text for block in found)
    assert found[-1].text.endswith("Behind.")
