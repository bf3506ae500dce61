"""Where an article writes capitals: runs of capitalised words, and what stands around them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from index.article import Article
from index.text.names.patterns import patterns
from index.text.vocabulary.english import INNER_WORDS

_FEW_CAPITALS = 5
"""Where a run stands among so many words, it need not be counted how many words it has."""

_CONTEXT = 60
"""So many characters are kept on both sides of a run."""

_SMALL_IN_TITLES = INNER_WORDS | {"with", "from", "nor", "but", "its"}


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


class SmallWords:
    """The words that a text writes small. Each is looked for when it is asked for: an article has
    many words, and its names are few.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = isinstance(word, str) and self._stands(word)
        return known

    def __len__(self) -> int:
        return len(set(patterns().small.findall(self._text)))

    def _stands(self, word: str) -> bool:
        text, small = self._text, patterns().small
        at = text.find(word)
        while at >= 0:
            match = small.match(text, at)
            if match and match.end() == at + len(word):
                return True
            at = text.find(word, at + 1)
        return False


class Reading(NamedTuple):
    """The runs of an article in the order of its page, the words it writes small, and its text."""

    runs: list[Run]
    small: SmallWords
    text: str


def read(article: Article) -> Reading:
    """What stands in the title, headline, lede, captions and sections: no credits, no background
    (the closing section explains and does not report).
    """
    passages = list(_passages(article.without_furniture()))
    markup = _markup("\n".join(passage for passage, _ in passages))
    runs: list[Run] = []
    texts = []
    at = 0
    for passage, heading in passages:
        text = _plain(passage, markup)
        if text:
            runs += _scan(text, at, heading)
        texts.append(text)
        at += len(text) + 1
    whole = "\n".join(texts)
    return Reading(runs, SmallWords(whole), whole)


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


_Remains: TypeAlias = tuple[tuple[str, ...], re.Pattern[str], str]
"""Remains of markup: what shows that they may be there, what they are, and what they become."""

_MARKUP: tuple[_Remains, ...] = (
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
_DATELINE = re.compile(r"^(?:\w+day, )?[A-Z]\w{2,8} \d{1,2}, \d{4}\s*")


def plain(text: str) -> str:
    """A passage without the remains of markup, addresses and a leading date."""
    return _plain(text, _markup(text))


def _markup(text: str) -> list[_Remains]:
    """The remains of markup that may be in a text."""
    return [remains for remains in _MARKUP if any(sign in text for sign in remains[0])]


def _plain(text: str, markup: Sequence[_Remains]) -> str:
    for signs, pattern, instead in markup:
        for sign in signs:
            if sign in text:
                text = pattern.sub(instead, text)
                break
    return _DATELINE.sub("", text, count=1) if text.find("day, ", 0, 16) >= 0 else text


def _scan(text: str, at: int, heading: bool) -> list[Run]:
    likely = "al-" in text or "el-" in text
    run = patterns().any_run if likely else patterns().run
    found = list(run.finditer(text))
    prose = bool(found) and not _capitalises(text, found, heading)
    runs = []
    for match in found:
        start, end = match.span()
        after = text[end : end + _CONTEXT]
        if after[:1] not in _ADDRESS_SIGNS or not _is_address(after):
            before = text[max(0, start - _CONTEXT) : start]
            runs.append(Run(match[0], before, after, at + start, _opens(before), prose))
    return runs


_ADDRESS_SIGNS = frozenset("./\\@=_(")


def _is_address(after: str) -> bool:
    """Whether a word goes on like a path, an address or code (`Gov` in `Gov.uk`)."""
    if after[0] == ".":
        return after[1:2].islower()
    return after[0] != "(" or after[1:2] == ")"


def _capitalises(text: str, found: Sequence[re.Match[str]], heading: bool) -> bool:
    """Whether a text gives capitals to more than names: the words with a capital outnumber the
    others of more than two letters; in a sentence, which may list names, four times.
    """
    words = " ".join([match[0] for match in found]).split(" ")
    capitals = len(words) - sum(map(str.islower, words))
    enough = capitals
    if not heading and text.endswith((".", "!", "?", '"', "”")):
        enough = (capitals + 2) // 4
    small = others = 0
    for match in patterns().small.finditer(text):  # most texts soon have enough
        if others >= enough:
            return False
        word = match[0]
        small += 1
        others += len(word) > 2 and word not in _SMALL_IN_TITLES
    return others < enough and small <= _FEW_CAPITALS * len(found)


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
