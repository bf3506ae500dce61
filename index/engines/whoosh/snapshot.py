"""A generation as it lies on disk: postings, words, columns."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from whoosh.index import TOC
from whoosh.reading import SegmentReader, TermNotFound

from index.analysis import folded_words
from index.article import Article
from index.document import FIELDS
from index.engines.whoosh.safety import SafeCodec, SafeStorage
from index.engines.whoosh.schema import FILLED, LENGTH, Places, length_of, schema, stream_of
from index.errors import DamagedIndexError
from index.generations import Generation
from index.manifest import damage
from index.stored import from_json

_PLACES = Places()


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term is: documents, how often in each, and the encoded positions."""

    documents: Sequence[int] = ()
    frequencies: Sequence[float] = ()
    encoded: Sequence[bytes] = ()

    def positions(self, wanted: set[int]) -> dict[int, tuple[int, ...]]:
        """The positions in the wanted documents."""
        places = zip(self.documents, self.encoded, strict=True)
        return {doc: _PLACES.decode_positions(value) for doc, value in places if doc in wanted}


class Snapshot:
    """The segment of a generation; documents are numbered from 0. Not for several threads at once.

    All files are opened at once, since the generation may be removed while it is read.

    Raises:
        DamagedIndexError: the files are not as Whoosh writes them. So may every method.
    """

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self._facets: dict[str, list[tuple[str, ...]]] = {}
        self._folded: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        self._columns: dict[str, Any] = {}
        self._segment: Any = None
        fields = schema(generation.manifest.contents.language)
        storage = SafeStorage(generation.path, generation.manifest.files)
        with self._whoosh():
            for segment in TOC.read(storage, "MAIN", schema=fields).segments:
                self._segment = SegmentReader(storage, fields, segment, codec=SafeCodec())
                for name in ("id", "day", "article", LENGTH, *(length_of(f.name) for f in FIELDS)):
                    self._columns[name] = self._segment.column_reader(name)

    @cached_property
    def documents(self) -> range:
        """The numbers of all documents."""
        return range(self._segment.doc_count_all() if self._segment else 0)

    @cached_property
    def days(self) -> list[int]:
        """The day of each document as an ordinal; 0 where it has no date."""
        return self._column("day")

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        return self._column("id")

    def article(self, document: int) -> Article:
        """The stored article of a document."""
        with self._whoosh():
            return from_json(self._columns["article"][document].decode())

    def length(self, document: int, field: str | None = None) -> int:
        """The length of a document: of a field in tokens, or of all fields as the law has it."""
        with self._whoosh():
            return int(self._columns[length_of(field) if field else LENGTH][document])

    def tokens(self, field: str) -> int:
        """The tokens of a text field in all documents."""
        return int(self._segment.field_length(stream_of(field, "stem"))) if self._segment else 0

    def filled(self, field: str) -> int:
        """The documents that have a token in a text field."""
        return len(self.postings(FILLED, field).documents)

    def postings(self, field: str, text: str) -> Postings:
        """The postings of a term; empty where the index has it not."""
        if self._segment is None:
            return Postings()
        with self._whoosh():
            try:
                term = text.encode("utf-8", "surrogatepass")
                return Postings(*self._segment.postings(field, term).lists())
            except TermNotFound:
                return Postings()

    def words(self, field: str, start: str = "") -> Iterator[str]:
        """The terms of a field that begin with `start`, in code-point order."""
        if self._segment is not None:
            with self._whoosh():
                for term in self._segment.expand_prefix(
                    field, start.encode("utf-8", "surrogatepass")
                ):
                    yield term.decode("utf-8", "surrogatepass")

    def facet(self, facet: str) -> list[tuple[str, ...]]:
        """The values of a facet in each document."""
        if facet not in self._facets:
            values: list[tuple[str, ...]] = [()] * len(self.documents)
            for value in self.words(facet):
                for document in self.postings(facet, value).documents:
                    values[document] += (value,)
            self._facets[facet] = values
        return self._facets[facet]

    def folded(self, facet: str) -> list[tuple[str, tuple[str, ...]]]:
        """The values of a facet with their folded words."""
        if facet not in self._folded:
            self._folded[facet] = [(value, folded_words(value)) for value in self.words(facet)]
        return self._folded[facet]

    def _column(self, name: str) -> list[Any]:
        with self._whoosh():
            return list(self._columns[name]) if self._segment else []

    @contextmanager
    def _whoosh(self) -> Iterator[None]:
        """Damaged bytes make Whoosh raise anything; what it raises becomes ours."""
        try:
            yield
        except DamagedIndexError:
            raise
        except Exception as error:
            fact = f"Whoosh cannot read its files in {self.generation.path} ({error})"
            raise damage(fact) from error
