"""What only the article tells of a run: the doubtful bits of `index.text.surroundings`."""

import re

from index.text.names.runs import Reading
from index.text.surroundings import DETERMINED, HELD, NUMBERED, WIDE
from index.text.vocabulary.english import PLACE_TITLES, SENTENCE_OPENERS

_HOLDER = re.compile(
    rf"\b(?:{'|'.join(sorted(PLACE_TITLES))}) (?:of|from|to|for) (?:the )?$", re.IGNORECASE
)
"""`senator from `: a place follows, and perhaps the senator."""
_HOLDERS = tuple(PLACE_TITLES)

_WORK_TITLE = re.compile(r"([A-Z]\w+) (?:the|a|an|your|our|my) $")


def resolved(around: int, reading: Reading, start: int, end: int) -> int:
    """What stands around a run, without what is doubtful and does not hold."""
    text = reading.wording.text[start:end]
    if around & HELD and not _ends_with_holder(reading.before(start)):
        around &= ~HELD
    if around & DETERMINED and not _opens_work_title(reading.before(start)):
        around &= ~DETERMINED
    if around & WIDE and not reading.wording.small(text.split(" ", 1)[0].lower()):
        around &= ~WIDE
    if around & NUMBERED and not _counts_at_place(text, reading.before(start), reading.after(end)):
        around &= ~NUMBERED
    return around


def _ends_with_holder(before: str) -> bool:
    """Whether `senator from` or the like stands before."""
    words = before.removesuffix("the ").rsplit(" ", 3)
    held = len(words) > 2 and words[-3].casefold().endswith(_HOLDERS)
    return held and _HOLDER.search(before) is not None


def _opens_work_title(before: str) -> bool:
    """Whether a word stands before that opens the title of something (`Stop the Leak`)."""
    found = _WORK_TITLE.search(before)
    return found is not None and found[1].lower() not in SENTENCE_OPENERS


def _counts_at_place(text: str, before: str, after: str) -> bool:
    """Whether the number behind a place counts what follows: `At Merrow 118 boats lay still`."""
    counted = after.split(maxsplit=1)[:1]
    place = before.endswith((" at ", "At ")) or text.startswith("At ")
    return place and "".join(counted)[-1:] == "s"
