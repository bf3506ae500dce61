"""What the pages about copies say and show."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.text.analysis import folded_words
from index.text.families import MOST
from search.copies.comparison import Comparison, Passage
from search.copies.spread import Copy, Spread
from web.formats.wording import count, era, percent

_STANDING = {
    "first": "First in this archive",
    "perhaps-first": "Among the first in this archive",
    "folded": "Nearly the same text",
    "edited": "Edited",
}
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a comparison, by paragraphs; `same` is how many sentences it has where these are
    the same in both and put aside, else 0.
    """

    paragraphs: tuple[tuple[Passage, ...], ...]
    same: int = 0


def told(spread: Spread) -> tuple[str, list[str]]:
    """How many copies there are, and what a reader should know of their order."""
    when = era(copy.article for copy in spread.copies)
    where = f"{count(len(spread.copies))} in {count(spread.sources, 'source')}"
    found = f"{', '.join(filter(None, (where, when)))}."
    notes = []
    if tied := sum(copy.tied for copy in spread.copies):
        notes.append(f"Of {count(tied)} it is not known which came before which.")
    if undated := sum(copy.article.date is None for copy in spread.copies):
        verb = (
            "has no date and may be older: it stands"
            if undated == 1
            else ("have no date and may be older: they stand")
        )
        notes.append(f"{count(undated)} {verb} at the end.")
    if spread.cut:
        notes.append(f"There are more than {MOST}: these are the nearest.")
    if spread.partial:
        notes.append("There was no time to compare all of them.")
    return found, notes


def lag(copy: Copy) -> str:
    """How much later a copy is than the first: `+2 days`, `same day, 3 h 20 min later`."""
    if copy.days is None:
        return "day not known" if copy.article.date else ""
    if copy.days:
        return f"+{count(copy.days, 'day')}"
    hours, minutes = divmod(max(copy.seconds or 0, 0) // 60, _MINUTES)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return f"same day, {' '.join(parts)} later" if parts else "same day"


def standing(copy: Copy) -> str:
    """What a copy is, in words."""
    return _STANDING[copy.standing]


def retitled(one: Article, first: Article) -> bool:
    """Whether the titles differ in more than capitals, accents and marks."""
    return folded_words(one.title) != folded_words(first.title)


def summary(compared: Comparison) -> str:
    """`14 sentences the same, 2 changed, 3 left out, 1 new: 82 % of the words in common.`"""
    same = count(compared.count("same"), "sentence")
    others = (
        (compared.count("changed"), "changed"),
        (compared.moved, "moved"),
        (compared.count("left-out"), "left out"),
        (compared.count("added"), "new"),
    )
    parts = [f"{number:,} {name}" for number, name in others if number]
    if not parts:
        return f"The texts are the same: {same}."
    common = share(compared.share)
    return f"{', '.join((f'{same} the same', *parts))}: {common} of the words in common."


def share(part: float | None) -> str:
    """A share in common; only what is all of it is 100 %."""
    if part is None:
        return "not compared"
    return percent(part if part == 1 else min(part, 0.99)) if part else "0 %"


def stretches(passages: Sequence[Passage]) -> list[Stretch]:
    """The passages, with what is the same put aside but for the sentence beside what differs, and
    single ones.
    """
    differing = [place for place, passage in enumerate(passages) if passage.kind != "same"]
    beside = {near for place in differing for near in (place - 1, place, place + 1)}
    ends = beside | {-1, len(passages)} if differing else beside
    beside |= {place + 1 for place in ends if place + 2 in ends}
    found: list[Stretch] = []
    start = 0
    while start < len(passages):
        end = start
        shown = start in beside
        while end < len(passages) and (end in beside) == shown:
            end += 1
        part = passages[start:end]
        found.append(Stretch(_paragraphs(part), 0 if shown else len(part)))
        start = end
    return found


def _paragraphs(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], ...]:
    paragraphs: list[list[Passage]] = []
    for passage in passages:
        if passage.begins or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(passage)
    return tuple(map(tuple, paragraphs))
