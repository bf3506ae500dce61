"""More like this: an article's key words, asked for again.

Source: the key words are those of the highest tf·idf, as in Lucene's MoreLikeThis.
"""

from collections import Counter
from math import log

from index.article import Article
from index.asking.hits import Hit
from index.asking.plan import Or, Plan, Term, Word
from index.asking.scored import Key, Scored
from index.document import WEIGHTS, language_of, passages
from index.text.analysis import forms
from index.text.keys import analyzer
from search.answer.compile import added_in, days_of
from search.answer.context import SearchContext

SHOWN = 5
KEY_WORDS = 25
"""How many words stand for an article. Fewer miss what it is about; more take longer and add what
it is not about.
"""
_FIELDS = WEIGHTS.keys() - {"metadata"}
_WEIGHED = 160
"""How many stems are weighed: those that the article uses most."""


def similar(article: Article, context: SearchContext) -> tuple[Hit, ...]:
    """The articles that share most of the article's key words, best first; never itself. They pass
    the filters of the context's request.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    stems = key_stems(article, context)
    if not stems:
        return ()
    where = Or(tuple(Term(Word("key", (stem,))) for stem in stems))
    scored = tuple(Scored(((stem,),)) for stem in stems)
    asked = context.request
    plan = Plan(
        where,
        scored,
        days=days_of(asked),
        added=added_in(asked),
        choices=asked.choices,
        limit=SHOWN + 1,
        fold=True,
    )
    hits = context.run(plan).hits
    # Itself, or what stands for it and its near-duplicates.
    return tuple(hit for hit in hits if article.id not in _ids(hit))[:SHOWN]


def _ids(hit: Hit) -> set[str]:
    return {hit.id, *(article.id for article in hit.also)}


def key_stems(article: Article, context: SearchContext) -> tuple[str, ...]:
    """The article's stems of the highest tf·idf, best first, their frequencies weighted by field as
    `index.asking.scoring` weights them. Function words (its own and the archive's: it may be said
    to be of a language that it is not), numbers and words of this article alone are left out, and
    so are its authors and its source, which do not say what it is about.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked for its statistics.
    """
    words = analyzer(language_of(article, context.language))
    small = words.function_words | context.analyzer.function_words
    counts: Counter[str] = Counter()
    for passage in passages(article, _FIELDS):
        weight = round(WEIGHTS[passage.field])
        for form, times in Counter(forms(passage.text)).items():
            if not (form in small or form.isdecimal()):
                counts[words.stem(form)] += weight * times
    # Longer stems come first among equally frequent ones, since they are rarer; the stem itself
    # decides between the rest, so that the order is the same everywhere.
    used = sorted(counts, key=lambda stem: (-counts[stem], -len(stem), stem))[:_WEIGHED]
    known = zip(used, context.reader.statistics(tuple(map(Key, used))), strict=True)
    worth = {
        stem: (1 + log(counts[stem])) * found.idf for stem, found in known if found.containing > 1
    }
    return tuple(sorted(worth, key=lambda stem: (-worth[stem], stem))[:KEY_WORDS])
