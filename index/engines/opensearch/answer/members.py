"""Everything that matches a plan, read in pages in the order of the ids."""

from collections.abc import Iterator
from typing import Any

from index.asking.members import Matched, Members
from index.asking.plan import Plan
from index.engines.opensearch.answer import searching
from index.engines.opensearch.answer.queries import Known
from index.engines.opensearch.client.asking import Asking

PAGE = 10_000
"""Articles of one answer: the most that the cluster gives."""
SECONDS = 30.0
"""How long all pages may take together."""
_COLUMNS = ("fingerprint", "added", "changed")


def members(plan: Plan, known: Known, asking: Asking) -> Members:
    """The articles that match a plan, by id.

    Raises:
        EngineDownError: there is no answer, or none in time.
    """
    return Members(tuple(_members(plan, known, asking)), asking.partial or plan.deadline.missed)


def _members(plan: Plan, known: Known, asking: Asking) -> Iterator[Matched]:
    after: list[str] | None = None
    while not plan.deadline.passed():
        hits = asking.search(searching.named(plan, known, _COLUMNS, PAGE, after))["hits"]["hits"]
        yield from map(_member, hits)
        if len(hits) < PAGE:
            return
        after = hits[-1]["sort"]


def _member(hit: dict[str, Any]) -> Matched:
    values = hit.get("fields", {})
    fingerprint, added, changed = (values.get(name, [0])[0] for name in _COLUMNS)
    return Matched(hit["sort"][0], int(str(fingerprint), 16), added, changed)
