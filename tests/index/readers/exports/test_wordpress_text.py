"""Shortcodes go, their text stays, and what is none stays too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.readers.exports.wordpress_text import post_html, without_shortcodes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('[gallery ids="1,2" columns="3"]', ""),
        ("a [gallery] b", "a  b"),
        ("[dropcap]T[/dropcap]rams run", "Trams run"),
        ('[vc_row][vc_column width="1/2"]Trams[/vc_column][/vc_row]', "Trams"),
        ('[box style="red"]Trams [b]run[/b][/box]', "Trams run"),
        ("[embed]https://e.org/v?a=1[/embed]", ""),
        ("[embed width='1']https://e.org/v[/embed]", ""),
        ("[youtube https://e.org/watch?v=1&w=2]", ""),
        ("[contact-form-7 id=&quot;1&quot;]", ""),
        ("[contact_form]", ""),
        ("[[gallery]]", "[gallery]"),
        ("he said [sic] and [Update] came", "he said [sic] and [Update] came"),
        ("[...] [1] [he said] [New York] [a, b]", "[...] [1] [he said] [New York] [a, b]"),
        ("[Photo: Jane Doe]", "[Photo: Jane Doe]"),
        ("[map] of [video] tapes", " of  tapes"),
        ("[video of the harbour]", "[video of the harbour]"),
        ('[caption id="a"]<img src="b">C[/caption]', '[caption id="a"]<img src="b">C[/caption]'),
        ("[unclosed", "[unclosed"),
        ("no brackets", "no brackets"),
    ],
)
def test_shortcodes(text: str, shown: str) -> None:
    assert without_shortcodes(text) == shown


def test_marks_of_the_editor() -> None:
    assert post_html("a<!--more-->b\r\nc<!--nextpage-->") == "a\n\nb\nc\n\n"
    assert post_html('[wp_caption id="a"]x[/wp_caption]') == '[caption id="a"]x[/caption]'


@given(st.text(st.sampled_from("[]/ab=\"' _-<>&\n"), max_size=200))
def test_only_brackets_go(text: str) -> None:
    shown = without_shortcodes(text)
    assert len(shown) <= len(text)
    assert without_shortcodes("x" + text.replace("[", "(")) == "x" + text.replace("[", "(")


def test_many_brackets_take_no_longer() -> None:
    text = "[a " * 100_000
    assert without_shortcodes(text) == text
