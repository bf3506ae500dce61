"""Known items: the words that somebody would remember of one article, who then looks for it.

Source: Azzopardi, de Rijke and Balog, "Building simulated queries for known-item topics" (2007):
a word is drawn as often as it stands in the article, and the more often the rarer it is elsewhere.
"""

import math
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.relevance.tasks import LANGUAGE, Collection, Document, Task, read_documents
from index.text.analysis import forms
from index.text.keys import analyzer

KINDS = (("title", 2), ("title", 4), ("body", 2), ("body", 3))
"""Of which part of an article how many words are typed."""
ITEMS = 300
"""How many articles are looked for by queries of each kind."""
DEPTH = 100
"""What stands below counts as not found."""
SEED = 20


def known_items(source: Path) -> Collection:
    """An archive that nobody judged: each query has one right answer, the article it is made of."""
    documents = read_documents(source)
    standing = Counter(form for of in documents for form in set(forms(of.text)))
    tasks = []
    for part, count in KINDS:
        drawn = random.Random(f"{SEED} {part} {count}")
        queries = dict(_queries(documents, part, count, (standing, drawn)))
        right = {id: {id: 1} for id in queries}
        tasks.append(Task(f"known items, {count} words of a {part}", queries, right, ("MRR",)))
    return Collection(source.stem, source, documents, tuple(tasks), DEPTH)


def _queries(
    documents: Iterable[Document], part: str, count: int, by: tuple[Counter[str], random.Random]
) -> Iterator[tuple[str, str]]:
    """So many articles, each with words of its part; those that have too few are passed over."""
    standing, drawn = by
    inorder = sorted(documents, key=lambda document: document.id)
    left = ITEMS
    for document in drawn.sample(inorder, len(inorder)):
        if not left:
            return
        words = _remembered(getattr(document, part), count, standing, drawn)
        if len(words) == count:
            left -= 1
            yield document.id, " ".join(words)


def _remembered(
    text: str, count: int, standing: Counter[str], drawn: random.Random
) -> tuple[str, ...]:
    """Different content words of a text in its order, drawn without putting any back."""
    often = Counter(form for form in forms(text) if not analyzer(LANGUAGE).is_function_word(form))
    most = max(standing.values(), default=0) + 1
    # The largest of random numbers to the power of 1 / weight (Efraimidis and Spirakis, 2006).
    keys = {
        form: drawn.random() ** (1 / (times * math.log(1 + most / standing[form])))
        for form, times in often.items()
    }
    chosen = set(sorted(keys, key=keys.__getitem__, reverse=True)[:count])
    return tuple(form for form in often if form in chosen)
