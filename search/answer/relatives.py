"""Which typed words are a small part of what their stem finds: `organ` of `organization`."""

from collections.abc import Callable
from functools import lru_cache
from itertools import takewhile

from index.asking.hits import Form
from index.asking.plan import Plan, Prefix, Term, Word
from index.asking.protocol import Reader
from index.asking.scored import Key
from index.text.analysis import form_of, primary
from index.text.folding import fold
from index.text.searching import MAIN_SHARE, SearchAnalyzer

_SHARE = 0.1
"""A form is a small part where fewer of the articles with its stem have it."""
_TIMES = 3
"""The most frequent other word has to be in so many times as many articles as the typed one in all
of its inflections: `responsible` of `response`, but not `designers` of `design`."""
_INFLECTIONS = frozenset(
    ("", "s", "es", "'s", "s'", "e", "ed", "d", "ing", "ings", "y", "ies", "ied", "ly")
)
"""What English words differ by that are the same to whoever searches for one of them."""
_SHORT_ENDING = 3
"""In other languages, endings of at most so many letters are taken for inflections."""
_FORMS = 16
"""How many forms with the same beginning are looked at: the most frequent ones."""
_SHORTEST = 3
_KEPT = 4096


class Relatives:
    """The words of one snapshot that share stems. What was found is remembered. Threads may share
    it.

    Args:
        reader: the snapshot.
        analyzer: how words typed for it are read.
    """

    def __init__(self, reader: Reader, analyzer: SearchAnalyzer) -> None:
        self._reader = reader
        self._analyzer = analyzer
        main = (tag for tag, share in analyzer.languages.items() if share >= MAIN_SHARE)
        self._english = {primary(tag) for tag in main} == {"en"}
        self.share: Callable[[str, str | None], float | None] = lru_cache(_KEPT)(self._share)
        """`share(word, field)`: the part (0 to 1) of the articles that a word finds in a text field
        (None: in any) which have it as it is typed; None unless nearly all have another word.

        Raises:
            EngineDownError, DamagedIndexError: the snapshot cannot be asked.
        """

    def _share(self, word: str, field: str | None) -> float | None:
        if self._analyzer.is_function_word(word):
            return None
        keys = self._analyzer.keys(word)
        found = self._reader.statistics([Key(key, field) for key in keys])
        every = max(one.containing for one in found)
        exactly = Plan(Term(Word("form", (form_of(word),)), field), limit=0)
        held = self._reader.run(exactly).total if every else 0
        if not 0 < held < every * _SHARE or not self._is_of_another(word, field, held):
            return None
        return held / every

    def _is_of_another(self, word: str, field: str | None, held: int) -> bool:
        """Whether the most frequent form with a key of the word, which `held` articles have, is
        another word: no inflection of it, and much more frequent than all of these together.
        """
        stem = fold(self._analyzer.stem(word))
        # The stem of cities is citi, which city does not begin with.
        start = stem[: _shared(stem, fold(form_of(word)))].rstrip("i")
        if len(start) < _SHORTEST:
            return False
        keys = set(self._analyzer.keys(word))
        forms = self._reader.forms(Prefix(start, field), _FORMS)
        related = [form for form in forms if not keys.isdisjoint(self._analyzer.keys(form.text))]
        same = [form for form in related if self._inflects(form, word)]
        others = [form.articles for form in related if form not in same]
        own = max(sum(form.articles for form in same), held)
        return max(others, default=0) >= _TIMES * own

    def _inflects(self, form: Form, word: str) -> bool:
        """Whether a form is the word in another number or tense, or with another accent."""
        texts = fold(form.text), fold(form_of(word))
        shared = _shared(*texts)
        endings = {text[shared:] for text in texts}
        if not self._english:
            return max(map(len, endings)) <= _SHORT_ENDING
        last = texts[0][shared - 1 : shared]  # which is doubled in planned
        bare = {ending[1:] if ending[:1] == last else ending for ending in endings}
        return endings != {"", "e"} and bare <= _INFLECTIONS


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
