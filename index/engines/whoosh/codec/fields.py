"""The Whoosh schema of an index, and Whoosh's view of our tokens.

`key` and `form` are the token streams over all scored fields; each text field is a view of its
keys; facets match exact values; `day` is a proleptic Gregorian ordinal. The schema is made here,
never read from an index.
"""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.fields import ID, NUMERIC, STORED, TEXT, Schema

from index.document import FACETS
from index.engines.whoosh.codec.fieldcolumns import FacetColumn
from index.engines.whoosh.columns.layout import FORM, LAYOUT, Layout
from index.text.keys import analyzer


class StreamAnalyzer(Analyzer):  # type: ignore[misc]
    """Our tokens for Whoosh's query parser and highlighter. It holds names only, so that a pickled
    schema does not hold a stemmer.
    """

    def __init__(self, stream: str, language: str) -> None:
        self.stream = stream
        self.language = language

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        **options: Any,
    ) -> Iterator[Token]:
        """Whoosh's tokens of a text, one for each key. Those of a position stand together; in a
        query the first stands for all.
        """
        mode = {name: value for name, value in options.items() if name == "mode"}
        for position, token in enumerate(analyzer(self.language).tokens(value), start_pos):
            keys = token.all_keys[: 1 if mode.get("mode") == "query" else None]
            for text in (token.form,) if self.stream == FORM else keys:
                yield Token(
                    positions=positions,
                    chars=chars,
                    text=text,
                    original=token.form,
                    pos=position,
                    startchar=start_char + token.start,
                    endchar=start_char + token.end,
                    boost=1.0,
                    stopped=False,
                    **mode,
                )


class FacetField(ID):  # type: ignore[misc]
    """Exact values, several per document."""

    def __init__(self) -> None:
        super().__init__(sortable=FacetColumn())

    def from_column_value(self, value: Any) -> Any:
        """The values as they are."""
        return value


def schema(language: str, layout: Layout = LAYOUT) -> Schema:
    """The Whoosh schema of an archive in a language (BCP 47)."""
    fields = {
        "id": ID(unique=True, stored=True),
        "day": NUMERIC(int, bits=32, signed=False, sortable=True, default=0, shift_step=0),
        "article": STORED(),
    }
    fields |= {facet: FacetField() for facet in FACETS}
    kinds = {kind: kind for kind in layout.kinds}
    for name, kind in (kinds | dict.fromkeys(layout.fields, layout.kinds[-1])).items():
        fields[name] = TEXT(analyzer=StreamAnalyzer(kind, language), stored=True)
    return Schema(**fields)
