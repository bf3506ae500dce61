"""What a generation knows beside the articles that are searched: what became of ids and names, what
was withdrawn, and what its files were. On disk: a zstd frame of JSON.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import zstandard

from index.article import Article
from index.errors import DamagedIndexError
from index.stored import from_json, to_json

ANNEX = "annex.zst"


@dataclass(frozen=True, slots=True)
class Annex:
    """What is known beside the articles.

    Attributes:
        withdrawn: by id, what is left of articles that their source withdrew: title, date, notice.
        moved: ids that articles had before, and their ids now.
        renamed: what a source was called before (its folder), and its names now.
        formats: how many articles came in each format.
        passed: how many things, by kind, need not have become an article.
        skipped: how many things, by kind, should have become an article and did not.
        undated: how many articles have no date.
        absent: the paths of what could not be looked at, whose articles stayed.
        furniture: how many paragraphs and headings their sources repeat (docs/furniture.md).
        repeats: how many times these stand in articles, once in each.
    """

    withdrawn: Mapping[str, Article] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    formats: Mapping[str, int] = field(default_factory=dict)
    passed: Mapping[str, int] = field(default_factory=dict)
    skipped: Mapping[str, int] = field(default_factory=dict)
    undated: int = 0
    absent: tuple[str, ...] = ()
    furniture: int = 0
    repeats: int = 0


EMPTY = Annex()


def encode(annex: Annex) -> bytes:
    """The annex as it is kept."""
    told: dict[str, Any] = {
        "withdrawn": [to_json(article) for article in annex.withdrawn.values()],
        "moved": dict(annex.moved),
        "renamed": dict(annex.renamed),
        "formats": dict(annex.formats),
        "passed": dict(annex.passed),
        "skipped": dict(annex.skipped),
        "undated": annex.undated,
        "absent": annex.absent,
        "furniture": annex.furniture,
        "repeats": annex.repeats,
    }
    return zstandard.compress(json.dumps(told).encode())


def decode(kept: bytes, place: str) -> Annex:
    """The annex that was kept at a place.

    Raises:
        DamagedIndexError: it is not what was kept.
    """
    try:
        told = json.loads(zstandard.ZstdDecompressor().decompressobj().decompress(kept))
        withdrawn = [from_json(text) for text in told.pop("withdrawn")]
        renamed = {name: tuple(names) for name, names in told.pop("renamed").items()}
        absent = tuple(told.pop("absent"))
        by_id = {article.id: article for article in withdrawn}
        return Annex(withdrawn=by_id, renamed=renamed, absent=absent, **told)
    except (ValueError, KeyError, TypeError, AttributeError, zstandard.ZstdError) as error:
        raise DamagedIndexError(f"{place} is damaged: run `dateline reindex --full`.") from error
