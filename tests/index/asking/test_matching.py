"""How a document answers a plan, by the plainest means."""

from index.asking.matching import as_one_word
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics


def test_a_rare_reading_of_a_word_weighs_as_the_word_does() -> None:
    counts = {"data": 500, "dat": 1, "da": 40, "ta": 3}
    known = {Key(text): Statistics(1_000, 80.0, count) for text, count in counts.items()}
    word = Scored((("data",), ("dat",), ("da", "ta")))
    shared = as_one_word(word, known)
    assert {key.text: of.containing for key, of in shared.items()} == counts | {"dat": 500}
    assert as_one_word(Scored((("dat",), ("da", "ta"))), known) == known
    # A frequent reading says nothing of the word: `personas` is not as common as `person`.
    assert as_one_word(Scored((("dat",), ("data",))), known) == known
