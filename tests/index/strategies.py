"""Small corpora and plans of every kind, over words that share stems, accents and cases."""

from datetime import UTC, date, datetime, timedelta
from typing import TypeVar, get_args

from hypothesis import strategies as st

from index.article import BACKGROUND_ANCHOR, OPENING_ANCHOR, Article, Image, Precision, Section
from index.asking.plan import (
    Added,
    After,
    And,
    Choice,
    Copies,
    Days,
    Everything,
    Expandable,
    FacetCount,
    FacetPrefix,
    FacetTerm,
    FacetWords,
    Fuzzy,
    Interval,
    Near,
    Node,
    Not,
    Nothing,
    Or,
    Order,
    Phrase,
    Plan,
    Prefix,
    Term,
    Wildcard,
    Word,
)
from index.asking.scored import Scored
from index.asking.second import SecondLook
from index.document import FACETS, FIELDS, Document, from_article
from index.text.analysis import folded_words
from index.text.keys import analyzer

_T = TypeVar("_T")
LANGUAGE = "en"
WORDS = (
    *("force", "forces", "forced", "forcing", "Kursk", "Kursk's", "kurks", "army", "armies"),
    *("the", "of", "in", "a", "café", "cafe", "CAFÉ", "naïve", "Straße", "strasse", "Ödön"),
    *("2025", "東", "京", "o’neill", "Müller", "L’Aquila", "e-mail", "email", "U.S.", "US"),
    *("1,000", "com-\nmittee", "1960’s"),
)
NAMES = ("Ann Bell", "ann bell", "Bell, Ann", "Zoë Ölund", "Reuters", "BBC News", "東京 News")
LICENCES = ("https://creativecommons.org/licenses/by/2.0/", "https://example.org/terms")
START = date(2023, 12, 30)
WIRE = tuple(
    " ".join(f"{WORDS[n * (n + copy // 2) % len(WORDS)]}{n % 7}" for n in range(150))
    + " end" * copy
    for copy in range(4)
)
"""Two texts and a near-duplicate of each."""
EDITED = tuple(
    " ".join((*WIRE[0].split()[cut:130], "out", *WIRE[0].split()[135:])) for cut in (9, 27)
)
"""The first text, edited: of its family and not folded with it."""

_written = st.sampled_from(WORDS) | st.sampled_from(WORDS[:2])
texts = st.lists(_written, max_size=8).map(" ".join)
long_texts = st.lists(_written, max_size=90).map(" ".join)
names = st.sampled_from(NAMES)
days = st.integers(0, 900).map(lambda n: START + timedelta(days=n))


def _dated(day: date | None, precision: Precision) -> tuple[date | None, Precision]:
    """A day as the date that is known of it: of a month or a year, the first."""
    if day is None or precision == "day":
        return day, "day"
    return day.replace(day=1, month=1 if precision == "year" else day.month), precision


_precisions: st.SearchStrategy[Precision] = st.sampled_from(["day", "day", "day", "month", "year"])
dates = st.builds(
    _dated, st.none() | st.sampled_from([START, START + timedelta(40)]) | days, _precisions
)


