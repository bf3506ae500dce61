"""What sources were called before: a choice of such a name means the names of today."""

from collections.abc import Mapping
from dataclasses import replace

from index.asking.plan import Choice
from index.asking.protocol import Reader
from search.request import MAX_CHOICES, SearchRequest

_FACET = "source"


def renamed(request: SearchRequest, reader: Reader) -> SearchRequest:
    """The request with the names that its sources have now; a name that stands for more of them
    than can be chosen stays as it is.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    choice = request.choice(_FACET)
    if not (choice.only or choice.none_of):  # as nearly always, and nothing need be read
        return request
    now = reader.annex().renamed
    better = Choice(_FACET, _today(choice.only, now), _today(choice.none_of, now))
    if better == choice:
        return request
    chosen = (better if one.facet == _FACET else one for one in request.choices)
    return replace(request, choices=tuple(chosen))


def too_many(request: SearchRequest, reader: Reader) -> tuple[str, ...]:
    """A sentence for each name in the request that stands for more sources than can be chosen.

    Raises:
        EngineDownError, DamagedIndexError: the snapshot cannot be asked.
    """
    choice = request.choice(_FACET)
    chosen = (*choice.only, *choice.none_of)
    now = reader.annex().renamed if chosen else {}
    return tuple(
        f"“{name}” is the folder of {len(now[name]):,} sources: choose those that you mean."
        for name in dict.fromkeys(chosen)
        if name in now
    )


def _today(names: tuple[str, ...], now: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    today: list[str] = []
    left = len(names)
    for name in names:
        left -= 1
        means = now.get(name, ())
        fits = len(today) + len(means) + left <= MAX_CHOICES
        today += means if means and fits else (name,)
    return tuple(dict.fromkeys(today))
