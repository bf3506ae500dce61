"""What is written with capitals, and what small: patterns and plain Python define it.

Articles are read by `index.text.kernels.capitals`, which finds the same.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from index.text.surroundings import CASED, DOMAINS, IN_TITLES, PROSE, around
from index.text.vocabulary.english import ABBREVIATIONS_IN_NAMES, INNER_WORDS

MOST_WORDS = 24
"""A run that goes on for longer, as no name does, is read as several."""


FEW_CAPITALS = 5
"""Where a run stands among so many words, it need not be counted how many words it has."""


class Patterns(NamedTuple):
    """`run`: a run that begins with a capital or a digit; `any_run` may begin with `al-` or `el-`;
    `small`: a word written small.
    """

    run: re.Pattern[str]
    any_run: re.Pattern[str]
    small: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns, compiled once.

    The first word of a run is its first character and a rest, and what may not stand before is
    asked behind that character: a pattern that begins with a class is searched much faster, and
    the fewer characters are of the class.
    """
    cased = list(map(chr, range(CASED)))
    upper = _ranges([char for char in cased if char.isupper() or char.istitle()])
    lower = _ranges([char for char in cased if char.islower()])
    letters = r"[^\W_]+"
    rests = (
        rf"(?:\.[{upper}])+\.(?:[{upper}]\b(?!['’.]))?"  # U.S., D.C.
        rf"|\.[{upper}]\b(?!['’.])"  # U.S
        rf"|\.(?=[ ][{upper}])"  # an initial
        rf"|(?=[a-z]{{1,5}}\.[ ][{upper}])(?:{_behind_first(sorted(ABBREVIATIONS_IN_NAMES))})\."
        rf"|(?:{letters})?"  # a word, with what is written inside: O'Neill, AT&T, USA.gov
        rf"(?:(?:['’&‑-]|\.(?=(?:{'|'.join(DOMAINS)})\b)){letters})*"
        r"(?:(?<=s)['’](?=[ ]))?"
    )
    counted = rf"\d{{0,2}}[{upper}](?:{letters})?"  # 18F
    word = rf"(?:[{upper}](?:{rests})|\d{counted})"
    inner = f"(?:{_by_first_letter(INNER_WORDS - {'the'})})"
    prefix = r"(?:(?:al|el|as|ad|ul|d|l)[-’'])?"
    run = (
        r"(?<![\w@#/\\$=~.&+].)"
        rf"(?:(?<=[{upper}])(?:{rests})|(?<=\d){counted}|(?<=[ae])(?<!-.)l-{word})"
        rf"(?: (?:{inner} (?:{inner} |the )?)?{prefix}{word}){{0,{MOST_WORDS}}}"
        r"(?: \d{1,5}(?![\w%:,.]\d|[\w%:–/-]))?"
    )
    return Patterns(
        re.compile(rf"[{upper}\d]{run}", re.DOTALL),
        re.compile(rf"[{upper}\dae]{run}", re.DOTALL),
        re.compile(rf"(?<![\w’'.@/-])[{lower}]{letters}"),
    )


def _behind_first(words: Sequence[str]) -> str:
    """The alternatives of what stands behind the first character of each word."""
    return "|".join(rf"(?<=\b{word[0].upper()}){word[1:]}" for word in words)


def _by_first_letter(words: Iterable[str]) -> str:
    """The alternatives of words, in groups that begin alike: most are ruled out at one look."""
    groups = groupby(sorted(words), itemgetter(0))
    return "|".join(f"{first}(?:{'|'.join(word[1:] for word in of)})" for first, of in groups)


def _ranges(characters: Sequence[str]) -> str:
    """The inside of a class of characters, which are in order."""
    points = list(map(ord, characters))
    known = set(points)
    starts = [point for point in points if point - 1 not in known]
    ends = [point for point in points if point + 1 not in known]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


def runs_of(passage: str, heading: bool) -> list[tuple[int, int, int]]:
    """Where the runs of a passage begin and end, and what stands around them
    (`index.text.surroundings`).
    """
    found = list(patterns().any_run.finditer(passage))
    prose = PROSE if found and not _capitalises(passage, found, heading) else 0
    spans = [match.span() for match in found if not _is_address(passage[match.end() :][:2])]
    return [(start, end, around(passage, start, end) | prose) for start, end in spans]


def _is_address(after: str) -> bool:
    """Whether a word goes on like a path, an address or code (`Gov` in `Gov.uk`)."""
    if after[:1] == ".":
        return after[1:].islower()
    return after == "()" or after[:1] in tuple("/\\@=_")


def _capitalises(text: str, found: Sequence[re.Match[str]], heading: bool) -> bool:
    """Whether a text gives capitals to more than names: the words with a capital outnumber the
    others of more than two letters; in a sentence, which may list names, four times.
    """
    words = " ".join([match[0] for match in found]).split(" ")
    capitals = len(words) - sum(map(str.islower, words))
    enough = capitals
    if not heading and text.endswith((".", "!", "?", '"', "”")):
        enough = (capitals + 2) // 4
    small = patterns().small.findall(text)
    others = sum(len(word) > 2 and word not in IN_TITLES for word in small)
    return others < enough and len(small) <= FEW_CAPITALS * len(found)
