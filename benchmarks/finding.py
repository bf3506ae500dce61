"""What helps to find, timed: suggestions, other spellings, similar articles, explanations.

`python -m benchmarks.finding build CORPUS INDEX` makes an index of every field, facet and stream
of a corpus of `benchmarks.corpus`; `python -m benchmarks.finding run INDEX` prints for each kind
the CPU milliseconds of one call, the median and the 95th percentile. Both take `--cache FOLDER`,
where compiled kernels are kept.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import orjson

from index.article import Article, Section
from index.asking.plan import Days, Plan
from index.asking.protocol import Reader
from index.engines.whoosh.index import WhooshIndex
from index.text.analysis import forms
from index.text.keys import analyzer
from search.answer import languages
from search.answer.context import SearchContext
from search.answer.spellings import Spellings
from search.help.spelling import did_you_mean
from search.request import SearchRequest, ValuesRequest
from search.searcher import Searcher
from search.shown.explain import Explainer
from search.shown.highlight import shown
from search.shown.marking import Marker

LANGUAGE = "en"
CALLS = 100
_SECTIONS = 3
Calls = Sequence[Callable[[], object]]


def articles(corpus: Path) -> Iterator[Article]:
    with corpus.open("rb") as file:
        for line in file:
            found = orjson.loads(line)
            sentences = found["body"].split(". ")
            each = -(-len(sentences) // _SECTIONS)
            parts = [". ".join(sentences[i : i + each]) for i in range(0, len(sentences), each)]
            yield Article(
                id=found["id"],
                title=" ".join(found["body"].split()[:8]),
                source=found["source"],
                lede=sentences[0],
                date=date.fromisoformat(found["date"]),
                topics=(found["topic"],),
                sections=tuple(
                    Section(" ".join(part.split()[:4]) if n > 1 else None, f"s{n}", (part,))
                    for n, part in enumerate(parts, 1)
                ),
            )


def build(corpus: Path, index: WhooshIndex) -> None:
    writer = index.writer()
    writer.write(articles(corpus))
    writer.publish([str(corpus)])


def sample(index: WhooshIndex) -> list[Article]:
    """Articles from all over the archive, the same ones every time."""
    reader, drawn = index.reader(), random.Random(1)
    first, last = reader.archive().first or date.min, reader.archive().last or date.max
    found: list[Article] = []
    while len(found) < CALLS:
        day = date.fromordinal(drawn.randint(first.toordinal(), last.toordinal()))
        found += [h.article for h in reader.run(Plan(days=Days(None, day), limit=1)).hits]
    return found


def words(articles: Sequence[Article], count: int) -> list[list[str]]:
    """For each article so many words of it that tell something, longer than five letters."""
    drawn, common = random.Random(2), analyzer(LANGUAGE).function_words
    chosen = []
    for article in articles:
        text = " ".join(p for section in article.sections for p in section.paragraphs)
        telling = [form for form in forms(text) if len(form) > 5 and form not in common]
        chosen.append(drawn.sample(telling, count) if len(telling) >= count else ["government"])
    return chosen


def misspelt(word: str) -> str:
    """The word with two letters in its middle swapped."""
    at = len(word) // 2
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _context(q: str, reader: Reader) -> SearchContext:
    words = languages.analyzer(reader)
    return SearchContext(SearchRequest(q), reader, words.of(q), Spellings(reader, words))


def answered(index: WhooshIndex, q: str) -> Calls:
    """The parts of an answer: another spelling, the snippets, the explanations."""
    context = _context(q, index.reader())
    outcome = context.find(context.compile_typed())
    articles = [hit.article for hit in outcome.hits.hits]

    def snippets() -> object:
        marker = Marker(outcome.compiled.plan.where, context.language)
        return shown(articles, marker)

    def explanations() -> object:
        explainer = Explainer(context, outcome.compiled)
        return [*map(explainer.of, outcome.hits.hits)]

    return partial(did_you_mean, context, outcome), snippets, explanations


def calls(index: WhooshIndex) -> dict[str, Calls]:
    """What is timed, by kind."""
    searcher, articles = Searcher(index), sample(index)
    singles, pairs = words(articles, 1), words(articles, 2)
    requests = [SearchRequest(" ".join(pair)) for pair in pairs]
    typed = {
        "suggest, one letter": [word[:1] for (word,) in singles],
        "suggest, three letters": [word[:3] for (word,) in singles],
        "suggest, a second word": [f"{pair[0]} {pair[-1][:3]}" for pair in pairs],
    }
    found: dict[str, list[Callable[[], object]]] = {
        kind: [partial(searcher.suggest, q, 8) for q in texts] for kind, texts in typed.items()
    }
    for pair in pairs:
        wrong, _, _ = answered(index, f"{pair[0]} {misspelt(pair[-1])}")
        right, snippets, explanations = answered(index, " ".join(pair))
        found.setdefault("did you mean, a word misspelt", []).append(wrong)
        found.setdefault("did you mean, nothing wrong", []).append(right)
        found.setdefault("snippets of ten results", []).append(snippets)
        found.setdefault("explanations of ten results", []).append(explanations)
    found["more like this"] = [partial(searcher.similar, article) for article in articles]
    values = ValuesRequest("co")
    found["find in a facet"] = [partial(searcher.facet, r, "name", values) for r in requests]
    explained = [replace(request, explain=True) for request in requests]
    found["a page, explained"] = [partial(searcher.search, request) for request in explained]
    return dict(found)


def run(index: WhooshIndex) -> None:
    index.reader().warm()
    print(f"{index.reader().archive().articles:,} articles, CPU ms a call: median, 95th percentile")
    for kind, of_kind in calls(index).items():
        times = []
        for call in of_kind:
            call()
            start = time.thread_time_ns()
            call()
            times.append((time.thread_time_ns() - start) / 1e6)
        print(f"{kind:32}{np.median(times):8.2f}{np.percentile(times, 95):8.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("build", "run"))
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True, help="where compiled kernels are kept")
    given = parser.parse_args()
    index = WhooshIndex(given.paths[-1], LANGUAGE, given.cache)
    if given.command == "build":
        build(given.paths[0], index)
    else:
        run(index)


if __name__ == "__main__":
    main()
