"""A small archive for the tests of the pages: real values, nothing read from disk."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from index.article import Article, Image, Section
from index.engines.memory import MemoryIndex
from index.generations.annex import Annex
from index.generations.ledger import NO_FILES
from search.searcher import Searcher

BRIDGE = "wexley-bridge-closes"
PLAIN = "first-line-only"
ARABIC = "jisr-al-nahr"
HOSTILE = "hostile"
WITHDRAWN = "ferry-sunk"
REMOVED = "names-of-children"
OLD = "wexley-bridge-of-before"

_CLOSING = Article(
    id=BRIDGE,
    title="Wexley Bridge Closed After Engineers Find Eleven Cracks in the River Span",
    headline="Eleven Cracks in One Girder",
    lede="Wexley Bridge has been shut since Tuesday night. What began with two hairline cracks "
    "has become eleven, and nobody will say when cars may cross the river again.",
    url="https://valleypost.example/2019/01/24/bridge",
    source="Valley Post",
    date=date(2019, 1, 24),
    modified=datetime(2019, 1, 25, 9, 30, tzinfo=UTC),
    authors=("Ada Lyle", "Tomas Reeve"),
    topics=("Transport", "Engineering"),
    section="Town & Valley",
    page="A1",
    licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
    status="corrected",
    notice="An earlier version spoke of twelve cracks.",
    corrected=date(2019, 1, 25),
    language="en",
    images=(
        Image(
            source="photos.example.net",
            author="Mara Quill",
            licence_url="https://creativecommons.org/licenses/by/4.0/",
            caption="The closed bridge on Wednesday morning",
            url="https://www.photos.example.net/bridge.jpg",
        ),
        Image(source="archive.example.com", licence_url="javascript:alert(1)", caption="In 1888"),
    ),
    sections=(
        Section(None, "s1", ("The barriers came down at ten past nine.", "A queue had formed.")),
        Section("Eleven Cracks", "s2", ("The third girder is the worst. Each crack was drilled.",)),
        Section(
            "A Ferry With Oars", "s3", ("A boat takes eight people across, and four bicycles.",)
        ),
        Section("Long Way Round", "s4", ("Cars must drive 23 kilometres by way of Tarnholt.",), 4),
        Section("What Is Next?", "s5", ("A report on the bridge is due in the spring.",)),
    ),
    background=Section(
        "Details", "background", ("Wexley Bridge crosses the Ansel. It was opened in 1888.",)
    ),
)

_OTHERS = (
    Article(id=PLAIN, title="Minutes of a meeting of which nothing else is left", source="Lantern"),
    Article(
        id=ARABIC,
        title="إغلاق الجسر القديم فوق النهر",
        lede="أُغلق الجسر أمام حركة المرور صباح الأربعاء.",
        source="صحيفة الميناء",
        date=date(2021, 5, 6),
        authors=("ليلى حداد",),
        language="ar",
        sections=(Section(None, "s1", ("قال المهندسون إن الجسر (1888) يحتاج إلى إصلاح.",)),),
    ),
    Article(
        id=HOSTILE,
        title="<script>alert(1)</script> & “quotes” zebra",
        lede='<img src=x onerror="alert(2)"> zebra ' + "w" * 300,
        url="javascript:alert(3)",
        source='"><b>Bold</b>',
        date=date(2020, 2, 29),
        authors=("</title><script>x</script>",),
        images=(Image(author="<i>me</i>", licence_url="https://creativecommons.org/publicdomain/zero/1.0/"),),
        sections=(Section("<h1>zebra</h1>", "s1", ("zebra </p><svg onload=alert(4)>",)),),
    ),
)  # fmt: skip


def _brief(number: int) -> Article:
    """One of a series of short reports, so that there are pages to turn."""
    place = ("Pellmore", "Tarnholt", "Northfield", "Port Merrow")[number % 4]
    return Article(
        id=f"brief-{number:02}",
        title=f"Council of {place} Hears Report {number} on the River Dyke",
        lede=f"The council of {place} has heard how high the river stood in week {number}.",
        source=("Valley Post", "Harbour Gazette", "Northfield Courier")[number % 3],
        date=date(2023, 1, 2) + timedelta(days=17 * number),
        topics=("Council",) if number % 2 else ("Council", "Water"),
        authors=(f"Reporter {number % 9}",),
        images=(
            Image(
                author=f"Photographer {number % 13}",
                licence_url="https://creativecommons.org/licenses/by-sa/4.0/",
            ),
        ),
        sections=(
            Section(None, "s1", ("The meeting took an hour.",)),
            Section("Sandbags", "s2", (f"There are {number}00 sandbags by the dyke.",)),
        ),
    )


ARTICLES = (_CLOSING, *_OTHERS, *(_brief(number) for number in range(1, 41)))

PARTIAL = (
    Article(
        id="pier-may",
        title="Pier of Sandhaven Is Closed to Carts",
        lede="Carts may no longer use the pier.",
        source="Coast Almanac",
        date=date(1899, 5, 1),
        precision="month",
    ),
    Article(
        id="pier-year",
        title="Pier of Sandhaven Is Painted",
        lede="The pier was painted in white.",
        source="Coast Almanac",
        date=date(1899, 1, 1),
        precision="year",
    ),
)
"""Articles of which only the month or the year is known, beside the others."""


_LATER = datetime(2024, 5, 3, 12, tzinfo=UTC)
_SUNK = Article(
    id=WITHDRAWN,
    title="Ferry Sinks in the Sound",
    source="Harbour Gazette",
    date=date(2024, 5, 1),
    modified=_LATER,
    status="withdrawn",
    notice="No ferry sank.",
    corrected=date(2024, 5, 3),
    sections=(),
)
ANNEX = Annex(
    withdrawn={
        WITHDRAWN: _SUNK,
        REMOVED: replace(_SUNK, id=REMOVED, title="Names", status="removed", notice="Privacy."),
    },
    moved={OLD: BRIDGE},
    renamed={"papers": ("Valley Post", "Lantern")},
    formats={"html": 40, "text": 4},
    passed={"listing pages": 12, "images": 3},
    skipped={"damaged or too large": 2},
    undated=1,
    absent=("/mnt/attic/1899",),
    furniture=7,
    repeats=90,
)


def index_of(articles: Iterable[Article] = ARTICLES, annex: Annex = ANNEX) -> MemoryIndex:
    """A published index of the articles."""
    index = MemoryIndex()
    writer = index.writer()
    writer.write(articles)
    writer.publish(["tests"], NO_FILES, annex)
    return index


def searcher_of(articles: Iterable[Article] = ARTICLES) -> Searcher:
    """A searcher of the articles."""
    return Searcher(index_of(articles))
