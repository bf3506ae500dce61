"""The names of an article: which full name a surname stands for, and what is a name at all."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from index.text.quotes.marks import PARAGRAPH
from index.text.quotes.runs import RUNS_KEPT, clean, is_possessive, tokens
from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_title

MAX_NAMESAKES = 20
"""A surname of more full names than these stands for none of them."""

READ_FOR_WORDS = 1 << 22
"""So many characters are looked through, all in all, for words that are asked for. After that a
text is read once for all its words, which costs more than a few of them and less than thousands.
"""

_WORD = re.compile(r"[^\W_]+")
_OWNED = re.compile("['’]s?$")
_BEFORE_PLACES = ("of ", "from ", "of the ", "from the ")
_OFFICE = re.compile(r"\b([^\W_]+) (?:of|from)(?: the)? $")


_UPPER = "".join(filter(str.isupper, map(chr, range(0x2000))))
_REST = r"[^\W_]*+(?:[.'’&/‑–-][^\W_]++)*+"
_PARTICLES = "|".join(sorted(english.PARTICLES))
_STRETCH = re.compile(r"[\w.'’&/‑– -]*+")
"""What a run may be made of: it ends before anything else."""


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Two to eight capitalised words in a row, with particles between them. The look-behind keeps
    a search from starting within a word, which would make it quadratic; it stands behind the first
    character, because a pattern that begins with a class is searched much faster.
    """
    more = rf"(?:(?<=\b\w)\.)?[ ](?:(?:{_PARTICLES})[ ]){{0,2}}[{_UPPER}]{_REST}"
    return re.compile(rf"[{_UPPER}](?<![\w.'’&/‑–-].){_REST}(?:{more}){{1,7}}", re.DOTALL)


@lru_cache(maxsize=1)
def _inner() -> re.Pattern[str]:
    """What a run may have before a space and go on behind it."""
    return re.compile(rf"[{_UPPER}]{_REST}\.?|{_PARTICLES}")


class FullNames:
    """The names of one article. Of its words only those are read that are asked for: an article has
    many, and few of them are speakers.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._full: dict[str, str] = {}
        self._left = READ_FOR_WORDS

    def full(self, name: str) -> str:
        """The full name that a surname stands for: the only one of the article that ends with it,
        or the one it has more than twice as often as any other. Else the surname.
        """
        if " " in name or name.isupper():
            return name
        if name not in self._full:
            self._full[name] = _most(self._ending(name)) or name
        return self._full[name]

    def starts_sentences(self, word: str) -> bool:
        """Whether a capitalised word that starts a sentence may be a name: the article has it once
        more, and nowhere in lower case.
        """
        first = _WORD.findall(word)[0]
        if self._looks():
            return _stands(first, self._text, 2) and not _stands(first.lower(), self._text, 1)
        return self._words[first] > 1 and not self._words[first.lower()]

    @cached_property
    def _text(self) -> str:
        return PARAGRAPH.join(self._texts)

    @cached_property
    def _words(self) -> Counter[str]:
        """All words, where words are no longer looked for."""
        return Counter(_WORD.findall(self._text))

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """All full names by surname, where surnames are no longer looked for."""
        found: dict[str, list[str]] = {}
        for name in _full_names(self._text, 0, len(self._text)):
            found.setdefault(name.rpartition(" ")[2], []).append(name)
        return found

    def _looks(self) -> bool:
        """Whether a word is looked for in the text, and not among all its words."""
        self._left -= len(self._text)
        return self._left >= 0

    def _ending(self, surname: str) -> Sequence[str]:
        """The full names that end with a surname, each as often as it stands in the text."""
        if self._looks():
            return list(_ending_with(surname, self._text))
        return self._names.get(surname, ())


def _most(names: Sequence[str]) -> str | None:
    """The only name, or the one that is there more than twice as often as any other."""
    known = set(names)
    if len(known) == 1:
        return names[0]
    if not known or len(known) > MAX_NAMESAKES:
        return None
    (first, count), *others = _shortest(Counter(names)).most_common(2)
    return first if not others or count > 2 * others[0][1] else None


def _stands(word: str, text: str, times: int) -> bool:
    """Whether a word, which is more than a part of another one, stands so many times in a text."""
    at = text.find(word) if word.isalnum() else -1
    while at >= 0 and times:
        end = at + len(word)
        times -= not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(word, end)
    return not times


def _ending_with(surname: str, text: str) -> Iterator[str]:
    """The full names of a text that end with a surname, in order. Each is looked for around the
    surname: between what no run can go on over.
    """
    last_word = f" {surname}"
    at, read = text.find(last_word), 0
    while at >= 0:
        if at >= read and (start := _before(text, at)) >= 0:
            stretch = _STRETCH.match(text, at)
            read = stretch.end() if stretch else at + 1
            names = _full_names(text, start, read, last_word)
            yield from (name for name in names if name.endswith(last_word))
        at = text.find(last_word, at + 1)


def _before(text: str, end: int) -> int:
    """Where the runs begin that may go on over the space at `end`: behind the last space that none
    goes on over. -1 where the word before is none of a run.
    """
    start = text.rfind(" ", 0, end) + 1
    if text[start:end].islower() and not _inner().fullmatch(text, start, end):
        return -1
    while start and _inner().fullmatch(text, start, end):
        end = start - 1
        start = text.rfind(" ", 0, end) + 1
    return start


def _full_names(text: str, start: int, end: int, word: str = "") -> Iterator[str]:
    """The full names in a part of a text, at whose borders no run goes on, of runs that have a
    word.
    """
    for match in _runs().finditer(text, start, end):
        if word in match[0] and (name := _full_name(match[0], _is_office(text, match.start()))):
            yield name


def _is_office(text: str, at: int) -> bool:
    """Whether a title of a place stands before a run: `Mayor of London Ann Smith`."""
    before = text[max(0, at - 40) : at]
    office = _OFFICE.search(before) if before.endswith(_BEFORE_PLACES) else None
    return office is not None and is_title(office[1])


@lru_cache(maxsize=RUNS_KEPT)
def _full_name(text: str, office: bool) -> str | None:
    """The name in a run of the text, if it has two to four words."""
    run = tokens(text)
    owners = [at for at, word in enumerate(run[:-1]) if is_possessive(word)]
    if owners:
        run = run[owners[-1] + 1 :]
    if is_possessive(run[-1]):
        run[-1] = _OWNED.sub("", run[-1])
    if office and len(run) > 2:
        run = run[-2:]
    name = clean(run)
    return name if name and 1 <= name.count(" ") <= 3 else None


def _shortest(known: Counter[str]) -> Counter[str]:
    """Full names that end with another full name count as that: `Mayor of London Ann Smith`."""
    found: Counter[str] = Counter()
    for name, count in known.items():
        ends = [other for other in known if name.endswith(f" {other}")]
        found[min(ends, key=len, default=name)] += count
    return found
