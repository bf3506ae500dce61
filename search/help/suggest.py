"""Completions while a reader types: the archive's own words, phrases, names and titles.

Each was counted by the plan that it leads to, so every one finds something. The work is bounded: it
looks at the most frequent forms of a beginning, and reads a few articles for what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from index.asking.plan import And, Choice, FacetCount, Node, Plan, Prefix, Term, Word
from index.asking.protocol import Reader
from index.asking.scored import Scored
from index.text.analysis import form_of, spans
from index.text.cleaning import clean
from search.answer.context import SearchContext
from search.answer.ways import of_one_word
from search.help.following import following
from search.request import SearchRequest
from search.typed.characters import DASHES, QUOTES, missing_quote
from search.typed.parse import parse
from search.typed.query import FACET_FIELDS, NAMES

Kind = Literal["word", "phrase", "name", "title"]
NAMED_BY = ("name", "source", "author")
"""The facets whose values are offered as names."""

_CANDIDATES = 24
"""How many forms of one beginning are looked at."""
_TITLES = 3
"""How many titles are offered."""
_TELLING = 2
"""Names, titles and what follows a word are looked for from so many letters on."""
_SIGNS = re.escape(DASHES) + "!"
_FIELD = re.compile(
    rf"(?:^|[\s(+{_SIGNS}])({'|'.join(NAMES)}):\s*([=({QUOTES}]*)([^{QUOTES}()]*)$", re.I
)
_EXCLUDED = re.compile(rf"(?:^|[\s(])(?:\w+:\s*)?(?:[{_SIGNS}]|NOT\s+)(?:\w+:)?[=({QUOTES}]*$")
_PLAIN = re.compile(r"(?!.*\b(?:AND|OR|NOT)\b)[\w'’\s]*")


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be typed, and what it finds: the articles of `request`, or the one `article`."""

    text: str
    kind: Kind
    articles: int
    request: SearchRequest
    article: str | None = None


