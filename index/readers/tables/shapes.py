"""Where in a document its articles stand, whatever is wrapped around them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from index.readers.tables.keys import Keys
from index.readers.tables.synonyms import LIKE_BODIES, LIKE_TITLES, normal, normals

_MOST_LEVELS = 6
_MOST_LOOKED_AT = 50
_MOST_MEMBERS = 200
"""So many members in a row without an article tell that there is none."""
_BESIDE = normals("""
    images image multimedia media related links _links associations authors author tags
    categories users settings comments renditions attachments keywords photos subject people
    replies thread reblog trail blog theme posts_tags posts_authors
    revisions versions mobiledoc_revisions post_revisions
""")
"""Members that are part of an article, or stand beside articles, and are none themselves."""
_WRAPPERS = normals("_source article item post document doc story news record node entry data")
_FEEDS = frozenset({"items", "item", "articles", "posts", "entries", "results", "docs"})
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Articles of a document. `path` is where their list stands; `frame` is the object that holds
    it, None if there is none.
    """

    articles: Sequence[object]
    path: tuple[str, ...] = ()
    frame: Mapping[str, object] | None = None


def likeness(value: object, keys: Keys) -> int:
    """How much a value is like an article: 2 for a text, 1 for a title, 1 for a date or an address
    beside these; 2 for a lede with a date. From `ENOUGH` it is one.
    """
    if not isinstance(value, Mapping):
        return 0
    if wrapped(value, keys) is not value:
        return 4
    body = any(_is_text(text, keys) for name in LIKE_BODIES for text, *_ in keys.found(value, name))
    title = any(_has(value, name, keys) for name in LIKE_TITLES)
    dated = _has(value, "date", keys)
    if title or body:
        return 2 * body + title + (dated or _has(value, "url", keys))
    return ENOUGH if dated and _has(value, "lede", keys) else 0


def wrapped(record: Mapping[str, object], keys: Keys) -> Mapping[str, object]:
    """The article in a wrapper (`_source` of Elasticsearch, `item`, `article` …), with what the
    wrapper says beside it; the record itself if it is no wrapper.
    """
    if any(_has(record, name, keys) for name in LIKE_TITLES):
        return record
    for key, value in list(record.items())[:_MOST_MEMBERS]:
        if normal(str(key)) not in _WRAPPERS or not isinstance(value, Mapping):
            continue
        if any(_has(value, name, keys) for name in LIKE_TITLES):
            beside = {k: v for k, v in record.items() if not isinstance(v, Mapping | list)}
            return {**value, **{k: v for k, v in beside.items() if k not in value}}
    return record


def articles_in(document: object, keys: Keys) -> list[Found]:
    """The articles of a document: it itself, or the elements of its lists that are like articles
    (pages of answers, a list a day), or the articles somewhere in it. Empty where nothing is like
    one.
    """
    if isinstance(document, list):
        whole = _likeness_of_list(document, keys)
        lists = () if whole else _lists(document, (), keys)
        return _of_one_kind(lists, keys) or [Found(document)]
    own = likeness(document, keys)
    if own >= ENOUGH and _has_text(document, keys):
        return [Found([document])]
    found = _of_one_kind(_candidates(document, (), keys), keys)
    if not found:
        is_article = own >= ENOUGH and not is_empty_feed(document)
        return [Found([document])] if is_article else []
    if own >= ENOUGH and max(_likeness_of_list(one.articles, keys) for one in found) <= own:
        return [Found([document])]
    return found


def of_one_kind(mean: float, best: float) -> bool:
    """Whether records are articles as those are that are most like articles: as much on the
    average, or with title and text.
    """
    return mean >= min(best, ENOUGH + 1)


def _of_one_kind(candidates: Iterable[Found], keys: Keys) -> list[Found]:
    """Those that are most like articles, and all others of their kind. What holds them, or is held
    by them, is none.
    """
    known = [(found, _likeness_of_list(found.articles, keys)) for found in candidates]
    if not known:
        return []
    best, most = max(known, key=lambda pair: pair[1])
    mean = most / len(best.articles) ** 2
    return [
        found
        for found, total in known
        if of_one_kind(total / len(found.articles) ** 2, mean)
        and (found.path == best.path or not _is_within(found.path, best.path))
    ]


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one path begins with the other."""
    return all(a == b for a, b in zip(one, other, strict=False))


def is_empty_feed(document: object) -> bool:
    """Whether a document is a feed or a page of answers that has a list for articles, with none in
    it.
    """
    return isinstance(document, Mapping) and any(
        isinstance(value, list) and not any(value) and normal(str(key)) in _FEEDS
        for key, value in document.items()
    )


def _candidates(value: object, path: tuple[str, ...], keys: Keys) -> Iterator[Found]:
    if len(path) > _MOST_LEVELS or not isinstance(value, Mapping):
        return
    members = ((str(key), inner) for key, inner in value.items() if normal(str(key)) not in _BESIDE)
    yield from _fruitful(
        (_member(inner, (*path, key), value, keys) for key, inner in members), _MOST_MEMBERS
    )


def _member(
    inner: object, path: tuple[str, ...], frame: Mapping[str, object], keys: Keys
) -> Iterator[Found]:
    if isinstance(inner, list):
        if _likeness_of_list(inner, keys):
            yield Found(inner, path, frame)
        else:
            yield from _lists(inner, path, keys)
    elif isinstance(inner, Mapping):
        if likeness(inner, keys) >= ENOUGH:
            yield Found([inner], path, frame)
        yield from _candidates(inner, path, keys)


def _lists(elements: Sequence[object], path: tuple[str, ...], keys: Keys) -> Iterator[Found]:
    return _fruitful((_candidates(one, path, keys) for one in elements), _MOST_LOOKED_AT)


def _fruitful(places: Iterable[Iterator[Found]], most: int) -> Iterator[Found]:
    """What is found in one place after another, until `most` in a row hold nothing."""
    barren = 0
    for place in places:
        found = list(place)
        yield from found
        barren = 0 if found else barren + 1
        if barren == most:
            return


def _likeness_of_list(elements: Sequence[object], keys: Keys) -> int:
    """The likeness of a list's elements, added up; 0 if they are no articles on the average. An
    empty object says nothing.
    """
    looked = list(islice(filter(None, elements), _MOST_LOOKED_AT))
    total = sum(likeness(element, keys) for element in looked)
    return total * len(elements) if looked and total >= ENOUGH * len(looked) * 0.6 else 0


def _has(record: Mapping[str, object], name: str, keys: Keys) -> bool:
    for value, *_ in keys.found(record, name):
        if isinstance(value, str | Mapping) or (name == "date" and not isinstance(value, bool)):
            return True
    return False


def _has_text(value: object, keys: Keys) -> bool:
    return isinstance(value, Mapping) and any(
        _is_text(text, keys) for text, *_ in keys.found(value, "body")
    )


def _is_text(value: object, keys: Keys) -> bool:
    """Whether a value under a key of texts is one, and not a list of articles or an article."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, list) and value:
        first = value[0]
        if not isinstance(first, Mapping):
            return isinstance(first, str)
        return not any(_has(first, name, keys) for name in ("title", "date"))
    return isinstance(value, Mapping) and not any(_has(value, n, keys) for n in LIKE_TITLES)
