"""What the pages say: dates, counts and headings, in English."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from index.article import Article
from index.text.analysis import primary
from search.page import Page, Result

LOW_CONFIDENCE = 0.8
"""Below this, OCR errs in a word of every few lines: the article's page says so."""
_REPEATED = 120
"""Characters of a query that a heading repeats."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MARKS = frozenset('"“”„‟«»‹›「」『』《》＂')
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech",
    "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
"""English names of languages by primary tag; others are shown as their tag."""


def day(value: date) -> str:
    """`28 April 2025`."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def dated(article: Article, *, short: bool = False) -> str:
    """The date as far as it is known: `28 April 2025`, `April 2025`, `2025`; empty where there is
    none. A `short` one has three letters of the month.
    """
    when = article.date
    if when is None:
        return ""
    month = MONTHS[when.month - 1][: 3 if short else None]
    known = {"day": 3, "month": 2, "year": 1}[article.precision]
    return " ".join((str(when.day), month, str(when.year))[-known:])


def span(first: date | None, last: date | None) -> str:
    """A range of days in the fewest words: `2025`, `April 2025`, `3 May – 9 June 2025`."""
    if first is None or last is None:
        return f"since {day(first)}" if first else f"until {day(last)}" if last else "any date"
    if first == last:
        return day(first)
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole and (first.month, last.month) == (1, 12):
        return _joined(str(first.year), str(last.year))
    if whole:
        return _joined(*(f"{MONTHS[d.month - 1]} {d.year}" for d in (first, last)))
    return _joined(day(first), day(last))


def era(articles: Iterable[Article]) -> str:
    """From when to when articles are; empty where no date is known."""
    known = [(one.date, one.last_day) for one in articles if one.date and one.last_day]
    return span(min(known)[0], max(last for _, last in known)) if known else ""


def licence(name: str | None, url: str | None) -> str:
    """A licence by its name and its address; empty where none is known."""
    return ", ".join(dict.fromkeys(filter(None, (name, url))))


def arrived(first: datetime | None, last: datetime | None) -> str:
    """A range of instants: as `span` has it where it is of whole days, else `since 3 May 2025,
    06:00 UTC`.
    """
    if (not first or first.time() == time()) and (not last or last.time() == time(23, 59, 59)):
        return span(first and first.date(), last and last.date())
    if first and last:
        return f"{moment(first)} – {moment(last)}"
    return f"since {moment(first)}" if first else f"until {moment(last)}" if last else "any time"


def moment(value: datetime) -> str:
    """`18 May 2024, 06:00 UTC`, with the seconds where it has any."""
    value = value.astimezone(UTC)
    return f"{day(value.date())}, {value:{'%H:%M:%S' if value.second else '%H:%M'}} UTC"


def _joined(first: str, last: str) -> str:
    """The two ends of a range, the year of the first left out where it is that of the last."""
    if first == last:
        return first
    if " " in first and first[-5:] == last[-5:]:
        first = first[:-5]
    return f"{first} – {last}"


def also(result: Result) -> str:
    """Where the near-duplicates of a result stand: `Also in 3 sources`."""
    others = {article.source for article in result.hit.also} - {result.article.source}
    if not others:
        return f"Again in {result.article.source}" if result.hit.folded == 1 else "Several times"
    return f"Also in {count(len(others), 'source')}" if len(others) > 1 else "Also in"


def copies(others: int) -> str:
    """`Printed once more in this archive`, `Printed 3 more times in this archive`."""
    times = "once more" if others == 1 else f"{others:,} more times"
    return f"Printed {times} in this archive"


def updated(article: Article) -> str | None:
    """`updated 3 May 2024`; None where the article was not changed after its day, or what was done
    to it then is told before its title.
    """
    if article.modified is None or article.modified.date() in (article.date, article.corrected):
        return None
    return f"updated {day(article.modified.date())}"


def captured(article: Article) -> str:
    """When a crawler saw it: `18 May 2024, 06:00 UTC`; empty where none is known to have."""
    if article.captured is None:
        return ""
    return moment(article.captured.replace(second=0))


