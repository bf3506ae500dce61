"""Texts of feeds: HTML or not, names without addresses, addresses made absolute."""

import pytest
from lxml import etree

from index.article import Image
from index.readers.feeds import telling
from index.readers.record import Block, Told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bridge", "Bridge"),
        ("Sand &amp; gravel", "Sand & gravel"),
        ("Sand &amp;amp; gravel", "Sand &amp; gravel"),
        ("<em>Bridge</em><br/>open", "Bridge open"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        ("How <canvas> works", "How <canvas> works"),
        ("&lt;b&gt;", "<b>"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert telling.plain(text) == shown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Doe", "Jane Doe"),
        ("jane@e.org (Jane Doe)", "Jane Doe"),
        ("Jane Doe <jane@e.org>", "Jane Doe"),
        ('"Jane Doe" <jane@e.org>', "Jane Doe"),
        ("Jane Doe, jane@e.org", "Jane Doe"),
        ("jane@e.org", ""),
        ("jane@e.org (jane@e.org)", ""),
        ("", ""),
    ],
)
def test_person(text: str, name: str) -> None:
    assert telling.person(text) == name


def test_each_once() -> None:
    values = [("News", "a"), (" ", "a"), ("NEWS ", "b"), ("Sand &amp;  gravel", "b")]
    assert telling.each_once(values) == (Told("News", "a"), Told("Sand & gravel", "b"))


@pytest.mark.parametrize(
    ("summary", "lede"),
    [
        ("", None),
        ("Short.", "Short."),
        ("One two", None),
        ("One two…", None),
        ("One two [&hellip;]", None),
        ("One two ... »", None),
        ("One two three.", "One two three."),
        ("One two three. Four five", None),
        ("One two four…", "One two four…"),
    ],
)
def test_lede(summary: str, lede: str | None) -> None:
    blocks = (Block("paragraph", "One two three."), Block("paragraph", "Four five six."))
    assert telling.lede(summary, blocks) == lede


def test_a_summary_as_long_as_an_article_is_none() -> None:
    assert telling.lede("word " * 2000, ()) is None
    assert telling.lede(f"<p>Short.</p><p>{'word ' * 2000}</p>", ()) == "Short."


def test_language() -> None:
    root = etree.fromstring(b'<a xml:lang="de"><b><c/></b></a>')
    assert telling.language_of(root[0][0]) == "de"
    assert telling.language_of(etree.fromstring(b"<a/>")) == ""


@pytest.mark.parametrize(
    ("url", "base", "found"),
    [
        (" /a ", "https://e.org/b/", "https://e.org/a"),
        ("a", "", "a"),
        ("https://f.org/a b", "https://e.org", "https://f.org/a b"),
        ("//f.org/a", "https://e.org", "https://f.org/a"),
        ("//[x/a", "https://e.org", "//[x/a"),
    ],
)
def test_absolute(url: str, base: str, found: str) -> None:
    assert telling.absolute(url, base) == found


def test_images_once() -> None:
    images = [Image(url="/a.jpg?w=1", caption="A"), Image(url="/a.jpg"), Image(caption="B")]
    assert telling.with_base(images, "https://e.org/") == (
        Image(url="https://e.org/a.jpg?w=1", caption="A"),
        Image(caption="B"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The post The \u2018old\u2019 pier appeared first on Elm Gazette.",
        "The post The 'old' pier first appeared on Elsewhere",
        "The post Another name appeared first on Elm Gazette.",
        "Der Beitrag The old pier erschien zuerst auf Elm Gazette.",
        "L\u2019article The old pier est apparu en premier sur Elm Gazette.",
    ],
)
def test_a_trailer_is_left_out(text: str) -> None:
    blocks = (Block("paragraph", "It is open."), Block("paragraph", text))
    assert telling.without_trailer(blocks, 'The "old" pier', "Elm Gazette") == blocks[:1]


@pytest.mark.parametrize(
    "last",
    [
        Block("paragraph", "The post office's new stamp appeared first on Friday."),
        Block("paragraph", "It is said that the post The old pier appeared first on Elm Gazette."),
        Block("quote", "The post The old pier appeared first on Elm Gazette."),
        Block("paragraph", "The post ! appeared first on ."),
    ],
)
def test_what_is_no_trailer_stays(last: Block) -> None:
    blocks = (Block("paragraph", "The post The old pier appeared first on Elm Gazette."), last)
    assert telling.without_trailer(blocks, "The old pier", "Elm Gazette") == blocks
    assert telling.without_trailer(blocks, "", "") == blocks
    assert telling.without_trailer((), "The old pier", "Elm Gazette") == ()
