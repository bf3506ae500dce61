"""One published generation in the cluster, as it answers."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from index.article import Article
from index.asking.hits import Archive, Family, Form, Hit, Hits, instants
from index.asking.members import Members
from index.asking.plan import Expandable, Plan
from index.asking.rescoring import worth
from index.asking.scored import Key, Scored
from index.asking.scoring import Statistics
from index.engines.opensearch.annexes import read_annex, read_paragraphs
from index.engines.opensearch.answer import (
    copies,
    counting,
    expansion,
    folding,
    members,
    relatives,
    searching,
    second,
)
from index.engines.opensearch.answer.knowing import expand, meetings
from index.engines.opensearch.answer.queries import Known
from index.engines.opensearch.answer.statistics import Totals, counts, in_cluster, totals, weights
from index.engines.opensearch.client.asking import Asking
from index.engines.opensearch.client.client import Cluster
from index.engines.opensearch.client.refusals import NotFoundError
from index.engines.opensearch.generation import Contents
from index.generations.annex import Annex
from index.generations.paragraphs import Paragraphs
from index.stored import from_json

_ID = re.compile(r"[A-Za-z0-9_-]{1,128}")
_AT_ONCE = 100
"""Articles that are read in one call."""
_READ_SECONDS = 60.0
_BY_COUNT = {"_count": "desc"}
_PARTIAL = ("A part of the archive did not answer in time: articles are missing here.",)


class OpenSearchReader:
    """One snapshot: its index is never written to again. Threads may share it.

    Args:
        cluster: where it is.
        index: its name there.
        generation: the name of the generation.
        contents: what it says of itself.
    """

    def __init__(self, cluster: Cluster, index: str, generation: str, contents: Contents) -> None:
        self._cluster = cluster
        self._index = index
        self._generation = generation
        self._contents = contents

    def archive(self) -> Archive:
        """How many articles there are, and from when to when."""
        first, last = self._contents.days()
        contents = self._contents
        known = contents.articles, self._generation, contents.language
        return Archive(*known, first, last, *instants(contents.added))

    def article(self, id: str) -> Article | None:
        """The stored article, or None."""
        if not _ID.fullmatch(id):  # it is part of an address there
            return None
        try:
            found = self._cluster.call("GET", f"/{self._index}/_doc/{id}?_source=article")
        except NotFoundError:
            return None
        return from_json(found["_source"]["article"])

    def articles(self, ids: Collection[str]) -> Iterator[Article]:
        """The stored articles with these ids.

        Raises:
            EngineDownError: the cluster cannot be asked.
        """
        path, wanted = f"/{self._index}/_mget?_source=article", list(ids)
        for start in range(0, len(wanted), _AT_ONCE):
            asked = {"ids": wanted[start : start + _AT_ONCE]}
            found = self._cluster.call("POST", path, asked, seconds=_READ_SECONDS)
            yield from (from_json(d["_source"]["article"]) for d in found["docs"] if d.get("found"))

    def family(self, id: str) -> Family:
        """The copies of an article, edited ones too.

        Raises:
            EngineDownError: the cluster cannot be asked.
        """
        return relatives.family(id, self._search)

    def annex(self) -> Annex:
        """What the generation knows beside its articles.

        Raises:
            DamagedIndexError: it cannot be read.
            EngineDownError: the cluster cannot be asked.
        """
        return self._annex

    def paragraphs(self) -> Paragraphs:
        """In how many articles of its source each paragraph stands.

        Raises:
            DamagedIndexError: they cannot be read, or an earlier release did not count them.
            EngineDownError: the cluster cannot be asked.
        """
        return read_paragraphs(self._cluster, f"{self._index}-ledger")

    def statistics(self, keys: Sequence[Key]) -> tuple[Statistics, ...]:
        """What the scoring law knows of each key."""
        if not keys:
            return ()
        return in_cluster(keys, self._totals, self._search(counts(keys)))

    def forms(self, node: Expandable, limit: int) -> tuple[Form, ...]:
        """The forms that a node stands for, the most frequent first."""
        (forms,) = expansion.answer([node], self._search(expansion.request([node], _BY_COUNT)))
        return tuple(sorted(forms, key=lambda form: (-form.articles, form.text))[:limit])

    def warm(self) -> None:
        """Asks once, so that the cluster has read what it needs."""
        self.run(Plan())

    def shape(self) -> None:
        """Nothing is compiled."""

    def run(self, plan: Plan) -> Hits:
        """Answers the plan."""
        asking = Asking(self._cluster, self._index)
        forms, notices = expand(plan, asking)
        known = Known(forms, meetings(plan, asking), self._weights(plan, asking))
        again = second.looks_again(plan)
        asked = second.first_of(plan) if again else plan
        found = asking.search(searching.counted(asked, known, bare=again))
        counted = found.get("aggregations", {}) | searching.whole(plan, known, found, asking)
        groups = folding.groups(counted["groups"]) if plan.fold else ()
        copied = copies.copies(plan, asking, partial(searching.copies, plan, known))
        listed = found
        if groups and plan.limit:
            listed = asking.search(searching.listed(asked, known, groups, bare=again))
        if again:

            def behind(rest: Plan) -> list[second.Place]:
                body = searching.listed(rest, known, groups, bare=True)
                return second.places(asking.search(body))

            hits = self._shown(plan, second.places(listed), behind)
        else:
            hits = [_hit(hit) for hit in listed["hits"]["hits"]]
            hits = hits[plan.offset :] if plan.after else hits
        return Hits(
            total=found["hits"]["total"]["value"],
            hits=_told(plan, known, hits, groups, asking),
            generation=self._generation,
            facets=counting.facets(plan, counted),
            timeline=counting.days(plan, counted, copied),
            notices=(
                *notices,
                *counting.cut_notices(plan, counted),
                *folding.cut_notices(groups),
                *(_PARTIAL if asking.partial else ()),
            ),
            partial=asking.partial,
            folded=sum(group.folded for group in groups),
        )

    def members(self, plan: Plan) -> Members:
        """Every article that matches the plan, by id.

        Raises:
            EngineDownError: the cluster cannot be asked.
        """
        asking = Asking(self._cluster, self._index, members.SECONDS)
        known = Known(expand(plan, asking)[0], meetings(plan, asking), {})
        return members.members(plan, known, asking)

    def _shown(self, plan: Plan, found: Sequence[second.Place], listed: second.Listed) -> list[Hit]:
        """The hits of a plan's window after the second look; `found` are those before it."""
        look = plan.second.words if plan.second else ()
        keys = dict.fromkeys(Key(text) for word in look for text in word)
        known = dict(zip(keys, self.statistics([*keys]), strict=True))
        worths = [worth([known[Key(text)] for text in word]) for word in look]
        places = second.window(plan, found, worths, self._search, listed)
        articles = {one.id: one for one in self.articles([place.id for place in places])}
        return [
            Hit(place.id, place.score, articles[place.id], added=place.added) for place in places
        ]

    def _weights(self, plan: Plan, asking: Asking) -> Mapping[Scored, Mapping[Key, float]]:
        """What the cluster does not know by itself of the words of a plan."""

        def statistics(keys: Sequence[Key]) -> tuple[Statistics, ...]:
            return in_cluster(keys, self._totals, asking.search(counts(keys)))

        return weights(plan.scored, self._contents.shards, statistics)

    @cached_property
    def _annex(self) -> Annex:
        return read_annex(self._cluster, f"{self._index}-ledger")

    @cached_property
    def _totals(self) -> Mapping[str, Totals]:
        return totals(self._search(counts(())))

    def _search(self, body: dict[str, Any]) -> dict[str, Any]:
        return Asking(self._cluster, self._index).search(body)


def _told(
    plan: Plan,
    known: Known,
    hits: Sequence[Hit],
    groups: Sequence[folding.Group],
    asking: Asking,
) -> tuple[Hit, ...]:
    """The hits with the near-duplicates under them."""
    shown = {hit.id for hit in hits}
    named = {group.first: group for group in groups if group.first in shown}
    if not named:
        return tuple(hits)
    names = [group.name for group in named.values()]
    answered = asking.search(searching.told(plan, known, names))
    under = folding.also(answered["aggregations"]["groups"])
    return tuple(
        replace(hit, also=under.get(hit.id, ()), folded=named[hit.id].folded)
        if hit.id in named
        else hit
        for hit in hits
    )


def _hit(found: Mapping[str, Any]) -> Hit:
    return Hit(found["_id"], found["_score"] or 0.0, from_json(found["_source"]["article"]))
