"""Which candidates are names."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import digits

from index.text.names.candidates import Candidate
from index.text.names.languages import Capitals
from index.text.names.mentions import NameWords
from index.text.names.runs import Reading
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
from index.text.vocabulary.kinds import is_people, is_title

MAX_LENGTH = 60
MAX_WORDS = 6
"""Words with a capital or a digit, so that those inside (`of the`) do not count."""

_MAX_ACRONYM = 6
_WORDS_KEPT = 1 << 15
_LATIN = "\u024f"
_INFLECTED = re.compile(r"[A-Z0-9]{2,}(?:['’]?(?:s|d|ed|ing|ers?)|['’][A-Z]+)$")
"""`NGOs`, `DRYing`, `DON'T`: what has a plural is counted, what is done is a verb."""
_NO_SHORT_NAME = INSTITUTIONS - {"senate", "congress", "parliament", "treasury"}


def choose(
    found: Mapping[NameWords, Candidate], reading: Reading, capitals: Capitals
) -> Iterator[Candidate]:
    """The candidates that are names."""
    for candidate in found.values():
        if not (candidate.within or candidate.opening):
            continue
        if len(candidate.words) > 1:
            if _is_long_name(candidate, found, reading, capitals):
                yield candidate
        elif _is_word(candidate.words[0]) and _is_short_name(candidate, found, reading, capitals):
            yield candidate


@lru_cache(maxsize=_WORDS_KEPT)
def is_acronym(word: str) -> bool:
    """Whether a word has several capitals (`NGA`, `DoE`); a long word in capitals only shouts."""
    capitals = sum(map(str.isupper, word))
    return capitals > 1 and (capitals < len(word) or capitals <= _MAX_ACRONYM)


@lru_cache(maxsize=_WORDS_KEPT)
def _is_word(word: str) -> bool:
    lower = word.lower().replace("’", "'")
    if not 1 < len(word) <= MAX_LENGTH or lower.rstrip(digits) in NO_NAMES or lower in DAYS:
        return False
    _, hyphen, tail = word.rpartition("-")
    if hyphen and tail.islower() and len(tail) > 3:
        return False
    return not (lower in SURNAME_MONTHS or lower in SENTENCE_OPENERS) or word in ("US", "WHO")


def _is_short_name(
    candidate: Candidate, found: Mapping[NameWords, Candidate], reading: Reading, capitals: Capitals
) -> bool:
    word = candidate.words[0]
    if candidate.counted or (f"{word}s",) in found or not _is_number(candidate, word):
        return False
    if is_acronym(word):
        return _is_name_of_letters(candidate, word)
    if capitals is not Capitals.ENGLISH:
        if capitals is not Capitals.NAMES or candidate.within < 2:
            return False
    elif not candidate.within and (candidate.opening < 2 or not candidate.marked):
        return False
    lower = word.lower()
    if word.isupper() and word[0] not in digits:
        return False
    if capitals is Capitals.ENGLISH and (word[0] > _LATIN or _is_no_name_alone(lower)):
        return False
    if _is_small(lower, reading):
        return False
    if capitals is not Capitals.ENGLISH or candidate.within != 1 or candidate.marked:
        return True
    return not (_ends_weakly(lower) or _has_kin(lower, reading.text))


@lru_cache(maxsize=_WORDS_KEPT)
def _is_no_name_alone(lower: str) -> bool:
    """Whether an English word that stands alone is a title, a role, an office or a people."""
    if is_title(lower) or lower in TITLE_MODIFIERS or lower in _NO_SHORT_NAME:
        return True
    return _is_people(lower)


def _is_number(candidate: Candidate, word: str) -> bool:
    """False for what begins with a digit, unless it is used like a name (`18F`)."""
    return not word[0].isdigit() or (candidate.within > 1 and len(word) > 2)


def _is_name_of_letters(candidate: Candidate, word: str) -> bool:
    if _INFLECTED.match(word):
        return False
    return candidate.within > 0 or not candidate.label


def _is_small(lower: str, reading: Reading) -> bool:
    """Whether the article writes the word small, or its plural or singular."""
    small, singular = reading.small, lower.removesuffix("s")
    if singular in reading.text and (lower in small or lower + "s" in small or singular in small):
        return True
    if lower.endswith("ies"):
        return lower[:-3] + "y" in small
    return lower.endswith("y") and lower[:-1] + "ies" in small


def _is_people(lower: str) -> bool:
    """Whether a word tells a people; of `Turkish-Libyan` every part does."""
    if "-" not in lower:
        return is_people(lower)
    return all(is_people(part) or part in PEOPLE_PREFIXES for part in lower.split("-"))


def _is_common(lower: str, reading: Reading) -> bool:
    return _is_small(lower, reading) or _has_kin(lower, reading.text)


def _ends_weakly(lower: str) -> bool:
    return lower.endswith(COMMON_ENDINGS) or (
        len(lower) > 8 and lower.endswith(COMMON_ENDINGS_OF_LONG)
    )


def _has_kin(lower: str, text: str) -> bool:
    """Whether the article writes small what begins like the word (`contacts` beside `Contact`)."""
    return len(lower) > 5 and f" {lower[: -2 if len(lower) > 6 else -1]}" in text


def _is_long_name(
    candidate: Candidate, found: Mapping[NameWords, Candidate], reading: Reading, capitals: Capitals
) -> bool:
    words = candidate.words
    if not _is_possible(candidate, found, reading):
        return False
    if capitals is not Capitals.ENGLISH:
        return candidate.within > 0 or candidate.opening > 1
    last = words[-1].lower()
    if is_people(last) and words[0].lower() in PEOPLE_PREFIXES:
        return False
    if "of" in words or last in INSTITUTIONS or candidate.titled:
        return True
    if not candidate.within and candidate.opening == 1 and not candidate.marked:
        return last not in reading.small
    if words[0].lower() in FUNCTION_WORDS["en"] and words[0] != "The":
        return False
    if candidate.within + candidate.opening > 2:
        return True
    return not all(_is_common(word.lower(), reading) for word in words if word not in INNER_WORDS)


def _is_possible(
    candidate: Candidate, found: Mapping[NameWords, Candidate], reading: Reading
) -> bool:
    """Whether nothing in its form forbids the name, and the article does not write it small."""
    words, name = candidate.words, candidate.name
    weight = sum(not word.islower() and word != "&" for word in words)
    if weight > MAX_WORDS or len(name) > MAX_LENGTH or candidate.counted:
        return False
    if _shouts(words) or _only_counts(words):
        return False
    if (len(words[-1]) == 1 or words[-1].isdigit()) and words[-2].lower() in COUNTERS:
        return False
    if words[-1].isdigit() and not candidate.within:
        return False
    if (*words[:-1], f"{words[-1]}s") in found:
        return False
    return name.lower().removesuffix("s") not in reading.text


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
    return len(words) > 2 or any(len(word) > _MAX_ACRONYM - 1 for word in words)
