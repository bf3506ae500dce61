"""The rules that name a speaker from the sentence of one quote.

Each gives a name, `he` or `she`, or None where it does not apply.
"""

from collections.abc import Sequence
from typing import NamedTuple

from index.text.quotes import phrases, subjects
from index.text.quotes.runs import each_token, is_capital
from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_adverb, is_role

_VERBS = english.SPEECH_VERBS | english.TELLING_VERBS | english.SPEECH_PARTICIPLES
_ALL_VERBS = _VERBS | english.SPEECH_INFINITIVES
_CLOSING_VERBS = english.SPEECH_VERBS | {"told", "tells", "pointed", "shared"}
_MARKS = frozenset((",", "—", "–", "-", "--"))
_DASHES = frozenset(("—", "–"))
_SOURCES = frozenset((("according", "to"), ("words", "of")))
_SOURCES_END = frozenset(end for _, end in _SOURCES)
_STARTS = english.DETERMINERS | english.PRONOUNS
CLOSING = " \n])'’\""
"""What may stand behind the full stop of a quote."""

NEAR, SHORT = 9, 20
"""A quote of fewer than SHORT characters stands fewer than NEAR tokens behind its verb: most
others are terms, and nobody's words.
"""

TITLE_READ = 200
"""So many characters of a quote tell whether it is the title of a work."""


class Sentence(NamedTuple):
    """A quote and the tokens before and behind it, other quotes being placeholders."""

    quote: str
    before: list[str]
    behind: list[str]


def inverted(sentence: Sentence) -> str | None:
    """`"…," said Ilse Brandt`, `"…," said she`."""
    t = _unmarked(sentence.behind)
    at = 0
    while at < min(2, len(t)) and is_adverb(t[at]):
        at += 1
    if at == len(t) or t[at] not in english.SPEECH_VERBS:
        return None
    rest = t[at + 1 :]
    if rest and rest[0] in english.PRONOUNS:
        return rest[0]
    return phrases.behind(rest)


def following(sentence: Sentence) -> str | None:
    """`"…," Ilse Brandt said`, `"…," the harbour master, Ilse Brandt, told reporters`. Not behind a
    full stop: there a new sentence starts.
    """
    quote = sentence.quote.rstrip(CLOSING)
    if quote.endswith(".") and not quote.endswith(".."):
        return None
    t = _unmarked(sentence.behind)
    if not t or not (is_capital(t[0]) or t[0][0].isdecimal() or t[0] in _STARTS or is_role(t[0])):
        return None
    at = next((at for at, token in enumerate(t[:30]) if token in _VERBS), None)
    if not at or t[at] not in _CLOSING_VERBS or t[at - 1].lower() in english.FORMS_OF_BE:
        return None
    if _is_inside(sentence):
        return None
    return subjects.subject(t[:at], t[at])


def _is_inside(sentence: Sentence) -> bool:
    """Whether the quote is a word of the sentence: `After the term "…", Brandt said`."""
    t = sentence.before
    return bool(t) and (
        is_work_title(sentence.quote) or (t[0].lower() in english.CLAUSE_OPENERS and "," not in t)
    )


def preceding(sentence: Sentence) -> str | None:
    """`Ilse Brandt said: "…"`, `Brandt told reporters the pier was "…"`: the last verb of speech
    before the quote, and whose it is.
    """
    t = _without_aside(sentence.before)
    verbs = _verbs(t)
    if not verbs or is_work_title(sentence.quote):
        return None
    for at in reversed(verbs):
        if t[0].lower() in english.CLAUSE_OPENERS and "," not in t[:at] and "," in t[at:-1]:
            return None  # When Brandt said so, the port put up "…"
        if ":" in t[at:-1]:
            return None
        if len(t) - at > NEAR and len(sentence.quote) < SHORT:
            return None
        who = _whose(t, at)
        noun = t[at].endswith("s")  # in his opening remarks
        if who or (t[-1] != ":" and not noun):
            return who
    return None


