"""Where an article writes capitals: runs of capitalised words, and what stands around them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.article import Article
from index.names.building_words import INNER

_CASED = 0x2C00
"""Latin, Greek, Cyrillic, Armenian and Georgian end below; other scripts have no capitals."""

_FEW_CAPITALS = 5
"""Where a run stands among so many words, it need not be counted how many words it has."""

_MOST_WORDS = 24
"""A run that goes on for longer, as no name does, is read as several."""

_CONTEXT = 60
"""So many characters are kept on both sides of a run."""

_SMALL_IN_TITLES = INNER | {"with", "from", "nor", "but", "its"}


class Run(NamedTuple):
    """Capitalised words in a row (`Bank of Northfield`) and the text on both sides. `opens`: it
    begins a sentence, a quotation or an item. `prose` is false where not only names are
    capitalised.
    """

    text: str
    before: str
    after: str
    at: int
    opens: bool
    prose: bool


class Reading(NamedTuple):
    """The runs of an article in the order of its page, the words it writes small, and its text."""

    runs: list[Run]
    small: frozenset[str]
    text: str


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run, and a word written small."""
    cased = list(map(chr, range(_CASED)))
    upper = _ranges([char for char in cased if char.isupper() or char.istitle()])
    lower = _ranges([char for char in cased if char.islower()])
    letters = r"[^\W_]+"
    abbreviated = "Mrs?|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|St|Mt|Ft|Rev|Adm|Jr|Sr|Hon|Cmdr"
    word = (
        rf"(?:(?:[{upper}]\.){{2,}}(?:[{upper}]\b(?!['’.]))?"  # U.S., D.C.
        rf"|[{upper}]\.[{upper}]\b(?!['’.])"  # U.S
        rf"|[{upper}]\.(?=[ ][{upper}])"  # an initial
        rf"|(?:{abbreviated}|Messrs)\.(?=[ ][{upper}])"
        rf"|[{upper}](?:{letters})?"  # a word, with what is written inside: O'Neill, AT&T, USA.gov
        rf"(?:(?:['’&‑-]|\.(?=(?:gov|com|org|net|edu|mil|io|js)\b)){letters})*"
        r"(?:(?<=s)['’](?=[ ]))?"
        rf"|\d{{1,3}}[{upper}](?:{letters})?)"  # 18F
    )
    inner = f"(?:{'|'.join(sorted(INNER - {'the'}))})"
    prefix = r"(?:(?:al|el|as|ad|ul|d|l)[-’'])?"
    run = (
        rf"(?=[{upper}\d]|[ae]l-)(?<![\w@#/\\$=~.&+])(?:(?<!-)(?:al|el)-)?{word}"
        rf"(?: (?:{inner} (?:{inner} |the )?)?{prefix}{word}){{0,{_MOST_WORDS}}}"
        r"(?: \d{1,5}(?![\w%:,.]\d|[\w%:–/-]))?"
    )
    return re.compile(run), re.compile(rf"(?<![\w’'.@/-])[{lower}]{letters}")


def _ranges(characters: Sequence[str]) -> str:
    """The inside of a class of characters, which are in order."""
    points = list(map(ord, characters))
    known = set(points)
    starts = [point for point in points if point - 1 not in known]
    ends = [point for point in points if point + 1 not in known]
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True))


def read(article: Article) -> Reading:
    """What stands in the title, headline, lede, captions and sections: no credits, no background
    (the closing section explains and does not report).
    """
    runs: list[Run] = []
    small: set[str] = set()
    texts = []
    at = 0
    for passage, heading in _passages(article):
        text = plain(passage)
        here, words = _scan(text, at, heading)
        runs += here
        small.update(words)
        texts.append(text)
        at += len(text) + 1
    return Reading(runs, frozenset(small), "\n".join(texts))


def _passages(article: Article) -> Iterator[tuple[str, bool]]:
    yield article.title, True
    if article.headline and article.headline != article.title:
        yield article.headline, True
    yield article.lede or "", False
    for image in article.images:
        yield image.caption or "", False
    for section in article.sections:
        yield section.heading or "", True
        for paragraph in section.paragraphs:
            yield paragraph, False


_MARKUP = (
    (
        ("`", "{", "<", "@", "://", "www."),
        re.compile(
            r"`[^`]*`|\{\{[^{}]*\}\}|\{%[^{}]*%\}|<[^<>]*>"
            r"|(?:https?://|ftp://|www\.)[^\s)\]>]+|[\w.+-]{1,64}@[\w.-]+"
        ),
        " · ",
    ),
    (("](",), re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (("[.", "[…"), re.compile(r"\[(?:\.\.\.|…)\]"), "…"),
    (("*", "_"), re.compile(r"(?<![\w*])[*_]{1,3}(?=[\w\"“‘(])"), " "),
    (("*", "_"), re.compile(r"(?<=[\w.,:;!?)\"”’])[*_]{1,3}(?![\w*])"), ""),
    ((">", "#", "|"), re.compile(r"^[>#|\s]+"), ""),
)
"""Remains of markup: what shows that they may be there, what they are, and what they become."""

_DATELINE = re.compile(r"^(?:\w+day, )?[A-Z]\w{2,8} \d{1,2}, \d{4}\s*")


def plain(text: str) -> str:
    """A passage without the remains of markup, addresses and a leading date."""
    for signs, pattern, instead in _MARKUP:
        for sign in signs:
            if sign in text:
                text = pattern.sub(instead, text)
                break
    return _DATELINE.sub("", text, count=1) if "day, " in text[:16] else text


def _scan(text: str, at: int, heading: bool) -> tuple[list[Run], list[str]]:
    run, word = _patterns()
    small = word.findall(text)
    found = list(run.finditer(text))
    prose = bool(found) and not _capitalises(text, found, small, heading)
    runs = []
    for match in found:
        start, end = match.span()
        after = text[end : end + _CONTEXT]
        if not _is_address(after):
            before = text[max(0, start - _CONTEXT) : start]
            runs.append(Run(match[0], before, after, at + start, _opens(before), prose))
    return runs, small


def _is_address(after: str) -> bool:
    """Whether a word goes on like a path, an address or code (`Gov` in `Gov.uk`)."""
    if after[:1] == ".":
        return after[1:2].islower()
    return after.startswith(("/", "\\", "@", "=", "_", "()"))


def _capitalises(
    text: str, found: Sequence[re.Match[str]], small: Sequence[str], heading: bool
) -> bool:
    """Whether a text gives capitals to more than names: the words with a capital outnumber the
    others of more than two letters; in a sentence, which may list names, four times.
    """
    if len(small) > _FEW_CAPITALS * len(found):
        return False
    others = sum(len(word) > 2 and word not in _SMALL_IN_TITLES for word in small)
    capitals = sum(not word.islower() for match in found for word in match[0].split(" "))
    if heading or not text.endswith((".", "!", "?", '"', "”")):
        return others < capitals
    return others * 4 < capitals - 1


def _opens(before: str) -> bool:
    """Whether what follows begins a sentence, a quotation, an aside or an item of a list."""
    bare = before.rstrip(" \xa0")
    if not bare:
        return True
    if bare[-1] in "“‘«„([" or (bare[-1] in "\"'" and bare == before):
        return True
    if bare.endswith("))"):  # the speaker's name in an interview
        return True
    bare = bare.rstrip("\"'”’»)]")
    return not bare or bare[-1] in ".!?:…–—-*•·|>[;#"