def became(article: Article) -> str:
    """What became of an article since it was published, as it stands before its title: `Corrected
    18 April 2024`, `Withdrawn`; empty where nothing did.
    """
    if article.status == "live":
        return ""
    when = f" {day(article.corrected)}" if article.corrected else ""
    return f"{article.status.capitalize()}{when}"


def titled(article: Article) -> str:
    """The title behind what became of the article: `Corrected 18 April 2024: Harbour closes`."""
    return ": ".join(filter(None, (became(article), article.title)))


def standing(article: Article) -> str | None:
    """What became of an article, and why: `Withdrawn 3 May 2024: It was wrong.` None where it
    stands as it was published.
    """
    said = " ".join((article.notice or "").split())
    word = became(article)
    if not word:
        return said or None
    return f"{word}: {said}" if said else f"{word}."


def percent(share: float) -> str:
    """`12 %`, `0.4 %`, `under 0.1 %`."""
    if share < 0.001:
        return "under 0.1 %"
    return f"{share:.1%}".replace("%", " %") if share < 0.1 else f"{share:.0%}".replace("%", " %")


def count(number: int, noun: str = "article") -> str:
    """`1 article`, `12,034 articles`, `2 matches`."""
    plural = "es" if noun.endswith("ch") else "s"
    return f"{number:,} {noun}" + ("" if number == 1 else plural)


def matches(total: int, numbered: int) -> str:
    """How often an article matched, and how many of the matches can be gone to one by one."""
    found = count(total, "match")
    return found if total <= numbered else f"{found}, the first {numbered:,} one by one"


def value_name(facet: str, value: str) -> str:
    """A facet's value as it is shown: a language by its name, a status as a word that stands
    before a title, everything else as it is.
    """
    if facet == "status":
        return value.capitalize()
    if facet != "language":
        return value
    name = LANGUAGES.get(primary(value))
    return f"{name} ({value})" if name and "-" in value else name or value


def words(q: str) -> str:
    """What was typed, as a heading repeats it: the box above has the rest of it."""
    typed = q.strip()
    return typed if len(typed) <= _REPEATED else typed[:_REPEATED].rstrip() + "…"


def has_marks(typed: str) -> bool:
    """Whether quotation marks stand in what was typed, which then needs none around it."""
    return not _MARKS.isdisjoint(typed)


def heading(page: Page) -> tuple[str, str]:
    """The heading of a page of results: how many articles, and the words they were found with."""
    request = page.request
    typed = words(request.q)
    if page.at_least:
        return f"At least {count(page.total)}" + (" for" if typed else ""), typed
    if page.total == 0:
        return "No articles for" if typed else "No articles", typed
    if typed:
        return f"{count(page.total)} for", typed
    if request.filtered or page.total == 1:
        return count(page.total), ""
    return f"All {count(page.total)}", ""


def understood(page: Page) -> str | None:
    """How the words were understood, where that says more than the words: not for a mere AND."""
    typed, taken = (
        " ".join(text.replace(" AND ", " ").lower().split())
        for text in (page.request.q, page.understood_as)
    )
    return page.understood_as if taken and typed and typed != taken else None


def window(page: Page) -> str | None:
    """Which of the results this page shows: `11–20 of 48`; None where that cannot be known. Those
    under other results are none of their own.
    """
    if page.request.cursor is not None or not page.results:
        return None
    first = (page.request.page - 1) * page.request.page_size + 1
    results = page.total - page.folded
    if results == len(page.results):
        return None
    return f"{first:,}–{first + len(page.results) - 1:,} of {results:,}"


def took(milliseconds: float) -> str:
    """`0.9 ms`, `3.2 s`."""
    return f"{milliseconds:.1f} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"


def sureness(article: Article) -> str:
    """How sure OCR was of an article's words: `74 % sure of its words`."""
    return f"{percent(article.confidence or 0)} sure of its words"


def doubt(article: Article) -> str:
    """A sentence where OCR was unsure of an article's words; else nothing."""
    if article.confidence is None or article.confidence >= LOW_CONFIDENCE:
        return ""
    return (
        f"OCR was {sureness(article)}: names and words may be misspelt here, "
        "and a search may miss them."
    )
