"""What one article says about each possible name: where it stands, and beside what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.text.names.mentions import OPENING, WITHIN, Mention, NameWords
from index.text.vocabulary.english import SENTENCE_OPENERS, SPEECH_VERBS, TELLING_VERBS

_SPEECH = SPEECH_VERBS | TELLING_VERBS
_PREPOSITIONS = (" in ", " at ", " near ", "In ", "At ", "Near ")
_ARTICLES = (" a ", " an ", "(a ", "(an ")
_AFTER_VERBS = (" the ", " a ", " an ", " your ", " our ", " my ", " up ")
_WORK_TITLE = re.compile(r"([A-Z]\w+) (?:the|a|an|your|our|my) $")


@dataclass(slots=True)
class Candidate:
    """A possible name. `within` and `opening` count its mentions within and at the start of
    sentences; mentions in headings count in neither.
    """

    words: NameWords
    at: int
    within: int = 0
    opening: int = 0
    owns: bool = False
    titled: bool = False
    speaks: bool = False
    place: bool = False
    counted: bool = False
    label: bool = False

    @property
    def name(self) -> str:
        """The name as it is shown, with one kind of apostrophe."""
        return " ".join(self.words).replace("’", "'")

    @property
    def marked(self) -> bool:
        """Whether it stands beside what stands beside names."""
        return self.owns or self.titled or self.speaks or self.place


def gather(mentions: Iterable[Mention]) -> dict[NameWords, Candidate]:
    """The candidates in the order of their first mention."""
    found: dict[NameWords, Candidate] = {}
    for mention in mentions:
        candidate = found.get(mention.words)
        if candidate is None:
            candidate = found[mention.words] = Candidate(mention.words, mention.at)
        candidate.within += mention.standing == WITHIN and not _in_work_title(mention)
        candidate.opening += mention.standing == OPENING
        candidate.owns |= mention.owns
        candidate.titled |= mention.titled
        _look_around(candidate, mention)
    return found


def _in_work_title(mention: Mention) -> bool:
    """Whether a word belongs to the title of something (`Stop the Leak`)."""
    if len(mention.words) > 1 or mention.words[0].isupper():
        return False
    if mention.run.after.startswith(_AFTER_VERBS):
        return True
    found = _WORK_TITLE.search(mention.run.before)
    return found is not None and found[1].lower() not in SENTENCE_OPENERS


def _look_around(candidate: Candidate, mention: Mention) -> None:
    before, after = mention.run.before, mention.run.after
    if after[:1] == ":" or before.endswith("(("):
        candidate.label = True
    text = mention.run.text
    following = after[1:].split(" ", 1)[0].rstrip(",.;:)") if after[:1] == " " else ""
    if following in _SPEECH and text.endswith(candidate.words[-1]):
        candidate.speaks = True
    if before.endswith(_PREPOSITIONS) and text.startswith(candidate.words[0]):
        candidate.place = True
    if before.endswith(_ARTICLES) and len(text) == len(candidate.name):
        # "a Delegate who", but "an FBI agent"
        candidate.counted |= not following or after[0] != " " or following in SENTENCE_OPENERS
