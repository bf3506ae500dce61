"""A piece of HTML loses no word, whatever it is; each element does what it says."""

import re
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Image
from index.readers.html.fragment import Fragment, blocks_of, fragment, text_of
from index.readers.record import Block


def shown(html: str, *, blank_lines: bool = False) -> list[str]:
    """The blocks, short: `h2 Text`, `item a`, a paragraph without a mark."""
    marks = {"paragraph": "", "heading": "h"}
    return [
        f"{marks.get(block.kind, block.kind)}{block.level or ''} {block.text}".strip()
        for block in fragment(html, blank_lines=blank_lines).blocks
    ]


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("", []),
        ("The ferry sails.", ["The ferry sails."]),
        ("<p>One<p>Two &amp;amp; three&nbsp;</p>", ["One", "Two &amp; three"]),
        ("One<br>line<br> <br>Two", ["One line", "Two"]),
        ("<div>One<div>Two</div>three</div>", ["One", "Two", "three"]),
        ("<h2>The <b>pier</b></h2><p>Text</p>", ["h2 The pier", "Text"]),
        ("<h2>The pier<p>Text</p></h2>More", ["h2 The pier", "Text", "More"]),
        ("<h3><div>The</div><div>pier</div></h3>", ["h3 The pier"]),
        ("<ul><li>a<ol><li>b</li></ol>c</li></ul>d", ["item a", "item b", "item c", "d"]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", ["item a", "item b"]),
        ("<blockquote><p>a</p><p>b</p></blockquote>c", ["quote a", "quote b", "c"]),
        ("<blockquote><h2>a</h2><ul><li>b</ul></blockquote>", ["quote a", "quote b"]),
        ("<pre>one\nline\n\ntwo</pre>", ["one line", "two"]),
        ("<table><tr><th>a<th>b<tr><td>1<td></table>", ["row a | b", "row 1 |"]),
        ("<table><caption>T</caption><tr><td>a<td>b</table>", ["T", "row a | b"]),
        ("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", ["a", "b"]),
        ("<table><tr><td>menu<td><h2>a</h2><p>b</table>", ["menu", "h2 a", "b"]),
        ("<table><tr><td>a<td><table><tr><td>1<td>2</table></table>", ["a", "row 1 | 2"]),
        ("<form><p>Your name</p></form>after", ["after"]),
        (f"<form>{'word ' * 200}</form>", [("word " * 200).strip()]),
        ("a<script>b</script><style>c</style><noscript>d</noscript>e", ["ae"]),
        ("a<nav>b</nav>c<iframe>d</iframe><textarea>e</textarea>", ["a", "c"]),
        ("a<!-- b -->c<?php d ?>e", ["ace"]),
        ("<head><title>a</title></head><p>b", ["b"]),
        ("a <img class='emoji' alt='☂' src='u.png'> b", ["a ☂ b"]),
        ("<p>a\ud800b\0c", ["a\ufffdb c"]),
        ("<meta charset='latin1'><p>é", ["é"]),
        ("<p {a}='x' class='caption'>a</p>", ["a"]),
        ("<p hidden>a</p><div style='display: none'><p>b</p></div><p>c", ["c"]),
        ("<p hidden=until-found>a</p><article hidden>b</article>", ["a", "b"]),
        ("<p>They said <q>no <b>boat</b></q> today", ["They said “no boat” today"]),
    ],
)
def test_what_becomes_of_an_element(html: str, blocks: list[str]) -> None:
    assert shown(html) == blocks


def test_blank_lines_are_borders_where_that_is_said() -> None:
    text = "One\nline &amp; more.\n\n<b>Two</b>\n \nthree"
    assert shown(text, blank_lines=True) == ["One line & more.", "Two", "three"]
    assert shown(text) == ["One line & more. Two three"]


