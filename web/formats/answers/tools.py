"""What the tools for model clients answer (docs/desk.md): small, for every word of it is read."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from web.formats.answers.base import Answer, Count, Instant, WrittenDate

PublicAddress = Annotated[str, Meta(description="Absolute: cite this.")]


class Found(Answer, frozen=True):
    """An article that matched; `text` is where, cut short. `status` is there unless it is live."""

    id: str
    title: str
    url: PublicAddress
    date: WrittenDate | UnsetType = UNSET
    source: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    status: str | UnsetType = UNSET
    also_in: Count | UnsetType = UNSET


class Results(Answer, frozen=True):
    """A page of results. `total` counts all matches, `folded` of them stand under another as its
    near-duplicates. `partial`: time was short, and `total` is the least.
    """

    results: tuple[Found, ...]
    total: Count
    query: str | UnsetType = UNSET
    understood_as: str | UnsetType = UNSET
    warnings: tuple[str, ...] | UnsetType = UNSET
    did_you_mean: str | UnsetType = UNSET
    folded: Count | UnsetType = UNSET
    partial: bool | UnsetType = UNSET
    next_page: int | UnsetType = UNSET
    next_cursor: str | UnsetType = UNSET
    generation: str | UnsetType = UNSET
    url: str | UnsetType = UNSET


class Facts(Answer, frozen=True):
    """What else is known of an article; `original` is its address at its source, `length` that of
    its text in characters.
    """

    source: str
    date: WrittenDate | None
    authors: tuple[str, ...]
    section: str | None
    language: str | None
    licence: str | None
    original: str | None
    status: str
    notice: str | None
    citation: str
    length: Count


class Fetched(Answer, frozen=True):
    """A piece of an article's text; `next_offset` is where the next one begins, if one does."""

    id: str
    title: str
    text: str
    url: PublicAddress
    metadata: Facts
    next_offset: Count | UnsetType = UNSET


class Years(Answer, frozen=True):
    """How many articles a query finds, in all and by year. `partial`: these are lower bounds."""

    query: str
    total: Count
    undated: Count
    years: dict[str, Count]
    understood_as: str | UnsetType = UNSET
    warnings: tuple[str, ...] | UnsetType = UNSET
    partial: bool | UnsetType = UNSET


class OverTime(Answer, frozen=True):
    """The years of each query, and those of all articles under the same filters, to divide by."""

    queries: tuple[Years, ...]
    everything: Years
    generation: str


class Counted(Answer, frozen=True):
    """A value and how many articles have it."""

    value: str
    count: Count


class Values(Answer, frozen=True):
    """Values of a facet: `others` counts further values, `missing` the articles without any."""

    name: str
    label: str
    values: tuple[Counted, ...]
    others: Count
    missing: Count
    next_page: int | UnsetType = UNSET


class Described(Answer, frozen=True):
    """What the archive holds, and how it is asked: `typed` says what can be typed in a query."""

    title: str
    url: PublicAddress
    articles: Count
    first: str | None
    last: str | None
    language: str
    generation: str
    published: Instant | None
    notices: tuple[str, ...]
    sources: tuple[Counted, ...]
    other_sources: Count
    languages: tuple[Counted, ...]
    facets: dict[str, str]
    typed: dict[str, str]
