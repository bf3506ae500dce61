"""Which forms a prefix, a wildcard or a fuzzy word stands for; the same for every engine."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import islice

from index.asking.plan import MAX_EXPANSION, Expandable, Fuzzy, Prefix, Wildcard
from index.text.folding import fold


def edits_between(a: str, b: str) -> int:
    """The optimal string alignment distance: insert, delete, replace, swap two neighbours.

    Source: Boytsov, "Indexing methods for approximate dictionary searching" (2011), §2.
    """
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        above, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def fixed_start(node: Expandable) -> str:
    """What every form that the node stands for begins with, folded; never empty."""
    if isinstance(node, Prefix):
        return fold(node.text)
    if isinstance(node, Fuzzy):
        return fold(node.text)[:1]
    return fold(re.split(r"[*?]", node.pattern, maxsplit=1)[0])


@lru_cache(maxsize=256)
def fitting(node: Expandable) -> Callable[[str], bool]:
    """The test whether the node stands for a form, which is folded, without case and accents."""
    if isinstance(node, Prefix):
        start = fold(node.text)
        return lambda folded: folded.startswith(start)
    if isinstance(node, Wildcard):
        parts = (
            ".*" if c == "*" else "." if c == "?" else re.escape(c) for c in fold(node.pattern)
        )
        pattern = re.compile("".join(parts), re.DOTALL)
        return lambda folded: pattern.fullmatch(folded) is not None
    text, edits = fold(node.text), node.edits
    return lambda folded: (
        folded[:1] == text[:1]
        and abs(len(folded) - len(text)) <= edits
        and edits_between(folded, text) <= edits
    )


def expand(node: Expandable, lexicon: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """The first `MAX_EXPANSION` forms that the node stands for, and whether there are more.

    Args:
        node: the prefix, wildcard or fuzzy word.
        lexicon: forms in the order of their folded texts, then of their own (both by code point),
            all or those that, folded, begin with `fixed_start(node)`.
    """
    fits = fitting(node)
    found = tuple(islice((form for form in lexicon if fits(fold(form))), MAX_EXPANSION + 1))
    return found[:MAX_EXPANSION], len(found) > MAX_EXPANSION


def cut_notice(node: Expandable) -> str:
    """The sentence for an expansion that was cut."""
    match node:
        case Prefix(text):
            typed = f"{text}*"
        case Wildcard(pattern):
            typed = pattern
        case Fuzzy(text, edits):
            typed = f"{text}~{edits}"
    return (
        f"“{typed}” stands for more than {MAX_EXPANSION:,} words: the first {MAX_EXPANSION:,} in "
        "alphabetical order were searched; type more letters to search them all."
    )
