"""Which tokens of a text a leaf of a plan matches."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.article import Article
from index.asking.matching import Question, tokenise
from index.asking.plan import (
    Expandable,
    FacetPrefix,
    FacetWords,
    Fuzzy,
    Near,
    Phrase,
    Prefix,
    Term,
    Word,
)
from index.document import Document, Passage
from index.text.analysis import STEMMERS
from index.text.interning import Interner
from index.text.keys import analyzer, is_shouted
from search.shown.places import Leaf, Places, Vocabulary, runs, windows, written
from tests.index.strategies import LANGUAGE, expandables, texts, words
from tests.laws import law


def places(leaf: Leaf, text: str) -> list[Places]:
    words = Interner(8)
    found = written(["Something else.", text], words)
    shouted = is_shouted(text, int(found.bounds[2] - found.bounds[1]))
    vocabulary = Vocabulary([leaf], analyzer(LANGUAGE), shouted, words)
    return vocabulary.places(0, found).get(1, [])


def test_a_word_stands_where_a_token_has_one_of_its_keys() -> None:
    assert places(Term(Word("key", ("ferri", "boat"))), "Ferries, a boat") == [{0: 0, 2: 2}]
    assert places(Term(Word("form", ("ferries",))), "Ferries, a ferry") == [{0: 0}]
    assert places(Term(Word("key", ("quay",))), "Ferries") == []


def test_a_word_that_tokens_make_reaches_to_the_last_of_them() -> None:
    assert places(Term(Word("key", ("email",))), "An e-mail, email") == [{1: 2, 3: 3}]
    assert places(Term(Word("form", ("email",))), "An e-mail") == []
    assert places(Term(Word("key", ("committe",))), "the com-\nmittee") == [{1: 2}]


def test_where_one_word_is_missing_there_is_nothing() -> None:
    phrase = Phrase((Word("key", ("ferri",)), Word("key", ("quay",))))
    assert places(phrase, "The ferry") == []
    assert places(phrase, "The ferry quay") == [{1: 1}, {2: 2}]


def test_expandables_are_blind_to_case_and_accents() -> None:
    assert places(Prefix("gdan"), "In Gdańsk") == [{1: 1}]
    assert places(Fuzzy("fiancee", 1), "His FIANCÉE, a fiance") == [{1: 1, 3: 3}]


def test_values_of_facets_are_found_by_their_words() -> None:
    assert places(FacetWords("source", ("lloyd", "list")), "Lloyd's List") == [{0: 0}, {1: 1}]
    assert places(FacetPrefix("source", ("lloyd", "li")), "Lloyd's List") == [{0: 0}, {1: 1}]


def test_a_run_ends_where_its_last_word_does() -> None:
    assert runs([{0: 0, 3: 3}, {1: 2, 4: 4}]) == [(0, 2), (3, 4)]
    assert runs([{0: 0}, {2: 2}]) == []
    assert runs([{4: 5}]) == [(4, 5)]


def test_a_window_holds_each_word_as_often_as_it_is_asked_for() -> None:
    ferry, quay = Word("key", ("ferri",)), Word("key", ("quay",))
    assert windows((ferry, quay), [{0: 0, 9: 9}, {2: 2}], 1) == {0, 2}
    assert windows((ferry, quay), [{0: 0, 9: 9}, {2: 2}], 0) == set()
    assert windows((ferry, ferry), [{0: 0, 9: 9}, {0: 0, 9: 9}], 8) == {0, 9}
    assert windows((ferry, ferry), [{0: 0, 9: 9}, {0: 0, 9: 9}], 7) == set()


def expected(word: Word, text: str) -> Places:
    """The definition: the tokens of `Analyzer.tokens`, one by one."""
    found: Places = {}
    for number, token in enumerate(analyzer(LANGUAGE).tokens(text)):
        keys = token.keys if word.stream == "key" else (token.form,)
        if not set(keys).isdisjoint(word.texts):
            found[number] = number
        for joined in token.joined if word.stream == "key" else ():
            if not set(joined.keys).isdisjoint(word.texts):
                found[number] = number + joined.parts - 1
    return found


@law(300)
@given(words, texts)
def test_what_compiled_code_finds_is_what_the_definition_says(word: Word, text: str) -> None:
    assert places(Term(word), text) == list(filter(None, [expected(word, text)]))


@law(100)
@given(st.text(max_size=30), st.data())
def test_any_word_of_any_text_is_found(text: str, data: st.DataObject) -> None:
    tokens = list(analyzer(LANGUAGE).tokens(text))
    assume(tokens)
    token = data.draw(st.sampled_from(tokens))
    for word in (Word("form", (token.form,)), Word("key", token.all_keys[-1:])):
        assert places(Term(word), text) == [expected(word, text)]


@pytest.mark.parametrize("language", [*STEMMERS, "und"])
@law(60)
@given(written=st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True))
def test_a_plain_word_has_keys_that_begin_as_it_does(language: str, written: str) -> None:
    keys = analyzer(language).keys(written)
    assert {key[:1].lower() for key in keys} == {written[:1].lower()}


_runs = st.lists(words, min_size=1, max_size=3).map(tuple)


@law(200)
@given(st.one_of(st.builds(Term, words), st.builds(Phrase, _runs), expandables), texts)
def test_something_is_marked_exactly_where_a_text_matches(
    leaf: Term | Phrase | Expandable, text: str
) -> None:
    passage = Passage(leaf.field or "body", "s1", text)
    doc = tokenise(Document(Article("a", "", ""), (passage,), {}, LANGUAGE))
    found = places(leaf, text)
    marked = bool(runs(found)) if isinstance(leaf, Phrase) and found else bool(found)
    assert marked == Question([doc]).matches(leaf, doc)


@law(100)
@given(_runs, st.integers(0, 4), texts)
def test_what_stands_near_each_other_is_marked_where_it_matches(
    asked: tuple[Word, ...], slop: int, text: str
) -> None:
    doc = tokenise(Document(Article("a", "", ""), (Passage("body", "s1", text),), {}, LANGUAGE))
    near = Near(asked, slop)
    found = places(near, text)
    if Question([doc]).matches(near, doc):
        assert found and windows(asked, found, slop)
