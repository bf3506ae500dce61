"""A document as the cluster stores it."""

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from index.article import Article
from index.document import FACETS, FIELDS, WEIGHTS, Document
from index.engines.opensearch.schema import (
    ANY_FORMS,
    BANDS,
    LAST_DAY,
    LONGEST_TOKEN,
    SKETCH,
    TITLE_WORDS,
)
from index.stored import to_json
from index.text.analysis import folded_words
from index.text.families import bands
from index.text.folding import fold
from index.text.keys import analyzer

SEPARATOR = "\t"
"""Stands between a form without case and accents and the form, and comes before all in them."""


def source(document: Document) -> dict[str, Any]:
    """The members of a document, without those that are empty. Its `group` of near-duplicates, and
    whether it is a copy in it, are added when all are there.
    """
    article = document.article
    members: dict[str, Any] = {
        "id": article.id,
        "article": to_json(article),
        "day": article.date.toordinal() if article.date else None,
        LAST_DAY: _last_day(article),
        "added": article.added_second,
        "changed": article.changed_second,
        "fingerprint": article.fingerprint,
        "signature": b64encode(document.signature).decode(),
        BANDS: [f"{band:x}" for band in bands(document.signature)],
        SKETCH: b64encode(document.sketch).decode(),
        TITLE_WORDS: document.title_words,
    }
    any_forms: set[str] = set()
    words = analyzer(document.language)
    for field in FIELDS:
        passages = [p for p in document.passages if p.field == field.name]
        values = [list(words.tokens(p.text)) for p in passages]
        keys = [[token.all_keys for token in value] for value in values]
        distinct = set(map(form_value, {token.form for value in values for token in value}))
        any_forms |= distinct if field.name in WEIGHTS else set()
        members |= {
            f"{field.name}_form": [line(one.form for one in value) for value in values],
            f"{field.name}_key": [" ".join(map(position, value)) for value in keys],
            f"{field.name}_forms": sorted(distinct),
            f"{field.name}_length": sum(map(len, values)),
            f"{field.name}_keys": sum(len(at) for value in keys for at in value),
        }
    members[ANY_FORMS] = sorted(any_forms)
    for facet in FACETS:
        members[facet] = [value(v) for v in document.facets[facet]]
        members[f"{facet}_words"] = [line(folded_words(v)) for v in document.facets[facet]]
    return {name: value for name, value in members.items() if value}


def _last_day(article: Article) -> int | None:
    """What the document says of it; None where `day` says all."""
    last = article.last_day
    return last.toordinal() if last and last != article.date else None


def value(text: str) -> str:
    """A value of a facet as it is stored: what is longer counts as what it begins with."""
    return text[:LONGEST_TOKEN]


def line(tokens: Iterable[str]) -> str:
    """Tokens as the text that the cluster takes apart at its spaces."""
    return " ".join(map(token, tokens))


def position(keys: Iterable[str]) -> str:
    """The keys of one position as the cluster takes them apart."""
    return "|".join(map(token, keys))


def form_value(form: str) -> str:
    """A form as it stands in the set of forms: behind its letters without case and accents, where
    these are others.
    """
    folded = fold(form)
    return form if folded == form else f"{folded}{SEPARATOR}{form}"


def token(text: str) -> str:
    """A token as it is stored: folding can put spaces into it, which the cluster would split at."""
    return text.replace(" ", "\N{NO-BREAK SPACE}")[:LONGEST_TOKEN]
