"""A document that is too large to be held, or broken, is read record by record."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, BinaryIO

from index.readers.record import Reading, Unreadable
from index.readers.tables import parsing
from index.readers.tables.frames import frame_of, joiner
from index.readers.tables.recorder import NO_FRAME, Recorder
from index.readers.tables.scanning import Broken, Pages, Path, Value, walk
from index.readers.tables.shapes import ENOUGH, Found, articles_in, likeness, of_one_kind

_LOOKED_AT = 50
MOST_BESIDE = 300_000
"""So many values that stand beside the articles are kept (the tables of a Ghost export)."""
_NO_LIST = (
    "It is large and holds its articles in no list, so that only the first were read; write them "
    "as a list, or as JSON Lines."
)


def in_pieces(
    opened: Callable[[], BinaryIO], error: ValueError, recorder: Recorder
) -> Iterator[Reading]:
    """The records of a document that could not be read whole for this error. A list at the top is
    read once; of an object, a first reading finds where its articles stand.
    """
    pages = _unwrapped(opened)
    opening = pages.next()
    if opening == "[":
        yield from _records(walk(pages, parsing.MAX_RECORD), [Found([])], recorder)
    elif opening == "{":
        lists = _look(_unwrapped(opened), recorder)
        yield from _records(walk(_unwrapped(opened), parsing.MAX_RECORD), lists, recorder)
    else:
        yield Unreadable("", parsing.sentence(error))


def _unwrapped(opened: Callable[[], BinaryIO]) -> Pages:
    pages = Pages(opened())
    pages.unwrap()
    return pages


def _records(
    values: Iterator[Value | Broken], lists: Sequence[Found], recorder: Recorder
) -> Iterator[Reading]:
    known = {found.path: (frame_of(found), joiner(found.frame)) for found in lists}
    is_empty, told = True, 0
    for value in values:
        told += 1
        place = f"record {value.number}" if value.number else ""
        if isinstance(value, Broken):
            yield from recorder.trouble(value.reason, place)
        elif value.path in known and (value.number or not value.path):
            is_empty = False
            frame, whole = known[value.path]
            yield from recorder.read(whole(value.value), place, frame)
    if is_empty:
        frames = (found.frame for found in lists if found.frame)
        for found in chain.from_iterable(articles_in(one, recorder.keys) for one in frames):
            for article in found.articles:
                yield from recorder.read(article, "", NO_FRAME)
        if told > MOST_BESIDE:
            yield Unreadable("", _NO_LIST)


def _look(pages: Pages, recorder: Recorder) -> list[Found]:
    """Where the articles of an object stand, and what stands around them."""
    scores, counts = Counter[Path](), Counter[Path]()
    beside: dict[str, Any] = {}
    kept = 0
    for value in walk(pages, parsing.MAX_RECORD):
        if isinstance(value, Broken):
            continue
        counts[value.path] += bool(value.number)
        if value.number and counts[value.path] <= _LOOKED_AT:
            scores[value.path] += likeness(value.value, recorder.keys)
        is_beside = scores[value.path] < ENOUGH * min(counts[value.path], 3)
        if (is_beside or not value.number) and kept < MOST_BESIDE:
            kept += 1
            _keep(beside, value)
    if not scores or not max(scores.values()):
        return [Found([], (), beside)]
    best = max(scores, key=lambda path: scores[path] * counts[path])
    means = {path: score / min(counts[path], _LOOKED_AT) for path, score in scores.items() if score}
    alike = [path for path, mean in means.items() if of_one_kind(mean, means[best])]
    return [Found([], path, _at(beside, path)) for path in alike]


def _keep(beside: dict[str, Any], value: Value) -> None:
    inner = beside
    for key in value.path[:-1]:
        step = inner.setdefault(key, {})
        inner = step if isinstance(step, dict) else {}
    if not value.path:
        return
    if value.number:
        held = inner.setdefault(value.path[-1], [])
        if isinstance(held, list):
            held.append(value.value)
    else:
        inner[value.path[-1]] = value.value


def _at(beside: Mapping[str, Any], path: Path) -> Mapping[str, object]:
    """The object that holds the list at a path, as far as it is kept."""
    inner: object = beside
    for key in path[:-1]:
        inner = inner.get(key) if isinstance(inner, Mapping) else None
    held = dict(inner) if isinstance(inner, Mapping) else {}
    held.setdefault(path[-1], [])
    return held
