"""One snapshot of the index, asked."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from index.article import Article
from index.asking.hits import Archive, Family, Form, Hit, Hits, instants
from index.asking.members import Members
from index.asking.plan import Expandable, Plan
from index.asking.scored import Key
from index.asking.scoring import Statistics
from index.engines.whoosh.answer.answering import Evaluator
from index.engines.whoosh.answer.folding import RankedDocument
from index.engines.whoosh.answer.relatives import Relatives
from index.engines.whoosh.answer.warming import questions
from index.engines.whoosh.codec.toc import open_segments
from index.engines.whoosh.columns.duplicates import read_duplicates
from index.errors import DamagedIndexError
from index.generations.annex import ANNEX, Annex, decode
from index.generations.opening import Generation
from index.generations.paragraphs import Paragraphs
from index.generations.paragraphs_file import PARAGRAPHS
from index.generations.paragraphs_file import decode as decode_paragraphs


class WhooshReader:
    """One snapshot: what it answers never changes. Threads and forked workers may share it.

    Raises:
        DamagedIndexError: the generation cannot be read.
    """

    def __init__(self, generation: Generation) -> None:
        self._generation = generation
        self._annex: Annex | None = None
        language = generation.manifest.contents.language
        self._segments = open_segments(generation.path, language)
        duplicates = read_duplicates(generation.path, self._segments)
        self._evaluator = Evaluator(self._segments, duplicates)
        days = _ends(segment.span() for segment in self._segments)
        first, last = map(date.fromordinal, days) if days else (None, None)
        added = instants(_ends(segment.added_span() for segment in self._segments))
        self._relatives = Relatives(self._segments, duplicates)
        self._archive = Archive(
            articles=sum(segment.live for segment in self._segments),
            generation=generation.name,
            language=language,
            first=first,
            last=last,
            first_added=added[0],
            last_added=added[1],
            published=generation.sealed,
            notices=generation.notices,
            damaged=generation.stands_in,
        )

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        return self._archive

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        for segment in self._segments:
            number = segment.find(id)
            if number is not None:
                return segment.article(number)
        return None

    def articles(self, ids: Collection[str]) -> Iterator[Article]:
        """The stored articles with these ids, in the order in which they are kept."""
        for segment in self._segments:
            found = (segment.find(id) for id in ids)
            for number in sorted(number for number in found if number is not None):
                yield segment.article(number)

    def family(self, id: str) -> Family:
        """The copies of an article, edited ones too."""
        return self._relatives.family(id)

    def annex(self) -> Annex:
        """What the generation knows beside its articles.

        Raises:
            DamagedIndexError: it cannot be read.
        """
        if self._annex is None:
            self._annex = decode(*self._kept(ANNEX))
        return self._annex

    def paragraphs(self) -> Paragraphs:
        """In how many articles of its source each paragraph stands.

        Raises:
            DamagedIndexError: they cannot be read, or an earlier release did not count them.
        """
        return decode_paragraphs(*self._kept(PARAGRAPHS))

    def _kept(self, name: str) -> tuple[bytes, str]:
        """What a file beside the segments holds, and the file's name."""
        path = self._generation.path / name
        try:
            return path.read_bytes(), str(path)
        except OSError as error:
            raise DamagedIndexError(f"{path} is missing: run `dateline reindex --full`.") from error

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each key."""
        return self._evaluator.statistics(keys)

    def forms(self, node: Expandable, limit: int) -> tuple[Form, ...]:
        """The forms that a node stands for, the most frequent first."""
        return self._evaluator.forms(node, limit)

    def run(self, plan: Plan) -> Hits:
        """Answers the plan.

        Raises:
            DamagedIndexError: a file of the generation is damaged.
        """
        answer = self._evaluator.run(plan)
        return Hits(
            total=answer.total,
            folded=answer.folded,
            hits=tuple(map(self._hit, answer.ranked)),
            generation=self._generation.name,
            facets=answer.facets,
            timeline=answer.timeline,
            notices=(*self._generation.notices, *answer.notices),
            partial=answer.partial,
        )

    def members(self, plan: Plan) -> Members:
        """Every article that matches the plan, by id.

        Raises:
            DamagedIndexError: a file of the generation is damaged.
        """
        return self._evaluator.members(plan)

    def warm(self) -> None:
        """Asks a question of every kind, so that no reader waits for a kernel to be compiled."""
        newest = self._evaluator.run(Plan(order="newest", limit=1)).ranked
        for ranked in newest:
            article = self._segments[ranked.segment].article(ranked.document)
            for plan in questions(article, self._archive.language):
                self._evaluator.run(plan)
                self._evaluator.load_kernels(plan.scored)
                for segment in self._segments:  # the questions of readers are others
                    segment.columns.let_go()

    def shape(self) -> str:
        """The columns of the segments and how wide they are, as a short hash."""
        kinds = {kind for segment in self._segments for kind in segment.columns.kinds()}
        return f"columns-{hashlib.sha256(repr(sorted(kinds)).encode()).hexdigest()[:16]}"

    def _hit(self, ranked: RankedDocument) -> Hit:
        """The hit of a ranked document: what it scored, with the articles loaded."""
        article = self._segments[ranked.segment].article(ranked.document)
        also = tuple(self._segments[a.segment].article(a.document) for a in ranked.also)
        return Hit(article.id, ranked.score, article, also, ranked.folded, ranked.added)


def _ends(spans: Iterable[tuple[int, int] | None]) -> tuple[int, int] | None:
    """Where the earliest of some spans begins and the latest ends."""
    known = [span for span in spans if span]
    return (min(a for a, _ in known), max(b for _, b in known)) if known else None
