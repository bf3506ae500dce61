"""Titles: what stands before one is hardly a name, what follows it is a person's."""

from collections.abc import Iterator, Sequence

from index.text.names.mentions import HEADING, WITHIN, Mention, trimmed
from index.text.vocabulary.english import (
    INNER_WORDS,
    INSTITUTIONS,
    NO_PERSON,
    OFFICE_SUBJECTS,
    PLACE_TITLES,
    TITLE_MODIFIERS,
)
from index.text.vocabulary.kinds import is_people, is_title

_DOUBTFUL = frozenset(("General", "Major"))

_OFFICE = INSTITUTIONS | TITLE_MODIFIERS | INNER_WORDS | OFFICE_SUBJECTS


def place_before_person(words: Sequence[str]) -> int:
    """How many of the words after `senator from` are the place, where a person follows it; else 0.
    Places have one word or two, people two.
    """
    place = len(words) - 2
    if place not in (1, 2) or not NO_PERSON.isdisjoint(word.lower() for word in words[place:]):
        return 0
    return 0 if any(map(str.islower, words)) else place


def untitled(mention: Mention) -> Iterator[Mention]:
    """Cuts a title out: what stands before it is hardly a name, what follows is a person."""
    words = mention.words
    found = _title(words) if len(words) > 1 else None
    if found is None:
        if len(words) != 1 or not is_title(words[0]):
            yield from trimmed(mention)
        return
    first, last = found
    yield from _before_title(mention, words[:first])
    right, standing = words[last + 1 :], WITHIN if mention.standing else HEADING
    titled = mention._replace(words=right, standing=standing, titled=True)
    titled = _later(titled, last + 1, words)
    if right[:1] in (("of",), ("for",)):
        yield from _office(titled, words[last].lower() in PLACE_TITLES)
    else:
        yield from trimmed(titled)


def _later(mention: Mention, count: int, words: Sequence[str]) -> Mention:
    """The mention, where it stands `count` of these words later."""
    return mention._replace(at=mention.at + sum(len(word) + 1 for word in words[:count]))


def _before_title(mention: Mention, words: Sequence[str]) -> Iterator[Mention]:
    left = list(words)
    while left and _leads_to_title(left[-1]):
        left.pop()
    while left and is_people(left[0].lower()):
        left.pop(0)
    if left:
        alone = len(left) == 1 and left[0].isupper()
        standing = mention.standing if alone or "of" in left else HEADING
        yield from trimmed(Mention(tuple(left), mention.at, standing, mention.run))


def _leads_to_title(word: str) -> bool:
    return word in INNER_WORDS or word.lower() in TITLE_MODIFIERS or is_title(word)


def _office(mention: Mention, of_place: bool) -> Iterator[Mention]:
    """What stands after `Secretary` or `Governor`: `of State Ann Bell`, `of Fenland Ann Bell`."""
    words = mention.words
    start = next((n for n, word in enumerate(words) if word not in INNER_WORDS), len(words))
    end = next((n for n, word in enumerate(words) if word.lower() not in _OFFICE), len(words))
    place = place_before_person(words[end:]) if of_place else 0
    if end > start and len(words) - end > 1:
        yield from trimmed(_later(mention._replace(words=words[end:]), end, words))
    elif place:
        left = mention._replace(words=words[end : end + place], titled=False)
        yield from trimmed(_later(left, end, words))
        right = mention._replace(words=words[end + place :])
        yield from trimmed(_later(right, end + place, words))
    else:
        named = len(words) > 2 and words[1] == "the" and words[-1].lower() in INSTITUTIONS
        standing = mention.standing if named or (of_place and len(words) < 4) else HEADING
        yield from trimmed(mention._replace(standing=standing, titled=False))


def _title(words: Sequence[str]) -> tuple[int, int] | None:
    """The first and the last word of a title in a run, if there is one."""
    places = [at for at, word in enumerate(words) if is_title(word)]
    places = [at for at in places if words[at] not in _DOUBTFUL or _stands_as_title(words, at)]
    if not places:
        return None
    before_of = words.index("of") if "of" in words else len(words)
    early = [at for at in places if at < before_of]
    if early:
        after = words[early[-1] + 1 : max(before_of, early[-1] + 2)]
        if after and after[0] not in ("of", "for") and after[-1].lower() in INSTITUTIONS:
            return None
        return early[0], early[-1]
    after = words[places[-1] + 1 :]
    if not after or words[places[0] - 1] in INNER_WORDS or after[0] in INNER_WORDS:
        return None
    if INSTITUTIONS.intersection(word.lower() for word in after):
        return None
    return places[0], places[-1]


def _stands_as_title(words: Sequence[str], at: int) -> bool:
    """Whether `General` belongs to a title or to a person: that of `General Services` does not."""
    if at:
        before = words[at - 1].lower()
        return before in TITLE_MODIFIERS or is_title(before)
    after = words[1:]
    return 1 < len(after) < 4 and NO_PERSON.isdisjoint(word.lower() for word in after)