def _instant(second: float) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _few(values: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(values, max_size=2).map(tuple)


_sections = st.lists(
    st.tuples(texts, st.lists(texts, max_size=2) | long_texts.map(lambda text: [text])), max_size=3
)


@st.composite
def articles(draw: st.DrawFn, number: int) -> Article:
    """An article; most of its parts may be missing."""
    wire = st.sampled_from((*WIRE, *EDITED)).map(lambda text: [text])
    opening = Section(None, OPENING_ANCHOR, tuple(draw(st.lists(texts, max_size=2) | wire)))
    headed = enumerate(draw(_sections), 2)
    sections = (opening, *(Section(h or None, f"s{i}", tuple(ps)) for i, (h, ps) in headed))
    closing = draw(st.none() | texts)
    image = st.builds(
        Image,
        source=st.none() | names,
        author=st.none() | names,
        licence_url=st.none() | st.sampled_from(LICENCES),
        caption=st.none() | texts,
    )
    when, precision = draw(dates)
    return Article(
        id=draw(st.sampled_from("abcDEF-_19")) + str(number),
        title=draw(texts),
        source=draw(names),
        headline=draw(st.none() | texts),
        lede=draw(st.none() | texts),
        date=when,
        precision=precision,
        authors=draw(_few(names)),
        topics=draw(_few(texts)),
        language=draw(st.sampled_from([None, "de"])),
        images=draw(_few(image)),
        sections=sections,
        background=Section("Details", BACKGROUND_ANCHOR, (closing,)) if closing else None,
        url=draw(st.sampled_from([None, "https://a.example/1", "https://www.b.example/2"])),
        status=draw(st.sampled_from(["live", "corrected", "updated"])),
        added=draw(_instants),
        changed=draw(_instants),
        fingerprint=draw(st.sampled_from([None, "00000000000000ff", "f" * 16])),
    )


_instants = st.none() | st.sampled_from([1.0, 2.0, 2.5]).map(_instant)


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    """Up to eight documents with ids of their own, in no order."""
    count = draw(st.integers(0, 8))
    return [from_article(draw(articles(number)), LANGUAGE) for number in range(count)]


_token = st.sampled_from([t for word in WORDS for t in analyzer(LANGUAGE).tokens(word)])
_common = st.sampled_from([Word("form", ("forces",)), Word("key", ("forc",))])
_forms = _token.map(lambda token: token.form)
_keys = _token.flatmap(lambda token: st.sampled_from(token.all_keys))


def _alternatives(texts: st.SearchStrategy[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(texts, min_size=1, max_size=most, unique=True).map(tuple)


words = st.one_of(
    st.builds(Word, st.just("form"), _alternatives(_forms, 1) | _alternatives(_forms, 3)),
    st.builds(Word, st.just("key"), _alternatives(_keys, 1) | _alternatives(_keys, 4)),
    st.builds(Word, st.just("key"), _token.map(lambda token: token.all_keys)),
)
_either = st.builds(Word, st.just("key"), _alternatives(st.sampled_from(["forc", "kursk", "a"]), 3))
"""Words of a few frequent keys: what stands together is found."""
_runs = st.one_of(
    st.lists(words | _common, min_size=1, max_size=4).map(tuple),
    st.lists(_either, min_size=2, max_size=3).map(tuple),
)
_fields = st.sampled_from([None, "body"]) | st.sampled_from([field.name for field in FIELDS])
_facets = st.sampled_from(list(FACETS))
_values = names | texts | st.sampled_from(["en", "de", "2024", "CC BY 2.0", "nobody"])
_cuts = st.tuples(_forms, st.integers(1, 3))


def _opened(pair: tuple[str, int]) -> str:
    form, kept = pair
    return form[:kept]


_edited = st.one_of(
    _forms,
    _forms.map(lambda form: form[:1] + form[2:]),
    _forms.map(lambda form: form[:-1] + "x" + form[-1:]),
    _forms.map(lambda form: form[:1] + form[2:3] + form[1:2] + form[3:]),
)
_patterns = st.builds(
    lambda start, rest: start + rest,
    _cuts.map(_opened),
    st.text("*?ersc", min_size=1, max_size=4),
)
_turns = st.sampled_from(
    [date(2023, 12, 31), date(2024, 1, 1), date(2024, 1, 31), date(2024, 12, 31)]
)
_ends = st.none() | days | _turns
day_ranges = st.builds(Days, _ends, _ends)
_seconds = st.none() | st.sampled_from([-1, 0, 1, 2, 3, 1 << 32, 1 << 40])
added_ranges = st.builds(Added, _seconds, _seconds)


def _facet_words(words: list[str], most: int) -> tuple[str, ...]:
    return tuple(w for word in words for w in folded_words(word))[:most]


expandables: st.SearchStrategy[Expandable] = st.one_of(
    st.builds(Prefix, _cuts.map(_opened), _fields),
    st.builds(Wildcard, _patterns, _fields),
    st.builds(Fuzzy, _edited, st.sampled_from([1, 2]), _fields),
)
leaves: st.SearchStrategy[Node] = st.one_of(
    st.builds(Term, words, _fields),
    st.builds(Phrase, _runs, _fields),
    st.builds(Near, _runs, st.integers(0, 3) | st.integers(0, 50), _fields),
    expandables,
    st.builds(
        FacetWords,
        _facets,
        st.lists(st.sampled_from([*WORDS, *NAMES]), min_size=1, max_size=2).map(
            lambda words: _facet_words(words, 3)
        ),
        st.booleans(),
    ),
    st.builds(
        FacetPrefix,
        _facets,
        st.sampled_from([*WORDS, *NAMES])
        .map(lambda word: _facet_words([word[:3]], 1))
        .filter(bool),
    ),
    st.builds(FacetTerm, _facets, _values),
    day_ranges,
    added_ranges,
    st.just(Everything()),
    st.just(Nothing()),
)


def _inner(parts: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(parts, max_size=3).map(tuple)
    return st.builds(And, several) | st.builds(Or, several) | st.builds(Not, parts)


nodes: st.SearchStrategy[Node] = st.recursive(leaves, _inner, max_leaves=6)
_ways = st.one_of(
    _keys.map(lambda key: ((key,),)),
    _token.map(lambda token: tuple((key,) for key in token.keys)),
    st.lists(_alternatives(_keys, 3), min_size=1, max_size=4, unique=True).map(tuple),
)
_scored = st.builds(Scored, _ways, _fields, st.sampled_from([1, 1, 2, 0.5]))
_choices = st.builds(Choice, _facets, _few(_values), _few(_values))

scored_words: st.SearchStrategy[Scored] = _scored | st.builds(
    Scored, st.just((("nobody",),)), _fields
)
_finds = st.just("") | st.sampled_from(
    ["b", "ne", "news b", "Ölu", "bell ann", "東", "20", "cc", "-"]
)


def _counted(find: str) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(facet, 2, ("BBC News", "nobody"), find) for facet in FACETS)


_looks = st.builds(
    SecondLook,
    st.lists(_alternatives(_keys, 2), max_size=4).map(tuple),
    st.lists(_forms, max_size=3).map(tuple),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 2, 3, 100]),
)

plans: st.SearchStrategy[Plan] = st.builds(
    Plan,
    where=nodes,
    scored=st.lists(_scored, max_size=3).map(tuple),
    days=st.none() | day_ranges,
    added=st.none() | added_ranges,
    copies=st.sampled_from(get_args(Copies)),
    choices=st.lists(_choices, max_size=2).map(tuple),
    order=st.sampled_from(get_args(Order)),
    offset=st.integers(0, 3),
    limit=st.integers(0, 10),
    after=st.none()
    | st.builds(
        After, st.sampled_from([0.0, 1.0, 2.0]), st.none() | days, st.sampled_from(["a1", "x"])
    ),
    facets=_finds.map(_counted),
    timeline=st.just(True),
    interval=st.none() | st.sampled_from(get_args(Interval)),
    once=st.booleans(),
    fold=st.booleans(),
    second=st.none() | _looks,
)
