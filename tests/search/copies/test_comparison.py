"""Two articles compared: nothing of either is lost, and what is common is counted as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Section
from index.asking.deadline import Deadline
from search.copies.comparison import MOST_SENTENCES, Comparison, Kind, Text, compare, share, text_of
from tests.laws import law

SENTENCES = (
    "The ferry does not sail today.",
    "The ferry does not sail on Tuesday.",
    "Three piles are loose, said the harbour office.",
    "Farmers wait for news of their milk.",
    "渡し船は今日は出ません。",
    "Ramp",
    "Yes.",
    "No.",
    "A  crack\twas\u00a0found!",
)
_paragraphs = st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join)
texts = st.lists(_paragraphs, max_size=6)


def article(paragraphs: list[str], title: str = "No ferry") -> Article:
    return Article("a", title, "Wire", sections=(Section(None, "s1", tuple(paragraphs)),))


def read(comparison: Comparison, without: Kind) -> list[str]:
    """The sentences of one of the articles, put together from the passages."""
    found = (passage.text(without) for passage in comparison.passages)
    return [text for text in found if text]


@law(150)
@given(texts, texts)
def test_both_texts_can_be_read_in_it(one: list[str], other: list[str]) -> None:
    found = compare(article(one), article(other))
    assert read(found, "added") == [*text_of(article(one)).sentences]
    assert read(found, "left-out") == [*text_of(article(other)).sentences]
    assert 0 <= found.share <= 1
    assert found.share == share(text_of(article(one)), text_of(article(other)))
    kept = all(passage.kind == "same" or passage.moved for passage in found.passages)
    assert (found.share == 1) == kept


@law(60)
@given(texts)
def test_a_text_has_all_in_common_with_itself(paragraphs: list[str]) -> None:
    found = compare(article(paragraphs), article(paragraphs))
    assert found.share == 1
    assert found.count("same") == len(found.passages)
    assert not found.coarse


@law(60)
@given(texts, texts)
def test_a_late_comparison_loses_nothing_either(one: list[str], other: list[str]) -> None:
    found = compare(article(one), article(other), Deadline(0))
    assert read(found, "added") == [" ".join(part.split()) for part in one if part]
    assert read(found, "left-out") == [" ".join(part.split()) for part in other if part]
    assert found.coarse


def pieces(comparison: Comparison) -> list[tuple[str, str]]:
    return [(p.text, p.kind) for passage in comparison.passages for p in passage.pieces]


def test_words_are_compared_in_a_sentence_that_changed() -> None:
    one = ["The ferry does not sail today. Farmers wait."]
    other = ["The ferry does not sail on Tuesday. Farmers wait. They are patient."]
    found = compare(article(one), article(other))
    assert pieces(found) == [
        ("The ferry does not sail ", "same"),
        ("today.", "left-out"),
        ("on Tuesday.", "added"),
        ("Farmers wait.", "same"),
        ("They are patient.", "added"),
    ]
    assert [found.count(kind) for kind in ("same", "changed", "left-out", "added")] == [1, 1, 0, 1]
    assert found.share == pytest.approx(2 * 7 / (8 + 12))


def test_another_sentence_is_left_out_and_added() -> None:
    found = compare(article(["Yes, it is."]), article(["The milk waits."]))
    assert pieces(found) == [("Yes, it is.", "left-out"), ("The milk waits.", "added")]
    assert found.share == 0


def test_a_sentence_that_moved_is_in_common() -> None:
    one = ["The ferry waits. Farmers worry. A ramp broke. The piles are loose."]
    other = ["Farmers worry. A ramp broke. The piles are loose. The ferry waits."]
    found = compare(article(one), article(other))
    assert pieces(found)[0] == ("The ferry waits.", "left-out")
    assert pieces(found)[-1] == ("The ferry waits.", "added")
    assert [passage.moved for passage in found.passages] == [True, False, False, False, True]
    assert (found.moved, found.count("left-out"), found.count("added")) == (1, 0, 0)
    assert found.share == 1


def test_signs_are_compared_where_there_are_no_spaces() -> None:
    found = compare(article(["渡し船は今日は出ません。"]), article(["渡し船は明日は出ません。"]))
    assert ("今", "left-out") in pieces(found)
    assert ("明", "added") in pieces(found)


def test_headings_ledes_and_titles_count_and_furniture_does_not() -> None:
    one = Article(
        "a",
        "No ferry",
        "Wire",
        lede="It waits.",
        sections=(Section("Ramp", "s1", ("A crack.", "Subscribe!"), furniture=(1,)),),
    )
    assert text_of(one) == Text(("It waits.", "Ramp", "A crack."), (True, True, True))
    found = compare(one, article(["It waits."], "No boat"))
    assert [(p.text, p.kind) for p in found.title] == [
        ("No ", "same"),
        ("ferry", "left-out"),
        ("boat", "added"),
    ]


def parted(sentences: list[str]) -> list[str]:
    """Paragraphs of five sentences."""
    return [" ".join(sentences[start : start + 5]) for start in range(0, len(sentences), 5)]


@pytest.mark.parametrize("step", [2, 3, 10**9])
def test_very_long_articles_are_compared_by_sentences(step: int) -> None:
    """Of two texts of a megabyte: every second sentence another one, every third, all alike."""
    one = [f"Sentence {n} of the harbour book tells of ships and of rain." for n in range(15_000)]
    other = [s if n % step else f"Line {n} is another one." for n, s in enumerate(one)]
    found = compare(article(parted(one)), article(parted(other)))
    assert found.count("same") == sum(a == b for a, b in zip(one, other, strict=True))
    assert read(found, "left-out") == other


def test_a_very_long_sentence_that_changed_is_shown_whole() -> None:
    words = " ".join(f"word{n}" for n in range(3_000))
    found = compare(article([f"{words} end."]), article([f"{words} ends."]))
    assert [passage.kind for passage in found.passages] == ["left-out", "added"]
    assert found.coarse


def test_very_many_small_sentences_are_taken_together() -> None:
    one, other = ["Rain. Wind!"] * 30_000, ["Rain. Snow!"] * 30_000
    found = compare(article(one), article(other))
    assert len(found.passages) <= 2 * MOST_SENTENCES
    assert found.coarse
    assert " ".join(read(found, "added")).split() == " ".join(one).split()
    assert " ".join(read(found, "left-out")).split() == " ".join(other).split()


@pytest.mark.parametrize("text", [". " * 300_000, "a.b?c! " * 100_000, "渡し船は今日" * 5_000])
def test_what_is_no_text_is_compared_as_a_whole(text: str) -> None:
    found = compare(article([f"{text} end"]), article([f"{text} ends"]))
    assert len(found.passages) == 2
    assert found.coarse
