"""The filters as a form: what is shown of the facets, and what the form carries unseen."""

from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from index.document import FACETS
from search.page import FacetEntry, FacetGroup, Page
from search.request import SearchRequest
from web.address import form
from web.address.checking import echo, nearest

_AT_ONCE = 5
_ON_DEMAND = 20
"""So many more values unfold in the form; of a longer list (of years) its own page has them."""


@dataclass(frozen=True, slots=True)
class Fieldset:
    """A facet as the form shows it: values at once, values on demand, and how many have none."""

    name: str
    label: str
    values: tuple[FacetEntry, ...]
    more: tuple[FacetEntry, ...]
    others: int
    missing: int


def require(name: str) -> None:
    """Checks that there is a facet of this name.

    Raises:
        NotFound: there is none; it says which are.
    """
    if name not in FACETS:
        near = nearest(name, tuple(FACETS))
        hint = f" (did you mean {near}?)" if near else ""
        raise NotFound(f"There is no facet “{echo(name)}”{hint}; there are {', '.join(FACETS)}.")


def fieldsets(page: Page) -> list[Fieldset]:
    """The facets that can narrow this search or already do."""
    return [_fieldset(group) for group in page.facets if _useful(group, page.total)]


def _useful(group: FacetGroup, total: int) -> bool:
    if any(value.selected or value.excluded for value in group.values):
        return True
    one_for_all = len(group.values) == 1 and group.values[0].count == total
    return bool(group.values) and not one_for_all


def all_of(group: FacetGroup) -> Fieldset:
    """A facet whose values are all shown at once."""
    return Fieldset(group.name, group.label, group.values, (), group.others, group.missing)


def _fieldset(group: FacetGroup) -> Fieldset:
    values = group.values
    # Whatever is in force stays in sight; a group one longer than the fold is shown whole.
    fold = _AT_ONCE if len(values) > _AT_ONCE + 1 else len(values)
    kept = {v.value for v in values[:fold]} | {v.value for v in values if v.selected or v.excluded}
    folded = tuple(v for v in values if v.value not in kept)
    far = len(folded) if len(folded) > _ON_DEMAND else 0
    return Fieldset(
        group.name,
        group.label,
        tuple(v for v in values if v.value in kept),
        () if far else folded,
        group.others + far,
        group.missing,
    )


def carried(request: SearchRequest, shown: list[Fieldset]) -> list[tuple[str, str]]:
    """The arguments that the form must carry in hidden fields, for no control shows them."""
    controls = {
        (prefix + fieldset.name, value.value)
        for fieldset in shown
        for value in (*fieldset.values, *fieldset.more)
        for prefix in ("", "not-")
    }
    pairs = form.write(request, page=1, cursor=None)
    visible = {"q", "from-date", "to-date"}
    return [pair for pair in pairs if pair[0] not in visible and pair not in controls]
