"""A page of results."""

from datetime import date
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType, field

from index.article import Status
from index.asking.plan import Interval, Order
from web.formats.answers.article import Brief, Picture
from web.formats.answers.base import Address, Answer, Count, Instant, Score, WrittenDate


class Piece(Answer, frozen=True, omit_defaults=True):
    """A piece of plain text; `mark` is there where it matched."""

    text: str
    mark: bool = False


class Place(Answer, frozen=True):
    """A place of an article that matched, and the sentences that show it. `passage` is its address
    with the words that were found, to which a browser goes (a text fragment).
    """

    heading: str | None
    anchor: str
    url: Address
    passage: Address
    snippet: tuple[Piece, ...]


class Part(Answer, frozen=True):
    """What one word adds to a score."""

    name: str
    value: float


class Explanation(Answer, frozen=True):
    """Why a result is where it is; the values of the parts add up to its score."""

    sentence: str
    parts: tuple[Part, ...]


class Result(Answer, frozen=True):
    """An article that matched; `original` is its address at its source, `replay` where its capture
    is shown. `explain` is there where it was asked for.
    """

    id: str
    url: Address
    original: str | None
    title: str
    headline: str | None
    date: WrittenDate | None
    modified: Instant | None
    added: Instant | None
    changed: Instant | None
    captured: Instant | None
    replay: Address | None
    source: str
    authors: tuple[str, ...]
    section: str | None
    language: str | None
    status: Status
    notice: str | None
    corrected: WrittenDate | None
    score: Score
    sections: tuple[Place, ...]
    sections_matched: Count
    image: Picture | None
    also_in: tuple[Brief, ...]
    also_in_total: Count
    explain: Explanation | UnsetType = UNSET


class FacetValue(Answer, frozen=True):
    """A value of a facet; `url` is the search with it, or without it where it is in force."""

    value: str
    count: Count
    selected: bool
    excluded: bool
    url: Address


class Facet(Answer, frozen=True):
    """A facet: `others` counts further values, `missing` the articles without any."""

    name: str
    label: str
    values: tuple[FacetValue, ...]
    others: Count
    missing: Count


class Bucket(Answer, frozen=True):
    """A bar of the timeline; `share` is its part of all articles of these days."""

    start: date
    end: date
    count: Count
    share: Annotated[float, Meta(ge=0, le=1)]


class Timeline(Answer, frozen=True):
    """The matches by date; `undated` have none, or one that no bar holds whole."""

    interval: Interval | None
    buckets: tuple[Bucket, ...]
    undated: Count


class Offer(Answer, frozen=True):
    """Another query that may be meant, and how many articles it finds."""

    query: str
    total: Count
    url: Address


class SearchLinks(Answer, frozen=True):
    """The same search elsewhere: its other pages, and its other representations."""

    here: Address = field(name="self")
    next: Address | None
    prev: Address | None
    html: Address
    csv: Address
    jsonl: Address
    ris: Address
    bib: Address
    atom: Address
    feed: Address
    cite: Address


class Search(Answer, frozen=True):
    """A page of results."""

    query: str
    understood_as: str
    warnings: tuple[str, ...]
    did_you_mean: Offer | None
    exact_form: Offer | None
    total: Count
    partial: bool
    page: Annotated[int, Meta(ge=1)]
    page_size: Annotated[int, Meta(ge=1)]
    pages: Count
    folded: Count
    order_by: Order
    took_ms: Annotated[float, Meta(ge=0)]
    generation: str
    next_cursor: str | None
    results: tuple[Result, ...]
    facets: tuple[Facet, ...]
    timeline: Timeline
    links: SearchLinks
