"""What an index answers: one snapshot, one value."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from index.article import Article
from index.asking.plan import After, Interval, Order

MAX_ALSO = 20
"""How many near-duplicates are told with a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matched. `score` is unrounded, and 0.0 where nothing is scored. `folded`
    near-duplicates of it matched too; `also` are the first `MAX_ALSO` of them. `added` is what each
    of `index.asking.rescoring.SIGNALS` added to the score, in their order; empty where the hit was
    not looked at again.
    """

    id: str
    score: float
    article: Article
    also: tuple[Article, ...] = ()
    folded: int = 0
    added: tuple[float, ...] = ()

    def behind(self, order: Order) -> After:
        """Where this hit stands in an order, so that the next ones follow it."""
        rank = float(self.article.added_second) if order == "added" else self.score
        return After(rank, self.article.date, self.id)


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """Values of a facet with their counts: most frequent first, then by code point; then those
    asked for by name. `others` counts the further values, `missing` the articles without any.
    """

    facet: str
    values: tuple[tuple[str, int], ...]
    others: int
    missing: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles per bucket, in time order, buckets without articles left out; each is named by its
    first day. `undated` counts the matching articles without a date, and those that no bucket holds
    whole: of a date that is known to the month or the year only, every day has to be in one;
    `too_coarse` of them are of this kind. Where no bucket has an article, `interval` is None.
    `first` and `last` are the first days of the earliest and the latest date among the matches.
    """

    interval: Interval | None
    buckets: tuple[tuple[date, int], ...]
    undated: int
    first: date | None = None
    last: date | None = None
    too_coarse: int = 0


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to one plan. `total` counts every article; `folded` of them are under another hit.
    `notices` are sentences about limits that were reached, such as an expansion cut short. Where
    the answer is `partial`, there may be more hits, and every count is a lower bound.
    """

    total: int
    hits: tuple[Hit, ...]
    generation: str
    facets: tuple[FacetCounts, ...] = ()
    timeline: Timeline | None = None
    notices: tuple[str, ...] = ()
    partial: bool = False
    folded: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a family. `agreeing` is how many components of its signature, of 128, agree
    with that of the article that was asked about. `group` is the id of the first of its
    near-duplicates, under which it is folded unless that is itself; None where it has none.
    """

    id: str
    agreeing: int
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """The article that was asked about, and every article that a chain of near ones leads to
    (`index.text.families`), in the order in which they were found. Where it is `cut` there are
    more.
    """

    members: tuple[Member, ...] = ()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A word as the archive writes it, and how many articles have it."""

    text: str
    articles: int


@dataclass(frozen=True, slots=True)
class Archive:
    """What an index holds as a whole; `language` is what its text was analysed as (BCP 47).
    `first` and `last` are the first days of its earliest and its latest date; `first_added` and
    `last_added` the seconds (UTC) in which the articles that it still has came first and last.
    `published`: when its generation was sealed. `notices` are sentences about what is wrong with
    it; `damaged`: it stands in for a later one that is damaged.
    """

    articles: int
    generation: str
    language: str
    first: date | None
    last: date | None
    first_added: datetime | None = None
    last_added: datetime | None = None
    published: datetime | None = field(default=None, compare=False)
    notices: tuple[str, ...] = ()
    damaged: bool = False

    @property
    def next_added(self) -> datetime | None:
        """The first second in which an article can come that it does not have yet: whoever asks
        for what came from then on misses nothing and sees nothing twice. None where it is not
        known when its articles came.
        """
        return self.last_added + timedelta(seconds=1) if self.last_added else None


def instants(seconds: tuple[int, int] | None) -> tuple[datetime | None, datetime | None]:
    """Two seconds since 1970 as instants."""
    if seconds is None:
        return None, None
    return datetime.fromtimestamp(seconds[0], UTC), datetime.fromtimestamp(seconds[1], UTC)
