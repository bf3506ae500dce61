"""Queries as nobody means them: seeds, and what comes of them by chance; the same for a seed."""

import random
from collections.abc import Callable

from tests.faults.corpus import QUERIES, WORDS

PROBE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"
ODD = (
    *("*", "?", "**", "*a", "a*b*c*d*", "?" * 12, "_:*", "*:*", "nosuch:abc", "title:", ":", "::a"),
    *("(", ")", "()", "((a)", '"', '""', '"a', "'a", "~", "a~9", "a~99999999", '"a b"~999999999'),
    *("^", "a^-1", "a^nan", "a^1e309", "[TO]", "[z TO a]", "{a TO", "date:[", "date:20990230"),
    *("date:[0001 TO 99999]", "NOT", "NOT NOT a", "a AND AND b", "OR", "--a", "+", "&&", "||"),
    *("\\", "\\\\\\", "%00", "%", "(a+)+$", "{{7*7}}${7*7}<%= 7*7 %>", "../../etc/passwd"),
    *("'; DROP TABLE articles;--", "=cmd|' /C calc'!A0", "javascript:alert(1)", PROBE),
    *("\0", "a\0b", "\ud800", "\udfff\ud800", "\ufeffa", "\u202ecba\u202c", "\u200b\u200d"),
    *("\u2028\u2029", "a\r\nSet-Cookie: x=1\r\n\r\n<b>", "\u0130 \u0131 \u00df \u1e9e \u03c2"),
    *("\ufdfa" * 3, "مرحبا שלום", "日本語", "e\u0301 \u00e9", "\U0001f468\u200d\U0001f469", "９９"),
    *("a" + "\u0301" * 400, "(" * 500, "(" * 200 + "a" + ")" * 200, "NOT " * 100 + "a", "a* " * 60),
    *(" ".join(f"t{n}" for n in range(64)), " OR ".join(f"t{n}" for n in range(64)), "~" * 500),
    *(" ".join(WORDS), " OR ".join(f"{w}*" for w in WORDS), f'"{" ".join(WORDS)}"', "ferry " * 80),
    *(" ".join(f"{w[:3]}*" for w in WORDS), " ".join(f"{w}~" for w in WORDS), "a" * 500),
    *('"ferry harbour"~5 OR "flood river"~20', "fer?y~1 -title:b*", "=Budgets source:island"),
)
OPERATORS = (
    *(" AND ", " OR ", " NOT ", " -", " +", "(", ")", '"', "*", "?", "~", "~2", '"~3', ":"),
    *("title:", "source:", "date:2024-0", "date:>", "=", "^2", "[", "]", " TO ", "\\", ".."),
    *("\u00a0", " "),
)
PARAMETERS = (
    *(("order-by", v) for v in ("newest", "oldest", "relevance", "x")),
    *(("page", v) for v in ("1", "2", "0", "-1", "999999", "1e3", "٣")),
    *(("page-size", v) for v in ("1", "100", "101", "x")),
    *(("from-date", v) for v in ("2024", "2024-02", "2024-02-30", "0000", "2024-13-01", "x")),
    *(("to-date", v) for v in ("2024", "2024-12-31", "1", "9999-12-31")),
    *(("source", v) for v in ("Island Ledger", "", PROBE, "\0")),
    *(("not-year", v) for v in ("2024", "x")),
    *(("match", v) for v in ("any", "all", "none")),
    *(("duplicates", "show"), ("duplicates", "list"), ("explain", "1"), ("cursor", "*")),
    *(("cursor", "x" * 90), ("nosuch", "1")),
)
LONGEST = 600
"""Characters: some more than a query may have."""

Parameters = list[tuple[str, str]]


def asked(chance: random.Random) -> Parameters:
    """The parameters of one search: mostly words of the corpus, twisted."""
    return [("q", query(chance)), *chance.choices(PARAMETERS, k=chance.choice((0, 0, 0, 0, 1, 2)))]


def query(chance: random.Random) -> str:
    """A query: a seed, or a few put together, and changed up to six times."""
    text = chance.choice((*QUERIES, *ODD))
    for _ in range(chance.randrange(7)):
        text = chance.choice(_CHANGES)(chance, text)
    return text[:LONGEST]


def _insert(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice((*OPERATORS, *WORDS)) + text[at:]


def _any_character(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    plane = chance.choice((0x80, 0x800, 0x10000, 0x110000))
    return text[:at] + chr(chance.randrange(plane)) + text[at:]


def _delete(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 9) :]


def _double(chance: random.Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text


def _join(chance: random.Random, text: str) -> str:
    return text + chance.choice((" ", " OR ", " AND ", " -")) + chance.choice((*QUERIES, *ODD))


_CHANGES: tuple[Callable[[random.Random, str], str], ...] = (
    *(_insert, _insert, _any_character, _delete, _double, _join),
)
