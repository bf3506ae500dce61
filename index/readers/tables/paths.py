"""Where a value stands in a record: `fields.byline`, `tags[type=keyword].title`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.readers.tables.synonyms import normal

MOST_ELEMENTS = 10_000
"""So many elements of a list are looked into."""

_STEP = re.compile(r"(?P<key>[^\[\]]*)(?:\[(?P<inner>[^\[\]]*)\])?$")


@dataclass(frozen=True, slots=True)
class Step:
    """One key of a path. `at` keeps the element of that number; `where` those with such a value."""

    key: str
    at: int | None = None
    where: tuple[str, str] | None = None


@lru_cache(maxsize=2_000)
def parsed(path: str) -> tuple[Step, ...]:
    """The steps of a path."""
    return tuple(_step(part) for part in path.split("."))


def all_parsed(paths: str) -> tuple[tuple[Step, ...], ...]:
    """The steps of several paths with blanks between them."""
    return tuple(map(parsed, paths.split()))


def values(value: object, steps: tuple[Step, ...], origin: str) -> Iterator[tuple[object, str]]:
    """What stands at the end of the steps, and its path as the file writes it; `origin` is the path
    of `value`. A list on the way is gone through; one at the end is given whole.
    """
    if isinstance(value, list) and steps:
        for element in value[:MOST_ELEMENTS]:
            yield from values(element, steps, origin)
    elif not steps:
        yield value, origin
    elif isinstance(value, Mapping):
        for key, found in matching(value, steps[0].key):
            path = f"{origin}.{key}" if origin else key
            yield from values(chosen(found, steps[0]), steps[1:], path)


def matching(value: Mapping[str, object], wanted: str) -> Iterator[tuple[str, object]]:
    """The members of an object whose normal key is the wanted one, if they hold anything."""
    for key, found in value.items():
        if normal(str(key)) == wanted and found not in (None, ""):
            yield str(key), found


def chosen(value: object, step: Step) -> object:
    """What a step's brackets leave of a value; lists of lists are made flat for it."""
    if step.at is not None:
        inside = isinstance(value, list) and -len(value) <= step.at < len(value)
        return value[step.at] if isinstance(value, list) and inside else None
    if step.where is not None and isinstance(value, list):
        return [element for element in _flat(value) if _has(element, step.where)]
    return value


def _step(part: str) -> Step:
    match = _STEP.match(part)
    if match is None:
        return Step(normal(part))
    key, inner = normal(match["key"]), match["inner"]
    if not inner:
        return Step(key)
    if inner.lstrip("-").isdigit() and inner.isascii() and len(inner) < 7:
        return Step(key, at=int(inner))
    name, _, wanted = inner.partition("=")
    return Step(key, where=(normal(name), wanted.strip().lower()))


def _flat(value: list[object]) -> Iterator[object]:
    for element in value[:MOST_ELEMENTS]:
        if isinstance(element, list):
            yield from element[:MOST_ELEMENTS]
        else:
            yield element


def _has(element: object, where: tuple[str, str]) -> bool:
    if not isinstance(element, Mapping):
        return False
    name, wanted = where
    return any(str(value).lower() == wanted for _, value in matching(element, name))
