"""The same documents in stock Whoosh: its own codec, our tokens, our order; and what to ask."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from whoosh.fields import ID, NUMERIC, STORED, TEXT, Schema

from index.document import FACETS, Document
from index.engines.whoosh.codec.fields import StreamAnalyzer
from index.engines.whoosh.columns.layout import LAYOUT
from index.engines.whoosh.kernels.inverted import GAP
from index.text.keys import analyzer

SCORED = LAYOUT.groups[0]


class Tokens(TEXT):  # type: ignore[misc]
    """A text field given as weight and positions of each term."""

    def index(self, value: Any, **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        if isinstance(value, str):
            yield from super().index(value, **options)
            return
        for term, (weight, places) in value.items():
            yield term.encode(), len(places), float(weight), self.format.encode(places)


class Exact(ID):  # type: ignore[misc]
    def index(self, value: Iterable[str], **options: Any) -> list[tuple[bytes, int, float, bytes]]:
        return [(text.encode(), 1, 1.0, b"") for text in value]


def stock_schema() -> Schema:
    fields: dict[str, Any] = {
        "id": ID(unique=True, stored=True),
        "day": NUMERIC(int, bits=32, signed=False, sortable=True, default=0, shift_step=0),
        "article": STORED(),
    }
    fields |= {facet: Exact() for facet in FACETS}
    for name in (*LAYOUT.kinds, *LAYOUT.fields):
        tokens = StreamAnalyzer(name if name in LAYOUT.kinds else "key", "en")
        fields[name] = Tokens(analyzer=tokens, stored=True)
    return Schema(**fields)


Terms = dict[str, tuple[int, list[int]]]


def text_fields(document: Document) -> dict[str, Terms]:
    """Weight and positions of each term, by Whoosh field."""
    found: dict[str, dict[str, tuple[int, list[int]]]] = defaultdict(dict)

    def add(field: str, term: str, weight: int, place: int) -> None:
        before, places = found[field].get(term, (0, []))
        found[field][term] = (before + weight, [*places, place])

    for group in LAYOUT.groups:
        start = 0
        for name, weight in group.weights:
            first = start
            for passage in (p for p in document.passages if p.field == name):
                tokens = list(analyzer(document.language).tokens(passage.text))
                for place, token in enumerate(tokens, start):
                    for key in token.all_keys:
                        add(name, key, 1, place - first)
                        if group is SCORED:
                            add("key", key, weight, place)
                    if group is SCORED:
                        add("form", token.form, weight, place)
                start += len(tokens) + GAP if tokens else 0
    return found


def texts(document: Document) -> dict[str, str]:
    """What is stored of the text fields."""
    stored: dict[str, list[str]] = {}
    for passage in document.passages:
        stored.setdefault(passage.field, []).append(passage.text)
    joined = {field: "\n".join(values) for field, values in stored.items()}
    scored = "\n".join(joined[field] for field in SCORED.fields if field in joined)
    return joined | dict.fromkeys(LAYOUT.kinds, scored)


def add_to_stock(writer: Any, document: Document) -> None:
    stored = {f"_stored_{field}": text for field, text in texts(document).items()}
    article = document.article
    fields: dict[str, Any] = {"id": article.id, "article": article, **text_fields(document)}
    if article.date:
        fields["day"] = article.date.toordinal()
    writer.add_document(**fields, **document.facets, **stored)


def in_order(documents: Sequence[Document]) -> list[Document]:
    def newest(document: Document) -> tuple[int, str]:
        day = document.article.date
        return (-day.toordinal() if day else 1, document.article.id)

    return sorted(documents, key=newest)


def questions(documents: Sequence[Document]) -> Iterator[str]:
    tokens = [t for d in documents for p in d.passages for t in analyzer("en").tokens(p.text)]
    common = [
        form for form, _ in Counter(t.form for t in tokens if t.form.isalpha()).most_common(200)
    ]
    for i in range(0, 150, 5):
        a, b, c = common[i], common[i + 1], common[i + 40]
        yield from (a, f"{a} {b}", f"{a} OR {c}", f"{a} NOT {c}", f"title:{a} body:{b}")
        yield from (
            f"form:{a}",
            f"form:{a[:2]}*",
            f"form:{a[:1]}?{a[2:]}*",
            f"({a} OR {b}) AND {c}",
        )
    for i in range(0, len(tokens) - 3, max(len(tokens) // 60, 1)):
        yield f'"{tokens[i].form} {tokens[i + 1].form}"'
        yield f'"{tokens[i].form} {tokens[i + 2].form}"~3'
        yield f'body:"{tokens[i].form} {tokens[i + 1].form}"'
    days = sorted(d.article.date.toordinal() for d in documents if d.article.date)
    yield f"day:[{days[2]} TO {days[-2]}]"
    yield f"day:[{days[len(days) // 2]} TO]"
    yield f"day:[TO {days[len(days) // 2]}]"
    yield from ("*:*", "key:[a TO c]", "form:xyzzy*", "NOT the")
    for document in documents[:3]:
        yield f"id:{document.article.id}"
        yield f"source:'{document.article.source}'"
