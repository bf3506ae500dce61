"""What is found in quotes, defined plainly: all of a text is read, whatever is asked."""

import re
from collections import Counter
from collections.abc import Sequence

from index.text.quotes import full_names
from index.text.quotes.marks import PARAGRAPH, QuoteSpan, _Scan

_MARK = re.compile(f'["“”„‟«»＂]|{PARAGRAPH}')


def spans(text: str) -> list[QuoteSpan]:
    """The quotes of a text, each mark and each end of a paragraph being looked at in order."""
    scan, skip = _Scan(text), -1
    for match in _MARK.finditer(text):
        at = match.start()
        if match[0] == PARAGRAPH:
            skip = match.end() if scan._is_continued(match.end()) else -1
            if skip < 0:
                scan._give_up(at)
        elif at != skip:
            scan._mark(match[0].translate(str.maketrans("‟＂", '“"')), at)
    scan._give_up(len(text))
    return sorted(scan.found)


def every_full_name(texts: Sequence[str]) -> list[str]:
    """All full names of the texts, in order."""
    return [name for text in texts for name in full_names._full_names(text, 0, len(text))]


def full(name: str, every: Sequence[str]) -> str:
    """The full name of a surname, of all full names."""
    if " " in name or name.isupper():
        return name
    return full_names._most([each for each in every if each.split(" ")[-1] == name]) or name


def starts_sentences(texts: Sequence[str], word: str) -> bool:
    """Whether a word is twice in the texts and never in lower case, by all their words."""
    words = Counter(each for text in texts for each in re.findall(r"[^\W_]+", text))
    first = re.findall(r"[^\W_]+", word)[0]
    return words[first] > 1 and not words[first.lower()]
