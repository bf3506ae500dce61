"""The terms of a segment and their postings, as Whoosh asks for them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from index.document import FACETS
from index.engines.whoosh.codec.lexicon import Lexicon
from index.engines.whoosh.codec.lexicons import DAY, ID, lexicon
from index.engines.whoosh.codec.matcher import PostingsMatcher, term_info
from index.engines.whoosh.columns.opened import OpenSegment

Term = tuple[str, bytes]


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of all Whoosh fields of a segment."""

    def __init__(self, opened: OpenSegment) -> None:
        self._names = sorted({*opened.layout.kinds, *opened.layout.fields, *FACETS, DAY, ID})
        self._lexicon = cache(lambda name: lexicon(opened, name))

    def __contains__(self, term: Term) -> bool:
        found, ordinal = self._find(term)
        return found is not None and ordinal >= 0

    def indexed_field_names(self) -> list[str]:
        """The fields with a term."""
        return [name for name in self._names if self._lexicon(name)]

    def terms_from(self, field: str, prefix: bytes) -> Iterator[Term]:
        """The terms in order, from one on."""
        for (name, text), _, _ in self._walk(field, prefix):
            yield name, text

    def terms(self) -> Iterator[Term]:
        """All terms in order."""
        return self.terms_from("", b"")

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        """The terms with their statistics, from one on."""
        for term, found, ordinal in self._walk(field, prefix):
            yield term, term_info(found, found.list(ordinal))

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """All terms with their statistics."""
        return self.items_from("", b"")

    def term_info(self, field: str, text: bytes) -> TermInfo:
        """The statistics of a term.

        Raises:
            TermNotFound: there is no such term.
        """
        found, ordinal = self._found(field, text)
        return term_info(found, found.list(ordinal))

    def doc_frequency(self, field: str, text: bytes) -> int:
        """How many documents, deleted ones included, have a term; 0 where there is none."""
        return int(self.term_info(field, text).doc_frequency()) if (field, text) in self else 0

    def frequency(self, field: str, text: bytes) -> float:
        """The weight of a term in all documents; 0 where there is none."""
        return float(self.term_info(field, text).weight()) if (field, text) in self else 0.0

    def cursor(self, field: str, field_object: Any) -> "Cursor":
        """A walk over the terms of a field."""
        return Cursor(self._lexicon(field), field_object)

    def matcher(self, field: str, text: bytes, format_: Any, scorer: Any = None) -> PostingsMatcher:
        """A walk over the postings of a term.

        Raises:
            TermNotFound: there is no such term.
        """
        found, ordinal = self._found(field, text)
        return PostingsMatcher(found, ordinal, (field, text), format_, scorer)

    def _walk(self, field: str, prefix: bytes) -> Iterator[tuple[Term, Lexicon, int]]:
        for name in self._names:
            found = self._lexicon(name) if name >= field else None
            if found is not None:
                low = found.find(prefix) if name == field else 0
                for ordinal, text in enumerate(found.texts(low), low):
                    yield (name, text), found, ordinal

    def _find(self, term: Term) -> tuple[Lexicon | None, int]:
        found = self._lexicon(term[0])
        if found is None:
            return None, -1
        ordinal = found.find(term[1])
        same = ordinal < len(found) and found.text(ordinal) == term[1]
        return found, ordinal if same else -1

    def _found(self, field: str, text: bytes) -> tuple[Lexicon, int]:
        found, ordinal = self._find((field, text))
        if found is None or ordinal < 0:
            raise TermNotFound(f"No term {field}:{text!r}")
        return found, ordinal


class Cursor(base.FieldCursor):  # type: ignore[misc]
    """A walk over the terms of a field."""

    def __init__(self, found: Lexicon | None, field_object: Any) -> None:
        self._lexicon = found
        self._size = len(found) if found is not None else 0
        self._field = field_object
        self._at = 0

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._at < self._size

    def text(self) -> Any:
        """The term here, None behind the last."""
        if self._lexicon is None or not self.is_valid():
            return None
        return self._field.from_bytes(self._lexicon.text(self._at))

    term = text  # Whoosh's MultiCursor calls it so

    def first(self) -> Any:
        """To the first term."""
        self._at = 0
        return self.text()

    def next(self) -> Any:
        """One term on."""
        self._at += 1
        return self.text()

    def find(self, term: str | bytes) -> Any:
        """To the first term that is not before `term`."""
        if self._lexicon is not None:
            text = term if isinstance(term, bytes) else self._field.to_bytes(term)
            self._at = self._lexicon.find(text)
        return self.text()

    def term_info(self) -> TermInfo | None:
        """The statistics of the term here."""
        if self._lexicon is None or not self.is_valid():
            return None
        return term_info(self._lexicon, self._lexicon.list(self._at))
