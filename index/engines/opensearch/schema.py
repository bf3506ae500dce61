"""What an index in the cluster looks like: its fields and its settings.

Each text field has two streams of ready-made tokens at the same positions: `<field>_key`, where
all keys of a position stand (`email|e mail`), and `<field>_form`; and `<field>_forms`, the set of
its forms as `form_value` writes them. The values of a field are `GAP` positions apart, so that
neither a phrase nor a proximity crosses from one to the next.
"""

from collections.abc import Mapping
from typing import Any

from index.asking.scoring import K1, B
from index.document import FACETS, FIELDS, WEIGHTS

GAP = 50_000
"""Positions between two values of a field: more than any proximity may span."""
LONGEST_TOKEN = 8_000
"""Characters; four bytes each stay below what Lucene takes as one term."""
DAY_BEFORE_ALL = -1
DAY_AFTER_ALL = 4_000_000
"""Stand for no date in the order of days, which are `date.toordinal()`."""
LAST_DAY = "last_day"
"""The last day that a date may stand for, of those that are known to the month or the year only;
`day` is the first one.
"""
SKETCH, TITLE_WORDS = "sketch", "title_words"
"""What the second look compares: `Document.sketch` in base 64, `Document.title_words`."""
COPY = "copy"
"""Whether a document is in its `group` without being the first of it."""
BANDS = "bands"
"""The bands of its signature: near documents have one in common."""
ANY_FORMS = "any_forms"
"""The set of the forms of all scored fields."""

_ANALYZER = "tokens"
KEYS = "keys"
"""The analyzer of what has several keys at a position, `|` between them."""
_EACH_KEY = {"type": "pattern_capture", "preserve_original": False, "patterns": ["([^|]+)"]}
_LONGEST_KEYS = 1_000_000
"""Characters of a position with all its keys, each of which is cut by itself."""
_WITHOUT_IDF = (
    f"double norm = {K1} * (1 - {B} + {B} * doc.length * field.docCount / field.sumTotalTermFreq);"
    "return query.boost * (1 - 1 / (1 + doc.freq / norm));"
)
"""The scoring law where the weight of a word comes with the query; whole numbers meet `B` first,
which makes them floating."""
_COUNT = {"type": "integer", "index": False}


def settings(shards: int, replicas: int) -> dict[str, Any]:
    """The settings of an index that is built. It has its replicas from the start, so that a node
    may go while it is written; it is not refreshed until it is whole.
    """
    return {
        "index": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            "refresh_interval": "-1",
            "codec": "best_compression",
            "max_result_window": 20_000,
            "max_regex_length": 1_000_000,
            "max_inner_result_window": 1_000,
            "similarity": {"default": _law(shards)},
            "analysis": {
                "tokenizer": {_ANALYZER: {"type": "whitespace", "max_token_length": _LONGEST_KEYS}},
                "filter": {KEYS: _EACH_KEY},
                "analyzer": {
                    _ANALYZER: {"type": "custom", "tokenizer": _ANALYZER},
                    KEYS: {"type": "custom", "tokenizer": _ANALYZER, "filter": [KEYS]},
                },
            },
        }
    }


def _law(shards: int) -> dict[str, Any]:
    """How a word is scored. `combined_fields` on a shard that has a word in some fields only looks
    up how frequent it is in those, so with several shards its weight is brought by the query.
    """
    if shards == 1:
        return {"type": "BM25", "k1": K1, "b": B}
    return {"type": "scripted", "script": {"source": _WITHOUT_IDF}}


def mapping() -> dict[str, Any]:
    """The fields of a document; any other is refused."""
    properties: dict[str, Any] = {
        "id": {"type": "keyword"},
        "day": {"type": "integer"},
        "added": {"type": "long"},
        "changed": {"type": "long"},
        "fingerprint": {"type": "keyword", "index": False},
        LAST_DAY: {"type": "integer"},
        "group": {"type": "keyword"},
        COPY: {"type": "boolean"},
        BANDS: {"type": "keyword", "doc_values": False},
        "signature": {"type": "keyword", "index": False},
        SKETCH: {"type": "keyword", "index": False},
        TITLE_WORDS: _COUNT,
        "article": {"type": "keyword", "index": False, "doc_values": False},
        ANY_FORMS: {"type": "keyword"},
    }
    for field in FIELDS:
        scored = field.name in WEIGHTS
        properties[f"{field.name}_key"] = {
            **_tokens(scored=scored),
            "analyzer": KEYS,
            "search_analyzer": _ANALYZER,
        }
        properties[f"{field.name}_form"] = _tokens(scored=False)
        # What is in a scored field is looked for in all of them; the others are small.
        properties[f"{field.name}_forms"] = {"type": "keyword", "index": False}
        properties[f"{field.name}_length"] = _COUNT
        properties[f"{field.name}_keys"] = _COUNT
    for facet in FACETS:
        properties[facet] = {"type": "keyword"}
        properties[f"{facet}_words"] = {
            **_tokens(scored=False),
            "index_prefixes": {"min_chars": 1, "max_chars": 19},
        }
    return {"dynamic": "strict", "properties": properties}


def _tokens(*, scored: bool) -> Mapping[str, Any]:
    return {
        "type": "text",
        "analyzer": _ANALYZER,
        "norms": scored,
        "position_increment_gap": GAP,
    }