@pytest.mark.parametrize(
    ("html", "image"),
    [
        ("<img src='a.jpg' alt='A pier'>", Image(caption="A pier", url="a.jpg")),
        ("<img src='data:x' data-src='a.jpg'>", Image(url="a.jpg")),
        ("<img srcset='a.jpg 1x, b.jpg 2x'>", Image(url="a.jpg")),
        (
            "<figure><img src=a.jpg alt=x><figcaption>Boats. Photo: J. Doe / Agency</figcaption>"
            "</figure>",
            Image("Agency", "J. Doe", None, "Boats.", "a.jpg"),
        ),
        (
            "<div class='wp-caption'><a href=u><img src=a.jpg></a>"
            "<p class='wp-caption-text'>Boote (Foto: Anna Berg)</p></div>",
            Image(None, "Anna Berg", None, "Boote", "a.jpg"),
        ),
        (
            '[caption id="a" width="3"]<a href=u><img src="a.jpg" /></a>'
            " Boats (AP Photo/J. Doe)[/caption]",
            Image("AP", "J. Doe", None, "Boats", "a.jpg"),
        ),
        (
            '[caption caption="Boats &amp; piers"]<img src="a.jpg">[/caption]',
            Image(caption="Boats & piers", url="a.jpg"),
        ),
        (
            "<figure><img src=a.jpg><figcaption>Boats <span class='credit'>Reuters/J. Doe</span>"
            "<a rel=license href='https://creativecommons.org/licenses/by/4.0/'>CC</a></figcaption></figure>",
            Image(
                "Reuters",
                "J. Doe",
                "https://creativecommons.org/licenses/by/4.0/",
                "Boats",
                "a.jpg",
            ),
        ),
    ],
)
def test_an_image_has_its_caption_and_credit(html: str, image: Image) -> None:
    assert fragment(html).images == (image,)
    assert blocks_of(html) == ()


def test_an_image_that_stands_twice_is_one() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>"
    assert fragment(f"<img src=a.jpg>{figure}").images == (Image(caption="Boats", url="a.jpg"),)


def test_no_picture_and_captions_without_one() -> None:
    assert fragment("<img src=p.gif width=1 height=1><img>").images == ()
    html = "<figure><blockquote>Said</blockquote><figcaption>The mayor</figcaption></figure>"
    assert blocks_of(html) == (Block("quote", "Said"), Block("paragraph", "The mayor"))


def test_titles_on_one_line() -> None:
    assert text_of("The <em>Ada</em> &amp; the<br>pier") == "The Ada & the pier"


@pytest.mark.parametrize(
    "tag",
    ["<div>", "<table><tr><td>", "<figure><img src=a><figcaption>", "<ul><li>a", "<form>", "<h1>"],
)
def test_a_hundred_thousand_deep(tag: str) -> None:
    found = fragment(f"{tag * 100_000}the end")
    said = [block.text for block in found.blocks] + [str(image.caption) for image in found.images]
    assert any("the end" in text for text in said) or tag == "<form>"


TAGS = "p div h2 ul li blockquote b a span table tr td br pre figure figcaption section"
SNIPPETS = st.sampled_from(
    [f"<{name}>" for name in TAGS.split()]
    + [f"</{name}>" for name in TAGS.split()]
    + ["<img src=a>", "&amp;", "&", "<", "<!--", "-->", "[caption", "]", "[/caption]", "\0", "\n\n"]
)


@given(st.lists(SNIPPETS | st.text(max_size=8)).map("".join), st.booleans())
def test_nothing_is_raised(html: str, blank_lines: bool) -> None:
    found = fragment(html, blank_lines=blank_lines)
    assert all(block.text.strip() for block in found.blocks)


WORDS = st.from_regex(r"[a-z]{1,6}[0-9]", fullmatch=True)
TREES = st.recursive(
    WORDS.map(lambda word: f" {word} "),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{' '.join(parts)}</{tag}>",
        st.sampled_from(TAGS.split()),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(TREES)
def test_no_word_is_lost(html: str) -> None:
    said = " ".join(block.text for block in blocks_of(html))
    words = re.findall("[a-z]+[0-9]", re.sub("<[^>]*>", " ", html))
    assert sorted(re.findall("[a-z]+[0-9]", said)) == sorted(words)


def in_a_new_thread(html: str) -> Fragment:
    """The fragment that a parser makes which has read nothing before."""
    found: list[Fragment] = []
    thread = Thread(target=lambda: found.append(fragment(html)))
    thread.start()
    thread.join()
    return found[0]


@given(st.lists(TREES | st.lists(SNIPPETS).map("".join), min_size=2, max_size=4))
def test_a_piece_is_read_as_if_no_other_had_been(pieces: list[str]) -> None:
    assert [fragment(piece) for piece in pieces] == [*map(in_a_new_thread, pieces)]