def signed(sentence: Sentence) -> str | None:
    """`"…" — Ilse Brandt`, and nothing behind it but a comma or a bracket and what follows."""
    t = sentence.behind
    if not t or t[0][0] not in "—–-":
        return None
    name, end = phrases.leading(t[1:])
    rest = t[1 + end : 2 + end]
    return name if name and " " in name and (not rest or rest[0] in ",(—–-") else None


def according(sentence: Sentence) -> str | None:
    """`"…," according to Ilse Brandt`; `According to Ilse Brandt, the pier was "…"`."""
    t = _unmarked(sentence.behind)
    if [token.lower() for token in t[:2]] == ["according", "to"]:
        return phrases.behind(t[2:])
    name = according_to(sentence.before)
    t = sentence.before if name else []
    return None if _verbs(t) else name  # According to the Post, an aide said


def according_to(t: Sequence[str]) -> str | None:
    """The name behind the last `according to` or `in the words of`."""
    if _SOURCES_END.isdisjoint(t):
        return None
    ends = [at for at, token in enumerate(t) if token in _SOURCES_END]
    for at in (end - 1 for end in reversed(ends) if end):
        if (t[at].lower(), t[at + 1]) in _SOURCES:
            return phrases.behind(t[at + 2 :])
    return None


def attributed(t: Sequence[str]) -> str | None:
    """Who said what a sentence without quotes tells: `the pier, Brandt said, was old`."""
    for at in range(len(t)):
        if t[at] in english.SPEECH_VERBS and _is_verb(t, at):
            return _whose(t, at) or phrases.behind(t[at + 1 :])
    return None


def is_work_title(quote: str) -> bool:
    """Whether a quote looks like the title of a work: two words or more, the long ones capital."""
    found: list[bool] = []
    for token in each_token(quote[:TITLE_READ]):
        capital = is_capital(token)
        if not capital and (not found or len(token) > 4):
            return False
        found.append(capital)
    few = len(found) < 4
    if len(found) < 2 or quote.isupper() or (few and not all(found)):
        return False
    return not few or quote[-1] not in ".!?"


def _whose(t: Sequence[str], at: int) -> str | None:
    verb = t[at].lower()
    if t[at + 1 : at + 2] == ["by"]:  # described by Brandt as
        return phrases.behind(t[at + 2 :])
    if at and t[at - 1].lower() in english.FORMS_OF_BE:
        return None
    if not at or t[at - 1].startswith("“"):
        return phrases.behind(t[at + 1 :]) if verb in english.SPEECH_VERBS and not at else None
    return subjects.subject(t[:at], verb)


def _verbs(t: Sequence[str]) -> list[int]:
    """Where verbs of speech stand."""
    found = [at for at, token in enumerate(t) if token in _ALL_VERBS]
    if t and t[0] not in _ALL_VERBS and t[0].lower() in english.SPEECH_VERBS:
        found.insert(0, 0)
    return [at for at in found if _is_verb(t, at)]


def _is_verb(t: Sequence[str], at: int) -> bool:
    before = t[at - 1].lower() if at else ""
    verb = t[at]
    if verb in english.SPEECH_INFINITIVES and (before == "to" or verb not in english.SPEECH_VERBS):
        return before == "to" and at > 1 and t[at - 2] == "on"  # went on to say
    if verb not in _VERBS:
        return not at and verb.lower() in english.SPEECH_VERBS  # Said Brandt: "…"
    by = before == "by" and verb in english.SPEECH_PARTICIPLES
    return by or before not in english.BEFORE_NOUNS


def _without_aside(t: list[str]) -> list[str]:
    """`Brandt said — as the Post reported — "…"` without what stands between the dashes."""
    if not t or t[-1] not in _DASHES:
        return t
    dashes = [at for at in range(len(t)) if t[at] in _DASHES]
    return t[: dashes[-2]] if len(dashes) > 1 else t


def _unmarked(t: list[str]) -> list[str]:
    return t[1:] if t and t[0] in _MARKS else t