def suggest(typed: str, limit: int, context: SearchContext) -> tuple[Completion, ...]:
    """At most `limit` completions of what is typed: words, then phrases (behind a word, phrases
    first), names and titles, each kind by its number of articles. A kind may take more than its
    share where others leave room.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    suggester = _Suggester(clean(typed).rstrip(), context)
    kinds = [suggester.words, suggester.phrases, suggester.names, suggester.titles]
    shares = [-(-limit // 2), -(-limit // 4), -(-limit // 4), 1]
    if suggester.continues:
        kinds[:2], shares[:2] = kinds[1::-1], shares[1::-1]
    found = [list(kind(limit)) for kind in kinds]
    room = limit - sum(min(len(of), share) for of, share in zip(found, shares, strict=True))
    chosen: list[Completion] = []
    for of_kind, share in zip(found, shares, strict=True):
        more = min(max(len(of_kind) - share, 0), max(room, 0))
        room -= more
        chosen += of_kind[: share + more]
    return tuple(chosen[:limit])


class _Suggester:
    """The completions of one typed text. Its last word is taken as a beginning."""

    def __init__(self, typed: str, context: SearchContext) -> None:
        self._typed = typed
        self._context = context
        self._reader: Reader = context.reader
        self._tokens = [form_of(typed[start:end]) for start, end in spans(typed)]
        self._before, self._beginning = typed, ""
        if self._tokens and spans(typed)[-1][1] == len(typed):
            self._before = typed[: spans(typed)[-1][0]]
            self._beginning = self._tokens[-1]
        inside = _FIELD.search(self._before)
        if inside and inside[3].strip() and not inside[2].strip("="):
            inside = None  # source:valley po: the second word is of no field
        self.continues = len(self._tokens) > 1
        """Whether words stand before the last one."""
        self._inside = inside
        self._field = inside[1].lower() if inside else None
        self._plain = bool(_PLAIN.fullmatch(typed)) and bool(self._tokens)

    def words(self, limit: int) -> Iterator[Completion]:
        """What is typed with its last word completed: by the most frequent forms, one of a stem."""
        if not self._beginning or self._field in FACET_FIELDS:
            return
        forms = self._reader.forms(Prefix(self._beginning, self._field), _CANDIDATES)
        analyzer = self._context.analyzer
        stems: dict[str, str] = {}
        for form in forms:
            if self._quoted() or not analyzer.is_function_word(form.text):
                stems.setdefault(analyzer.stem(form.text), form.text)
        texts = [self._closed(self._before + form) for form in stems.values()]
        if _EXCLUDED.search(self._before):  # where the rarest form would leave the most
            yield from self._finding(texts[:limit], "word")
        else:
            alone = not self._before.strip()
            yield from self._counted(texts[: limit if alone else len(texts)], "word", limit)

    def phrases(self, limit: int) -> Iterator[Completion]:
        """The typed words and one that follows them in the archive."""
        if not self._plain or not self._beginning:
            return
        texts: dict[str, None] = {}
        ends = [(self._tokens[:-1], self._beginning)]
        if len(self._beginning) >= _TELLING:
            ends.append((self._tokens, ""))
        for typed, start in ends:
            for form in following(typed, start, self._context):
                texts[f'"{" ".join((*typed, form))}"'] = None
        yield from self._counted([*texts], "phrase", limit)

    def names(self, limit: int) -> Iterator[Completion]:
        """Values of facets that contain what is typed."""
        if self._inside and self._field in FACET_FIELDS and self._beginning:
            find = self._inside[3] + self._beginning
            values = self._values((self._field,), find, limit)
            opened = self._before[: self._inside.start(2)]
            texts = [f'{opened}"{value}"' for _, value, _ in values if '"' not in value]
            yield from self._counted(texts, "name", limit)
        elif self._plain and len(self._typed) >= _TELLING:
            for facet, value, count in self._values(NAMED_BY, self._typed, limit):
                request = SearchRequest(choices=(Choice(facet, (value,)),))
                yield Completion(value, "name", count, request)

    def titles(self, limit: int) -> Iterator[Completion]:
        """Titles with all that is typed."""
        if not self._plain or not self._beginning or len(self._typed) < _TELLING:
            return
        analyzer = self._context.analyzer
        forms = self._reader.forms(Prefix(self._beginning, "title"), limit)
        parts: list[Node] = [Term(Word("form", tuple(form.text for form in forms)), "title")]
        whole = [analyzer.keys(f) for f in self._tokens[:-1] if not analyzer.is_function_word(f)]
        parts += [Term(Word("key", keys), "title") for keys in whole]
        scored = tuple(Scored(of_one_word(keys)) for keys in dict.fromkeys(whole))
        for hit in self._context.run(
            Plan(And(tuple(parts)), scored, limit=min(limit, _TITLES))
        ).hits:
            yield Completion(hit.article.title, "title", 1, SearchRequest(), hit.id)

    def _values(self, facets: tuple[str, ...], find: str, limit: int) -> list[tuple[str, str, int]]:
        """Values with the words, as (facet, value, articles), each once."""
        counts = tuple(FacetCount(facet, limit, find=find) for facet in facets)
        found: dict[str, tuple[str, str, int]] = {}
        for counted in self._context.run(Plan(limit=0, facets=counts)).facets:
            for value, count in counted.values:
                if value not in found or found[value][2] < count:
                    found[value] = (counted.facet, value, count)
        return sorted(found.values(), key=lambda v: (-v[2], v[1]))[:limit]

    def _counted(self, texts: list[str], kind: Kind, limit: int) -> list[Completion]:
        """The texts that find something, by how much."""
        found = self._finding(texts, kind)
        return sorted(found, key=lambda completion: (-completion.articles, completion.text))[:limit]

    def _finding(self, texts: list[str], kind: Kind) -> Iterator[Completion]:
        """The texts that find something, in their order."""
        for text in texts:
            if self._context.deadline.passed():
                return
            if total := self._context.count(parse(text).query):
                yield Completion(text, kind, total, SearchRequest(q=text))

    def _quoted(self) -> bool:
        """Whether a quotation mark is still open."""
        return bool(missing_quote(self._before))

    def _closed(self, text: str) -> str:
        """The text with what is open in it closed."""
        outside = re.sub(rf"[{QUOTES}][^{QUOTES}]*[{QUOTES}]?", "", text)
        depth = max(outside.count("(") - outside.count(")"), 0)
        return text + missing_quote(text) + ")" * depth
