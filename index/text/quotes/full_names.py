"""The names of an article: which full name a surname stands for, and what is a name at all."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from index.text.quotes.runs import clean, is_possessive, tokens
from index.text.vocabulary import english
from index.text.vocabulary.kinds import is_title

MAX_NAMESAKES = 20
"""A surname of more full names than these stands for none of them."""

_WORD = re.compile(r"[^\W_]+")
_OFFICE = re.compile(r"\b([^\W_]+) (?:of|from)(?: the)? $")


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Two to eight capitalised words in a row, with particles between them. The look-behind keeps
    a search from starting within a word, which would make it quadratic; it stands behind the first
    character, because a pattern that begins with a class is searched much faster.
    """
    upper = "".join(filter(str.isupper, map(chr, range(0x2000))))
    rest = "(?:[.'’&/‑–-]?[^\\W_])*+"
    particles = "|".join(sorted(english.PARTICLES))
    more = rf"(?:(?<=\b\w)\.)?[ ](?:(?:{particles})[ ]){{0,2}}[{upper}]{rest}"
    return re.compile(rf"[{upper}](?<![\w.'’&/‑–-].){rest}(?:{more}){{1,7}}", re.DOTALL)


class FullNames:
    """The names of one article, read when first asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._full: dict[str, Counter[str]] | None = None
        self._words: Counter[str] | None = None

    def full(self, name: str) -> str:
        """The full name that a surname stands for: the only one of the article that ends with it,
        or the one it has more than twice as often as any other. Else the surname.
        """
        if " " in name or name.isupper():
            return name
        if self._full is None:
            self._full = self._read()
        known = self._full.get(name)
        if not known or len(known) > MAX_NAMESAKES:
            return name
        (first, count), *others = _shortest(known).most_common(2)
        return first if not others or count > 2 * others[0][1] else name

    def starts_sentences(self, word: str) -> bool:
        """Whether a capitalised word that starts a sentence may be a name: the article has it once
        more, and nowhere in lower case.
        """
        if self._words is None:
            self._words = Counter(word for text in self._texts for word in _WORD.findall(text))
        first = _WORD.findall(word)[0]
        return not self._words[first.lower()] and self._words[first] > 1

    def _read(self) -> dict[str, Counter[str]]:
        found: dict[str, Counter[str]] = {}
        for text in self._texts:
            for match in _runs().finditer(text):
                before = text[max(0, match.start() - 40) : match.start()]
                if name := _full_name(tokens(match.group()), before):
                    found.setdefault(name.rpartition(" ")[2], Counter())[name] += 1
        return found


def _full_name(run: list[str], before: str) -> str | None:
    """The name in a run of the text, if it has two to four words."""
    cut = max((at for at, word in enumerate(run[:-1]) if is_possessive(word)), default=-1)
    run = run[cut + 1 :]
    run[-1] = re.sub("['’]s?$", "", run[-1])
    office = _OFFICE.search(before) if len(run) > 2 else None
    if office and is_title(office[1]):  # Mayor of London Ann Smith
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
