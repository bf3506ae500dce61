"""What kind of word an English word is."""

from functools import lru_cache

from index.text.vocabulary.english import (
    ABBREVIATED_TITLES,
    BEFORE_VERBS,
    DESCRIPTIONS,
    GROUP_WORDS,
    JOINING_WORDS,
    NO_PEOPLES,
    NO_PERSON,
    NO_ROLES,
    PEOPLE_ENDINGS,
    PEOPLES,
    ROLE_ENDINGS,
    ROLES,
    TITLE_ENDINGS,
    TITLES,
)

_WORDS_KEPT = 1 << 15
MAX_ACRONYM = 6
_ROLES = ROLES | TITLES | ABBREVIATED_TITLES | DESCRIPTIONS


@lru_cache(maxsize=_WORDS_KEPT)
def is_title(word: str) -> bool:
    """Whether a word is a person's title or office, or several (`Mayor`, `Vice-President`)."""
    lower = word.lower().rpartition("-")[2]
    if lower.endswith("."):
        return lower[:-1] in ABBREVIATED_TITLES
    if lower in TITLES or (lower.endswith(TITLE_ENDINGS) and lower not in TITLE_ENDINGS):
        return True
    return lower.endswith("s") and len(lower) > 4 and lower[:-1] in TITLES


@lru_cache(maxsize=_WORDS_KEPT)
def is_role(word: str) -> bool:
    """Whether a word may stand in small letters before a name: `harbour master Ilse Brandt`."""
    if not word.islower() or word in NO_ROLES or word.endswith("ment"):
        return False
    return word in _ROLES or word.endswith(ROLE_ENDINGS)


@lru_cache(maxsize=_WORDS_KEPT)
def is_group(word: str) -> bool:
    """Whether a word makes an attribute of the capitalised word before it: `Navy officials`."""
    return word in GROUP_WORDS or (word.endswith("s") and is_role(word[:-1]))


@lru_cache(maxsize=_WORDS_KEPT)
def is_people(word: str) -> bool:
    """Whether a word in small letters tells a people, a language, a faith or a persuasion."""
    if word in PEOPLES:
        return True
    if len(word) > 8 and word.endswith("ans"):
        return True
    return len(word) > 4 and word.endswith(PEOPLE_ENDINGS) and word not in NO_PEOPLES


@lru_cache(maxsize=_WORDS_KEPT)
def is_adverb(word: str) -> bool:
    """Whether a word may stand between a name and its verb: `Brandt also said`."""
    return word in BEFORE_VERBS or (word.islower() and word.endswith("ly"))


@lru_cache(maxsize=_WORDS_KEPT)
def is_impersonal(word: str) -> bool:
    """Whether a word of a name shows that the name is no person's (`Bank`, `of`)."""
    return word in JOINING_WORDS or word.lower() in NO_PERSON


@lru_cache(maxsize=_WORDS_KEPT)
def is_acronym(word: str) -> bool:
    """Whether a word has several capitals (`NGA`, `DoE`); a long word in capitals only shouts."""
    capitals = sum(map(str.isupper, word))
    return capitals > 1 and (capitals < len(word) or capitals <= MAX_ACRONYM)
