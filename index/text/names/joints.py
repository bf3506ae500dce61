"""Words between names: `A and B` are two names, `Department of A and B` is one."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from index.text.names.candidates import Placed, borders, sighting_of
from index.text.names.mentions import HEADING, WITHIN, Mention, NameWords, trimmed
from index.text.surroundings import NUMBERED
from index.text.vocabulary.english import (
    INSTITUTIONS,
    JOINT_HEADS,
    NATIONAL_WORDS,
    NO_PERSON,
    ORGANISATION_TAILS,
)

Known = Counter[NameWords]


def parted(sightings: list[Placed]) -> list[Placed]:
    """The sightings, cut where a joining word, a number or nothing at all stands between two names.
    What the article writes elsewhere decides.
    """
    known = Counter([sighting.words for _, _, sighting in sightings])
    found: list[Placed] = []
    for placed in sightings:
        start, around, sighting = placed
        mention = sighting.mention
        if mention and (sighting.joined or _border(sighting.words, sighting.borders, known)):
            parts = list(_parted(mention, known))
            whole = parts == [mention]
            found += [placed] if whole else [(start, around, sighting_of(part)) for part in parts]
        else:
            found.append(placed)
    return found


def _parted(mention: Mention, known: Known) -> Iterator[Mention]:
    words = mention.words
    if len(words) == 1:
        yield mention
        return
    if words[-1].isdigit() and (known[words[:-1]] or _counts(mention)):
        yield from _parted(mention._replace(words=words[:-1]), known)
        return
    for joint, keeps in _KEEPS.items():
        if joint in words:
            at = words.index(joint)
            if not keeps(words[:at], words[at + 1 :], mention.titled, known):
                yield from _halves(mention, at, at + 1, known)
                return
    border = _border(words, borders(words), known)
    if border:
        yield from _halves(mention, border, border, known)
    else:
        yield mention


def _border(words: NameWords, places: Iterable[int], known: Known) -> int:
    """Where a person's name follows another name, both written elsewhere too; 0 for nowhere."""
    for at in places:
        if words[:at] in known and words[at:] in known:
            return at if known[words] < 2 else 0
    return 0


def _halves(mention: Mention, end: int, start: int, known: Known) -> Iterator[Mention]:
    words = mention.words
    at = mention.at + sum(len(word) + 1 for word in words[:start])
    standing = WITHIN if mention.standing else HEADING
    left = mention._replace(words=words[:end], owns=False)
    right = mention._replace(words=words[start:], at=at, standing=standing, titled=False)
    if words[end] == "for" and not (known[left.words] or known[words[start:]]):
        # `Request for Proposals`
        left, right = left._replace(standing=HEADING), right._replace(standing=HEADING)
    for half in (*trimmed(left), *trimmed(right)):
        yield from _parted(half, known)


def _counts(mention: Mention) -> bool:
    """Whether the last number is a year, or tells how many there were at a place."""
    number = mention.words[-1]
    year = len(number) == 4 and number[:2] in ("15", "16", "17", "18", "19", "20")
    return year or mention.run.around & NUMBERED != 0


def _keeps_and(left: NameWords, right: NameWords, titled: bool, known: Known) -> bool:
    whole = (*left, "and", *right)
    bare = right[1:] if right[0] == "the" else right
    if len(left) == len(right) == 1:
        return False
    if known[whole] > 1 and not (known[left] and known[bare]):
        return True
    if known[left] or known[bare] or "of" in right or "for" in right:
        return False
    for joint in ("of", "for"):
        if joint in left and left[left.index(joint) - 1].lower() in JOINT_HEADS:
            return len(bare) == 1 if bare is not right else right[0].lower() not in NATIONAL_WORDS
    if bare is not right or left[-1].lower() in INSTITUTIONS:
        return False
    return right[-1].lower() in ORGANISATION_TAILS


def _keeps_for(left: NameWords, right: NameWords, titled: bool, known: Known) -> bool:
    last = left[-1].lower()
    if last in INSTITUTIONS or last.removesuffix("s") in INSTITUTIONS:
        return True
    return known[*left, "for", *right] > 1 and not known[left] and not known[right]


def _is_institution(words: NameWords) -> bool:
    return len(words) > 1 and any(word.lower() in INSTITUTIONS for word in words)


def _keeps_of(left: NameWords, right: NameWords, titled: bool, known: Known) -> bool:
    person = len(left) > 1 and NO_PERSON.isdisjoint(word.lower() for word in left)
    if person and (titled or len(left) == 2 or _is_institution(right)):
        return False
    if len(left) == 1 or not INSTITUTIONS.isdisjoint(word.lower() for word in left):
        return True
    bare = right[1:] if right[0] == "the" else right
    return known[*left, "of", *right] > 1 or not (known[left] or known[bare])


_KEEPS: dict[str, Callable[[NameWords, NameWords, bool, Known], bool]] = {
    "of": _keeps_of,
    "and": _keeps_and,
    "for": _keeps_for,
}
