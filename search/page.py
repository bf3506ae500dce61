"""What is shown: one value for the page, the JSON and the terminal alike. No HTML, no addresses."""

from dataclasses import dataclass
from datetime import date

from index.article import LEDE_ANCHOR, OPENING_ANCHOR, Article, Image
from index.asking.hits import Hit
from index.asking.plan import Interval, Order
from search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class Fragment:
    """Characters of a snippet that stand side by side; with `mark` they are what matched."""

    text: str
    mark: bool = False


Snippet = tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class MatchedSection:
    """A section of an article in which something matched, and the snippet that shows it.

    `anchor` is where it stands on the article's page. `heading` is None where the section has none:
    for the title, lede and metadata (anchor `lede`), the opening (`s1`), a caption (`image1`), and
    where the heading is what its source repeats (`s2`).
    """

    heading: str | None
    anchor: str
    snippet: Snippet

    @property
    def opens(self) -> bool:
        """Whether it is the beginning of the article, which needs no name."""
        return self.heading is None and self.anchor in (LEDE_ANCHOR, OPENING_ANCHOR)

    @property
    def name(self) -> str:
        """What a link to it is called: its heading, else what it is."""
        caption = self.anchor.startswith("image")
        return self.heading or ("Picture caption" if caption else "Further down")


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one word, as it was typed, or one signal of the second look adds to a score; the latter
    may be less than 0.
    """

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why an article is among the results: a sentence for a reader, and what each word and
    the second look contribute to the score. The contributions add up to it.
    """

    sentence: str
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A hit, and what is shown of it: its title with marks, its best one to three sections, and how
    many sections matched in all. `explanation` is None unless the request asks for it.
    """

    hit: Hit
    marked_title: Snippet
    sections: tuple[MatchedSection, ...]
    sections_matched: int
    explanation: Explanation | None = None

    @property
    def id(self) -> str:
        """The id of the article."""
        return self.hit.id

    @property
    def article(self) -> Article:
        """The article that matched."""
        return self.hit.article

    @property
    def image(self) -> Image | None:
        """The article's first image."""
        return self.article.images[0] if self.article.images else None


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """A value of a facet, how many articles the search would find with it, and whether the request
    chooses or excludes it.
    """

    value: str
    count: int
    selected: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet as shown; `others` counts further values, `missing` the articles without any. Where
    all values are listed in pages, `pages` is how many of these there are. Years stand newest
    first, other values most frequent first where no other order was asked for.
    """

    name: str
    label: str
    values: tuple[FacetEntry, ...]
    others: int
    missing: int
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """A bucket of the timeline, from its first to its last day. `share` (0 to 1) is how many of the
    archive's articles of these days matched; 0 where the archive has none.
    """

    start: date
    end: date
    count: int
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The timeline without gaps; `interval` is None where no match stands in a bar. `undated`
    counts those without a date, and those that no bar holds whole: see
    `index.asking.hits.Timeline`.
    """

    interval: Interval | None
    bars: tuple[Bar, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Offer:
    """Another query that may be meant, and how many articles it finds."""

    query: str
    total: int


@dataclass(frozen=True, slots=True)
class Offers:
    """What else may be asked: the query in another spelling, and with a word in the very form in
    which it was typed.
    """

    did_you_mean: Offer | None
    exact_form: Offer | None


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to a `SearchRequest`.

    `total` counts every article that matched; `folded` of them stand under another result as its
    near-duplicates, and `pages` counts the pages of the rest. `next_cursor` goes on behind the last
    result and is None at the end. `order_by` is the order in force: where no word is scored,
    relevance is newest first. With `at_least`, `total` and every count are lower bounds. A page is
    `partial` where it lacks anything for want of time. `took_ms` is in milliseconds.
    `did_you_mean` and `exact_form` are as in `Offers`.
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
    did_you_mean: Offer | None = None
    exact_form: Offer | None = None
    next_cursor: str | None = None
    folded: int = 0
