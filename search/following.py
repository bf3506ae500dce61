"""Which words follow others in the archive, by reading a few articles."""

from collections import Counter
from collections.abc import Iterator, Sequence

from index.analysis import forms
from index.article import Article
from index.document import WEIGHTS, passages
from index.plan import And, Node, Phrase, Plan, Prefix, Scored, Term, Word
from search.asking import Asking

_READ = 8
"""Articles that are read: the best for the words."""
_WORDS = 4
"""Of more words than these hardly any phrase is said twice."""
_OFFERED = 4


def following(typed: Sequence[str], start: str, asking: Asking) -> tuple[str, ...]:
    """The forms that begin with `start` and stand right after the typed words in some article,
    the more frequent ones first, one for each stem, function words left out.
    """
    stems = tuple(asking.words.stem(form) for form in typed)
    if not 1 <= len(stems) <= _WORDS or all(map(asking.words.is_function_word, typed)):
        return ()
    words = tuple(Word("stem", stem) for stem in stems)
    where: Node = Phrase(words) if len(words) > 1 else Term(words[0])
    if start:
        where = And((where, Prefix(start)))
    scored = tuple(map(Scored, dict.fromkeys(stems)))
    counts: Counter[str] = Counter()
    for hit in asking.reader.run(Plan(where, scored, limit=_READ)).hits:
        counts.update(form for form in _after(stems, hit.article, asking) if form.startswith(start))
    telling = [form for form in counts if not asking.words.is_function_word(form)]
    by_stem: dict[str, str] = {}
    for form in sorted(telling, key=lambda form: (-counts[form], form)):
        by_stem.setdefault(asking.words.stem(form), form)
    return tuple(by_stem.values())[:_OFFERED]


def _after(stems: tuple[str, ...], article: Article, asking: Asking) -> Iterator[str]:
    """The forms that stand right after a run of stems."""
    for passage in passages(article, WEIGHTS):
        written = forms(passage.text)
        found = [asking.words.stem(form) for form in written]
        for at in range(len(found) - len(stems)):
            if found[at] == stems[0] and tuple(found[at : at + len(stems)]) == stems:
                yield written[at + len(stems)]
