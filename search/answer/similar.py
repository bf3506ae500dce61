"""More like this: an article's key words, asked for again.

Source: the key words are those of the highest tf·idf, as in Lucene's MoreLikeThis.
"""

from collections import Counter
from math import log

from index.article import Article
from index.asking.hits import Hit
from index.asking.plan import Or, Plan, Scored, Term, Word
from index.asking.protocol import Reader
from index.document import WEIGHTS, passages
from index.text.analysis import Analyzer, forms
from search.answer.asking import Asking

SHOWN = 5
KEY_WORDS = 25
"""Fewer miss what an article is about; more add time and what it is not about."""
_FIELDS = WEIGHTS.keys() - {"metadata"}
_WEIGHED = 160
"""Stems whose statistics are looked at: those that the article uses most."""


def similar(article: Article, asking: Asking) -> tuple[Hit, ...]:
    """The articles that share most of the key words, best first; never the article itself."""
    stems = key_stems(article, asking.reader, asking.words)
    if not stems:
        return ()
    where = Or(tuple(Term(Word("stem", stem)) for stem in stems))
    hits = asking.run(Plan(where, tuple(map(Scored, stems)), limit=SHOWN + 1, fold=True)).hits
    # Itself, or what stands for it and its near-duplicates.
    return tuple(hit for hit in hits if article.id not in _ids(hit))[:SHOWN]


def _ids(hit: Hit) -> set[str]:
    return {hit.id, *(article.id for article in hit.also)}


def key_stems(article: Article, reader: Reader, words: Analyzer) -> tuple[str, ...]:
    """The stems of the highest tf·idf, frequencies weighted by fields as in the scoring law.
    Function words, numbers, and what no other article has are none; who wrote and who published
    an article does not say what it is about.
    """
    counts: Counter[str] = Counter()
    for passage in passages(article, _FIELDS):
        weight = round(WEIGHTS[passage.field])
        for form, times in Counter(forms(passage.text)).items():
            if not (words.is_function_word(form) or form.isdecimal()):
                counts[words.stem(form)] += weight * times
    # Of equally frequent ones the longer, for they tell more; the stem makes the order one.
    used = sorted(counts, key=lambda stem: (-counts[stem], -len(stem), stem))[:_WEIGHED]
    known = zip(used, reader.statistics(tuple(map(Scored, used))), strict=True)
    worth = {
        stem: (1 + log(counts[stem])) * found.idf for stem, found in known if found.containing > 1
    }
    return tuple(sorted(worth, key=lambda stem: (-worth[stem], stem))[:KEY_WORDS])
