"""What is shown: one value for the page, the JSON and the terminal alike. No HTML, no addresses."""

from dataclasses import dataclass
from datetime import date

from index.article import Article, Image
from index.asking.plan import Interval, Order
from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a snippet: text that matched, or not."""

    text: str
    mark: bool = False


Snippet = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SectionHit:
    """A place of the article that matched. `heading` is None for the title, lede and metadata
    (anchor `lede`), the opening (`s1`), a caption (`image1` ...); else the section's heading.
    """

    heading: str | None
    anchor: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Part:
    """What one word adds to a score."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is among the results: a sentence for a reader, and the parts of its score,
    which add up to it.
    """

    sentence: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One article that matched; `title` is marked text, `sections` its best one to three places.
    `explanation` is there where it was asked for. `folded` near-duplicates of it matched too;
    `also` are the first of them.
    """

    id: str
    title: str
    marked_title: Snippet
    headline: str | None
    date: date | None
    source: str
    authors: tuple[str, ...]
    score: float
    sections: tuple[SectionHit, ...]
    sections_matched: int
    image: Image | None
    explanation: Explanation | None = None
    also: tuple[Article, ...] = ()
    folded: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, the articles it would give, and whether it is chosen or excluded."""

    value: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet as shown; `others` counts further values, `missing` the articles without any."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    others: int
    missing: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bucket of the timeline, from its first to its last day. `share` is the part that its
    articles are of all the archive has of these days; 0 where it has none.
    """

    start: date
    end: date
    count: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline, zero-filled; `interval` is None where no match has a date."""

    interval: Interval | None
    bars: tuple[Bar, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another way to put the query, and how many articles it finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a `SearchRequest`. `total` counts every article, also the `folded` ones that
    are under another result; `pages` counts pages of what is left. `next_cursor` continues after
    the last result, None at the end. `order_by` is the order in force: where nothing is
    scored, relevance is newest first. `at_least`: `total` and every count are lower bounds; a
    `partial` page is one that lacks anything.
    """

    request: SearchRequest
    understood_as: str
    warnings: tuple[str, ...]
    total: int
    pages: int
    results: tuple[Result, ...]
    facets: tuple[FacetGroup, ...]
    timeline: TimelineView
    generation: str
    took_ms: float
    order_by: Order
    at_least: bool = False
    partial: bool = False
    did_you_mean: Suggestion | None = None
    next_cursor: str | None = None
    folded: int = 0
