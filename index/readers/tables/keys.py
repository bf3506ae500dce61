"""Which keys of a record may hold an attribute, by the table of synonyms and by `--map`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from index.readers.tables.paths import Step, chosen, parsed, values
from index.readers.tables.synonyms import PATHS, attribute, normal

_MOST_PLANS = 512
_MOST_KEYS = 400
"""An object with more keys is a table by id and no record; only so many are looked at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value may stand: in the member `key`, `first` step taken, `rest` to go. `mapped` is
    the attribute that a person named for it.
    """

    key: str
    first: Step | None
    rest: tuple[Step, ...]
    mapped: str | None = None


Plan = Mapping[str, tuple[Place, ...]]
Found = tuple[object, str, Place]
"""A value, its path as the file writes it, and its place."""


@dataclass(slots=True)
class Keys:
    """The synonyms and one mapping, for the records of a file.

    Attributes:
        mapping: attribute → path, as a person gave it.
        unknown: the attributes of the mapping that there are not.
        unused: the attributes of the mapping for which no record had a value yet.
    """

    mapping: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    unused: set[str] = field(default_factory=set)
    _mapped: dict[str, str] = field(default_factory=dict)
    _plans: dict[tuple[str, ...], Plan] = field(default_factory=dict)
    _last: tuple[Mapping[str, object], Plan] = field(default_factory=lambda: ({}, {}))

    def __post_init__(self) -> None:
        named = {word: attribute(word) for word in self.mapping}
        self.unknown = tuple(word for word, name in named.items() if name is None)
        self._mapped = {name: self.mapping[word] for word, name in named.items() if name}
        self.unused = set(self._mapped)

    def path_of(self, name: str) -> str:
        """The path that is mapped to an attribute."""
        return self._mapped[name]

    def found(self, record: Mapping[str, object], name: str) -> Iterable[Found]:
        """The values that may be an attribute, and their paths as the file writes them, the one to
        be trusted most first. None of them is None or an empty text.
        """
        places = self.plan(record).get(name)
        return self._found(record, places) if places else ()

    def _found(self, record: Mapping[str, object], places: Iterable[Place]) -> Iterator[Found]:
        for place in places:
            value = record[place.key]
            if value is None or value == "":
                continue
            if place.first is not None:
                value = chosen(value, place.first)
            if not place.rest and not isinstance(value, list | dict) and not place.mapped:
                yield value, place.key, place
                continue
            for inner, origin in values(value, place.rest, place.key):
                if inner is not None and inner not in ("", [], {}):
                    if place.mapped:
                        self.unused.discard(place.mapped)
                    yield inner, origin, place

    def plan(self, record: Mapping[str, object]) -> Plan:
        """The places of each attribute in a record with these keys."""
        if record is self._last[0]:
            return self._last[1]
        keys = tuple(record)[:_MOST_KEYS]
        plan = self._plans.get(keys)
        if plan is None:
            if len(self._plans) >= _MOST_PLANS:
                self._plans.clear()
            plan = self._plans[keys] = self._made(keys)
        self._last = (record, plan)
        return plan

    def _made(self, keys: tuple[str, ...]) -> Plan:
        known: dict[str, str] = {}
        for key in keys:
            known.setdefault(normal(str(key)), key)
        plan = {}
        for name, paths in PATHS.items():
            mapped = [self._mapped[name]] if name in self._mapped else []
            places = [_place(path, known, name) for path in mapped]
            places += [_place(path, known, None) for path in paths.split()]
            if any(places):
                plan[name] = tuple(place for place in places if place)
        return plan


def _place(path: str, known: Mapping[str, str], mapped: str | None) -> Place | None:
    """A path in a record: a key that is called like all of it (`fields.byline`, as tables have it),
    else its first step.
    """
    whole = normal(path)
    if whole in known:
        return Place(known[whole], None, (), mapped)
    first, *rest = parsed(path)
    if first.key not in known:
        return None
    return Place(known[first.key], first, tuple(rest), mapped)
