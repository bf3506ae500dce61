"""A search as it is cited."""

from typing import Annotated, Literal

from msgspec import Meta

from web.formats.answers.article import Brief
from web.formats.answers.base import Address, Answer, Count, Instant

Fingerprint = Annotated[
    str,
    Meta(
        pattern="^[0-9a-f]{16}$",
        description="The first 16 hex digits of the SHA-256 of the lines “id fingerprint” of all "
        "articles that are found, in the order of their bytes, each with a line feed at its end.",
    ),
]


class Filter(Answer, frozen=True):
    """A filter of a search; `excluded`: what it names is left out."""

    label: str
    value: str
    excluded: bool


class Style(Answer, frozen=True):
    """A citation as a style writes it."""

    name: str
    text: str


class SinceCited(Answer, frozen=True):
    """What became of what a citation claims. `same`: the same articles are found, each as it was.
    `differs`: `added` came later, `changed` are no longer as they were, and `gone` are no longer
    found, which are more where some changed. `other`: the claim is of another archive. `newest`
    and `altered` are the first 50 of those that came and that changed.
    """

    verdict: Literal["same", "differs", "other"]
    total: Count
    fingerprint: Fingerprint
    as_of: Instant
    gone: Count
    changed: Count
    added: Count
    newest: tuple[Brief, ...]
    altered: tuple[Brief, ...]


class CitedSearch(Answer, frozen=True):
    """A search as it is cited: `fingerprint` and `since` are null where more than 100,000 articles
    are found, and `since` is null where no earlier citation is asked about. `url` asks about this
    one; `asOf` is when the generation was published.
    """

    query: str
    understood_as: str
    filters: tuple[Filter, ...]
    warnings: tuple[str, ...]
    total: Count
    generation: str
    as_of: Instant
    retrieved: Instant
    fingerprint: Fingerprint | None
    url: Address
    html: Address
    sentence: str
    styles: tuple[Style, ...]
    since: SinceCited | None
