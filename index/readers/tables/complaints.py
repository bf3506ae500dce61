"""What is to be said of a whole file: records of no known shape, lines beyond reading, a mapping
that met nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from index.readers.record import SHAPELESS, Notice, Reading, Unreadable
from index.readers.tables.keys import Keys
from index.readers.tables.synonyms import ATTRIBUTES
from index.text.cleaning import printable

MOST_NAMED = 20
"""So many records beyond reading are named one by one; the others are counted."""
_MOST_KEYS = 12


@dataclass(slots=True)
class Complaints:
    """Collects while a file is read, and speaks at its end."""

    seen: dict[str, None] = field(default_factory=dict)
    shapeless: int = 0
    first: str = ""
    broken: int = 0
    is_begun: bool = False

    def unknown(self, record: Mapping[str, object], place: str) -> None:
        """A record has neither a title nor a text under a key that is known."""
        self.first = self.first if self.shapeless else place
        self.shapeless += 1
        for key in record:
            if len(self.seen) < _MOST_KEYS:
                self.seen[str(key)] = None

    def broken_record(self, trouble: Unreadable) -> Iterator[Reading]:
        """A record cannot be read: it is named, or counted where many are."""
        self.broken += 1
        if self.broken <= MOST_NAMED:
            yield trouble

    def beginning(self, keys: Keys) -> Iterator[Reading]:
        """What is to be said before the first record, once."""
        if self.is_begun:
            return
        self.is_begun = True
        for word in keys.unknown:
            names = ", ".join(ATTRIBUTES)
            shown = printable(word, 40)
            reason = f"--map names no attribute {shown}; there are {names}."
            yield Notice("", reason, "mappings without use")

    def ending(self, keys: Keys) -> Iterator[Reading]:
        """The sentences, one of a kind."""
        yield from self.beginning(keys)
        if self.broken > MOST_NAMED:
            more = self.broken - MOST_NAMED
            reason = f"{more:,} more records cannot be read; mend them likewise."
            yield Unreadable("", reason, count=more)
        if self.shapeless:
            yield Unreadable(self.first, self._shapeless(), None, SHAPELESS, self.shapeless)
        for name in sorted(keys.unused):
            path = printable(keys.path_of(name), 80)
            reason = f"No record has {path}, which --map gives for {name}.{self._keys()}"
            yield Notice("", reason, "mappings without use")

    def _shapeless(self) -> str:
        more = f" (and {self.shapeless - 1:,} more)" if self.shapeless > 1 else ""
        return (
            f"It{more} has neither a title nor a text under a key that is known.{self._keys()} "
            "Say which is which: dateline inspect FILE --map title=KEY --map body=KEY."
        )

    def _keys(self) -> str:
        if not self.seen:
            return ""
        return f" Its keys: {', '.join(printable(key, 40) for key in self.seen)}."
