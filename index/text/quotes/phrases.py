"""The names in a run of tokens: at its end, at its start, at the start of its sentence.

Every function takes tokens (`runs.tokens`).
"""

from collections.abc import Sequence

from index.text.quotes import runs
from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_group, is_role, is_title

_AFTER_NAME = english.PREPOSITIONS | frozenset(",;—–(")
_AT_VERB = english.SPEECH_VERBS | english.TELLING_VERBS | english.BEFORE_VERBS
_JOINS = frozenset(("and", "&"))


def ending(t: Sequence[str], *, relative: bool = False) -> str | None:
    """The name that the tokens end with. Of `Ilse Brandt of the Harbour Office` it is the first,
    `Ministry of Ports` is one name, and two names are none.
    """
    for _ in range(5):
        at = len(t) - len(runs.run_to(t))
        while (link := _link(t, at)) is not None and _is_organisation(t, link):
            at = link - len(runs.run_to(t[:link]))
        name = _written(t[at:])
        before = t[at - 1].lower() if at else ""
        joint = before in _JOINS and at > 1 and runs.is_capital(t[at - 2])
        if at == len(t) or joint or before in english.INDEFINITES:
            return None
        if name is None and before == ",":  # Ilse Brandt, Head of Ports
            t = t[: at - 1]
        elif link is None or t[at].lower() in english.DAYS:
            return name
        elif is_title(t[link - 1]) and len(t) - at > 2 and all(map(runs.is_capital, t[at:])):
            return " ".join(t[-2:])  # Mayor of London Ann Smith
        elif not runs.is_capital(t[link - 1]):
            return name if relative else None
        else:
            t = t[:link]
    return None


def _written(run: Sequence[str]) -> str | None:
    """A run as a name; that of an organisation as it stands."""
    if any(token in ("of", "for") for token in run):
        return " ".join(run[1:] if run[0].lower() in english.SENTENCE_OPENERS else run)
    return runs.clean(run)


def _link(t: Sequence[str], at: int) -> int | None:
    """Where the preposition stands that binds the run at `at` to the words before it."""
    link = at
    while link and at - link < 4 and _is_between(t[link - 1]):
        link -= 1
    if link < at and is_role(t[at - 1]):
        return None
    return link - 1 if link > 1 and t[link - 1].lower() in english.PREPOSITIONS else None


def _is_plain(token: str) -> bool:
    return token.islower() and token not in english.PREPOSITIONS and token not in _JOINS


def _is_between(token: str) -> bool:
    return _is_plain(token) or runs.is_possessive(token) or token.isdecimal()


def _is_organisation(t: Sequence[str], link: int) -> bool:
    head = t[link - 1]
    joined = t[link] in ("of", "for") and runs.is_capital(head)
    return joined and head.lower() in english.ORGANISATION_HEADS


def leading(t: Sequence[str]) -> tuple[str | None, int]:
    """The name that the tokens start with, behind words for a role, and where it ends:
    `former harbour master Ilse Brandt`, `the port's Ilse Brandt`.
    """
    at = 1 if t and t[0].lower() in english.DETERMINERS else 0
    run: list[str] = []
    for _ in range(3):
        start = at
        while start < len(t) and start - at < 5 and _is_plain(t[start]):
            start += 1
        if start > at and not (is_role(t[start - 1]) or runs.is_possessive(t[start - 1])):
            break
        found = runs.run_from(t, start)
        if not found:
            break
        run, at = found, start + len(found)
        if run[-1].lower() in english.ORGANISATION_HEADS and t[at : at + 1] in (["of"], ["for"]):
            more = runs.run_from(t, at + 1)
            titled = any(map(is_title, more[:-1]))  # House of Lords Speaker Ann Smith
            run, at = more if titled else [*run, t[at], *more], at + 1 + len(more)
            if not more:
                return None, at
    if not run or runs.is_possessive(run[-1]) or (at < len(t) and is_group(t[at])):
        return None, at
    if t[at : at + 1] and t[at] in _JOINS and at + 1 < len(t) and runs.is_capital(t[at + 1]):
        return None, at
    return _written(run), at


def behind(t: Sequence[str]) -> str | None:
    """The name behind an inverted verb: `said Brandt`, `said the head of the port, Ilse Brandt.`"""
    if t and (t[0] in english.DETERMINERS or t[0] == "one"):
        comma = t.index(",") if "," in t[:15] else None
        if comma is not None:
            run = runs.run_from(t, comma + 1)
            rest = t[comma + 1 + len(run) :]
            if len(run) > 1 and (not rest or rest[0] in _AFTER_NAME):
                return runs.clean(run)
    name, end = leading(t)
    if name or t[end : end + 1] != ["of"]:
        return name
    run = runs.run_from(t, end + 1)  # Mayor of Bonn Ilse Brandt
    return " ".join(run[-2:]) if len(run) > 2 else None


def beginning(t: Sequence[str]) -> str | None:
    """Who a sentence is about: the name it starts with, or behind the comma of `On Monday,`."""
    at = next((at for at, token in enumerate(t) if token[0].isalpha()), len(t))
    t = t[at:]
    starts = [0]
    if t and opens(t):
        named = t[0].lower() == "as" and leading(t[1:])[1] + 1 in _commas(t)
        starts = [1] if named else [comma + 1 for comma in _commas(t)][:3]
        starts += [0] if t[0].endswith("ing") else []  # Beijing
    for start in starts:
        clause = t[start:]
        if clause and clause[0].lower() in ("and", "but"):
            clause = clause[1:]
        if clause and clause[0].lower() in english.PRONOUNS:
            return clause[0].lower()
        if name := _first(clause):
            return name
    return None


def _first(clause: Sequence[str]) -> str | None:
    """The name a clause starts with; `The Post wrote`, but `The Bonn harbour` is no name."""
    name, end = leading(clause)
    if not clause or clause[0] not in ("The", "the"):
        return name
    verb = end == len(clause) or clause[end] in _AT_VERB
    if name and (verb or " " in name):
        return name
    commas = _commas(clause)
    return behind_comma([*clause[: commas[1]], ","]) if len(commas) > 1 else None


def _commas(t: Sequence[str]) -> list[int]:
    return [at for at in range(min(len(t), 40)) if t[at] == ","]


def opens(t: Sequence[str]) -> bool:
    """Whether a sentence starts with what a comma parts from its subject: `Asked about it, …`."""
    first = t[0].lower()
    participle = first.endswith("ed") and t[1:2] != [] and t[1] in english.PREPOSITIONS
    return first in english.CLAUSE_OPENERS or first.endswith("ing") or participle


def last_of(t: Sequence[str], mark: str) -> int:
    """Where a mark stands last; 0 without it."""
    return next((at for at in range(len(t) - 1, -1, -1) if t[at] == mark), 0)


def behind_comma(t: Sequence[str]) -> str | None:
    """The name in `the harbour master, Ilse Brandt,`; no place, as in `aides in Bonn, Ohio,`."""
    comma = last_of(t[:-1], ",")
    if not comma:
        return None
    inner = t[comma + 1 : -1]
    if inner[:1] and inner[0] in english.PREPOSITIONS:  # while Brandt, in a letter, called it
        return ending(t[:comma])
    name, end = leading(inner)
    if name is None or end < len(inner):
        return None
    office = not runs.is_capital(t[comma - 1]) or is_title(t[comma - 1])
    placed = any(token in english.PREPOSITIONS for token in t[max(0, comma - 7) : comma])
    return name if (office and not placed) or (" " in name and (office or placed)) else None
