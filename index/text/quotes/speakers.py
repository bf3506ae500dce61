"""Who said the quotes of a text: the rules, and what one quote tells of the next."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from index.text.quotes import phrases, rules
from index.text.quotes.full_names import FullNames
from index.text.quotes.marks import PARAGRAPH, QuoteSpan
from index.text.quotes.rules import Sentence
from index.text.quotes.runs import is_capital, tokens
from index.text.vocabulary import english

BEFORE, BEHIND = 300, 200
"""How many characters of a sentence before and behind a quote are read."""

BACK = 6
"""In so many sentences before it the name for `he` or `she` is looked for."""

PLACE = 3
"""The length of what stands in place of a quote: `“,”`, its last character between marks."""


def _unended() -> str:
    """Look-behinds for what a full stop ends and no sentence: an initial, a short title. Those of
    one length share one, since each has one width.
    """
    by_length: dict[int, list[str]] = {}
    for word in sorted(english.ABBREVIATIONS_IN_NAMES):
        by_length.setdefault(len(word), []).append(word.capitalize())
    shortened = (rf"(?<!\b(?:{'|'.join(words)})\.)" for words in by_length.values())
    return "".join((r"(?<!\b[A-Z]\.)", *shortened))


_END = re.compile(
    r"[.!?…\n]"
    rf"(?:(?<=\n)\n|(?<!\n){_unended()}[”)\]]*+\s++(?=[^\W\d_a-z]|[“\"(\[]))"
)
"""The end of a sentence, with the space behind it, or of a paragraph; not behind `Dr.` or `J.`."""

_RULES = (rules.inverted, rules.following, rules.signed, rules.preceding)
_BEHIND = ("inverted", "following")
_LISTED = frozenset(("", "and", ",", ", and", "or", ", or", ";"))


class Attribution(NamedTuple):
    """A speaker, and the rule that found it."""

    name: str
    rule: str


class Speakers:
    """The speakers of the quotes of one text."""

    def __init__(self, text: str, spans: Sequence[QuoteSpan], known: FullNames) -> None:
        self._names = known
        self._quotes = [text[span.start : span.end].strip() for span in spans]
        self._text, self._places = _without(text, spans)
        ends = [m.span() for m in _END.finditer(self._text, 0, _read_to(self._text, self._places))]
        self._stops = [start for start, _ in ends]
        self._starts = [0, *(end for _, end in ends)]
        self._found: list[Attribution | None] = []
        self._known_about: dict[int, str | None] = {}

    def find(self) -> list[Attribution | None]:
        """Who said each quote, where a rule tells."""
        for number in range(len(self._quotes)):
            self._found.append(self._speaker(number))
        return self._found

    def _speaker(self, number: int) -> Attribution | None:
        sentence = self._sentence(number)
        for rule in _RULES:
            if who := rule(sentence):
                name = self._named(who, number, sentence)
                return Attribution(name, rule.__name__) if name else None
        if found := self._continued(number):
            return found
        name = rules.according(sentence)
        return Attribution(self._names.full(name), "according") if name else None

    def _sentence(self, number: int) -> Sentence:
        at = self._places[number]
        behind = at + PLACE
        own = self._own(at)
        start = max(self._starts[own], at - BEFORE)
        stop = bisect_left(self._stops, behind)
        ends = (*self._stops[stop : stop + 1], *self._places[number + 1 : number + 2])
        end = min((behind + BEHIND, *ends))
        rest = self._text[behind:end].partition(PARAGRAPH)[0]
        return Sentence(self._quotes[number], tokens(self._text[start:at]), tokens(rest))

    def _own(self, at: int) -> int:
        """The sentence that a place is in; for a paragraph below `Brandt wrote:` it is that one."""
        own = bisect_right(self._starts, at) - 1
        above = self._text[max(0, at - 8) : at]
        told = ":\n\n" in above and above.rstrip(" >_*").endswith(":\n\n")
        return own - 1 if own and told else own

    def _named(self, who: str, number: int, sentence: Sentence) -> str | None:
        """The full name, or the name that a pronoun stands for."""
        if who in english.PRONOUNS:
            return self._meant(who, number, sentence.before)
        return self._full(who, sentence.before[:1] or sentence.behind[:1])

    def _continued(self, number: int) -> Attribution | None:
        """`"…," said Ilse Brandt, "…"`; `"…," said Brandt on Monday. "…"`; `"…" and "…"`."""
        last = self._found[-1] if number else None
        if last is None:
            return None
        start, end = self._places[number - 1] + PLACE, self._places[number]
        between = self._text[start:end].strip() if end - start < BEHIND else None
        if between is None or PARAGRAPH in self._text[start:end]:
            return None
        if between in _LISTED:
            return last
        stop = bisect_left(self._stops, start)
        new_sentence = stop < len(self._stops) and self._starts[stop + 1] < end
        if last.rule not in _BEHIND or new_sentence:
            return None
        quote = self._quotes[number]
        starts = quote[:1].isupper() or quote.startswith(("[", "(", "…", "..."))
        return last if between[-1] in ",;—–" or (between[-1] in ".:!?" and starts) else None

    def _meant(self, pronoun: str, number: int, before: Sequence[str]) -> str | None:
        """The speaker or the subject of the sentences before; nobody, if another name stands
        before the pronoun in its own.
        """
        start = next((at for at, token in enumerate(before) if token.lower() == pronoun), -1)
        if before and start < 0:  # Brandt agreed: "…," she said
            subject = phrases.beginning(before)
            if subject not in english.PRONOUNS:
                return self._names.full(subject) if subject else None
        opening = before[: max(start, 0)]
        aside = opening[-1:] == [","] and phrases.opens(opening)  # Speaking to the Post, she said
        if not aside and (any(map(is_capital, opening[1:])) or opening[:1] == ["I"]):
            return None
        own = self._own(self._places[number])
        for sentence in range(own - 1, max(own - 1 - BACK, -1), -1):
            who = self._about(sentence)
            if who is None or who not in english.PRONOUNS:
                return who if who and not who.isupper() else None  # CCTV is no she
            if who != pronoun:
                return None
        return None

    def _about(self, sentence: int) -> str | None:
        """The one speaker of the quotes in a sentence; else who it is about."""
        if sentence not in self._known_about:
            self._known_about[sentence] = self._read(*self._starts[sentence : sentence + 2])
        return self._known_about[sentence]

    def _read(self, start: int, end: int) -> str | None:
        first, last = bisect_left(self._places, start), bisect_left(self._places, end)
        said = {found.name for found in self._found[first:last] if found}
        if said:
            rest = tokens(self._text[self._places[last - 1] + PLACE : end])
            other = rules.preceding(Sentence("", rest, []))
            said |= {self._names.full(other)} if other else set()
            return said.pop() if len(said) == 1 else None
        found = tokens(self._text[start : min(end, start + BEFORE)])
        for rule in (rules.according_to, phrases.beginning, rules.attributed):
            if (who := rule(found)) and (name := self._full(who, found[:1])):
                return name
        return None

    def _full(self, who: str, first: list[str]) -> str | None:
        """The full name; None for a word that only starts the sentence."""
        if [who] == first and who not in english.PRONOUNS:
            return self._names.full(who) if self._names.starts_sentences(who) else None
        return self._names.full(who)


def _read_to(text: str, places: Sequence[int]) -> int:
    """How far a text is read for the ends of sentences: to the first character of a paragraph
    behind the last quote, which tells whether a sentence ends before it.
    """
    end = text.find(PARAGRAPH, places[-1])
    first = text[end + 2 : end + 3] if end >= 0 else ""
    return end + 3 if first.strip() else len(text)


def _without(text: str, spans: Sequence[QuoteSpan]) -> tuple[str, list[int]]:
    """The text with a placeholder for each quote, and where the placeholders stand."""
    parts: list[str] = []
    places: list[int] = []
    at = length = 0
    for span in spans:
        places.append(length + span.first - at)
        said = text[span.start : span.end].rstrip(rules.CLOSING)
        parts += (text[at : span.first], f"“{said[-1:] or ' '}”")
        length += span.first - at + PLACE
        at = span.last
    return "".join((*parts, text[at:])), places
