"""What trafilatura would drop of a page, or take for another thing, is in its blocks."""

import json

import pytest

from index.readers.html.elements import names_of
from index.readers.record import Block, Record
from tests.index.readers.html.test_page import record

LONG = (
    "The harbour of Northam was closed on Monday after a storm had driven two ferries against the"
    " pier. Nobody was hurt, the port's office said, and the boats lie at anchor."
)
LAST = (
    "Repairs begin on Tuesday. Until they are done, passengers take the bus across the bridge at"
    " Westerby, which runs every half hour and costs as much as the ferry does."
)
CLASSES = "".join(f"<div class='box-{number}'></div>" for number in range(12))


def of_page(inner: str, head: str = "") -> Record:
    """The record of a page with classes, whose article holds `inner` between two paragraphs."""
    return record(
        f"<!DOCTYPE html><html><head><title>Harbour closed</title>{head}</head><body>{CLASSES}"
        f"<article class='post'><h1>Harbour closed</h1><p class='text'>{LONG}</p>{inner}"
        f"<p class='text'>{LAST}</p></article></body></html>"
    )


def between(inner: str, head: str = "") -> list[tuple[str, str]]:
    """The kinds and texts of the blocks of `inner`."""
    blocks = of_page(inner, head).blocks
    return [(block.kind, block.text) for block in blocks if block.text not in (LONG, LAST)]


@pytest.mark.parametrize(
    "tag",
    sorted(
        names_of(
            "time math ruby data output label button bdi bdo abbr dfn kbd samp var sub sup ins del"
            " s u mark small cite code font big tt blink"
        )
    ),
)
def test_an_element_within_a_sentence_keeps_its_words(tag: str) -> None:
    said = f"<p>The boat left at <{tag}>four</{tag}> in the afternoon, as on any other day.</p>"
    text = "The boat left at four in the afternoon, as on any other day."
    assert between(said) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("inner", "blocks"),
    [
        (
            "<p>The word <ruby>港<rp>(</rp><rt>minato</rt><rp>)</rp></ruby> means harbour.</p>",
            [("paragraph", "The word 港 (minato) means harbour.")],
        ),
        (
            "<p>The pier is <math alttext='a=2'><mi>a</mi><mo>=</mo><mn>2</mn></math> metres.</p>",
            [("paragraph", "The pier is a = 2 metres.")],
        ),
        (
            "<p>The mayor said <q>we <b>build</b> it</q> and went home.</p>",
            [("paragraph", "The mayor said “we build it” and went home.")],
        ),
        (
            "<pre>The first ferry\nsails at six.\n\nThe second one\nat noon.</pre>"
            "<blockquote>We will build the bridge.</blockquote>",
            [
                ("paragraph", "The first ferry sails at six."),
                ("paragraph", "The second one at noon."),
                ("quote", "We will build the bridge."),
            ],
        ),
        (
            "<table><tr><th>Day</th><th>Boats</th></tr>"
            "<tr><td>Monday</td><td><ul><li>Ada</li><li>Bea</li></ul></td></tr></table>",
            [("row", "Day | Boats"), ("row", "Monday | Ada Bea")],
        ),
        (
            "<table><tr><th>Day</th><th>Said</th></tr>"
            "<tr><td>Monday</td><td><blockquote>No boat today.</blockquote></td></tr></table>",
            [("paragraph", "Day"), ("paragraph", "Said"), ("paragraph", "Monday"),
             ("quote", "No boat today.")],
        ),
        (
            f"<table><tr><td>Boats</td><td>{LAST * 6}<ul><li>The Ada is old.</li></ul></td></tr>"
            "</table>",
            [("paragraph", "Boats"), ("paragraph", LAST * 6), ("item", "The Ada is old.")],
        ),
        (
            "<figure><blockquote><p>We will build the bridge.</p></blockquote>"
            "<figcaption>The mayor of Westerby</figcaption></figure>",
            [("quote", "We will build the bridge."), ("paragraph", "The mayor of Westerby")],
        ),
        ("<figure><pre>High tide at six.</pre></figure>", [("paragraph", "High tide at six.")]),
        ("<menu><li>The first ferry sails at six.</li></menu>",
         [("item", "The first ferry sails at six.")]),
        ("<fieldset><legend>The pier</legend><p>It is a hundred metres long.</p></fieldset>",
         [("paragraph", "The pier"), ("paragraph", "It is a hundred metres long.")]),
        (
            "<h2>Facebook</h2><p>The company builds a house at the harbour of Westerby.</p>",
            [("heading", "Facebook"),
             ("paragraph", "The company builds a house at the harbour of Westerby.")],
        ),
        (
            "<blockquote><p>We will build the bridge.</p><footer>Ann Poe, mayor</footer>"
            "</blockquote>",
            [("quote", "We will build the bridge."), ("quote", "Ann Poe, mayor")],
        ),
    ],
)  # fmt: skip
def test_a_block_stays_what_it_is(inner: str, blocks: list[tuple[str, str]]) -> None:
    assert between(inner) == blocks


def test_of_an_article_s_footer_the_sentences_stay() -> None:
    note = "Correction: the ferry is called Ada, not Bea."
    footer = (
        f"<footer><p>{note}</p><p>Filed under ferries</p><p>© 2024 Valley Post. It is ours.</p>"
        "<p><a href=b>Read more of the ferries here today.</a></p>"
        "<ul><li><a href=a>More news of the day</a></li></ul></footer>"
    )
    found = record(
        f"<html><body>{CLASSES}<article><h1>H</h1><div class='entry-content'><p class=a>{LONG}</p>"
        f"<p class=b>{LAST}</p></div>{footer}</article></body></html>"
    )
    assert [block.text for block in found.blocks] == [LONG, LAST, note]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>The old words of the page.</p>",
        "<template><p>The old words of the page.</p></template>",
        "<p style='color: red; DISPLAY : none'>The old words of the page.</p>",
        "<div style='display:none'><p>The old words of the page.</p></div>",
    ],
)
def test_what_is_hidden_is_no_text(hidden: str) -> None:
    assert between(hidden) == []
    assert between(hidden + "<p>The library opens at nine.</p>") == [
        ("paragraph", "The library opens at nine.")
    ]


@pytest.mark.parametrize("tag", ["body", "div", "article"])
def test_a_page_that_a_script_shows_is_read(tag: str) -> None:
    found = record(
        f"<html><body><{tag} style='display:none'><h1>H</h1><p>{LONG}</p><p>{LAST}</p></{tag}>"
    )
    assert [block.text for block in found.blocks] == [LONG, LAST]


def test_what_linked_data_has_of_the_text_stays_whatever_its_class() -> None:
    said = "The shareholders meet on Friday in the hall of Westerby."
    promoted = "Share this page with all of your friends in Westerby."
    article = {"@type": "NewsArticle", "headline": "H", "articleBody": f"{LONG} {said}\n{LAST}"}
    script = f'<script type="application/ld+json">{json.dumps(article)}</script>'
    inner = f"<p class='shareholders'>{said}</p><p class='share'>{promoted}</p>"
    assert between(inner, script) == [("paragraph", said)]
    assert between(inner) == []


def test_shadow_roots_are_shown() -> None:
    said = "The library opens at nine."
    inner = f"<template shadowrootmode='open'><p>{said}</p></template>"
    assert between(inner) == [("paragraph", said)]


def test_a_page_of_nothing_but_what_is_replaced() -> None:
    found = record("<q>The ferry sails.</q>")
    assert found.blocks == (Block("paragraph", "“The ferry sails.”"),)
