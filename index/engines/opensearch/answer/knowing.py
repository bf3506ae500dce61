"""What has to be asked of the cluster before a plan can be written as a search."""

from collections.abc import Mapping, Sequence

from index.asking.expansion import cut_notice
from index.asking.plan import MAX_EXPANSION, Expandable, Near, Plan
from index.engines.opensearch.answer import expansion, nearness
from index.engines.opensearch.answer.queries import leaves
from index.engines.opensearch.client.asking import Asking
from index.text.folding import fold

_BY_CODE_POINT = {"_key": "asc"}


def expand(
    plan: Plan, asking: Asking
) -> tuple[Mapping[Expandable, Sequence[str]], tuple[str, ...]]:
    """The forms of each prefix, wildcard and fuzzy word, and a sentence where they are cut."""
    nodes = list(dict.fromkeys(n for n in leaves(plan.where) if isinstance(n, Expandable)))
    if not nodes:
        return {}, ()
    answered = asking.search(expansion.request(nodes, _BY_CODE_POINT))
    forms = (
        sorted((form.text for form in found), key=lambda form: (fold(form), form))
        for found in expansion.answer(nodes, answered)
    )
    pairs = list(zip(nodes, forms, strict=True))
    cut = tuple(cut_notice(node) for node, found in pairs if len(found) > MAX_EXPANSION)
    return {node: found[:MAX_EXPANSION] for node, found in pairs}, cut


def meetings(plan: Plan, asking: Asking) -> frozenset[nearness.Meeting]:
    """Where the words of nodes meet that are to stand near each other."""
    near = (node for node in leaves(plan.where) if isinstance(node, Near))
    nodes = list(dict.fromkeys(filter(nearness.may_meet, near)))
    if not nodes:
        return frozenset()
    return nearness.answer(nodes, asking.search(nearness.request(nodes)))
