"""What a reader asks for, checked: the words, the choices, the window."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from index.asking.plan import Choice, Copies, Interval, Order
from index.document import FACETS

Match = Literal["all", "any"]
Duplicates = Literal["fold", "show"]
ValueOrder = Literal["count", "name"]

MAX_QUERY = 2_000
MAX_QUERIES = 50
"""How many queries can be asked at once."""
MAX_COMPARED = 6
"""How many queries can be counted side by side over time."""
MAX_SUGGESTIONS = 20
DEFAULT_PAGE_SIZE = 10
MAX_PAGE_SIZE = 100
MAX_CHOICES = 100
"""How many values of one facet can be chosen; as many more can be excluded."""
MAX_SELECTED = 300
"""How many articles a selection has at most: as many as an address has room for."""
MAX_TITLE = 200
MAX_WINDOW = 10_000
"""The last result that `page` × `page-size` can reach; a cursor goes beyond it."""
MAX_CITED = 100_000
"""Of so many articles at most a citation has a fingerprint."""
MAX_VALUES = 10_000
"""How many values of a facet can be listed: the most frequent ones."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search. `from_added` and `to_added` are whole seconds in UTC, between which, both
    included, the archive first had the articles. `choices` holds the chosen and the excluded values
    of each facet. `cursor` is the text that an earlier page gave; where it is set, `page` does not
    count. `explain` asks why each result is where it is. `duplicates` says whether near-duplicates
    go under one result, `copies` whether none of them or only they are looked for (as in `Plan`).
    `facets` are those that are counted, in the order of `FACETS`.
    """

    q: str = ""
    from_date: date | None = None
    to_date: date | None = None
    from_added: datetime | None = None
    to_added: datetime | None = None
    order_by: Order = "relevance"
    page: int = 1
    page_size: int = DEFAULT_PAGE_SIZE
    cursor: str | None = None
    match: Match = "all"
    explain: bool = False
    duplicates: Duplicates = "fold"
    copies: Copies = "all"
    facets: tuple[str, ...] = tuple(FACETS)
    choices: tuple[Choice, ...] = ()

    @property
    def filtered(self) -> bool:
        """Whether anything but the words narrows it."""
        dated = self.from_date or self.to_date or self.from_added or self.to_added
        return bool(dated or self.choices or self.copies != "all")

    def choice(self, facet: str) -> Choice:
        """What is chosen of one facet; an empty choice where nothing is."""
        return next((c for c in self.choices if c.facet == facet), Choice(facet))


@dataclass(frozen=True, slots=True)
class CompareRequest:
    """Queries to be counted side by side over time. All but their words is `shared`. `interval`:
    how long a step is; None: as long as fits. `split`: the one query by its largest sources.
    """

    queries: tuple[str, ...]
    shared: SearchRequest = SearchRequest()
    interval: Interval | None = None
    split: bool = False


@dataclass(frozen=True, slots=True)
class ValuesRequest:
    """Which values of a facet are listed: those that contain the words of `find`, the last as a
    beginning; the most frequent first, or by `name`; `page` is one of `size` values, from 1.
    """

    find: str = ""
    order: ValueOrder = "count"
    page: int = 1
    size: int = 50
