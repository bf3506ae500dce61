"""What a parser would lose is put right before."""

import pytest

from index.readers.feeds.xml import mending


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<a>Sand & Kies</a>", "<a>Sand &amp; Kies</a>"),
        ("<a>?x=1&y=2</a>", "<a>?x=1&amp;y=2</a>"),
        ("<a>R&D; Co</a>", "<a>R&amp;D; Co</a>"),
        ("<a b='?x&y'/>", "<a b='?x&amp;y'/>"),
        ("<a>&nbsp;caf&eacute; &lt; &#233; &#xE9;</a>", "<a>\xa0café &lt; &#233; &#233;</a>"),
        ("<a>&unknown;</a>", "<a>&amp;unknown;</a>"),
        ("<a>&own;</a>", "<a>Port Elm</a>"),
        ("<a>1 < 2 <3</a>", "<a>1 &lt; 2 &lt;3</a>"),
        ("<a>&#0;&#31;x&#xD800;&#9999999;</a>", "<a>x</a>"),
        ("<a>x\0\x0by\ufffe</a>", "<a>xy</a>"),
        ("<a><![CDATA[1 < 2 & &nbsp;]]> & b</a>", "<a><![CDATA[1 < 2 & &nbsp;]]> &amp; b</a>"),
        ("<a><<![CDATA[x]]></a>", "<a><![CDATA[x]]></a>"),
        ("<a>x ]]> y</a>", "<a>x ]]&gt; y</a>"),
        (
            "<a><![CDATA[one ]]> two]]></a>",
            "<a><![CDATA[one ]]]]><![CDATA[> two]]></a>",
        ),
        ("<a>&amp;&lt;&gt;&quot;&apos;</a>", "<a>&amp;&lt;&gt;&quot;&apos;</a>"),
    ],
)
def test_mended(wrong: str, right: str) -> None:
    assert mending.mended(wrong, {"own": "Port Elm"}) == right
    assert mending.mended(right, {}) == right


def test_entities_of_the_file_are_short_texts() -> None:
    shown = """<!DOCTYPE a [<!ENTITY town "Port Elm"><!ENTITY b "&town;&town;">
    <!ENTITY c SYSTEM "file:///etc/passwd"><!ENTITY % d "x">]>"""
    assert mending.declared_entities(shown) == ({"town": "Port Elm"}, True)
    assert mending.declared_entities('<!ENTITY a "x">') == ({"a": "x"}, False)
    assert mending.declared_entities("<rss>") == ({}, False)


@pytest.mark.parametrize(
    "prolog",
    [
        "",
        "\n",
        '<?xml version="1.0"?>\n',
        "<!DOCTYPE rss>",
        '<!DOCTYPE rss PUBLIC "-//N//DTD 0.91//EN" "http://e.org/a>b.dtd">',
        '<?xml version="1.0"?><!DOCTYPE rss [\n<!ENTITY a "]>b">\n]>',
    ],
)
def test_without_prolog(prolog: str) -> None:
    assert mending.without_prolog(f"{prolog}<rss a='b'>").endswith("<rss a='b'>")
    assert mending.open_tags(f"{prolog}<rss a='b'>") == [("rss", " a='b'")]


@pytest.mark.parametrize(
    ("shown", "opened"),
    [
        ("<rss><channel a='>'><title>x</title><br/>", ["rss", "channel"]),
        ("<rdf><channel></channel>", ["rdf"]),
        ("<rss><!-- <no> --><![CDATA[<no>]]><?x <no> ?><channel>", ["rss", "channel"]),
        ("<a><b><c></b>", ["a"]),
        ("</x><a></a>", []),
        ("", []),
    ],
)
def test_open_tags(shown: str, opened: list[str]) -> None:
    assert [name for name, _ in mending.open_tags(shown)] == opened


@pytest.mark.parametrize(
    ("shown", "escaped"),
    [
        ("<title>A<br>B</title>", "<title>A&lt;br&gt;B</title>"),
        ("<title>A &amp; <b>B</title>", "<title>A &amp;amp; &lt;b&gt;B</title>"),
        ("<title>A &amp; B</title>", "<title>A &amp; B</title>"),
        ('<content type="xhtml"><p>A</content>', '<content type="html">&lt;p&gt;A</content>'),
        ("<content src='a'/><x></x>", "<content src='a'/><x></x>"),
        ("<title><![CDATA[A<br>]]></title>", "<title><![CDATA[A<br>]]></title>"),
        ("<media:content><media:title>A</media:title></media:content>",) * 2,
        ("<description>A<item></item>",) * 2,
    ],
)
def test_html_becomes_text(shown: str, escaped: str) -> None:
    assert mending.with_html_as_text(shown) == escaped
