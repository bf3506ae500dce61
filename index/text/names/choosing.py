"""Which candidates are names."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from string import digits

from index.text.names.candidates import MARKED, Candidate
from index.text.names.languages import Capitals
from index.text.names.mentions import NameWords
from index.text.names.wording import Wording
from index.text.surroundings import COUNTED, LABEL, TITLED
from index.text.vocabulary.english import (
    COMMON_ENDINGS,
    COMMON_ENDINGS_OF_LONG,
    COUNTERS,
    DAYS,
    INNER_WORDS,
    INSTITUTIONS,
    NO_NAMES,
    PEOPLE_PREFIXES,
    SENTENCE_OPENERS,
    SURNAME_MONTHS,
    TITLE_MODIFIERS,
)
from index.text.vocabulary.function_words import FUNCTION_WORDS
from index.text.vocabulary.kinds import MAX_ACRONYM, is_acronym, is_people, is_title

MAX_LENGTH = 60
MAX_WORDS = 6
"""Words with a capital or a digit, so that those inside (`of the`) do not count."""

_WORDS_KEPT = 1 << 14
_LATIN = "\u024f"
_INFLECTED = re.compile(r"[A-Z0-9]{2,}(?:['’]?(?:s|d|ed|ing|ers?)|['’][A-Z]+)$")
"""`NGOs`, `DRYing`, `DON'T`: what has a plural is counted, what is done is a verb."""
_NO_SHORT_NAME = INSTITUTIONS - {"senate", "congress", "parliament", "treasury"}


def choose(
    found: Mapping[NameWords, Candidate], wording: Wording, capitals: Capitals
) -> Iterator[Candidate]:
    """The candidates that are names."""
    for candidate in found.values():
        if not (candidate.within or candidate.opening):
            continue
        if len(candidate.words) > 1:
            if _is_long_name(candidate, found, wording, capitals):
                yield candidate
        elif _is_short_name(candidate, found, wording, capitals):
            yield candidate


def _is_short_name(
    candidate: Candidate, found: Mapping[NameWords, Candidate], wording: Wording, capitals: Capitals
) -> bool:
    word = candidate.words[0]
    if candidate.signs & COUNTED or not _may_be_name(word, capitals) or (f"{word}s",) in found:
        return False
    within, marked = candidate.within, candidate.signs & MARKED
    if within < 2 and word[0].isdigit():  # unless it is used like a name (`18F`)
        return False
    if is_acronym(word):
        return within > 0 or not candidate.signs & LABEL
    if capitals is not Capitals.ENGLISH:
        return within > 1 and not _is_small(word.lower(), wording)
    if not within and (candidate.opening < 2 or not marked):
        return False
    lower = word.lower()
    if _is_small(lower, wording):
        return False
    return within != 1 or marked != 0 or not (_ends_weakly(lower) or _has_kin(lower, wording))


@lru_cache(maxsize=_WORDS_KEPT)
def _may_be_name(word: str, capitals: Capitals) -> bool:
    """Whether nothing in its form forbids that a word alone is a name."""
    if not _is_word(word) or (word[0].isdigit() and len(word) < 3):
        return False
    if is_acronym(word):
        return not _INFLECTED.match(word)
    if capitals is Capitals.NOUNS or (word.isupper() and word[0] not in digits):
        return False
    return capitals is Capitals.NAMES or not (word[0] > _LATIN or _is_no_name_alone(word.lower()))


def _is_word(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    if not 1 < len(word) <= MAX_LENGTH or lower.rstrip(digits) in NO_NAMES or lower in DAYS:
        return False
    _, hyphen, tail = word.rpartition("-")
    if hyphen and tail.islower() and len(tail) > 3:
        return False
    return not (lower in SURNAME_MONTHS or lower in SENTENCE_OPENERS) or word in ("US", "WHO")


def _is_no_name_alone(lower: str) -> bool:
    """Whether an English word that stands alone is a title, a role, an office or a people."""
    if is_title(lower) or lower in TITLE_MODIFIERS or lower in _NO_SHORT_NAME:
        return True
    return _is_people(lower)


def _is_people(lower: str) -> bool:
    """Whether a word tells a people; of `Turkish-Libyan` every part does."""
    if "-" not in lower:
        return is_people(lower)
    return all(is_people(part) or part in PEOPLE_PREFIXES for part in lower.split("-"))


def _is_small(lower: str, wording: Wording) -> bool:
    """Whether the article writes the word small, or its plural or singular."""
    singular, small = lower.removesuffix("s"), wording.small
    if singular in wording.text and (small(lower) or small(lower + "s") or small(singular)):
        return True
    if lower.endswith("ies"):
        return small(lower[:-3] + "y")
    return lower.endswith("y") and small(lower[:-1] + "ies")


def _is_common(lower: str, wording: Wording) -> bool:
    return _is_small(lower, wording) or _has_kin(lower, wording)


def _ends_weakly(lower: str) -> bool:
    return lower.endswith(COMMON_ENDINGS) or (
        len(lower) > 8 and lower.endswith(COMMON_ENDINGS_OF_LONG)
    )


def _has_kin(lower: str, wording: Wording) -> bool:
    """Whether the article writes small what begins like the word (`contacts` beside `Contact`)."""
    return len(lower) > 5 and f" {lower[: -2 if len(lower) > 6 else -1]}" in wording.text


def _is_long_name(
    candidate: Candidate, found: Mapping[NameWords, Candidate], wording: Wording, capitals: Capitals
) -> bool:
    words, within, opening = candidate.words, candidate.within, candidate.opening
    if candidate.signs & COUNTED or not _is_possible(words, found):
        return False
    if (not within and words[-1].isdigit()) or _small(words) in wording.text:
        return False
    if capitals is not Capitals.ENGLISH:
        return within > 0 or opening > 1
    first, last = words[0].lower(), words[-1].lower()
    if first in PEOPLE_PREFIXES and is_people(last):
        return False
    if "of" in words or last in INSTITUTIONS or candidate.signs & TITLED:
        return True
    if not within and opening == 1 and not candidate.signs & MARKED:
        return not wording.small(last)
    if first in FUNCTION_WORDS["en"] and words[0] != "The":
        return False
    if within + opening > 2:
        return True
    return not all(_is_common(word.lower(), wording) for word in words if word not in INNER_WORDS)


def _small(words: NameWords) -> str:
    """What of a name stands in an article that writes it small."""
    return " ".join(words).replace("’", "'").lower().removesuffix("s")


def _is_possible(words: NameWords, found: Container[NameWords]) -> bool:
    """Whether nothing in its form forbids the name, and there is no plural of it."""
    if len(words) > MAX_WORDS and sum(not w.islower() and w != "&" for w in words) > MAX_WORDS:
        return False
    if sum(map(len, words)) + len(words) - 1 > MAX_LENGTH:
        return False
    if (words[0].isupper() and _shouts(words)) or _only_counts(words):
        return False
    last = words[-1]
    if (len(last) == 1 or last.isdigit()) and words[-2].lower() in COUNTERS:
        return False
    return (*words[:-1], f"{last}s") not in found


def _only_counts(words: NameWords) -> bool:
    """Whether a common word with a capital begins the name and no name follows."""
    first, last = words[0].lower(), words[-1].lower()
    if first not in NO_NAMES:
        return False
    if first[0] in digits or first[-1] in digits:
        return True
    return last in NO_NAMES and (words[-1].isupper() or "of" in words)


def _shouts(words: NameWords) -> bool:
    """Whether a run is text in capitals, not two acronyms."""
    if not all(len(word) > 1 and word.isupper() for word in words):
        return False
    return len(words) > 2 or any(len(word) > MAX_ACRONYM - 1 for word in words)
