"""What is neither a search nor an article."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from search.help.suggest import Kind
from web.formats.answers.base import Address, Answer, Count, Instant


class Suggestion(Answer, frozen=True):
    """What may be typed; `url` finds that many articles."""

    text: str
    kind: Kind
    articles: Count
    url: Address


class Suggestions(Answer, frozen=True):
    """What may be typed, going on from a beginning."""

    query: str
    suggestions: tuple[Suggestion, ...]


class Year(Answer, frozen=True):
    """The articles of a year."""

    year: int
    count: Count


class Counted(Answer, frozen=True):
    """What one query of a batch finds."""

    query: str
    understood_as: str
    warnings: tuple[str, ...]
    total: Count
    partial: bool
    undated: Count
    years: tuple[Year, ...]
    url: Address


class Batch(Answer, frozen=True):
    """The counts of many queries, in their order."""

    generation: str
    retrieved: Instant
    queries: tuple[Counted, ...]


class FeedAuthor(Struct, frozen=True):
    """Who wrote an item of a feed."""

    name: str


class FeedItem(Struct, frozen=True, kw_only=True):
    """An article in a feed (JSON Feed 1.1)."""

    id: str
    url: str
    title: str
    content_text: str
    authors: tuple[FeedAuthor, ...]
    tags: tuple[str, ...]
    external_url: str | UnsetType = UNSET
    language: str | UnsetType = UNSET
    date_published: Instant | UnsetType = UNSET
    date_modified: Instant | UnsetType = UNSET


class Feed(Struct, frozen=True, kw_only=True):
    """The newest articles of a search (JSON Feed 1.1); `description` warns, where that is due."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str | UnsetType = UNSET
    items: tuple[FeedItem, ...]


class Health(Answer, frozen=True):
    """The process answers."""

    status: Literal["ok"]


class Ready(Answer, frozen=True):
    """There is an index to search; `warnings` say what is wrong with it, or with a later one that
    it stands in for.
    """

    status: Literal["ok"]
    generation: str
    articles: Count
    published: Instant | None
    warnings: tuple[str, ...]


class Unready(Answer, frozen=True):
    """There is no index to search; `reason` says what to do."""

    status: Literal["unavailable"]
    reason: str


class Problem(Answer, frozen=True):
    """What went wrong (RFC 9457): `detail` says what is allowed, `parameter` where it was not.
    `requestId` finds in the log what broke.
    """

    type: str
    title: str
    status: int
    detail: str
    parameter: str | UnsetType = UNSET
    request_id: str | UnsetType = UNSET
